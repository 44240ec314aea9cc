"""The top of the Sync page: the state as a sentence, two lines more, and the one filled button.

Promises: while an exchange runs the button rests and the second line counts what passed. ``try_wanted`` and
``join_wanted`` say what was pressed.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.sharing import SyncView
from desktop_app.pages.sync.state_words import state_words
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed


class StateHeader(Themed, QWidget):
    """``show_view`` fills it; ``show_busy`` says that an exchange runs."""

    try_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enrolled = True
        self._busy = False
        self._entries = 0
        self._sending: tuple[int, int] | None = None
        self._after = ""
        self._title = Label("", "h1", wrap=True)
        self._first = Label("", "lead", "ink2", wrap=True)
        self._second = Label("", "ui", "ink2", wrap=True)
        self.button = Button("", "primary")
        self.button.clicked.connect(self._on_button)
        lines = Column()
        lines.addWidget(self._title)
        lines.gap(7)
        lines.addWidget(self._first)
        lines.addWidget(self._second)
        row = Row(self, spacing=24)
        row.addLayout(lines, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def show_view(self, view: SyncView, now: datetime) -> None:
        """Shows a state."""
        words = state_words(view, now)
        self._title.set_text(words.title)
        self._first.set_text(words.first)
        self._after = words.second
        self._enrolled = view.status.enrolled
        self._set_button()
        self._say()

    def show_busy(self, busy: bool, entries: int = 0) -> None:
        """Lets the button rest and counts the entries that passed; or lets it work again."""
        self._busy, self._entries = busy, entries
        self._set_button()
        self._say()

    def show_sending(self, sending: tuple[int, int] | None) -> None:
        """Says which item is on its way, (this one, of how many), whoever began the exchange."""
        self._sending = sending
        self._say()

    def _say(self) -> None:
        words = self._after
        if self._busy:
            words = self.tr("Sending and receiving. %n entries so far.", "", self._entries)
        if self._sending is not None:
            this, of = self._sending
            words = self.tr("Sending {this} of {of}").format(this=this, of=of)
        self._second.set_text(words)

    def _set_button(self) -> None:
        if not self._enrolled:
            self.button.setText(self.tr("Join with a code"))
            self.button.set_icons("", "arrow-right")
        else:
            self.button.setText(self.tr("Trying now") if self._busy else self.tr("Try now"))
            self.button.set_icons("refresh-cw")
        self.button.setEnabled(not self._busy)

    def _on_button(self) -> None:
        if self._enrolled:
            self.try_wanted.emit()
        else:
            self.join_wanted.emit()
