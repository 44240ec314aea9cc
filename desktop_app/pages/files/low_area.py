"""Room for what stands below a text that fills the rest: as high as it is, up to a share of all; then it scrolls.

Promises: the text above keeps most of the height, at every size of type.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets.scroll_area import ScrollArea

SHARE: Final = 0.42


class LowArea(ScrollArea):
    """Holds one widget."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        content.installEventFilter(self)

    def fit(self) -> None:
        """Takes the height that it needs and may have."""
        content, whole = self.widget(), self.parentWidget()
        if content is None or whole is None:
            return
        layout, width = content.layout(), self.viewport().width()
        hint = content.sizeHint().height()
        needed = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else hint
        height = min(needed, round(whole.height() * SHARE))
        if height != self.height() or self.maximumHeight() != height:
            self.setFixedHeight(height)

    @Slot(object)
    def reveal(self, widget: QWidget) -> None:
        """Scrolls to something in it, once it has its size."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.fit()
        return bool(super().eventFilter(watched, event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
