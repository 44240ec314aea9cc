"""The path of a good practice: Draft, Waiting, Under review, (Returned,) Published.

Promises: done is a tick, now is filled and its word stronger, what is to come hangs on a dotted line; the whole path is
the accessible text. Which steps there are is the caller's: "Returned" only when it happened.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

_DISC = 14
_STEP = 122


@dataclass(frozen=True)
class Step:
    """``token`` colours the step that is now (plum for returned)."""

    words: str
    done: bool = False
    now: bool = False
    token: str = "accent"


class StatePath(Themed, QWidget):
    """``show_steps`` in order."""

    def __init__(self, steps: tuple[Step, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)
        self.follow_theme()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        now = next((step.words for step in steps if step.now), "")
        self.setAccessibleName(self.tr("State: {state}").format(state=now))
        self.setAccessibleDescription(", ".join(step.words for step in steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = self.theme.icon(_DISC) + self.theme.px(5) + self.theme.fonts.line("caption")
        return QSize(self.theme.px(_STEP) * max(1, len(self._steps)), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60) * max(1, len(self._steps)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        each = self._pitch()
        for number, step in enumerate(self._steps):
            if number + 1 < len(self._steps):
                self._paint_stretch(painter, number * each, each, step)
            self._paint_step(painter, number * each, each, step)
        painter.end()

    def _pitch(self) -> float:
        """From step to step: wide enough for each word."""
        metrics = QFontMetricsF(self.theme.fonts.style("caption-medium"))
        widest = max((metrics.horizontalAdvance(step.words) for step in self._steps), default=0.0) + self.theme.px(14)
        room = self.width() - widest
        return min(max(self.theme.px(_STEP), widest), room / max(1, len(self._steps) - 1))

    def _paint_stretch(self, painter: QPainter, x: float, each: float, step: Step) -> None:
        side = self.theme.icon(_DISC)
        y = side / 2
        pen = QPen(self.theme.color("accent" if step.done else "line2"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not step.done:
            pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        start, end = x + side + self.theme.px(3), x + each - self.theme.px(2)
        if self.mirrored:
            start, end = self.width() - start, self.width() - end
        painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _paint_step(self, painter: QPainter, x: float, each: float, step: Step) -> None:
        theme, side = self.theme, self.theme.icon(_DISC)
        disc = paint.seen(QRectF(x, 0, side, side), self.width(), self.mirrored)
        if step.now:
            paint.disc(painter, disc.center(), side / 2, step.token)
        elif step.done:
            paint.done_disc(painter, disc.center(), side / 2)
        else:
            paint.disc(painter, disc.center(), side / 2 - 0.5, None, "line2", 1.5)
        font = theme.fonts.ui(12, 600 if step.now else 400)
        token = step.token if step.now else "ink2" if step.done else "ink3"
        words = QRectF(x, side + theme.px(5), each - theme.px(4), theme.fonts.line("caption"))
        at = paint.seen(words, self.width(), self.mirrored)
        paint.text(painter, at, step.words, font, token, paint.leading(self.mirrored), elide=True)
