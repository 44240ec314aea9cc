"""One item of the rail: icon and word, or the icon alone at large text.

Promises: the number at the end means "needs you", and the accessible name says what ("1 practice returned to you");
the chosen item is known to a screen reader as checked.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.themed import Themed


class NavItem(KeyboardFocus, Themed, QAbstractButton):
    """``narrow`` shows the icon alone, with the word as tool tip."""

    def __init__(self, words: str, icon: str, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._narrow = narrow
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        self.follow_theme()

    def set_words(self, words: str) -> None:
        self.setText(words)
        self.set_needs(self._count, "")

    def set_needs(self, count: int, sentence: str) -> None:
        """``sentence`` says what the number counts."""
        self._count = count
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence or (self.text() if self._narrow else ""))
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        if self._narrow:
            return QSize(theme.px(44), theme.px(46))
        return QSize(theme.px(202), max(theme.px(38), theme.fonts.line("ui") + theme.px(12)))

    def nextCheckState(self) -> None:
        """A click asks; the window answers by choosing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, rect = self.theme, QRectF(self.rect())
        if self.isChecked():
            paint.box(painter, rect, "sheet", "line", 7)
        elif self.underMouse():
            paint.box(painter, rect, "paper", None, 7)
        side = theme.icon(18)
        x = (self.width() - side) / 2 if self._narrow else theme.px(12)
        at = QRectF(round(x), round((self.height() - side) / 2), side, side)
        token = "accent" if self.isChecked() else "ink2"
        paint.icon(painter, self._seen(at), self._icon, token, mirrored=self.mirrored)
        if self._narrow:
            self._paint_dot(painter, at)
        else:
            self._paint_words(painter, x + side + theme.px(11))
        painter.end()

    def _paint_words(self, painter: QPainter, x: float) -> None:
        theme = self.theme
        room = QRectF(x, 0, self.width() - x - theme.px(11), self.height())
        font = theme.fonts.ui(14, 600 if self.isChecked() else 400)
        token = "ink" if self.isChecked() else "ink2"
        lead, trail = paint.leading(self.mirrored), paint.trailing(self.mirrored)
        if self._count:
            paint.text(painter, self._seen(room), str(self._count), theme.fonts.style("meta-medium"), "ink3", trail)
            room.setWidth(room.width() - theme.text(22))
        paint.text(painter, self._seen(room), self.text(), font, token, lead, elide=True)

    def _paint_dot(self, painter: QPainter, icon: QRectF) -> None:
        if self._count:
            centre = QPointF(icon.right() + 2, icon.top() + 1)
            paint.disc(painter, centre, self.theme.px(4), "ochre")

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
