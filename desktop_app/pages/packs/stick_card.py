"""One way of a USB stick as a card: icon, what it does, a promise, a button. ``acted`` when it is pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.row_icon import RowIcon


class StickCard(Card):
    """``set_words`` fills it."""

    acted = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=(17, 12, 13, 12), parent=parent)
        self.button = Button("")
        self._title = Label("", "ui-medium", wrap=True)
        self._sentence = Label("", "meta", "ink2", wrap=True)
        words = QWidget()
        texts = Column(words)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        texts.addStretch(1)
        self._fold = FoldingRow(spacing=14, below=10)
        self._fold.add(words, 1)
        self._fold.add(self.button)
        row = Row()
        row.addWidget(RowIcon(icon, "ui", "meta", size=19, token="accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.gap(14)
        row.addWidget(self._fold, 1)
        self.body.addLayout(row)
        self.button.clicked.connect(self.acted)

    def set_words(self, title: str, sentence: str, action: str) -> None:
        self._title.set_text(title)
        self._sentence.set_text(sentence)
        self.button.setText(action)
        self.button.setAccessibleDescription(title)
        self._fold.retell()

    def allow(self, allowed: bool) -> None:
        """Whether there is something to do."""
        self.button.setEnabled(allowed)

    def take_keyboard(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
