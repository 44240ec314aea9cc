"""Chips that act: filters, tags, and those that open a menu.

Promises: click target 32 high though the chip is 22; checked shows the tint; ``removable`` ones carry an x and emit
``removed`` (Delete and Backspace too). The Enter key and Space press them.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.themed import Themed

_HEIGHT = 22
_MARK = 13


class FilterChip(KeyboardFocus, Themed, QAbstractButton):
    """``mark`` is "" (a filter), "x" (removable) or "chevron-down" (opens a menu)."""

    removed = Signal()
    ring_radius = 4

    def __init__(
        self,
        words: str,
        *,
        mark: str = "",
        checkable: bool = True,
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setCheckable(checkable)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(words)
        if mark == "x":
            self.clicked.connect(self.removed)
            self.setAccessibleDescription(self.tr("Press to remove"))
        self.follow_theme()

    def setText(self, words: str) -> None:
        super().setText(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = QFontMetricsF(theme.fonts.style("caption-medium")).horizontalAdvance(self.text()) + 2 * theme.px(8)
        if self._mark:
            width += theme.icon(_MARK) + theme.px(4)
        return QSize(round(width), max(theme.px(_HEIGHT), theme.fonts.line("caption-medium") + theme.px(5)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self._mark == "x" and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme = self.theme
        fill, border, token = self._look()
        paint.box(painter, QRectF(self.rect()), fill, border, 4)
        room = QRectF(theme.px(8), 0, self.width() - theme.px(12), self.height())
        lead = paint.leading(self.mirrored)
        font = theme.fonts.style("caption-medium")
        paint.text(painter, paint.seen(room, self.width(), self.mirrored), self.text(), font, token, lead)
        if self._mark:
            side = theme.icon(_MARK)
            at = QRectF(self.width() - theme.px(7) - side, round((self.height() - side) / 2), side, side)
            paint.icon(painter, paint.seen(at, self.width(), self.mirrored), self._mark, token, 2)
        painter.end()

    def _look(self) -> tuple[str | None, str | None, str]:
        if self._mark == "chevron-down":
            return ("well" if self.underMouse() else None), "line2", "ink2"
        if self.isChecked():
            return "tint", ("accent" if self.underMouse() else None), "accent"
        return "well", ("line2" if self.underMouse() else None), "ink2"
