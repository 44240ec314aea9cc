""" "Signed by the course team, key 7F2A", with a shield."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.qt_support.wording import isolate
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.row_icon import RowIcon


class SignerLine(QWidget):
    """``tell`` names the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "caption", "ink3")
        row = Row(self, spacing=6)
        row.addWidget(self._words)
        row.addWidget(RowIcon("shield", "caption", size=14, token="ink3"), 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, key: str) -> None:
        """``key``: the last digits of the key, as the operations give it."""
        self._words.set_text(self.tr("Signed by the course team, key {key}").format(key=isolate(key.upper())))
