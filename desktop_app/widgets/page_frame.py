"""The frame of a page: scrolling up and down, page margins, and a side column that goes below when there is no room.

Promises: the column keeps a readable width on wide screens; the side column stands at the end of reading beside it, and
below it when the page is narrow or the text large. Pages fill ``column`` and ``side``.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Margins, Row, Stack
from desktop_app.widgets.scroll_area import ScrollArea
from desktop_app.widgets.themed import Themed

_MARGINS: Margins = (36, 25, 36, 22)
_COMPACT_MARGINS: Margins = (30, 18, 30, 16)
_GAP = 36
_MAIN_AT_LEAST = 560  # beside a side column
_REVEALED = 16  # around what is scrolled to
_WIDEST = 1240  # of both; more is empty margin


class PageFrame(Themed, QWidget):
    """``with_side``: the width of a side column at 100 %, or 0 for none. ``header`` stands above both columns.

    ``foot``: another margin at the end, for pages whose last row brings air of its own.
    """

    def __init__(
        self, parent: QWidget | None = None, *, with_side: int = 0, widest: int = _WIDEST, foot: int | None = None
    ) -> None:
        super().__init__(parent)
        self._foot = foot
        self._side_width = with_side
        self._widest = widest
        self._content = QWidget()
        self._revealed: QWidget | None = None
        self.area = ScrollArea(self._content)
        Column(self).addWidget(self.area)
        page = Column(self._content, margins=_MARGINS)
        self._page = page
        self.header = Column()
        page.addLayout(self.header)
        self._columns = Row(spacing=_GAP)
        page.addLayout(self._columns, 1)
        self.column = Column()
        self.side = Column()
        self._main, self._side = _holder(self.column), _holder(self.side)
        self._columns.addWidget(self._main, 1)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._side.setVisible(bool(with_side))
        self.follow_theme()
        self._arrange()

    @property
    def below(self) -> bool:
        """True while the side column stands below."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def reveal(self, widget: QWidget) -> None:
        """Scrolls to a widget in it, after the layout had its turn; to its beginning when it is taller than that."""
        self._revealed = widget
        QTimer.singleShot(0, self._scroll)

    @Slot()
    def _scroll(self) -> None:
        widget, margin = self._revealed, self.theme.px(_REVEALED)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # so that it is as tall as it will be
        if widget is None or not isValid(widget) or not self._content.isAncestorOf(widget):
            return
        if widget.height() < self.area.viewport().height():
            self.area.ensureWidgetVisible(widget, 0, margin)
        else:
            top = widget.mapTo(self._content, widget.rect().topLeft()).y()
            self.area.verticalScrollBar().setValue(top - margin)

    def theme_changed(self) -> None:
        self._arrange()
        super().theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self.theme
        margins = _COMPACT_MARGINS if theme.compact else _MARGINS
        if self._foot is not None:
            margins = (*margins[:3], self._foot)
        room = self.width() - 2 * theme.px(margins[0])
        inner = min(room, theme.px(self._widest))
        self._page.set_margins(margins, beside=(room - inner) // 2)
        side = theme.text(self._side_width)
        below = theme.compact or inner - side - theme.px(_GAP) < theme.px(_MAIN_AT_LEAST)
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)
            self._columns.setAlignment(self._side, Qt.AlignmentFlag(0) if below else Qt.AlignmentFlag.AlignTop)
        if below:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        elif side:
            self._side.setFixedWidth(side)


class PageHeader(Themed, QWidget):
    """Title and a line below it; ``add_trailing`` puts a control at the end, level with the title's foot."""

    def __init__(self, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "h1", wrap=True)
        self.line = Label(line, "ui", "ink2", wrap=True)
        words = Column(spacing=5)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self._row = Row(self, spacing=16)
        self._row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_words(title, line)
        self.follow_theme()

    def set_words(self, title: str, line: str = "") -> None:
        self.title.set_text(title)
        self.line.set_text(line)
        self.line.setVisible(bool(line))

    def add_trailing(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)


def _holder(layout: Stack) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
