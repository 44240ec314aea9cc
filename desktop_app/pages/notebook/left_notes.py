"""Notes that were left before they were saved, among them some that could not even be made.

Promises: one is kept until its words are in the database, and is given back with them when it is opened again; a
failure is told to the window. Used by the notebook's page.
"""

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.identifiers import RecordId
from desktop_app.pages.notebook.working_note import WorkingNote
from desktop_app.qt_support.app_state import AppState


class LeftNotes(QObject):
    """Made with the page as its parent, which the notes have, too."""

    def __init__(self, app: AppState, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._notes: list[WorkingNote] = []

    def leave(self, note: WorkingNote) -> None:
        """Another note takes its place on the screen: it is saved, and kept as long as it is not."""
        note.save()
        if note.unsaved or note.busy:
            self._notes.append(note)
            note.changed.connect(self._on_changed)
        else:
            note.deleteLater()

    def take(self, record: RecordId | None) -> WorkingNote | None:
        """One that is not saved yet, to be written on; with None, one that could not be made."""
        found = next((note for note in self._notes if note.id == record and note.unsaved), None)
        if found is not None:
            self._notes.remove(found)
            found.changed.disconnect(self._on_changed)
        return found

    @Slot()
    def _on_changed(self) -> None:
        """One is saved at last, or could not be."""
        for note in [each for each in self._notes if not each.busy]:
            if not note.unsaved:
                self._notes.remove(note)
                note.deleteLater()
            elif note.error is not None:
                self._app.failed.emit(note.error)
