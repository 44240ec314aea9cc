"""Third step on a second laptop: the twelve words of the first one, now or later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import WordsStanding
from desktop_app.pages.joining.words_card import WordsCard
from desktop_app.pages.welcome.step_head import StepHead
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.button import Button
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column


class GivenStep(QWidget):
    """``finished`` when the words were given, or are left for later."""

    finished = Signal()

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = StepHead(3)
        self.card = WordsCard(app)
        self.card.show_standing(WordsStanding(awaited=True))
        self._without = Label("", "meta", "ink2", wrap=True)
        self.later = Button("", "secondary")
        column = Column(self)
        column.addWidget(self._head)
        column.addWidget(self.card)
        column.gap(24)
        column.addWidget(self._without)
        column.gap(12)
        column.addLayout(at_start(self.later))
        self.card.settled.connect(self.finished)
        self.later.clicked.connect(self.finished)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._head.say(
            self.tr("You have another laptop"),
            self.tr("Its twelve words open here what you wrote there for yourself alone."),
        )
        self.card.retranslate()
        self._without.set_text(self.tr("You find this again in Settings. Lessons, quizzes and notes all work now."))
        self.later.setText(self.tr("Type them later"))
