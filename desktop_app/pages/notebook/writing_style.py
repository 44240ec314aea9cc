"""Fonts and distances of a note while it is written, at one size.

Promises: the text is as large as the larger of the interface and the lessons; a line of Arabic is larger, higher and
never italic, whatever the interface reads. Called by the typesetter of the editor.
"""

from typing import Final

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from desktop_app.pages.notebook.markdown_lines import LISTS, Kind
from desktop_app.qt_support.theme import Theme

MARGIN: Final = 40
"""Where the text begins at 100 %; signs hang in the room before it."""

_SIGN_GAP: Final = 10
_DISTANCE_AT_DOUBLE: Final = 0.35
# kind → pixels, line box, weight, room above, room below
_SIZES: Final = {
    Kind.HEADING_1: (22, 34, 600, 8, 2),
    Kind.HEADING_2: (20, 30, 600, 0, 6),
    Kind.HEADING_3: (18, 28, 600, 4, 2),
}
_TITLE: Final = (26, 38, 600, 0, 15)
_LIST: Final = (17, 30, 400, 1, 1)
_TEXT: Final = (17, 28, 400, 0, 0)
_EMPTY: Final = (17, 14, 400, 0, 0)
_ARABIC_SIZE: Final = 7 / 6
_ARABIC_LINE: Final = 1.22


class WritingStyle:
    """What the theme says, for a note. Made anew whenever the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.scale = max(theme.scale, theme.reading_scale)

    def color(self, token: str) -> QColor:
        return self.theme.color(token)

    def gap(self, distance: float) -> int:
        """A distance given at 100 %, in pixels of now."""
        return round(distance * (1 + (self.scale - 1) * _DISTANCE_AT_DOUBLE))

    @property
    def margin(self) -> int:
        """Room for the signs; it grows as they do."""
        return round(MARGIN * self.scale)

    def room(self, kind: Kind, title: bool) -> tuple[int, int]:
        """Empty pixels above and below a line."""
        _, _, _, above, below = self._sizes(kind, title)
        return self.gap(above), self.gap(below)

    def line(self, kind: Kind, title: bool, arabic: bool) -> int:
        """The line box, in pixels."""
        _, line, _, _, _ = self._sizes(kind, title)
        return round(line * self.scale * (_ARABIC_LINE if arabic and kind is not Kind.EMPTY else 1))

    def font(self, kind: Kind, title: bool, arabic: bool) -> QFont:
        """Of the words of a line."""
        px, _, weight, _, _ = self._sizes(kind, title)
        return self._sized(self.theme.fonts.serif(px, weight, kind is Kind.QUOTE and not arabic), px, arabic)

    def words(self, kind: Kind, title: bool, arabic: bool, *, done: bool = False) -> QTextCharFormat:
        """How the words of a line are set."""
        form = QTextCharFormat()
        form.setFont(self.font(kind, title, arabic))
        form.setForeground(self.color("ink3" if done else "ink2" if kind is Kind.QUOTE else "ink"))
        form.setFontStrikeOut(done)
        return form

    def sign(self, kind: Kind, arabic: bool) -> QTextCharFormat:
        """How a sign in the margin is set."""
        if kind is Kind.NUMBER:
            font = self._sized(self.theme.fonts.serif(17), 17, arabic)
        else:
            px = 14 if kind is Kind.TASK else 15
            font = self._sized(self.theme.fonts.ui(px), px, False)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(self.color("ink3"))
        return form

    def sign_gap(self, kind: Kind, arabic: bool) -> QTextCharFormat:
        """How the space behind a sign is set: as wide as the gap between signs and words."""
        form = self.sign(kind, arabic)
        font = QFont(form.font())
        space = QFontMetricsF(font).horizontalAdvance(" ")
        font.setWordSpacing(max(0.0, round(_SIGN_GAP * self.scale) - space))
        form.setFont(font)
        return form

    def mark(self, around: QTextCharFormat) -> QTextCharFormat:
        """How asterisks and the like are set while the cursor is at their words."""
        form = QTextCharFormat(around)
        form.setForeground(self.color("ink3"))
        return form

    def hidden(self) -> QTextCharFormat:
        """How they are set otherwise: there, and not seen."""
        font = QFont(self.theme.fonts.ui(14))
        font.setPixelSize(1)
        form = QTextCharFormat()
        form.setFont(font)
        clear = QColor(self.color("paper"))
        clear.setAlpha(0)
        form.setForeground(clear)
        return form

    def _sizes(self, kind: Kind, title: bool) -> tuple[int, int, int, int, int]:
        if title:
            return _TITLE
        if kind in LISTS:
            return _LIST
        return _EMPTY if kind is Kind.EMPTY else _SIZES.get(kind, _TEXT)

    def _sized(self, font: QFont, px: int, arabic: bool) -> QFont:
        sized = QFont(font)
        sized.setPixelSize(round(px * self.scale * (_ARABIC_SIZE if arabic else 1)))
        return sized
