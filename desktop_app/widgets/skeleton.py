"""Still bars where text will be, shown only when it takes longer than 400 ms. No shimmer.

Put it beside the real content in a page, call ``begin`` when something is asked for and ``end`` when it came.
"""

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

_AFTER_MS = 400
_BARS = ((0.66, 15), (0.99, 12), (0.92, 12), (0.51, 12))


class Skeleton(Themed, QWidget):
    """Hidden until the wait is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.follow_theme()
        self.hide()

    def begin(self) -> None:
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(300), self.theme.px(109))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme = self.theme
        paint.box(painter, QRectF(self.rect()), "sheet", "line", 8)
        y, inner = theme.px(16), self.width() - 2 * theme.px(16)
        for share, height in _BARS:
            bar = QRectF(theme.px(16), y, inner * share, theme.px(height))
            paint.box(painter, paint.seen(bar, self.width(), self.mirrored), "line", None, 3)
            y += theme.px(height + (10 if height > 12 else 8))
        painter.end()
