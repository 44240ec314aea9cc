"""Widgets side by side while they fit, one below the other when they do not.

Promises: nothing is cut off in a narrow window or at large text; it never asks for more width than its widest widget.
Lines up at the start of reading when folded. Call ``retell`` after words in it changed.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed

_SIDE_BY_SIDE, _FOLDED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class FoldingRow(Themed, QWidget):
    """``add`` from the start to the end; ``room`` takes what is left between two of them.

    ``spacing`` side by side and ``below`` when folded, at 100 %.
    """

    def __init__(self, *, spacing: int = 16, below: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing, self._below = spacing, below
        self._row = Row(self, spacing=spacing)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    @property
    def folded(self) -> bool:
        """True while its widgets stand one below the other."""
        return self._row.direction() is _FOLDED

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Puts a widget at the end; with ``stretch`` it takes the room there is."""
        self._widgets.append(widget)
        self._row.addWidget(widget, stretch)
        self._align()

    def room(self) -> None:
        """Lets what follows stand at the end."""
        self._row.addStretch(1)

    def retell(self) -> None:
        """Looks again whether everything fits."""
        self._fold()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        widths = (widget.minimumSizeHint().width() for widget in self._shown())
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def theme_changed(self) -> None:
        self._fold()
        super().theme_changed()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _fold(self) -> None:
        gap = self.theme.px(self._spacing)
        needed = sum(widget.sizeHint().width() + gap for widget in self._shown()) - gap
        direction = _FOLDED if needed > self.width() else _SIDE_BY_SIDE
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self._row.set_spacing(self._below if direction is _FOLDED else self._spacing)
            self._align()
            self.updateGeometry()

    def _align(self) -> None:
        """Side by side all are level; one below the other they begin at the same edge."""
        for widget in self._widgets:
            wraps = widget.hasHeightForWidth()
            leading = Qt.AlignmentFlag(0) if wraps else Qt.AlignmentFlag.AlignLeft
            level = Qt.AlignmentFlag(0) if wraps else Qt.AlignmentFlag.AlignVCenter
            self._row.setAlignment(widget, leading if self.folded else level)
