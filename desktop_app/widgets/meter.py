"""A surveyor's ruler from 0 to 10: ticks, filled bar, number, signed change; what was lost stays as a pale ghost.

Promises: red only at 3 or less, and then the number says it too; the whole reading is the accessible name.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

_MOST = 10
_LOW = 3
_BAR = 7


class Meter(Themed, QWidget):
    """``value`` from 0 to 10; ``change`` is what the last choice did."""

    def __init__(self, words: str, icon: str, value: int, change: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._value, self._change = words, icon, value, change
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("{name}: {value} of 10").format(name=words, value=value))
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.fonts.line("ui") + self.theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        head = self.theme.fonts.line("ui")
        self._paint_words(painter, head)
        self._paint_bar(painter, head + self.theme.px(7))
        painter.end()

    def _paint_words(self, painter: QPainter, height: int) -> None:
        theme, width, mirrored = self.theme, self.width(), self.mirrored
        lead, trail, side = paint.leading(mirrored), paint.trailing(mirrored), theme.icon(16)
        at = paint.seen(QRectF(0, round((height - side) / 2), side, side), width, mirrored)
        paint.icon(painter, at, self._icon, "ink2", mirrored=mirrored)
        room = QRectF(side + theme.px(8), 0, width - side - theme.px(8), height)
        paint.text(
            painter, paint.seen(room, width, mirrored), self._words, theme.fonts.style("meta-medium"), "ink", lead
        )
        paint.text(painter, QRectF(0, 0, width, height), str(self._value), theme.fonts.style("ui-strong"), "ink", trail)
        if self._change:
            signed = f"+{self._change}" if self._change > 0 else f"−{-self._change}"
            room = paint.seen(QRectF(0, 0, width - theme.text(22), height), width, mirrored)
            token = "accent" if self._change > 0 else "red"
            paint.text(painter, room, signed, theme.fonts.style("meta-medium"), token, trail)

    def _paint_bar(self, painter: QPainter, top: float) -> None:
        width, thick = self.width(), self.theme.px(_BAR)
        token = "red" if self._value <= _LOW else "accent"

        def part(to: int, fill: str | QColor) -> None:
            bar = QRectF(0, top, width * to / _MOST, thick)
            paint.box(painter, paint.seen(bar, width, self.mirrored), fill, None, 1.5)

        part(_MOST, "line")
        if self._change < 0:
            ghost = QColor(self.theme.color("red"))
            ghost.setAlphaF(0.4)
            part(self._value - self._change, ghost)
        part(self._value, token)
        for number in range(_MOST + 1):
            length = self.theme.px(6 if number % 5 == 0 else 3)
            x = min(width - 0.5, max(0.5, round(width * number / _MOST) + 0.5))
            y = top + thick + self.theme.px(3)
            paint.line(painter, x, y, x, y + length, "line2")
