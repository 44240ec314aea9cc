"""Rows and columns whose distances are given at 100 % and follow text scale and direction.

Promises: margins are (start, top, end, bottom) and mirror with the layout, which QLayout's own do not. Use them
wherever a page needs a layout; plain Qt layouts keep stale distances when the text scale changes.
"""

from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from desktop_app.qt_support.theme import app_theme, is_rtl

Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)


class Stack(QBoxLayout):
    """What ``Row`` and ``Column`` share."""

    def __init__(self, direction: QBoxLayout.Direction, parent: QWidget | None, spacing: int, margins: Margins) -> None:
        super().__init__(direction)
        self._spacing = spacing
        self._margins = margins
        self._beside = 0
        self._gaps: list[tuple[QSpacerItem, int]] = []
        if parent is not None:
            parent.setLayout(self)
        self.rescale()
        app_theme().changed.connect(self.rescale)

    def set_margins(self, margins: Margins, beside: int = 0) -> None:
        """(start, top, end, bottom) at 100 %; ``beside`` pixels of now are added left and right."""
        if (margins, beside) != (self._margins, self._beside):
            self._margins, self._beside = margins, beside
            self.rescale()

    def set_spacing(self, spacing: int) -> None:
        self._spacing = spacing
        self.rescale()

    def gap(self, distance: int) -> None:
        """Adds an empty stretch of that many pixels at 100 %."""
        spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self._gaps.append((spacer, distance))
        self.addSpacerItem(spacer)
        self._size(spacer, distance)

    def rescale(self) -> None:
        """Distances of now."""
        theme = app_theme()
        start, top, end, bottom = (theme.px(margin) for margin in self._margins)
        if is_rtl():
            start, end = end, start
        self.setContentsMargins(start + self._beside, top, end + self._beside, bottom)
        self.setSpacing(theme.px(self._spacing))
        for spacer, distance in self._gaps:
            self._size(spacer, distance)
        self.invalidate()

    def _size(self, spacer: QSpacerItem, distance: int) -> None:
        pixels = app_theme().px(distance)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        if self.direction() in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft):
            spacer.changeSize(pixels, 0, fixed, free)
        else:
            spacer.changeSize(0, pixels, free, fixed)


class Column(Stack):
    """Children one below the other."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 0, margins: Margins = _NONE) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, spacing, margins)


class Row(Stack):
    """Children side by side, from the start of reading."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 0, margins: Margins = _NONE) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, spacing, margins)


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and deletes the widgets in it, layouts within layouts included."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()
