"""Where in a row of questions: done, now, to come. The words beside it are the page's."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

_WIDTH, _HEIGHT, _GAP = 25, 5, 5
_MOST = 380  # many questions share this width


class ProgressSegments(Themed, QWidget):
    """``done`` are the numbers (from 0) answered, ``now`` the one shown."""

    def __init__(self, count: int = 1, now: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._now = count, now
        self._done: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_progress(self, count: int, now: int, done: frozenset[int]) -> None:
        self._count, self._now, self._done = count, now, done
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = min(self._count * (_WIDTH + _GAP) - _GAP, _MOST)
        return QSize(self.theme.px(width), self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        gap = self.theme.px(_GAP)
        each = (self.width() - gap * (self._count - 1)) / self._count
        for number in range(self._count):
            token = "ink" if number == self._now else "accent" if number in self._done else "line"
            rect = QRectF(number * (each + gap), 0, each, self.height())
            paint.box(painter, paint.seen(rect, self.width(), self.mirrored), token, None, self.height() / 2)
        painter.end()
