"""What is unfolded below a row: it begins where the row's words begin, at every text size."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.pages.packs.row_measure import AFTER_ICON, FOOT, ICON, INSET, START
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed


class RowPane(QWidget):
    """``column`` holds what is shown. ``end`` and ``foot``: distances to the row's end and foot."""

    def __init__(self, parent: QWidget | None = None, *, end: int = INSET, foot: int = FOOT) -> None:
        super().__init__(parent)
        self.column = Column()
        row = Row(self, margins=(START, 0, end, foot))
        row.addWidget(_IconsWidth())
        row.gap(AFTER_ICON)
        row.addLayout(self.column, 1)


class _IconsWidth(Themed, QWidget):
    """As wide as the icon above it: icons grow otherwise than distances."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.icon(ICON), 1)
