"""A button that is an icon: for bars where the word is on the tool tip and in the accessible name.

Used sparingly: icons without words only in the reader's bar, in fields and to close things.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.themed import Themed


class IconButton(KeyboardFocus, Themed, QAbstractButton):
    """32 px square; ``name`` says what it does. With ``words`` (two letters) in place of the icon, "Aa"."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        token: str = "ink2",
        size: int = 16,
        words: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._token, self._size, self._words = icon, token, size, words
        self.setCheckable(checkable)
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def set_name(self, name: str) -> None:
        """What it does, for the tool tip and the screen reader."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        side = max(self.theme.px(32), self.theme.icon(self._size) + self.theme.px(12))
        words = QFontMetricsF(self.theme.fonts.style("ui-strong")).horizontalAdvance(self._words)
        return QSize(max(side, round(words) + self.theme.px(10)), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        token = self._token if self.isEnabled() else "ink3"
        if self.isChecked():
            paint.box(painter, QRectF(self.rect()), "tint", None, 6)
            token = "accent"
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            paint.box(painter, QRectF(self.rect()), "well", "line", 6)
        if self._words:
            centre = Qt.AlignmentFlag.AlignHCenter
            paint.text(painter, QRectF(self.rect()), self._words, self.theme.fonts.style("ui-strong"), token, centre)
        else:
            side = self.theme.icon(self._size)
            at = QRectF(round((self.width() - side) / 2), round((self.height() - side) / 2), side, side)
            paint.icon(painter, at, self._icon, token, mirrored=self.mirrored)
        painter.end()
