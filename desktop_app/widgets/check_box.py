"""A yes or no with its sentence. ``toggled`` as QAbstractButton has it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.text_block import UNBOUND, TextBlock
from desktop_app.widgets.themed import Themed

_SIDE = 18


class CheckBox(KeyboardFocus, Themed, QAbstractButton):
    """A painted box with a tick, words beside it, wrapped when narrow."""

    ring_radius = 4

    def __init__(self, words: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: TextBlock | None = None
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)
        self.follow_theme()

    def setText(self, words: str) -> None:
        super().setText(words)
        self.theme_changed()

    def theme_changed(self) -> None:
        self._block = None
        super().theme_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.theme.px(32), self._made().layout(width - self._indent()) + self.theme.px(10))

    def sizeHint(self) -> QSize:
        block = self._made()
        block.layout(UNBOUND)
        width = min(int(block.natural) + 1, self.theme.text(420)) + self._indent()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._indent() + self.theme.px(60), self.theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(_SIDE)
        block = self._made()
        height = block.layout(self.width() - self._indent())
        top = round((self.height() - height) / 2)
        box = QRectF(0, top + round((theme.fonts.line("ui") - side) / 2), side, side)
        at = paint.seen(box, self.width(), self.mirrored)
        if self.isChecked():
            paint.box(painter, at, "accent" if self.isEnabled() else "ink3", None, 4)
            paint.tick(painter, QPointF(at.center()), side * 0.55, "onacc", 2)
        else:
            paint.box(painter, at, "sheet", "ink2" if self.underMouse() else "line2", 4, 1.5)
        block.paint(
            painter, QPointF(0 if self.mirrored else self._indent(), top), "ink" if self.isEnabled() else "ink3"
        )
        painter.end()

    def _indent(self) -> int:
        return self.theme.icon(_SIDE) + self.theme.px(10)

    def _made(self) -> TextBlock:
        if self._block is None:
            fonts = self.theme.fonts
            self._block = TextBlock(self.text(), fonts.style("ui"), fonts.line("ui"), self.mirrored)
        return self._block
