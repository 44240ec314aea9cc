"""A learner's marked words in marker yellow, away from their lesson.

Promises: at most ``MOST_LINES`` lines, the whole as tool tip and accessible name; the band follows the words' side.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.text_block import TextBlock
from desktop_app.widgets.themed import Themed

MOST_LINES: Final = 2


class MarkedSentence(Themed, QWidget):
    """Words with a marker band behind each line; at most two lines, the whole as tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def set_text(self, words: str) -> None:
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self.setToolTip(self._words if len(self._words) > 60 else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._line()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.text(360), self.heightForWidth(self.theme.text(360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, pitch = self.theme, self._line()
        font = theme.fonts.serif(15)
        metrics, over = QFontMetricsF(font), theme.px(4)
        rtl = paint.reads_rtl(self._words, self.mirrored)
        for number, words in enumerate(self._lines(self.width())):
            wide = min(metrics.horizontalAdvance(words) + 2 * over, self.width())
            left = self.width() - wide if self.mirrored else 0
            top = number * pitch
            paint.box(painter, QRectF(left, top + 0.5, wide, pitch - 1), "marker", None, 3)
            block = TextBlock(words, font, pitch, rtl, wrap=False)
            block.layout(wide - 2 * over + 1)
            block.paint(painter, QPointF(left + over, top), "ink")
        painter.end()

    def _line(self) -> int:
        return round(24 * self.theme.scale * (1.16 if self.theme.arabic else 1))

    def _lines(self, width: int) -> list[str]:
        font = self.theme.fonts.serif(15)
        metrics, room = QFontMetricsF(font), width - 2 * self.theme.px(4)
        lines: list[str] = []
        rest = self._words.split(" ")
        while rest and len(lines) < MOST_LINES - 1:
            count = len(rest)
            while count > 1 and metrics.horizontalAdvance(" ".join(rest[:count])) > room:
                count -= 1
            lines.append(" ".join(rest[:count]))
            rest = rest[count:]
        if rest:
            lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room))
        return lines or [""]
