"""Cards: a sheet with a hairline around it, and the list card whose rows are parted by hairlines.

Promises: no shadow, radius 8, padding that follows scale and direction. A list is one card, not many.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.layouts import Column, Margins, clear
from desktop_app.widgets.themed import Themed


class Card(Themed, QWidget):
    """``body`` is its column. ``fill`` and ``border`` are tokens, or None."""

    def __init__(
        self,
        fill: str | None = "sheet",
        border: str | None = "line",
        *,
        padding: Margins = (18, 16, 18, 16),
        spacing: int = 0,
        radius: int = 8,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._border, self._radius, self._dashed = fill, border, radius, dashed
        self.body = Column(self, spacing=spacing, margins=padding)
        self.follow_theme()

    def set_look(self, fill: str | None, border: str | None) -> None:
        """Another fill and border."""
        self._fill, self._border = fill, border
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, QRectF(self.rect()), self._fill, self._border, self._radius, dashed=self._dashed)
        painter.end()


class ListCard(Card):
    """Rows one below the other; a hairline before each but the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(1, 1, 1, 1), parent=parent)

    def add_row(self, row: QWidget) -> None:
        """Puts a widget below the others."""
        if self.body.count():
            self.body.addWidget(Rule())
        self.body.addWidget(row)

    def clear(self) -> None:
        """Takes all rows out and deletes them."""
        clear(self.body)


class Rule(Themed, QWidget):
    """A hairline, lying or standing."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        token: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = token
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)
        else:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, wide)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), paint.colour(self._token))
        painter.end()
