"""The marks in lessons that are not on this laptop now: listed, their notes opened, highlights taken away.

Promises: the list follows what the shelf says, and closes when nothing is left. Used by the notebook's page.
"""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.marks import LostPlace
from desktop_app.operations.lessons import remove_highlight
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.lost_popover import LostPopover


class LostLessons(QObject):
    """Made with the page as its parent. ``note_wanted`` carries a note's record."""

    note_wanted = Signal(str)

    def __init__(self, app: AppState, page: QWidget) -> None:
        super().__init__(page)
        self._app, self._page = app, page
        self._places: tuple[LostPlace, ...] = ()
        self.popover: LostPopover | None = None

    def show_places(self, places: tuple[LostPlace, ...]) -> None:
        """What there is now."""
        self._places = places
        if self.popover is not None:
            self.popover.show_places(places)

    def open(self, anchor: QWidget, sentence: str) -> None:
        """Shows the list beside a widget. ``sentence`` says why the places have gone."""
        popover = self.popover = LostPopover(self._page, sentence, by_lesson=True)
        popover.show_places(self._places)
        popover.list.note_wanted.connect(self._on_note)
        popover.list.removal_wanted.connect(self._on_highlight)
        popover.closed.connect(self._on_closed)
        popover.open_at(anchor)

    @Slot(str)
    def _on_note(self, note: str) -> None:
        if self.popover is not None:
            self.popover.shut()
        self.note_wanted.emit(note)

    @Slot(str)
    def _on_highlight(self, highlight: str) -> None:
        self._app.run(remove_highlight, RecordId(highlight))

    @Slot()
    def _on_closed(self) -> None:
        popover, self.popover = self.popover, None
        if popover is not None:
            popover.deleteLater()
