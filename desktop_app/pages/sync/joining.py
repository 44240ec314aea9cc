"""What joining a centre means, for those who have not: what is sent, what never is, and where a code comes from.

``seen_wanted`` asks for the page that says what the course team sees.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card, ListCard
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.row_icon import RowIcon


class Joining(QWidget):
    """Three facts in a card."""

    seen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "h3")
        self._card = ListCard()
        self._more = Button("", "quiet", trailing="arrow-right")
        self._more.clicked.connect(self.seen_wanted)
        column = Column(self)
        column.addWidget(self._title)
        column.gap(8)
        column.addWidget(self._card)
        column.gap(10)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._title.set_text(self.tr("When you join"))
        self._more.setText(self.tr("What the course team sees of me"))
        self._card.clear()
        self._add(
            "send",
            self.tr("What you finish is shared"),
            self.tr("Finished activities with their dates, and the good practices you submit."),
        )
        self._add(
            "lock",
            self.tr("What you write for yourself stays yours"),
            self.tr("Notes, highlights, answers and drafts are sealed. The centre cannot read them."),
        )
        self._add(
            "radio",
            self.tr("You never wait for it"),
            self.tr("All of Fieldbook works without connection. Things go when there is one, in seconds."),
        )

    def _add(self, icon: str, title: str, sentence: str) -> None:
        row = QWidget()
        words = Column(margins=(0, 9, 0, 9))
        words.addWidget(Label(title, "ui-medium", wrap=True))
        words.addWidget(Label(sentence, "meta", "ink2", wrap=True))
        line = Row(row, margins=(17, 0, 17, 0))
        line.addWidget(RowIcon(icon, "ui", "meta", above=9), 0, Qt.AlignmentFlag.AlignTop)
        line.gap(14)
        line.addLayout(words, 1)
        self._card.add_row(row)


class CodeCard(Card):
    """About the code that joins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(18, 14, 18, 16), spacing=8, parent=parent)
        self._sentences = [Label("", "meta", "ink2", wrap=True) for _ in range(3)]
        for label in self._sentences:
            self.body.addWidget(label)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        words = (
            self.tr("The course team gives it to you: on paper, by phone or in a message."),
            self.tr("Twenty letters and digits in five groups. Small letters and missing dashes do not matter."),
            self.tr("It belongs to one centre, so it cannot lead you to another."),
        )
        for label, sentence in zip(self._sentences, words, strict=True):
            label.set_text(sentence)
