"""The parts of the reader and where they stand: bar, contents, text with its margin, end of the text, foot.

Promises: lays out for any width from 480 pixels, mirrored in right-to-left layouts; in a new width the line that was
read stays where it was; large text takes the foot bar into the text. Refuses: to know lessons; the page fills it.
"""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.pages.reader.arrangement import CONTENTS, NOTES, arrange
from desktop_app.pages.reader.contents import Contents
from desktop_app.pages.reader.lesson_text import LessonText
from desktop_app.pages.reader.margin import Margin
from desktop_app.pages.reader.reading_style import MEASURE
from desktop_app.pages.reader.top_bar import TopBar
from desktop_app.pages.reader.ways_on import EndPanel, FootBar
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.popover import Popover
from desktop_app.widgets.scroll_area import ScrollArea, ScrollBar

_CONTENTS_TOP: Final = 21
_END_GAP: Final = 18
_FOOT_GAP: Final = 32


class ReaderFrame(QWidget):
    """Owns the parts; ``arrange`` puts them in their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TopBar(self)
        self.text = LessonText(self)
        self._scroll_bar = ScrollBar(self.text)
        self.text.setVerticalScrollBar(self._scroll_bar)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.margin = Margin(self.text)
        self.contents = Contents()
        self.side = ScrollArea(self.contents, self)
        self.end = EndPanel(self.text.viewport())
        self.foot = FootBar(self)
        self._contents_popover: Popover | None = None
        self.text.laid_out.connect(self._place_end)

    def arrange(self) -> None:
        """Everything to its place, for the width of now; the line being read stays the first one."""
        kept = self.text.top_position()
        theme, width, height = app_theme(), self.width(), self.height()
        top = self.bar.sizeHint().height()
        self.foot.setVisible(not theme.compact)
        self.end.show_previous(theme.compact)
        foot = 0 if theme.compact else self.foot.sizeHint().height()
        self.bar.setGeometry(0, 0, width, top)
        self.foot.setGeometry(0, height - foot, width, foot)
        text = QRect(0, top, width, max(0, height - top - foot))
        self.text.setGeometry(text)
        columns = arrange(
            self.text.viewport().width(), round(MEASURE * theme.reading_scale), theme.text(CONTENTS), theme.text(NOTES)
        )
        self.bar.contents.setVisible(columns.contents is None)
        self.side.setVisible(columns.contents is not None)
        self._hold_contents(columns.contents is not None)
        if columns.contents is not None:
            self._place_contents(columns.contents, columns.column, text)
        self.margin.arrange(columns)
        foot_room = self.end.fit(columns.column_width) + theme.px(_END_GAP + _FOOT_GAP)
        self.text.arrange(columns, foot_room)
        if kept != self.text.top_position():
            self.text.show_position(kept)

    def open_contents(self) -> None:
        """The contents, where there is no room for them beside the text."""
        if self.side.isVisible():
            self.contents.setFocus()
            return
        popover = Popover(self)
        popover.body.addWidget(self.contents)
        self.contents.show()
        popover.closed.connect(self._on_contents_closed)
        self._contents_popover = popover
        popover.open_at(self.bar.contents, width=app_theme().text(240))

    def close_contents(self) -> None:
        """Shuts the popover with the contents, if it is open."""
        if self._contents_popover is not None:
            self._contents_popover.shut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel over the contents moves the text."""
        QApplication.sendEvent(self.text.verticalScrollBar(), event)

    def _place_contents(self, start: int, column: int, text: QRect) -> None:
        theme = app_theme()
        width = column - start - theme.px(16)
        top = text.top() + theme.px(_CONTENTS_TOP)
        x = self.width() - start - width if self._mirrored() else start
        self.side.setGeometry(x, top, width, max(0, text.bottom() - top))
        self.side.raise_()

    def _place_end(self) -> None:
        if self.text.lesson is None:
            return
        theme = app_theme()
        left, _ = self.text.edges()
        top = round(self.text.text_end()) + theme.px(_END_GAP) - self.text.scrolled()
        self.end.move(round(left), top)
        self.end.show()

    def _hold_contents(self, beside: bool) -> None:
        if beside and self.side.widget() is None:
            self.close_contents()
            self.side.setWidget(self.contents)
            self.contents.show()
        elif not beside and self.side.widget() is not None:
            self.side.takeWidget()
            self.contents.setParent(self)
            self.contents.hide()

    def _on_contents_closed(self) -> None:
        popover, self._contents_popover = self._contents_popover, None
        self.contents.setParent(self)
        self.contents.hide()
        if popover is not None:
            popover.deleteLater()

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
