"""Carry by file: three numbered steps there and back, and below what is carried for colleagues.

Promises: says that nobody on the way can read a file; what cannot be done has a sentence that says why; photos and PDFs
go along when that is ticked, and how large they are is said before. The page does what is ``wanted``.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.bundles import CarryView
from desktop_app.pages.sync.carry_step import CarryStep
from desktop_app.pages.sync.carry_words import answer_words, carried_words, courier_words, photo_words, waiting_words
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card, Rule
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, clear


class CarryCard(Card):
    """``show_view`` fills it. ``title`` stands above the card, where the page puts it."""

    export_wanted = Signal()
    import_wanted = Signal()
    answers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(18, 16, 16, 12), parent=parent)
        self._view: CarryView | None = None
        self._centre, self._now = "", datetime.min
        self._busy = False
        self.title = Label("", "h3")
        self._intro = Label("", "meta", "ink2", wrap=True)
        self.photos = CheckBox("")
        self._steps = (CarryStep(1, "upload", self.photos), CarryStep(2), CarryStep(3, "download"))
        self._rule = Rule()
        self._carried = Column(spacing=4)
        self.answers = Button("", icon="usb")
        self.colleague = Button("", "quiet")
        self._lay_out()
        self.export_button.clicked.connect(self.export_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.colleague.clicked.connect(self.import_wanted)
        self.answers.clicked.connect(self.answers_wanted)
        self.retranslate()

    @property
    def export_button(self) -> Button:
        """Of the first step."""
        assert self._steps[0].button is not None
        return self._steps[0].button

    @property
    def import_button(self) -> Button:
        """Of the third step."""
        assert self._steps[2].button is not None
        return self._steps[2].button

    @property
    def photo_bytes(self) -> int:
        """So many bytes of photos and PDFs are to go along."""
        view = self._view
        return view.photos.size if view is not None and self.photos.isChecked() else 0

    def show_view(self, view: CarryView, centre: str, now: datetime) -> None:
        """``centre``: its address."""
        self._view, self._centre, self._now = view, centre, now
        self.retranslate()

    def show_busy(self, busy: bool) -> None:
        """Lets the buttons rest while a file is written or taken in."""
        self._busy = busy
        self._allow()

    def retranslate(self) -> None:
        """Every word anew."""
        view = self._view
        self.title.set_text(self.tr("Carry by file"))
        self._intro.set_text(
            self.tr(
                "No connection for days? Let a stick do the travel. The file is encrypted; only the server can open it."
            )
        )
        self.answers.setText(self.tr("Put the answers on a stick"))
        self.colleague.setText(self.tr("Take a colleague’s file"))
        if view is None:
            return
        first, second, third = self._steps
        ready = waiting_words(view) if view.can_write else self.tr("Connect once first: its key is not here yet.")
        first.set_words(self.tr("Put a USB stick in"), ready, self.tr("Export the bundle"))
        self.photos.setText(photo_words(view))
        self.photos.setVisible(view.can_write and view.photos.count > 0)
        second.set_words(self.tr("Give it to somebody who can connect"), courier_words(self._centre))
        third.set_words(self.tr("Import the answer"), answer_words(view, self._now), self.tr("Import the answer"))
        clear(self._carried)
        for sentence in carried_words(view):
            self._carried.addWidget(Label(sentence, "meta", "ink2", wrap=True))
        self.answers.setVisible(view.count("answered") > 0)
        self._allow()

    def _allow(self) -> None:
        can_write = self._view is not None and self._view.can_write
        self.export_button.setEnabled(can_write and not self._busy)
        self.photos.setEnabled(not self._busy)
        for button in (self.import_button, self.colleague, self.answers):
            button.setEnabled(not self._busy)

    def _lay_out(self) -> None:
        self.body.addWidget(self._intro)
        self.body.gap(14)
        steps = Column(spacing=16)
        for step in self._steps:
            steps.addWidget(step)
        self.body.addLayout(steps)
        self.body.gap(16)
        self.body.addWidget(self._rule)
        self.body.gap(12)
        below = Column(spacing=8)
        below.addLayout(self._carried)
        for button in (self.answers, self.colleague):
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(below)
