"""The sentence a note belongs to, in marker yellow, with the way back to its lesson.

``opened`` when a person wants to go there; no button when the lesson is not on this laptop.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.marked_sentence import MarkedSentence
from desktop_app.widgets.row_icon import RowIcon

_NARROW = 470  # at 100 %


class AnchorCard(Card):
    """``show_anchor`` fills it."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(15, 9, 16, 10), parent=parent)
        self._quote = MarkedSentence()
        self._lesson = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", "quiet", trailing="arrow-right")
        words = Column(spacing=2)
        words.addWidget(self._quote)
        words.addWidget(self._lesson)
        self._row = Row(spacing=12)
        self._icon = RowIcon("highlighter")
        first = Row(spacing=12)
        first.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addLayout(words, 1)
        self._row.addLayout(first, 1)
        self._way = Row()
        self._way.addWidget(self.button)
        self._way.addStretch(0)
        self._row.addLayout(self._way)
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button.clicked.connect(self.opened)

    def show_anchor(self, quote: str, lesson: str | None) -> None:
        """The sentence and its lesson's name; None when the lesson is not here."""
        self._quote.set_text(quote)
        self._quote.setVisible(bool(quote))
        self._lesson.set_text(lesson or self.tr("The lesson is not on this laptop."))
        self.button.setText(self.tr("Open in lesson"))
        self.button.setVisible(lesson is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.text(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self._row.set_spacing(0 if narrow else 12)
            self._way.set_margins((30, 0, 0, 0) if narrow else (0, 0, 0, 0))  # below the words, not the icon
