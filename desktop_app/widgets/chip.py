"""A state in a word: tint, small icon, word. Not a button; see filter_chip.py for those that act.

Promises: never colour alone (``icon`` and word), its word as accessible text.
"""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.qt_support.icons import STROKE_STATE
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

Tone = Literal["neutral", "done", "waiting", "review", "voice", "failure", "outline", "plain"]

# tone → fill, border, words
TONES: Final[dict[str, tuple[str | None, str | None, str]]] = {
    "neutral": ("well", None, "ink2"),
    "done": ("tint", None, "accent"),
    "waiting": ("ochreT", None, "ochre"),
    "review": ("slateT", None, "slate"),
    "voice": ("plumT", None, "plum"),
    "failure": ("redT", None, "red"),
    "outline": (None, "line2", "ink2"),
    "plain": ("sheet", None, "accent"),  # on a tinted ground
}
_ICON = 13


class Chip(Themed, QLabel):
    """One word or two with an icon; ``set_state`` shows another."""

    def __init__(self, words: str = "", tone: Tone = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._tone: Tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_state(self, words: str, tone: Tone, icon: str = "") -> None:
        """Shows another state."""
        self._tone, self._icon = tone, icon
        self.setText(words)
        self.theme_changed()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), self._tone, self._icon, self.mirrored)
        painter.end()


def chip_size(words: str, icon: str = "") -> QSize:
    """What a chip takes, for delegates too."""
    theme = app_theme()
    width = QFontMetricsF(theme.fonts.style("caption-medium")).horizontalAdvance(words)
    width += 2 * theme.px(8) + (theme.icon(_ICON) + theme.px(5) if icon else 0)
    return QSize(round(width), max(theme.px(21), theme.fonts.line("caption-medium") + theme.px(3)))


def paint_chip(painter: QPainter, rect: QRectF, words: str, tone: Tone, icon: str, mirrored: bool) -> None:
    """Paints a chip that fills ``rect`` (as seen)."""
    theme = app_theme()
    fill, border, token = TONES[tone]
    paint.box(painter, rect, fill, border, 4)
    x, side = float(theme.px(8)), theme.icon(_ICON)
    if icon:
        top = round((rect.height() - side) / 2)
        at = paint.seen(QRectF(x, top, side, side), rect.width(), mirrored).translated(rect.topLeft())
        paint.icon(painter, at, icon, token, STROKE_STATE, mirrored)
        x += side + theme.px(5)
    room = QRectF(x, 0, rect.width() - x - theme.px(4), rect.height())
    at = paint.seen(room, rect.width(), mirrored).translated(rect.topLeft())
    paint.text(painter, at, words, theme.fonts.style("caption-medium"), token, paint.leading(mirrored))
