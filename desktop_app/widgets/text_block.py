"""A few lines of text with an exact line pitch, laid out for a width and painted.

Promises: the baseline grid is the style's line box whatever fonts a line falls back to; ``<b>`` marks strong words;
direction comes from the words, alignment from the layout (an English title in an Arabic screen stands at the right and
keeps its full stop at its end). Used by Label and by every widget that paints more than one line.
"""

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop_app.widgets import paint

_MARK = re.compile(r"</?b>")
UNBOUND = 100_000.0


class TextBlock:
    """``plain`` is the text without marks. Lay out with ``layout(width)``, then ask ``height`` and paint."""

    def __init__(self, words: str, font: QFont, line: int, mirrored: bool, centred: bool = False, wrap: bool = True):
        self.plain, strong = _split_marks(words)
        self._line = line
        self._wrap = wrap
        metrics = QFontMetricsF(font)
        self._baseline = (line - metrics.height()) / 2 + metrics.ascent()
        self._layout = QTextLayout(self.plain.replace("\n", "\u2028"), font)
        self._layout.setTextOption(_option(self.plain, mirrored, centred, wrap))
        self._layout.setFormats([_strong(start, end) for start, end in strong])
        self.width = -1.0
        self.height = line
        self.natural = 0.0

    def layout(self, width: float) -> int:
        """Breaks the lines for a width; gives the height."""
        if width == self.width:
            return self.height
        self.width = width
        self._layout.beginLayout()
        count, self.natural = 0, 0.0
        while (text_line := self._layout.createLine()).isValid():
            text_line.setLineWidth(width)
            text_line.setPosition(QPointF(0, round(count * self._line + self._baseline - text_line.ascent())))
            self.natural = max(self.natural, text_line.naturalTextWidth())
            count += 1
        self._layout.endLayout()
        self.height = max(1, count) * self._line
        return self.height

    def paint(self, painter: QPainter, at: QPointF, token: str) -> None:
        """Paints what was laid out, its top left corner at ``at``."""
        painter.setPen(paint.colour(token))
        self._layout.draw(painter, at)

    def line_count(self) -> int:
        return self._layout.lineCount()


def _split_marks(words: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ``<b>`` marks, and the ranges between them."""
    if "<b>" not in words:
        return words, []
    plain, strong, opened = "", [], 0
    for piece in re.split(r"(</?b>)", words):
        if piece == "<b>":
            opened = len(plain)
        elif piece == "</b>":
            strong.append((opened, len(plain)))
        else:
            plain += piece.replace("&lt;", "<").replace("&amp;", "&")
    return plain, strong


def _strong(start: int, end: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.DemiBold)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, end - start, style
    return part


def _option(plain: str, mirrored: bool, centred: bool, wrap: bool) -> QTextOption:
    align = Qt.AlignmentFlag.AlignHCenter if centred else paint.leading(mirrored)
    option = QTextOption(align | Qt.AlignmentFlag.AlignAbsolute)
    rtl = paint.reads_rtl(plain, mirrored)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.ManualWrap)
    return option
