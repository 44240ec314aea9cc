"""The full rail as a drawer over the page, behind "Menu" at large text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.shell.rail import Rail
from desktop_app.widgets.veil import Veil


class Drawer(Veil):
    """Holds the rail at the side where reading begins; choosing anything closes it."""

    def __init__(self, host: QWidget, rail: Rail) -> None:
        super().__init__(host)
        self._rail = rail
        rail.setParent(self)
        rail.asked.connect(self.shut)
        rail.search_asked.connect(self.shut)
        self.setAccessibleName(self.tr("Menu"))

    def open(self) -> None:
        """Shows it; the keyboard stands on its first item."""
        self.open_over()
        self._rail.show()
        self._place()
        stops = self._tab_stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self._rail.width()
        x = self.width() - width if self._rail.mirrored else 0
        self._rail.setGeometry(x, 0, width, self.height())
