"""A field to search with: the glass before, an x to empty it after. Esc empties it too.

``edited`` comes 120 ms after the last key, so that a search does not run for each letter; ``entered`` with Enter.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop_app.widgets.field import FieldBox
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.layouts import Column

_PAUSE_MS = 120


class SearchField(QWidget):
    """``name`` is its accessible name and the words shown while it is empty ("Search my notes")."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = _Editor()
        self._box = FieldBox(self.editor, icon="search")
        self._clear = IconButton("x", self.tr("Empty the search"), size=14)
        self._box.row.addWidget(self._clear)
        self._box.row.set_margins((11, 0, 2, 0))
        column = Column(self)
        column.addWidget(self._box)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self.editor.textChanged.connect(self._on_text)
        self.editor.returnPressed.connect(self.entered)
        self._clear.clicked.connect(self.empty)
        self.set_name(name)
        self._clear.hide()

    def set_name(self, name: str) -> None:
        """Other words, after a change of language."""
        self.editor.setPlaceholderText(name)
        self.editor.setAccessibleName(name)

    def text(self) -> str:
        return self.editor.text()

    def set_text(self, text: str) -> None:
        self.editor.setText(text)

    def empty(self) -> None:
        """As if all letters were deleted."""
        self.editor.clear()
        self.editor.setFocus()

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _tell(self) -> None:
        self.edited.emit(self.editor.text())


class _Editor(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
