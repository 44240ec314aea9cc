"""Fonts and distances of a lesson's text at one reading size.

Promises: everything in the text grows by the reading scale (type fully, distances by a third, as LOOK.md section 10
says), whatever the size of the interface around it. Called by what builds and paints the lesson's document.
"""

from typing import Final

from PySide6.QtGui import QColor, QFont

from desktop_app.qt_support.theme import Theme

MEASURE: Final = 560
"""Width of the text column at 100 %: 66 characters of 18 px Literata."""

_DISTANCE_AT_DOUBLE: Final = 0.35
_ARABIC: Final = frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug"})
_RIGHT_TO_LEFT: Final = _ARABIC | {"he", "yi", "dv"}


class ReadingStyle:
    """What the theme says, for text in ``language``. Made anew whenever the theme changes."""

    def __init__(self, theme: Theme, language: str) -> None:
        code = language.split("-")[0]
        self.theme = theme
        self.arabic = code in _ARABIC
        self.rtl = code in _RIGHT_TO_LEFT
        self.scale = theme.reading_scale

    def color(self, token: str) -> QColor:
        return self.theme.color(token)

    def gap(self, distance: float) -> int:
        """A distance given at 100 %, in pixels of now."""
        return round(distance * (1 + (self.scale - 1) * _DISTANCE_AT_DOUBLE))

    def size(self, length: float) -> int:
        """Something that grows exactly as type does (a line box, an icon beside a word)."""
        return round(length * self.scale)

    @property
    def column(self) -> int:
        """The width at which lines are easiest to read."""
        return self.size(MEASURE)

    def reading(self, px: int = 18, weight: int = 400, italic: bool = False) -> QFont:
        """Literata; slanted by the language of the text, whatever that of the interface is."""
        font = QFont(self.theme.fonts.reading(px, weight, False, self.arabic))
        font.setItalic(italic and not self.arabic)
        return font

    def line(self, line: int = 30) -> int:
        return self.theme.fonts.reading_line(line, self.arabic)

    def label(self, px: int = 13, weight: int = 400) -> QFont:
        """Plex Sans in the size of the text around it: labels, tables, captions."""
        font = QFont(self.theme.fonts.ui(px, weight))
        font.setPixelSize(round((px + self.arabic) * self.scale))
        return font

    def label_line(self, line: int = 19) -> int:
        return round(line * (1.16 if self.arabic else 1) * self.scale)
