"""One line of the page: a label, what is known, and a date or state at the end. Two lines at large text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed

_LABEL = 118


class FactRow(Themed, QWidget):
    """``trailing`` is a small widget or words at the end."""

    def __init__(self, label: str, words: str, trailing: QWidget | str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(label, "meta", "ink2")
        self._row = Row(self, spacing=14, margins=(18, 9, 16, 9))
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(Label(words, "ui", wrap=True), 1)
        if isinstance(trailing, str):
            trailing = Label(trailing, "meta", "ink2")
        self._row.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{label}: {words}")
        self.follow_theme()
        self.theme_changed()

    def theme_changed(self) -> None:
        compact = self.theme.compact
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._label.setMinimumWidth(0 if compact else self.theme.text(_LABEL))
        super().theme_changed()
