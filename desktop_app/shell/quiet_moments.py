"""What the window does when nothing is asked of it: a good copy of the database, a search that knows every pack, what
was erased gone from the last corner, many small slices made few.

Promises: first a minute after the start, then every few hours, on the database thread, between the learner's own
work; what the learner should be told about how the profile was opened is told once. Made by shell/start_up.py.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_app.domain.errors import Known
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.shell.window import Window

FIRST: Final = 60.0
AGAIN: Final = 4 * 3600.0


class QuietMoments(QObject):
    """Seconds; shorter in tests."""

    def __init__(
        self,
        app: AppState,
        window: Window,
        *,
        first: float = FIRST,
        again: float = AGAIN,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app, self._window, self._again = app, window, again
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._care)
        self._timer.start(round(1000 * first))
        from desktop_app.operations import upkeep

        app.run(upkeep.news, done=self._tell)

    @Slot()
    def stop(self) -> None:
        """Nothing more is begun."""
        self._timer.stop()

    @Slot()
    def _care(self) -> None:
        from desktop_app.operations import packs, upkeep

        self._app.run(packs.index)
        self._app.run(upkeep.free_old_versions)
        self._app.run(upkeep.repack)
        self._app.run(upkeep.keep_copy)
        self._timer.start(round(1000 * self._again))

    @Slot(object)
    def _tell(self, news: tuple[Known, ...]) -> None:
        for known in news:
            what, todo = what_and_todo(known)
            self._window.notice.tell("waiting", what, todo, closable=True)
