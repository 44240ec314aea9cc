"""A question that is asked in a pack's own row: take it away, stop its download, pay for it by the byte.

Promises: it says what stays and what is lost, in the numbers of now; the answer that loses nothing is the second button
and has the keyboard. It goes by itself when there is nothing to ask any more (``is_due``). ``agreed``, ``declined``.
"""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.transfers import Hold, Transfer
from desktop_app.pages.packs.row_pane import RowPane
from desktop_app.qt_support.wording import column_size_text, isolate, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label


class Question(StrEnum):
    REMOVAL = "removal"
    CANCEL = "cancel"  # a download of which something arrived
    DROP = "drop"  # what arrived of a download that is not wanted any more
    METERED = "metered"


class RowQuestion(RowPane):
    """``show_row`` sets the numbers."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, kind: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._title = Label("", "meta-strong", wrap=True)
        self._sentence = Label("", "meta", "ink2", wrap=True)
        self.yes = Button("", "secondary" if kind is Question.METERED else "danger")
        self.no = Button("", "quiet")
        self._buttons = FoldingRow(spacing=22, below=8)
        for button in (self.yes, self.no):
            self._buttons.add(button)
        self._buttons.room()
        column = self.column
        column.addWidget(Rule())
        column.gap(12)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.gap(12)
        column.addWidget(self._buttons)
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.declined)

    def show_row(self, row: PackRow, transfer: Transfer | None) -> None:
        """The words, with the numbers of now."""
        title, sentence, yes, no = self._words(row, transfer)
        self._title.set_text(title)
        self._sentence.set_text(sentence)
        self.yes.setText(yes)
        self.no.setText(no)
        self._buttons.retell()
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.yes.setAccessibleDescription(sentence)

    def take_keyboard(self) -> None:
        """Puts it on the answer that loses nothing."""
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, row: PackRow, transfer: Transfer | None) -> tuple[str, str, str, str]:
        here = transfer.here if transfer is not None else row.here
        match self.kind:
            case Question.REMOVAL:
                return (
                    self.tr("Remove this pack from the laptop?"),
                    self._what_stays(row),
                    self.tr("Remove the pack"),
                    self.tr("Keep it"),
                )
            case Question.METERED:
                return self._metered_words(row, transfer)
            case Question.CANCEL:
                title, keep = self.tr("Stop this download?"), self.tr("Stop, and keep what is here")
            case _:
                title, keep = self.tr("Remove what is here of this pack?"), self.tr("Keep it")
        size = size_text(here)
        sentence = self.tr("{size} are here. If you remove them, they have to be downloaded again.")
        return title, sentence.format(size=size), self.tr("Remove {size}").format(size=size), keep

    def _metered_words(self, row: PackRow, transfer: Transfer | None) -> tuple[str, str, str, str]:
        size, here = (transfer.size, transfer.here) if transfer is not None else (0, 0)
        missing = size - here if size else (row.update_size or row.size) - here
        sentence = self.tr("The pack needs {size}. Without your word it waits for another connection.")
        return (
            self.tr("This connection is paid by the byte. Download it now?"),
            sentence.format(size=isolate(size_text(max(0, missing)))),
            self.tr("Download now"),
            self.tr("Wait"),
        )

    def _what_stays(self, row: PackRow) -> str:
        stays = self.tr("Your notes, highlights, answers and progress stay, and come back with the pack.")
        if not row.size:
            return stays
        again = self.tr("To read it again you need its {size}.").format(size=column_size_text(row.size))
        return f"{stays} {again}"


def is_due(kind: Question, row: PackRow, transfer: Transfer | None) -> bool:
    """False when what was asked about is over."""
    match kind:
        case Question.REMOVAL:
            return transfer is None and row.state in (PackState.INSTALLED, PackState.DAMAGED, PackState.UPDATE)
        case Question.CANCEL:
            return transfer is not None and transfer.hold is not None and transfer.here > 0
        case Question.DROP:
            return transfer is None and row.here > 0 and row.state is PackState.PARTLY
        case _:
            return transfer is not None and transfer.hold is Hold.METERED
