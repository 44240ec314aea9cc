"""An icon at the start of a row, level with the words beside it. It says nothing the words do not say."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed


class RowIcon(Themed, QWidget):
    """``top``: how far below the row's upper edge it stands, at 100 %. Add it with AlignTop."""

    def __init__(
        self, name: str, *, size: int = 18, top: int = 0, token: str = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._top, self._token = name, size, top, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        side = self.theme.icon(self._size)
        return QSize(side, self.theme.px(self._top) + side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = self.theme.icon(self._size)
        at = QRectF(0, self.height() - side, side, side)
        paint.icon(painter, at, self._name, self._token, mirrored=self.mirrored)
        painter.end()
