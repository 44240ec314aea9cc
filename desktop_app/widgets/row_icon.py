"""An icon at the start of a row, level with the words beside it. It says nothing the words do not say."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed


class RowIcon(Themed, QWidget):
    """Level with the middle of the lines in these ``styles``, the first of which begins ``above`` px below the row's
    upper edge; at large text level with the first line only. Add it with AlignTop."""

    def __init__(
        self,
        name: str,
        *styles: str,
        size: int = 18,
        above: int = 0,
        token: str = "ink2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._styles, self._size, self._above, self._token = name, styles, size, above, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        theme, side = self.theme, self.theme.icon(self._size)
        styles = self._styles[:1] if theme.compact else self._styles
        lines = sum(theme.fonts.line(style) for style in styles)
        return QSize(side, theme.px(self._above) + max(side, (lines + side) // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = self.theme.icon(self._size)
        at = QRectF(0, self.height() - side, side, side)
        paint.icon(painter, at, self._name, self._token, mirrored=self.mirrored)
        painter.end()
