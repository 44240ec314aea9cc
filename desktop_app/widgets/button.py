"""The button: primary (one a screen), secondary, quiet and danger.

Promises: click target at least 32 high, icon and word in one colour, the focus ring of the keyboard, the text as its
accessible name, readable when disabled (say nearby why it is). A quiet button that goes somewhere carries an arrow as
``trailing``; quiet buttons are flush with the text above and below them.
"""

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.themed import Themed

Kind = Literal["primary", "secondary", "quiet", "danger"]

_HEIGHT = 36
_TALL = 40
_PADDING = 14
_ICON = 17
_GAP = 8

# kind → fill, border, words; then the same under the mouse or pressed
_LOOKS: Final[dict[str, tuple[tuple[str | None, str | None, str], tuple[str | None, str | None, str]]]] = {
    "primary": (("accent", None, "onacc"), ("accentH", None, "onacc")),
    "secondary": (("sheet", "line2", "ink"), ("well", "line2", "ink")),
    "quiet": ((None, None, "accent"), (None, None, "accentH")),
    "danger": (("sheet", "line2", "red"), ("redT", "red", "red")),
}
_DISABLED: Final[dict[str, tuple[str | None, str | None, str]]] = {
    "primary": ("line", None, "ink2"),
    "secondary": ("sheet", "line", "ink3"),
    "quiet": (None, None, "ink3"),
    "danger": ("sheet", "line", "ink3"),
}


class Button(KeyboardFocus, Themed, QAbstractButton):
    """``icon`` stands before the words, ``trailing`` after them; ``tall`` is 40 high instead of 36."""

    def __init__(
        self,
        words: str = "",
        kind: Kind = "secondary",
        *,
        icon: str = "",
        trailing: str = "",
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._trailing = trailing
        self._tall = tall
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def set_icons(self, icon: str = "", trailing: str = "") -> None:
        """Other icons before and after the words."""
        self._icon, self._trailing = icon, trailing
        self.theme_changed()

    def set_kind(self, kind: Kind) -> None:
        """Another rank among the buttons of the screen."""
        self._kind = kind
        self.theme_changed()

    def setText(self, words: str) -> None:
        super().setText(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        height = max(theme.px(_TALL if self._tall else _HEIGHT), theme.text(20) + theme.px(14))
        return QSize(round(self._content_width() + 2 * self._padding()), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, border, words = self._look()
        painter = paint.begin(self)
        if fill is not None or border is not None:
            if self.isDown() and border is not None:
                border = "ink2"
            paint.box(painter, QRectF(self.rect()), fill, border, 6)
        self._paint_content(painter, words)
        painter.end()

    def _look(self) -> tuple[str | None, str | None, str]:
        if not self.isEnabled():
            return _DISABLED[self._kind]
        return _LOOKS[self._kind][self.underMouse() or self.isDown()]

    def _paint_content(self, painter: QPainter, token: str) -> None:
        theme, width = self.theme, self.width()
        side, gap = theme.icon(_ICON), theme.px(_GAP)
        spare = max(0.0, width - 2 * self._padding() - self._content_width())
        x = self._padding() + (0 if self._kind == "quiet" else spare / 2)
        middle = self.height() / 2
        if self._icon:
            self._paint_icon(painter, x, middle, side, self._icon, token)
            x += side + gap
        if self.text():
            words_width = self._words_width()
            rect = paint.seen(QRectF(x, 0, words_width, self.height()), width, self.mirrored)
            paint.text(painter, rect, self._shown_words(), self._font(), token, paint.leading(self.mirrored))
            if self._kind == "quiet" and self.underMouse() and self.isEnabled():
                base = round(middle + QFontMetricsF(self._font()).capHeight() / 2) + 3.5
                paint.line(painter, rect.left(), base, rect.right(), base, token)
            x += words_width + gap
        if self._trailing:
            self._paint_icon(painter, x, middle, side, self._trailing, token)

    def _paint_icon(self, painter: QPainter, x: float, middle: float, side: int, name: str, token: str) -> None:
        rect = paint.seen(QRectF(round(x), round(middle - side / 2), side, side), self.width(), self.mirrored)
        paint.icon(painter, QRectF(QPointF(round(rect.x()), rect.y()), rect.size()), name, token, 1.75, self.mirrored)

    def _font(self) -> QFont:
        return self.theme.fonts.style("ui-strong" if self._kind == "primary" else "ui-medium")

    def _padding(self) -> int:
        return 0 if self._kind == "quiet" else self.theme.px(_PADDING)

    def _shown_words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _words_width(self) -> float:
        return QFontMetricsF(self._font()).horizontalAdvance(self._shown_words())

    def _content_width(self) -> float:
        side, gap = self.theme.icon(_ICON), self.theme.px(_GAP)
        width = self._words_width() if self.text() else 0
        for name in (self._icon, self._trailing):
            if name:
                width += side + (gap if width else 0)
        return width
