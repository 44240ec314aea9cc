"""From the button to an earlier version in the editor: asks for the dates, then for the words.

Promises: what is being written is saved before it asks; an answer about a note that is no longer open is dropped.
Used by NotebookPage.
"""

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import NoteVersion, PastNote
from desktop_app.operations import note_history
from desktop_app.pages.notebook.editor_pane import EditorPane
from desktop_app.pages.notebook.history_popover import HistoryPopover
from desktop_app.qt_support.app_state import AppState


class NoteHistory(QObject):
    """``popover`` is the list while it is open."""

    def __init__(self, app: AppState, pane: EditorPane) -> None:
        super().__init__(pane)
        self._app, self._pane = app, pane
        self._asked: RecordId | None = None
        self.popover: HistoryPopover | None = None
        pane.history.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        note = self._pane.note
        if note is None or note.id is None:
            return
        note.save()
        self._asked = note.id
        self._app.run(note_history.versions, note.id, done=self._on_versions)

    @Slot(object)
    def _on_versions(self, versions: tuple[NoteVersion, ...]) -> None:
        if not self._is_open() or not self._pane.isVisible():
            return
        self.popover = HistoryPopover(self._pane, versions, self._app.now())
        self.popover.chosen.connect(self._on_chosen)
        self.popover.closed.connect(self._on_closed)
        self.popover.open_at(self._pane.history)

    @Slot()
    def _on_closed(self) -> None:
        if self.popover is not None:
            self.popover.deleteLater()
            self.popover = None

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        if self._asked is not None and self._is_open():
            self._app.run(note_history.version, self._asked, place, done=self._on_version)

    @Slot(object)
    def _on_version(self, past: PastNote) -> None:
        if self._is_open():
            self._pane.show_past(past)

    def _is_open(self) -> bool:
        note = self._pane.note
        return note is not None and note.id == self._asked
