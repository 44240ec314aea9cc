"""One question: its words, the ways to answer, and after answering what there is to say about each answer.

Promises: before the answer one asker, after it rows that cannot be changed; ``best_row`` is where the lesson's sentence
stands beside. Refuses: to save; the page does. Used by QuizPage.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from course_format.quiz import Choice, Essay, Matching, Numerical, Question
from desktop_app.operations.quizzes import GivenAnswer
from desktop_app.pages.quiz.answer_lines import AnswerLine, LineWords, answer_lines
from desktop_app.pages.quiz.askers import (
    Asker,
    ChoiceAsker,
    EssayAsker,
    LineAsker,
    MatchingAsker,
    Response,
    shown_order,
)
from desktop_app.pages.quiz.serif_text import SerifText
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, clear
from desktop_app.widgets.option_row import OptionRow


class QuestionArea(QWidget):
    """``ready_changed`` before the answer; ``entered`` when Enter says "that is my answer"."""

    ready_changed = Signal(bool)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asker: Asker | None = None
        self.rows: list[OptionRow] = []
        self._stem = SerifText(21, 36, 500)
        self._hint = Label("", "meta", "ink3", wrap=True)
        self._answers = Column()
        self._feedback = Label("", "ui", "ink2", wrap=True)
        column = Column(self)
        column.addWidget(self._stem)
        column.gap(4)
        column.addWidget(self._hint)
        column.gap(17)
        column.addLayout(self._answers)
        column.gap(16)
        column.addWidget(self._feedback)

    def ask(self, question: Question, learner: str) -> None:
        """Shows the question with the ways to answer it."""
        self._begin(question)
        self.asker = self._made(question, learner)
        self._put(self.asker)
        self.asker.changed.connect(self._on_changed)
        self.asker.entered.connect(self.entered)
        self._hint.set_text(self._how(question))
        self._hint.setVisible(bool(self._hint.text()))
        self._feedback.hide()

    def show_answered(self, question: Question, given: GivenAnswer, learner: str) -> None:
        """Shows the question with the answer given, and what there is to say."""
        self._begin(question)
        self._hint.hide()
        if isinstance(question, Essay):
            self._show_essay(given)
        else:
            self._show_rows(answer_lines(question, given, shown_order(question, learner), self._line_words()))
        self._feedback.set_text(question.feedback)
        self._feedback.setVisible(bool(question.feedback))

    def begin(self, reason: Qt.FocusReason) -> None:
        """Puts the keyboard where the answer is given."""
        if self.asker is not None:
            self.asker.begin(reason)

    def best_row(self) -> QWidget | None:
        """The row of the best answer, else the first row."""
        best = [row for row in self.rows if row.property("best")]
        return (best or self.rows or [None])[0]  # type: ignore[list-item]  # None when nothing is answered

    def response(self) -> Response | None:
        """The answer as it stands; None when there is none yet."""
        return self.asker.response() if self.asker is not None and self.asker.ready() else None

    # ---- inside

    def _begin(self, question: Question) -> None:
        clear(self._answers)
        self.asker = None
        self.rows = []
        self._stem.set_text(question.stem)

    def _made(self, question: Question, learner: str) -> Asker:
        order = shown_order(question, learner)
        match question:
            case Choice():
                return ChoiceAsker(question, order)
            case Matching():
                return MatchingAsker(question, order, self.tr("Choose"))
            case Numerical():
                return LineAsker(self.tr("My answer, as a number"), self.tr("For example: 12"))
            case Essay():
                return EssayAsker(self.tr("My answer"), self.tr("It is for you. Nobody grades it, and nobody sees it."))
            case _:
                return LineAsker(self.tr("My answer"), "")

    def _how(self, question: Question) -> str:
        match question:
            case Choice(several=True):
                return self.tr("More than one answer fits. Choose all that do.")
            case Matching():
                return self.tr("Choose what belongs to each.")
            case _:
                return ""

    def _line_words(self) -> LineWords:
        return LineWords(
            pair=self.tr("{left}: {right}"),
            best_is=self.tr("Best answer: {right}"),
            nothing=self.tr("nothing chosen"),
            between=self.tr("{low} to {high}"),
        )

    def _show_rows(self, lines: tuple[AnswerLine, ...]) -> None:
        holder = QWidget()
        column = Column(holder, spacing=10)
        for line in lines:
            row = OptionRow(line.words, multiple=line.multiple)
            row.setAutoExclusive(False)  # several rows of a shown answer may carry a mark
            row.setChecked(line.chosen)
            row.set_result(line.feedback, line.verdict)
            row.setProperty("best", "best" in line.verdict)
            column.addWidget(row)
            self.rows.append(row)
        self._put(holder)

    def _show_essay(self, given: GivenAnswer) -> None:
        row = OptionRow(str(given.response))
        row.setChecked(True)
        row.set_result("", "yours")
        self._put(row)
        self.rows.append(row)

    def _put(self, widget: QWidget) -> None:
        """Shown at once: Qt would show it with the next event, and until then it has no height."""
        self._answers.addWidget(widget)
        widget.show()

    def _on_changed(self) -> None:
        self.ready_changed.emit(self.asker is not None and self.asker.ready())
