"""New words in place of those of before: shown, written down, and only then used.

Promises: nothing is changed by it; ``agreed`` carries the words that were shown, once they are on paper.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.joining.words_sheet import WordsSheet
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.label import Label


class NewWordsDialog(Dialog):
    """``lost``: because another laptop was reported lost; else because nobody has the words of the other one."""

    agreed = Signal(object)

    def __init__(self, host: QWidget, words: tuple[str, ...], *, lost: bool) -> None:
        super().__init__(host, self._title(lost), self._sentence(lost), width=620)
        self._words = words
        self.sheet = WordsSheet(words, low=True)
        self.written = CheckBox(self.tr("I have the new words on paper, in this order"))
        after = self.tr("Your other laptops go on. They read what you write here once you type these words there.")
        self.body.addWidget(self.sheet)
        self.body.gap(4)
        self.body.addWidget(Label(after, "meta", "ink2", wrap=True))
        self.body.addWidget(self.written)
        self.later = self.add_button(self.tr("Later"))
        self.use = self.add_button(self.tr("Use the new words"), "primary")
        self.use.setEnabled(False)
        self.written.toggled.connect(self.use.setEnabled)
        self.use.clicked.connect(self._on_use)

    def _title(self, lost: bool) -> str:
        return self.tr("Your other laptop was reported lost") if lost else self.tr("Begin with new words")

    def _sentence(self, lost: bool) -> str:
        if lost:
            return self.tr("We make new recovery words, so that it cannot read what you write from now on.")
        return self.tr(
            "Without its words, what your other laptop wrote for you alone stays sealed. With new words this laptop"
            " sends what you write."
        )

    @Slot()
    def _on_use(self) -> None:
        self.agreed.emit(self._words)
