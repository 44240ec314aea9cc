"""What lies over the window while something must be answered first: ink at 34 %, the keyboard kept inside.

Promises: covers the window and follows its size; Tab stays among its own controls; Esc and a press on the dark ask to
close (``dismissed``); the keyboard goes back to where it was. ``closed`` comes in every case, once. Used by Dialog, the
search and the rail's drawer.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.qt_support.theme import app_theme

_DARK = {False: QColor(29, 35, 32, 87), True: QColor(0, 0, 0, 150)}  # by day ink at 34 %; at night it must be darker


class Veil(QWidget):
    """Subclasses put their sheet into it and place it in ``resizeEvent``."""

    dismissed = Signal()
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host.window())
        self._before: QWidget | None = None
        self.hide()

    def open_over(self) -> None:
        """Covers the window and takes the keyboard."""
        host = self.parentWidget()
        assert host is not None
        self._before = QApplication.focusWidget()
        self.setGeometry(host.rect())
        host.installEventFilter(self)
        self.show()
        self.raise_()

    def shut(self) -> None:
        """Goes, and gives the keyboard back."""
        host = self.parentWidget()
        if self.isHidden() or host is None:
            return
        host.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def dismiss(self) -> None:
        """As Esc does."""
        self.shut()
        self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        host = self.parentWidget()
        if watched is host and host is not None and event.type() == QEvent.Type.Resize:
            self.setGeometry(host.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keeps Tab inside."""
        inside = self._tab_stops()
        if not inside:
            return True
        current = QApplication.focusWidget()
        at = inside.index(current) if current in inside else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DARK[app_theme().dark])
        painter.end()

    def _tab_stops(self) -> list[QWidget]:
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
            if takes and self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found
