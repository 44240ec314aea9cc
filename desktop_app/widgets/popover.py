"""A sheet that floats above the page: glossary, menus, text size. A child of the window, not a window of its own.

Promises: opens at once beside its anchor, inside the window, mirrored; Esc and a press outside close it, and the
keyboard goes back to where it was. One stays open at a time. Its shadow is painted in its own margins.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.widgets import paint
from desktop_app.widgets.layouts import Column, Margins
from desktop_app.widgets.themed import Themed

SHADOW = 12


class Popover(Themed, QWidget):
    """``body`` is its column. ``open_at`` shows it beside a widget, ``open_in`` at a rectangle of the window."""

    closed = Signal()

    def __init__(self, host: QWidget, *, padding: Margins = (16, 12, 16, 14), radius: int = 8) -> None:
        super().__init__(host.window())
        self._radius = radius
        self._before: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.body = Column(spacing=0, margins=padding)
        self._outer.addLayout(self.body)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        self.follow_theme()

    def open_at(self, anchor: QWidget, *, width: int | None = None) -> None:
        """Below the anchor (above when there is no room), starting where it starts."""
        host = self.parentWidget()
        assert host is not None
        self.open_in(QRect(anchor.mapTo(host, QPoint(0, 0)), anchor.size()), width=width)

    def open_in(self, anchor: QRect, *, width: int | None = None) -> None:
        """Beside a rectangle in the coordinates of the window. ``width`` of the sheet in pixels of now."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._place(anchor, width))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def shut(self) -> None:
        """Closes it and gives the keyboard back."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        inside = QApplication.focusWidget()
        had_focus = inside is self or (inside is not None and self.isAncestorOf(inside))
        self.hide()
        if had_focus and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
        ):
            self.shut()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_floating(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW), self._radius)
        painter.end()

    def _place(self, anchor: QRect, width: int | None) -> QRect:
        host = self.parentWidget()
        assert host is not None
        size = self.sizeHint()
        if width is not None:
            size.setWidth(width + 2 * SHADOW)
        if self._outer.hasHeightForWidth():
            size.setHeight(self._outer.heightForWidth(size.width()))
        size = size.boundedTo(host.size())
        x = anchor.right() - size.width() + SHADOW if self.mirrored else anchor.left() - SHADOW
        y = anchor.bottom() + self.theme.px(4) - SHADOW
        if y + size.height() - SHADOW > host.height():
            y = anchor.top() - self.theme.px(4) - size.height() + SHADOW
        x = min(max(x, 0), host.width() - size.width())
        y = min(max(y, 0), host.height() - size.height())
        return QRect(QPoint(x, y), size)


def paint_floating(painter: QPainter, sheet: QRectF, radius: float) -> None:
    """Elevation 1: four soft rectangles, then the sheet with its border."""
    shade = QColor(0, 0, 0)
    for spread, alpha in ((7, 0.03), (5, 0.04), (3, 0.06), (1, 0.08)):
        shade.setAlphaF(alpha)
        grown = sheet.adjusted(-spread, -spread + 3, spread, spread + 3)
        paint.box(painter, grown, shade, None, radius + spread)
    paint.box(painter, sheet, "sheet", "line2", radius)
