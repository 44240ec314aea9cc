"""A place for one errand with a stick: what is there, a bar while it goes on, what came of it, and two buttons.

Promises: one filled button at most; the words stay until the person closes them. Filled by import_panel.py and
export_panel.py. ``wanted`` by the first button, ``declined`` by the second.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.sticks import Exported, Imported
from desktop_app.pages.packs.row_line import RowLine
from desktop_app.pages.packs.signer_line import SignerLine
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import part_of_size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card, Rule
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.notice_bar import NoticeBar, NoticeTone
from desktop_app.widgets.ring import Bar
from desktop_app.widgets.row_icon import RowIcon


class StickPanel(Card):
    """``clear_panel`` first, then what is to be seen."""

    wanted = Signal()
    declined = Signal()
    offered = Signal()  # the buttons are others

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=(1, 15, 1, 16), parent=parent)
        self._done: Imported | Exported | None = None
        self._failure: Known | None = None
        self._moves = False
        self._progress: tuple[int, int | None] = (0, None)
        self.title = Label("", "ui-medium", wrap=True)
        self.line = Label("", "meta", "ink2", wrap=True)
        self.notice = NoticeBar()
        self.rows = Column()
        self.main, self.other = Button("", "primary"), Button("", "quiet")
        self.note = Label("", "caption", "ink3")
        self.signer = SignerLine()
        self._bar, self._share = Bar(), Label("", "meta", "ink2")
        self._telling, self._moving = QWidget(), QWidget()
        self._foot = FoldingRow(spacing=22, below=8)
        self._lay_out(icon)
        self.main.clicked.connect(self.wanted)
        self.other.clicked.connect(self.declined)

    @property
    def has_primary(self) -> bool:
        """Whether the screen's filled button is here."""
        return not self.main.isHidden()

    def begin(self) -> None:
        """Forgets how the errand before went."""
        self._done, self._failure, self._moves = None, None, False

    def show_moving(self) -> None:
        """It goes on; ``show_progress`` follows."""
        self.begin()
        self._moves, self._progress = True, (0, None)
        self._retell()

    def show_done(self, done: Imported | Exported) -> None:
        """What came of it."""
        self.begin()
        self._done = done
        self._retell()

    def show_failure(self, known: Known) -> None:
        """Why it stopped."""
        self.begin()
        self._failure = known
        self._retell()

    def clear_panel(self, title: str, line: str) -> None:
        """Nothing but its head."""
        self.title.set_text(title)
        self.line.set_text(line)
        self.line.setVisible(bool(line))
        clear(self.rows)
        for widget in (self._telling, self._moving, self.main, self.other, self.note, self.signer):
            widget.hide()

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """These, parted by hairlines."""
        for row in rows:
            self.rows.addWidget(Rule())
            self.rows.addWidget(row)
        if rows:
            self.rows.addWidget(Rule())

    def show_lines(self, lines: Sequence[RowLine]) -> None:
        """The same, with their states below one another."""
        self.show_rows(lines)
        if lines and not self.theme.compact:
            widest = max(line.state.sizeHint().width() for line in lines)
            for line in lines:
                line.state.setFixedWidth(widest)

    def show_progress(self, here: int, size: int | None) -> None:
        """How far it is."""
        self._progress = here, size
        self._moving.show()
        self._bar.set_share(here / size if size else 0.0)
        self._share.set_text(part_of_size_text(here, size) if size else "")

    def say(self, tone: NoticeTone, what: str, more: str = "") -> None:
        """A notice above the list."""
        self.notice.tell(tone, what, more)
        self._telling.show()

    def say_failure(self, known: Known) -> None:
        """Why it stopped, and what to do."""
        self.say("failure", *what_and_todo(known))

    def offer(self, main: str, other: str) -> None:
        """The buttons; no words, no button."""
        for button, words in ((self.main, main), (self.other, other)):
            button.setText(words)
            button.setVisible(bool(words))
        self._foot.retell()
        self.offered.emit()

    def take_keyboard(self) -> None:
        """Puts it on the first button there is."""
        for button in (self.main, self.other):
            if not button.isHidden() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def theme_changed(self) -> None:
        super().theme_changed()
        stands = QApplication.focusWidget()
        inside = stands is not None and self.isAncestorOf(stands)
        self.retranslate()
        if inside:
            self.take_keyboard()

    def retranslate(self) -> None:
        """Every word anew."""

    def _retell(self) -> None:
        self.retranslate()
        self.take_keyboard()

    def _tell_moving(self, line: str) -> None:
        """A sentence, the bar, and a button that stops it."""
        self.line.set_text(line)
        self.show_progress(*self._progress)
        self.offer("", self.tr("Stop"))

    def _lay_out(self, icon: str) -> None:
        head = Row(margins=(17, 0, 17, 0))
        head.addWidget(RowIcon(icon, "ui", "meta", size=19, token="accent"), 0, Qt.AlignmentFlag.AlignTop)
        head.gap(14)
        words = Column(spacing=1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.gap(12)
        Column(self._telling, margins=(17, 0, 17, 14)).addWidget(self.notice)
        moving = Column(self._moving, spacing=8, margins=(17, 2, 17, 0))
        moving.addWidget(self._bar)
        moving.addWidget(self._share)
        self.body.addWidget(self._telling)
        self.body.addWidget(self._moving)
        self.body.addLayout(self.rows)
        self.body.gap(14)
        foot = Column(margins=(17, 0, 17, 0))
        for widget in (self.main, self.other):
            self._foot.add(widget)
        self._foot.room()
        self._foot.add(self.note)
        self._foot.add(self.signer)
        foot.addWidget(self._foot)
        self.body.addLayout(foot)
