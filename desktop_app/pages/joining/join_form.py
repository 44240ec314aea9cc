"""Joining a centre: its address, the code, and what went wrong beside the field it concerns.

Promises: the screen stays usable while the line is slow; a second press is not a second enrolment (the code and the
laptop's key make it the same one); nothing written before is lost. Used by Welcome and Settings.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Learner
from desktop_app.pages.joining.words_field import WordsField
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.runner import Job
from desktop_app.widgets.button import Button
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.field import Field
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.notice_bar import NoticeBar

_ABOUT_CODE: Final = frozenset({"code-wrong", "code-unknown", "code-expired", "code-used"})
_ABOUT_ADDRESS: Final = frozenset({"address-wrong", "plain-http"})
_ABOUT_WORDS: Final = frozenset({"words-wrong", "words-older"})
_TOPICS: Final = ("learner", "exchange", "progress", "practices", "notes", "marks")


class JoinForm(QWidget):
    """``joined`` carries the Learner as the centre knows them."""

    joined = Signal(object)

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._job: Job | None = None
        self.address = Field("")
        self.code = Field("")
        self.has_words = CheckBox("")
        self.words = WordsField()
        self.button = Button("", "secondary", icon="link")
        self._state = Label("", "meta", "ink2", wrap=True)
        self._notice = NoticeBar("failure")
        column = Column(self, spacing=12)
        column.addWidget(self.address)
        column.addWidget(self.code)
        column.addWidget(self.has_words)
        column.addWidget(self.words)
        column.addWidget(self._notice)
        row = Row(spacing=14)
        row.addWidget(self.button)
        row.addWidget(self._state, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.button.clicked.connect(self.join)
        self.code.entered.connect(self.join)
        self.address.entered.connect(self.code.setFocus)
        self.has_words.toggled.connect(self._on_has_words)
        self.words.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self.address.set_words(
            self.tr("Address of the centre"), self.tr("The course team gives you address and code together.")
        )
        self.code.set_words(self.tr("Code"), self.tr("Letters and numbers in groups. Small letters are fine."))
        self.has_words.setText(self.tr("I have recovery words from another laptop"))
        self.words.retranslate()
        self.button.setText(self.tr("Join with the code"))

    @Slot()
    def join(self) -> None:
        """Asks the centre; a press while it is being asked does nothing."""
        if self._job is not None or self._incomplete():
            return
        from desktop_app.operations.enrolment import enrol

        self._clear()
        self.button.setEnabled(False)
        self._state.set_text(self.tr("Asking the centre. You can go on working."))
        learner = self._app.learner
        self._job = self._app.run_on_network(
            enrol,
            self.address.text().strip(),
            self.code.text().strip(),
            learner.name if learner else "",
            words=self.words.words if self.has_words.isChecked() else (),
            done=self._on_joined,
            failed=self._on_failed,
            changes=_TOPICS,
        )

    def _incomplete(self) -> bool:
        self._clear()
        for field, sentence in (
            (self.address, self.tr("Write the address, for example https://centre.example.org")),
            (self.code, self.tr("Write the code, for example 7K4M-PQ2R-…")),
        ):
            if not field.text().strip():
                field.set_error(sentence)
                field.setFocus()
                return True
        return self.has_words.isChecked() and not self.words.insist()

    @Slot(bool)
    def _on_has_words(self, has: bool) -> None:
        self.words.setVisible(has)
        if has:
            self.words.setFocus()

    def _clear(self) -> None:
        self.address.set_error("")
        self.code.set_error("")
        self._notice.hide()

    def _rest(self) -> None:
        self._job = None
        self.button.setEnabled(True)
        self._state.set_text("")

    @Slot(object)
    def _on_joined(self, learner: Learner) -> None:
        self._rest()
        self.code.set_text("")
        self.words.clear()
        self.joined.emit(learner)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._rest()
        what, todo = what_and_todo(known)
        if known.code in _ABOUT_CODE:
            self.code.set_error(self.tr("{what} {todo}").format(what=what, todo=todo))
            self.code.setFocus()
        elif known.code in _ABOUT_ADDRESS:
            self.address.set_error(self.tr("{what} {todo}").format(what=what, todo=todo))
            self.address.setFocus()
        elif known.code in _ABOUT_WORDS:
            self.words.area.set_error(self.tr("{what} {todo}").format(what=what, todo=todo))
            self.words.setFocus()
        else:
            self._notice.tell("failure", what, todo)
