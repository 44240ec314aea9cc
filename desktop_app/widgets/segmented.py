"""Segmented control: one of a few, side by side.

Promises: arrow keys move the choice (mirrored in right-to-left layouts), one tab stop, each segment is a radio button
to a screen reader. ``chosen`` is emitted for a person's choice only, never for ``choose``.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.themed import Themed


class Segmented(Themed, QWidget):
    """``options`` are the words of the segments."""

    chosen = Signal(int)

    def __init__(self, options: tuple[str, ...], index: int = 0, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments = [_Segment(self) for _ in options]
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        for number, segment in enumerate(self._segments):
            row.addWidget(segment)
            segment.clicked.connect(lambda _checked=False, number=number: self._take(number))
        self.index = index
        self.set_options(options)
        self.choose(index)
        self.follow_theme()

    def choose(self, index: int) -> None:
        """Shows another choice, without telling."""
        self.index = index
        for number, segment in enumerate(self._segments):
            segment.setChecked(number == index)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus)

    def set_options(self, options: tuple[str, ...]) -> None:
        """The same number of other words (after a change of language)."""
        for segment, words in zip(self._segments, options, strict=True):
            segment.setText(words)

    def step(self, by: int) -> None:
        """Chooses a neighbour, as an arrow key does."""
        target = min(max(0, self.index + by), len(self._segments) - 1)
        self._segments[target].setFocus(Qt.FocusReason.TabFocusReason)
        self._take(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, QRectF(self.rect()), "well", "line", 7)
        painter.end()

    def _take(self, index: int) -> None:
        was = self.index
        self.choose(index)
        if was != index:
            self.chosen.emit(index)


class _Segment(KeyboardFocus, Themed, QAbstractButton):
    ring_radius = 5

    def __init__(self, parent: Segmented) -> None:
        super().__init__(parent)
        self._control = parent
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = QFontMetricsF(theme.fonts.style("meta-medium")).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * theme.px(12), max(theme.px(28), theme.fonts.line("meta") + theme.px(9)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            paint.box(painter, rect, "sheet", "line2", 5)
        token = "ink" if self.isChecked() or self.underMouse() else "ink2"
        font = self.theme.fonts.style("meta-medium")
        paint.text(painter, rect, self.text(), font, token, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.mirrored else 1
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._control.step(step)
