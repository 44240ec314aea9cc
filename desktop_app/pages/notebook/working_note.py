"""A note that is being written: what is saved of it, what is on the screen, and the way from the one to the other.

Promises: what was typed is given to the database after a pause and whenever somebody asks, one save at a time, also
when the window closes meanwhile; what comes back from elsewhere is merged, never written over; after a failure the
words stay here and go again with the next change or ``save``. A note without a word is not made. Refuses: widgets.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import NoteView, SavedText, SeenNote
from desktop_app.domain.text_merge import rebase
from desktop_app.operations import notes
from desktop_app.qt_support.app_state import AppState

PAUSE_MS: Final = 1000


@dataclass(frozen=True)
class Written:
    """What can be written of a note. Tags in the order of their adding."""

    title: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.title.strip() or self.text.strip() or self.tags)


class WorkingNote(QObject):
    """``view`` is None for a note that is not made yet. ``received`` when words came from elsewhere."""

    changed = Signal()  # saved, failed, or something to save: ask ``unsaved``, ``error`` and ``saved_at``
    received = Signal()
    made = Signal()

    def __init__(self, app: AppState, view: NoteView | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.view = view
        self.now = self._saved = _written(view)
        self._sent: Written | None = None
        self._looking = False
        self._wanted = False
        self.error: Known | None = None
        self.saved_at: datetime | None = view.changed if view is not None else None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)

    @property
    def id(self) -> RecordId | None:
        return self.view.id if self.view is not None else None

    @property
    def unsaved(self) -> bool:
        """True while something on the screen is not in the database."""
        return self.now != self._saved and not (self.view is None and self.now.empty)

    @property
    def busy(self) -> bool:
        """True while an answer of the database is awaited."""
        return self._sent is not None or self._looking

    def write(self, now: Written) -> None:
        """A person changed it; it is saved after a pause."""
        if now != self.now:
            self.now = now
            self._pause.start()
            self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Saves now what is not saved."""
        self._pause.stop()
        if not self.unsaved:
            return
        if self.busy:  # the answer will be the ground for the next save
            self._wanted = True
            return
        self._sent = now = self.now
        if self.view is None:
            self._app.run(
                notes.add_note,
                title=now.title,
                text=now.text,
                tags=now.tags,
                changes=("notes",),
                done=self._on_made,
                failed=self._on_failed,
            )
        else:
            self._app.run(
                notes.save_note,
                self.view.id,
                title=now.title if now.title != self._saved.title else None,
                text=now.text if now.text != self._saved.text else None,
                tags=now.tags if set(now.tags) != set(self._saved.tags) else None,
                seen=SeenNote(self._saved.title, self._saved.text, self._saved.tags),
                changes=("notes",),
                done=self._on_saved,
                failed=self._on_failed,
            )

    def look(self) -> None:
        """Asks for what was written elsewhere."""
        if self.view is None or self.busy:
            return
        # No save may pass this question: the next one is measured against its answer.
        self._looking = True
        self._app.run(notes.open_note, self.view.id, done=self._on_looked, failed=self._on_look_failed)

    @Slot(object)
    def _on_made(self, view: NoteView) -> None:
        sent, self._sent = self._sent, None
        assert sent is not None
        self.view = view
        self._take(sent, _written(view), view.changed)
        self.made.emit()

    @Slot(object)
    def _on_saved(self, saved: SavedText) -> None:
        sent, self._sent = self._sent, None
        assert sent is not None
        theirs = Written(saved.fields.get("title", sent.title), saved.fields.get("text", sent.text), sent.tags)
        self._take(sent, theirs, saved.changed)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._sent = None
        self.error = known
        self._app.tell_unsaved(f"note {id(self)}", known.code)
        self.changed.emit()
        self._go_on()

    @Slot(object)
    def _on_looked(self, view: NoteView) -> None:
        self._looking = False
        self.view = view
        self._take(self._saved, _written(view), view.changed, saved=False)

    @Slot(object)
    def _on_look_failed(self, known: Known) -> None:
        self._looking = False
        self._go_on()

    def _take(self, base: Written, theirs: Written, when: datetime, *, saved: bool = True) -> None:
        """``base`` became ``theirs`` in the database; what was typed since goes on from there."""
        before = self.now
        self.now = Written(
            rebase(base.title, before.title, theirs.title),
            rebase(base.text, before.text, theirs.text),
            _merged_tags(base.tags, before.tags, theirs.tags),
        )
        self._saved = theirs
        self.saved_at = when
        if saved or not self.unsaved:
            self.error = None
            self._app.tell_unsaved(f"note {id(self)}", None)
        if self.now != before:
            self.received.emit()
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        wanted, self._wanted = self._wanted, False
        if wanted and self.unsaved:
            self.save()


def _written(view: NoteView | None) -> Written:
    # Qt's lines end in \n alone, and a title is one line: what is compared must be what can be shown.
    if view is None:
        return Written()
    return Written(" ".join(view.title.splitlines()), shown_text(view.text), view.tags)


def shown_text(text: str) -> str:
    """A text as an editor gives it back."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def _merged_tags(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    gone = set(base) - set(theirs)
    new = [tag for tag in theirs if tag not in base and tag not in mine]
    return tuple(tag for tag in mine if tag not in gone) + tuple(new)
