"""One file: its picture, its name, how large it is and where it lies, how much of it is here while it comes, and the
one thing to do with it now; in a draft also whether it goes along.

Promises: what is shown changes in place, so the keyboard stays where it was; nothing is removed without an answer to
the question in the row. ``acted`` carries an Act.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.files import FileState, FileView
from desktop_app.pages.files.file_words import state_words
from desktop_app.pages.files.thumb import Thumb
from desktop_app.qt_support.wording import facts, isolate
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.ring import Bar
from desktop_app.widgets.themed import Themed

_WORDS: Final = 230
_LEAST: Final = 90


class Act(StrEnum):
    OPEN = "open"
    COPY = "copy"
    FETCH = "fetch"
    STOP = "stop"
    REMOVE = "remove"
    GO = "go"
    STAY = "stay"


class FileRow(QWidget):
    """``shared``: it goes to others with its text, if ``goes`` is ticked. ``act`` and ``remove`` are its buttons."""

    acted = Signal(object)
    unfolded = Signal(object)

    def __init__(self, *, shared: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: FileView | None = None
        self._shared = shared
        self._thumb = Thumb()
        self._name = Label("", "ui-medium", elide=True)
        self._state = Label("", "meta", "ink2", wrap=True)
        self.bar = Bar(0.0, 4)
        self._progress = QWidget()
        Column(self._progress, margins=(0, 5, 0, 2)).addWidget(self.bar)
        self.goes = CheckBox("")
        self.act = Button("", "quiet")
        self.remove = IconButton("trash-2", "", size=15)
        self._question = _RemoveQuestion()
        self._question.hide()
        self._lay_out()
        self._thumb.clicked.connect(lambda: self.acted.emit(Act.OPEN))
        self.act.clicked.connect(lambda: self.acted.emit(self.offered))
        self.goes.clicked.connect(lambda on: self.acted.emit(Act.GO if on else Act.STAY))
        self.remove.clicked.connect(self._on_remove)
        self._question.yes.clicked.connect(lambda: self.acted.emit(Act.REMOVE))
        self._question.no.clicked.connect(self._on_keep)

    @property
    def offered(self) -> Act:
        """What its button does now."""
        assert self.file is not None
        if self.file.state is FileState.AWAY:
            return Act.FETCH
        if self.file.state is FileState.WANTED:
            return Act.STOP
        return Act.OPEN if self.file.is_picture else Act.COPY

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be in it, in order."""
        return self.goes, self.act, self.remove, self._question.yes, self._question.no

    @property
    def question(self) -> "_RemoveQuestion":
        """Asked before it is removed."""
        return self._question

    def show_file(self, file: FileView, image: QImage | None, *, fixed: bool) -> None:
        """The file as it is now; ``fixed``: it stays with its text."""
        self.file = file
        self._thumb.show_file(file, image)
        self._name.set_text(file.name)
        self._name.setToolTip(file.name)
        self._state.set_text(self._words(file, fixed))
        self._state.set_token("red" if file.state is FileState.REFUSED else "ink2")
        words, name, icon = self._offer(isolate(file.name))
        self.act.setText(words)
        self.act.setAccessibleName(name)
        self.act.set_icons(icon)
        self.remove.set_name(self.tr("Remove {name}").format(name=isolate(file.name)))
        removable = not (fixed or file.others)
        self.remove.setVisible(removable)
        self._line.set_margins((10, 8, 8 if removable else 14, 8))
        coming = file.state in (FileState.AWAY, FileState.WANTED)
        self._progress.setVisible(coming and file.moved > 0)
        self.bar.set_share(file.moved / file.total if file.total else 0.0)
        self.goes.setVisible(self._shared and removable)
        self.goes.setText(self.tr("Send it with the practice"))
        self.goes.setAccessibleName(self.tr("Send {name} with the practice").format(name=isolate(file.name)))
        self.goes.setChecked(file.goes)
        if fixed:
            self._question.hide()
        self._question.show_words(self._shared)
        self.setAccessibleName(file.name)
        self.setAccessibleDescription(self._state.text())

    def _words(self, file: FileView, fixed: bool) -> str:
        """Where it lies; of one that stayed behind when its text was sent, that too."""
        stayed = self.tr("Stays with you") if self._shared and fixed and not (file.goes or file.others) else ""
        return facts(stayed, state_words(file)) if stayed else state_words(file)

    def _offer(self, name: str) -> tuple[str, str, str]:
        match self.offered:
            case Act.FETCH:
                return self.tr("Fetch"), self.tr("Fetch {name}").format(name=name), "download"
            case Act.STOP:
                return self.tr("Stop"), self.tr("Stop fetching {name}").format(name=name), ""
            case Act.OPEN:
                return self.tr("Open"), self.tr("Open {name}").format(name=name), ""
            case _:
                return self.tr("Save a copy"), self.tr("Save a copy of {name}").format(name=name), ""

    def _lay_out(self) -> None:
        beside = FoldingRow(spacing=12, below=4)
        beside.add(_Words(self._name, self._state, self._progress, self.goes), 1)
        beside.add(self.act)
        level = Qt.AlignmentFlag.AlignVCenter
        line = self._line = Row(spacing=12, margins=(10, 8, 8, 8))
        line.addWidget(self._thumb, 0, level)
        line.addWidget(beside, 1, level)
        line.addWidget(self.remove, 0, level)
        column = Column(self)
        column.addLayout(line)
        column.addWidget(self._question)

    def _on_remove(self) -> None:
        self._question.show()
        self._question.no.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(self)

    def _on_keep(self) -> None:
        self._question.hide()
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)


class _Words(Themed, QWidget):
    """Two lines that need not be shown whole, because a camera's names are long; how far it is, and the choice."""

    def __init__(self, name: Label, state: Label, progress: QWidget, goes: CheckBox) -> None:
        super().__init__()
        column = Column(self)
        for part in (name, state):
            column.addWidget(part)
        column.addWidget(progress)
        column.addWidget(goes)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), self.theme.text(_WORDS)), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.text(_LEAST), super().minimumSizeHint().height())


class _RemoveQuestion(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "meta-strong", wrap=True)
        self._sentence = Label("", "meta", "ink2", wrap=True)
        self.yes, self.no = Button("", "danger"), Button("", "quiet")
        buttons = FoldingRow(spacing=22, below=8)
        buttons.add(self.yes)
        buttons.add(self.no)
        buttons.room()
        column = Column(self, margins=(10, 0, 14, 14))
        column.addWidget(Rule())
        column.gap(10)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.gap(10)
        column.addWidget(buttons)
        self._buttons = buttons

    def show_words(self, shared: bool) -> None:
        """What is lost, in the language of now."""
        sentence = self.tr("It goes from all your laptops and from the centre. There is no bin for files.")
        if shared:
            sentence = self.tr(
                "It goes from this draft on all your laptops. There is no bin for files. What you sent before keeps it "
                "until you take that back."
            )
        self._title.set_text(self.tr("Remove this file?"))
        self._sentence.set_text(sentence)
        self.yes.setText(self.tr("Remove the file"))
        self.no.setText(self.tr("Keep it"))
        self.yes.setAccessibleDescription(sentence)
        self.setAccessibleName(self._title.text())
        self._buttons.retell()
