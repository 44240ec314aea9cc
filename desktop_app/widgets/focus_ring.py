"""The ring that shows where the keyboard is: 2 px, 3 px outside the control, on keyboard focus only.

Promises: it lies on an overlay of its own, so no control needs room for it in its own rectangle and none is clipped;
it follows the control when it moves, and goes with the focus. Never shown for a mouse press. Leave 8 px between
neighbouring controls.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from desktop_app.widgets import paint

_OUTSIDE = 4
_FOLLOWED = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
)
_KEEPS = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


class FocusRing(QWidget):
    """The overlay around one control. Made by ``KeyboardFocus``, not by pages."""

    def __init__(self, target: QWidget, radius: float) -> None:
        self._target = target
        self._radius = radius
        host = _host(target)
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: list[QWidget] = []
        widget: QWidget | None = target
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._followed.append(widget)
            widget = widget.parentWidget()
        target.destroyed.connect(self.deleteLater)
        self._place()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def leave(self) -> None:
        """Takes the ring away."""
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed.clear()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, QRectF(self.rect()), None, "accent", self._radius + 3, 2)
        painter.end()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None or not isValid(self._target) or not host.isAncestorOf(self._target):
            self.hide()
            return
        self.setVisible(self._target.isVisibleTo(host))
        corner = self._target.mapTo(host, self._target.rect().topLeft())
        rect = QRect(corner, self._target.size())
        self.setGeometry(rect.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))


class KeyboardFocus:
    """Mixin before a Qt widget class: the ring comes with the keyboard and goes with the mouse."""

    ring_radius: float = 6
    _ring: FocusRing | None = None
    _by_keyboard = True  # until the mouse was used: a window that opens shows where its keyboard is

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # type: ignore[misc]  # the Qt class beside this mixin
        if event.reason() not in _KEEPS:
            self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        self._show_ring(self._by_keyboard)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_ring(False)
        super().focusOutEvent(event)  # type: ignore[misc]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        self._show_ring(False)
        super().mousePressEvent(event)  # type: ignore[misc]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus():  # type: ignore[attr-defined]
            self._by_keyboard = True
            self._show_ring(True)
        super().keyPressEvent(event)  # type: ignore[misc]

    def ring_shown(self) -> bool:
        """True while the ring is there."""
        return self._ring is not None

    def _show_ring(self, wanted: bool) -> None:
        ring = self._ring if self._ring is not None and isValid(self._ring) else None
        if wanted and ring is None:
            assert isinstance(self, QWidget)
            self._ring = FocusRing(self, self.ring_radius)
        elif not wanted:
            if ring is not None:
                ring.leave()
            self._ring = None


def _host(target: QWidget) -> QWidget:
    """The widget the ring is drawn on: the content of the nearest scroll area, or the window."""
    widget = target
    while (parent := widget.parentWidget()) is not None and not widget.isWindow():
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
            return widget
        widget = parent
    return widget
