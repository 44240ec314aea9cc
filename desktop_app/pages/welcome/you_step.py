"""First step: the name, the language and the theme. Language and theme apply at once, so that they can be judged."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.pages.settings.look_choices import LanguageChoice, ThemeChoice
from desktop_app.pages.welcome.step_head import StepHead
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.widgets.button import Button
from desktop_app.widgets.field import Field
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar


class YouStep(QWidget):
    """``begun`` carries the twelve words."""

    begun = Signal(object)

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._head = StepHead(1)
        self.name = Field("")
        self.role = Field("")
        self._language = LanguageChoice(app)
        self._theme = ThemeChoice(app)
        self._notice = NoticeBar("failure")
        self.button = Button("", "primary", trailing="arrow-right", tall=True)
        column = Column(self, spacing=16)
        column.addWidget(self._head)
        column.addWidget(self.name)
        column.addWidget(self.role)
        column.addWidget(self._language)
        column.addWidget(self._theme)
        column.addWidget(self._notice)
        column.gap(6)
        column.addLayout(at_start(self.button))
        self.button.clicked.connect(self.begin)
        self.name.entered.connect(self.begin)
        self.role.entered.connect(self.begin)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._head.say(
            self.tr("Welcome to Fieldbook"),
            self.tr("A six-week course that works without a connection. What you write stays on this laptop first."),
        )
        self.name.set_words(
            self.tr("Your name"), self.tr("As colleagues know you. They see it beside what you publish.")
        )
        self.role.set_words(
            self.tr("Your role, if you like"), self.tr("For example: field coordinator, liaison officer")
        )
        self._language.retranslate()
        self._theme.retranslate()
        self.button.setText(self.tr("Go on"))

    @Slot()
    def begin(self) -> None:
        """Makes the learner."""
        from desktop_app.operations import learner

        if not self.name.text().strip():
            self.name.set_error(self.tr("Write your name, for example Amina Diallo."))
            self.name.setFocus()
            return
        self.name.set_error("")
        self.button.setEnabled(False)
        self._app.run(
            learner.begin,
            self.name.text(),
            role=self.role.text(),
            done=self._on_begun,
            failed=self._on_failed,
            changes=("learner",),
        )

    @Slot(object)
    def _on_begun(self, words: tuple[str, ...]) -> None:
        self.button.setEnabled(True)
        self._notice.hide()
        self.begun.emit(words)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self.button.setEnabled(True)
        what, todo = what_and_todo(known)
        self._notice.tell("failure", what, todo)
