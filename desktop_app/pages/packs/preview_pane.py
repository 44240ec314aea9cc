"""What an update will change, unfolded below its row.

Promises: bytes, time, every change and what becomes of the learner's marks before anything is downloaded. While it is
looked for, and when nobody can say, it says so; the update can be had all the same. ``update_wanted`` and
``later_wanted`` say which button was pressed.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.pack_changes import PackPreview
from desktop_app.pages.packs.change_words import ChangeLine, ChangeWords
from desktop_app.pages.packs.row_pane import RowPane
from desktop_app.pages.packs.signer_line import SignerLine
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.row_icon import RowIcon


class PreviewPane(RowPane):
    """``show_preview`` and ``show_failure`` fill it; before, it says that it looks."""

    update_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: PackPreview | None = None
        self._failure: Known | None = None
        self._words = ChangeWords(self)
        self._title = Label("", "meta-strong")
        self._cost = Label("", "meta", "ink2")
        self._looks = Label("", "meta", "ink3", wrap=True)
        self._lines = Column(spacing=8)
        self._notice = NoticeBar()
        self.now = Button("", icon="download")
        self.later = Button("", "quiet")
        self._signer = SignerLine()
        self._head, self._foot = FoldingRow(below=2), FoldingRow(spacing=22, below=8)
        self._lay_out()
        self.now.clicked.connect(self.update_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.retranslate()

    @property
    def preview(self) -> PackPreview | None:
        """What is shown; None while it is looked for."""
        return self._preview

    def show_preview(self, preview: PackPreview) -> None:
        """What was found."""
        self._preview, self._failure = preview, None
        self.retranslate()

    def show_failure(self, known: Known) -> None:
        """Nobody can say now, and why."""
        self._failure = known
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self.now.setText(self.tr("Update now"))
        self.later.setText(self.tr("Wait for a better connection"))
        clear(self._lines)
        preview = self._preview
        if preview is None:
            self._show_nothing_yet()
        else:
            self._looks.hide()
            self._notice.hide()
            self._title.set_text(self._words.title(preview))
            self._cost.set_text(self._words.cost(preview))
            for line in self._words.lines(preview):
                self._lines.addLayout(_line(line))
            self._signer.tell(preview.signer)
            self._tell_room(self._words.no_room(preview))
        self._signer.setVisible(preview is not None)
        self._cost.setVisible(preview is not None)
        for row in (self._head, self._foot):
            row.retell()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(Rule())
        column.gap(13)
        self._head.add(self._title)
        self._head.room()
        self._head.add(self._cost)
        column.addWidget(self._head)
        column.gap(8)
        column.addWidget(self._looks)
        column.addLayout(self._lines)
        column.addWidget(self._notice)
        column.gap(14)
        self._foot.add(self.now)
        self._foot.add(self.later)
        self._foot.room()
        self._foot.add(self._signer)
        column.addWidget(self._foot)
        QWidget.setTabOrder(self.now, self.later)

    def _show_nothing_yet(self) -> None:
        self._title.set_text(self.tr("What will change"))
        self._looks.setVisible(self._failure is None)
        self._looks.set_text(self.tr("We look at the new version. This takes a few kilobytes."))
        if self._failure is not None:
            what, todo = what_and_todo(self._failure)
            self._notice.tell("waiting", self.tr("Nobody can say now what will change."), f"{what} {todo}")

    def _tell_room(self, sentence: str) -> None:
        self.now.setEnabled(not sentence)
        if sentence:
            self._notice.tell("failure", sentence, self.tr("Free some space, then look at it again."))


def _line(line: ChangeLine) -> Row:
    row = Row()
    row.addWidget(RowIcon(line.icon, "ui", size=16, token="accent"), 0, Qt.AlignmentFlag.AlignTop)
    row.gap(11)
    words = Column()
    words.addWidget(Label(line.title, "ui", wrap=True))
    if line.more:
        words.addWidget(Label(line.more, "meta", "ink2", wrap=True))
    row.addLayout(words, 1)
    return row
