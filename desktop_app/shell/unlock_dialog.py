"""Asks for the twelve words when the profile is here but its key is not: it came from another laptop.

Promises: nothing is opened with wrong words and nothing is harmed by them; each word is checked as it is typed; the
words are used and not kept here.
"""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.joining.words_field import WordsField
from desktop_app.widgets.dialog import Dialog

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class UnlockDialog(Dialog):
    """``given`` carries the twelve words once they can be right."""

    given = Signal(object)

    def __init__(self, host: QWidget, what: str, problem: str = "") -> None:
        super().__init__(host, translate("UnlockDialog", "Open your work with the twelve words"), what)
        self.words = WordsField(name=self.tr("Twelve words, in their order"), hint=self.tr("From the sheet of paper."))
        self.words.area.set_error(problem)
        self.body.addWidget(self.words)
        self.button = self.add_button(self.tr("Open"), "primary")
        self.button.clicked.connect(self._on_open)

    @Slot()
    def _on_open(self) -> None:
        if self.words.insist():
            self.given.emit(self.words.words)
