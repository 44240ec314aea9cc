"""The marks of the lesson on the screen whose place has gone: listed, opened, taken away.

Promises: what stands in the list is what the text has no place for now; it follows each new reading of the lesson.
Used by the reader's page.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.marks import LostPlace
from desktop_app.operations import lessons
from desktop_app.operations.lessons import LessonView
from desktop_app.operations.lost_places import of_lesson
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.widgets.lost_popover import LostPopover


class LostMarks(QObject):
    """Made with the page as its parent."""

    def __init__(self, app: AppState, navigate: Navigator, page: QWidget) -> None:
        super().__init__(page)
        self._app, self._navigate, self._page = app, navigate, page
        self._places: tuple[LostPlace, ...] = ()
        self.popover: LostPopover | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._places)

    def show_view(self, view: LessonView) -> None:
        """Another lesson, or the same with the marks of now."""
        self._places = of_lesson(view)
        if self.popover is not None:
            self.popover.show_places(self._places)

    def open(self, anchor: QWidget) -> None:
        """Shows the list beside a widget."""
        sentence = self.tr(
            "These words are not in the lesson any more. What you made of them stays here. "
            "If the words come back, it finds its place again."
        )
        popover = self.popover = LostPopover(self._page, sentence)
        popover.show_places(self._places)
        popover.list.note_wanted.connect(self._on_note)
        popover.list.removal_wanted.connect(self._on_removal)
        popover.closed.connect(self._on_closed)
        popover.open_at(anchor)

    def _on_note(self, note: str) -> None:
        if self.popover is not None:
            self.popover.shut()
        self._navigate.go("notebook", note)

    def _on_removal(self, highlight: str) -> None:
        self._app.run(lessons.remove_highlight, RecordId(highlight))

    def _on_closed(self) -> None:
        popover, self.popover = self.popover, None
        if popover is not None:
            popover.deleteLater()
