"""The slim scroll bar, and the page that scrolls up and down only.

Promises: a bar of 8 px that is wide enough to grab (12 px), mirrored with the layout; the page keeps its width and is
never scrolled sideways.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QScrollBar, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

# The only style sheet of the program: it takes away the room of the arrows. What is seen is painted below.
_NO_ARROWS = """
QScrollBar:vertical { background: transparent; border: 0; margin: 0; width: 12px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
"""


class ScrollBar(Themed, QScrollBar):
    """Standing, painted: no arrows, no trough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._without_arrows = False
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(12, 40)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """The style sheet is read when there is something to scroll, which the first screen seldom has."""
        super().sliderChange(change)
        if self.maximum() > self.minimum() and not self._without_arrows:
            self._without_arrows = True
            self.setStyleSheet(_NO_ARROWS)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        painter = paint.begin(self)
        handle = self._handle()
        token = "ink3" if self.isSliderDown() or self.underMouse() else "line2"
        paint.box(painter, handle, token, None, handle.width() / 2)
        painter.end()

    def _handle(self) -> QRectF:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # slow to be set up, and seldom needed at first

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        return QRectF(self.width() - 10, handle.y() + 2, 8, max(12, handle.height() - 4))


class ScrollArea(QScrollArea):
    """Holds one page; the ground behind it is the window's."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(ScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # our own: the first look at one of Qt's own widgets costs ten milliseconds
        if content is not None:
            self.setWidget(content)

    def setWidget(self, content: QWidget) -> None:
        super().setWidget(content)
        content.setAutoFillBackground(False)
