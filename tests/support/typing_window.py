"""The window's way of writing and exchanging, without its widgets, as a process that a test can kill.

``python -m tests.support.typing_window PROFILE WORD`` writes notes for ever: saves go through the database thread,
exchanges run beside it on the network thread, as in the window. Every saved word is said on standard output, as
``[note, word]``, once the window would say "Saved".
"""

import itertools
import json
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desktop_app.operations import exchanging
from desktop_app.pages.notebook.working_note import WorkingNote, Written
from desktop_app.qt_support.app_state import AppState

WORDS_A_NOTE = 6


class Typist(QObject):
    """Types a word as soon as the one before is saved, and exchanges as soon as the exchange before is over."""

    def __init__(self, app: AppState, word: str) -> None:
        super().__init__()
        self._app = app
        self._words = (f"{word}{number}" for number in itertools.count())
        self._begin_note()
        self._exchange()

    def _begin_note(self) -> None:
        self._typed: list[str] = []
        self._note = WorkingNote(self._app, None, self)
        self._note.changed.connect(self._on_changed)
        self._type()

    def _type(self) -> None:
        self._typed.append(next(self._words))
        self._note.write(Written(self._typed[0], " ".join(self._typed[1:])))
        self._note.save()

    @Slot()
    def _on_changed(self) -> None:
        note = self._note
        if note.unsaved or note.busy or note.id is None:
            return
        sys.stdout.write(json.dumps([note.id, self._typed[-1]]) + "\n")
        sys.stdout.flush()
        note.changed.disconnect(self._on_changed)
        if len(self._typed) < WORDS_A_NOTE:
            note.changed.connect(self._on_changed)
            self._type()
        else:
            self._begin_note()

    @Slot(object)
    def _exchange(self, _: object = None) -> None:
        self._app.run_on_network(
            exchanging.exchange, done=self._exchange, failed=self._exchange, changes=("notes", "exchange")
        )


def main() -> None:
    application = QCoreApplication(sys.argv[:1])
    app = AppState(Path(sys.argv[1]))
    typist = Typist(app, sys.argv[2])
    application.exec()
    typist.deleteLater()


if __name__ == "__main__":
    main()
