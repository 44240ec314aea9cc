"""The quiz: one question at a time, saved after each answer, explained in place, and no score.

Promises: a quiz that was left goes on at the first open question; answers are chosen with 1 to 9 or the arrow keys and
given with Enter; both the learner's answer and the best one are explained, with the lesson's sentence beside them; at
the end it says what is worth reading again. Refuses: to count points. Made by the window.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from course_format.quiz import Question
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import excerpts, quizzes
from desktop_app.operations.excerpts import Excerpt
from desktop_app.operations.quizzes import GivenAnswer, QuizView
from desktop_app.pages.quiz.quiz_frame import QuizFrame
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.course_words import fallback_sentence
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.wording import facts, kind_text, number_text

_SAME = 0.999
"""Thirds that were rounded still make a whole."""

_LAST_WEEK = 6


class QuizPage(QuizFrame):
    """``enter("w1-quiz")``."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._navigate = navigate
        self._view: QuizView | None = None
        self._excerpts: Mapping[str, Excerpt] = {}
        self._index = 0
        self._waiting = False
        self.question.ready_changed.connect(self._on_ready)
        self.question.entered.connect(self._press)
        self.go_on.clicked.connect(self._press)
        self.back.clicked.connect(self._step_back)
        self.again.clicked.connect(self._toggle_again)
        self.quote.open_wanted.connect(self._read)
        self.end.open_wanted.connect(self._read)

    # ---- the window's side

    def enter(self, target: str | None) -> None:
        """Opens a quiz; without a target, the one that was open."""
        activity = target or (self._view.activity.id if self._view is not None else None)
        if activity is not None:
            self._app.run(quizzes.open_quiz, ActivityId(activity), done=self._on_opened)

    def retranslate(self) -> None:
        """Sets every string anew."""
        self.quote.retranslate()
        if self._view is not None:
            self._show()

    # ---- opening

    def _on_opened(self, view: QuizView) -> None:
        same = self._view is not None and self._view.activity.id == view.activity.id
        self._view = view
        self._waiting = False
        if not same:
            self._excerpts = {}
        if not same or self._index > len(view.quiz.questions):
            self._index = self._first_open()
        targets = [question.lesson for question in view.quiz.questions if question.lesson]
        self._app.run(excerpts.excerpts, targets, done=self._on_excerpts)
        self._show()

    def _on_excerpts(self, found: Mapping[str, Excerpt]) -> None:
        self._excerpts = found
        if self._view is not None:
            self._show_quote()
            if self._at_end():
                self._show_end()

    def _first_open(self) -> int:
        """The first question without an answer; behind the last when all have one."""
        assert self._view is not None
        questions = self._view.quiz.questions
        return next(
            (index for index, each in enumerate(questions) if each.id not in self._view.answers), len(questions)
        )

    # ---- showing

    def _go_to(self, index: int) -> None:
        self._index = index
        self._show()
        self.to_top()

    def _show(self) -> None:
        view = self._view
        assert view is not None
        week = self.tr("Week {number}").format(number=number_text(view.activity.week))
        self.kicker.set_text(facts(kind_text(view.activity.kind), week))
        self.title.set_text(view.activity.title)
        self.note.set_text(fallback_sentence(view.spoken))
        self.note.setVisible(bool(fallback_sentence(view.spoken)))
        self.saved.set_text(self.tr("Saved after each answer"))
        self._show_segments()
        at_end = self._at_end()
        self.question.setVisible(not at_end)
        self.end.setVisible(at_end)
        if at_end:
            self._show_end()
        else:
            self._show_question(self._question())
        self._show_foot()
        self._show_quote()

    def _show_segments(self) -> None:
        view = self._view
        assert view is not None
        questions = view.quiz.questions
        done = frozenset(index for index, each in enumerate(questions) if each.id in view.answers)
        self.segments.show_progress(len(questions), self._index, done)
        if self._at_end():
            self.count.set_text(self.tr("All questions answered"))
        else:
            pattern = self.tr("Question {number} of {count}")
            self.count.set_text(pattern.format(number=number_text(self._index + 1), count=number_text(len(questions))))

    def _show_question(self, question: Question) -> None:
        given = self._given()
        if given is None:
            self.question.ask(question, self._learner())
            self.question.begin(Qt.FocusReason.MouseFocusReason)
        else:
            self.question.show_answered(question, given, self._learner())

    def _show_foot(self) -> None:
        view = self._view
        assert view is not None
        at_end, given = self._at_end(), None if self._at_end() else self._given()
        self.back.setText(self.tr("Previous question") if not at_end else self.tr("Back to the questions"))
        self.back.setVisible(self._index > 0)
        self.again.setVisible(given is not None)
        if given is not None:
            self._show_again()
        if at_end:
            done = view.activity.done_on is not None
            leaving = self.tr("Go on") if view.next is not None else self.tr("Back to the week")
            self.go_on.setText(leaving if done else self.tr("Finish the quiz"))
        elif given is None:
            self.go_on.setText(self.tr("This is my answer"))
        else:
            last = self._index + 1 == len(view.quiz.questions)
            self.go_on.setText(self.tr("To the end") if last else self.tr("Next question"))
        self.go_on.set_icons("", "" if given is None and not at_end else "arrow-right")
        self.go_on.setEnabled(at_end or given is not None)
        self.go_on.setToolTip("" if self.go_on.isEnabled() else self.tr("Give an answer first."))

    def _show_again(self) -> None:
        view = self._view
        assert view is not None
        week, on = view.activity.week + 1, self._question().id in view.again
        if week > _LAST_WEEK:
            words = self.tr("You are asked this again") if on else self.tr("Ask me this again")
        else:
            pattern = (
                self.tr("You are asked this again in week {number}")
                if on
                else self.tr("Ask me this again in week {number}")
            )
            words = pattern.format(number=number_text(week))
        self.again.setText(words)
        self.again.set_icons("check" if on else "rotate-ccw")

    def _show_quote(self) -> None:
        excerpt = None
        if not self._at_end() and self._given() is not None:
            excerpt = self._excerpts.get(self._question().lesson or "")
        if excerpt is not None:
            self.quote.show_excerpt(excerpt)
        self.show_quote(excerpt is not None)

    def _show_end(self) -> None:
        view = self._view
        assert view is not None
        targets = [
            question.lesson
            for question in view.quiz.questions
            if question.lesson and question.id in view.answers and view.answers[question.id].fraction < _SAME
        ]
        places = [self._excerpts[target] for target in dict.fromkeys(targets) if target in self._excerpts]
        self.end.show_end(places, len(view.again), view.activity.week)

    # ---- answering

    def _press(self) -> None:
        """The filled button, or Enter: gives the answer, goes to the next question, ends the quiz."""
        view = self._view
        if view is None or self._waiting:
            return
        if self._at_end():
            self._end_quiz()
        elif self._given() is not None:
            self._go_to(self._index + 1)
        else:
            response = self.question.response()
            if response is not None:
                self._waiting = True
                self._app.run(
                    quizzes.answer,
                    view.activity.id,
                    self._question().id,
                    response,
                    changes=("progress",),
                    done=self._on_answered,
                    failed=self._on_refused,
                )

    def _on_answered(self, given: GivenAnswer) -> None:
        self._waiting = False
        if self._view is None:
            return
        self._view = replace(self._view, answers={**self._view.answers, given.question: given})
        self._show()
        self.bring_result()
        self.go_on.setFocus(Qt.FocusReason.MouseFocusReason)
        self._announce_result()

    def _on_refused(self, known: Known) -> None:
        self._waiting = False
        if known.code == "input-empty" and self.question.asker is not None:
            self.question.asker.show_error(self.tr("Write a number, for example 8."))
        else:
            self._app.failed.emit(known)

    def _on_ready(self, ready: bool) -> None:
        self.go_on.setEnabled(ready)
        self.go_on.setToolTip("" if ready else self.tr("Give an answer first."))

    def _step_back(self) -> None:
        if self._index > 0:
            self._go_to(self._index - 1)

    def _toggle_again(self) -> None:
        view = self._view
        if view is None:
            return
        question = self._question().id
        on = question not in view.again
        self._view = replace(view, again=view.again | {question} if on else view.again - {question})
        self._app.run(quizzes.ask_again, view.activity.id, question, on)
        self._show_again()
        self.arrange()

    def _end_quiz(self) -> None:
        view = self._view
        assert view is not None
        if view.activity.done_on is None:
            self._waiting = True
            self._app.run(quizzes.finish, view.activity.id, done=self._on_finished)
        else:
            self._leave()

    def _on_finished(self, _result: object) -> None:
        self._waiting = False
        self._leave()

    def _leave(self) -> None:
        following = self._view.next if self._view is not None else None
        if following is None:
            self._navigate.go("journey")
        else:
            self._navigate.go("quiz" if following.kind == "quiz" else "reader", following.id)

    def _read(self, target: str) -> None:
        self._navigate.go("reader", target)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, asker = event.key(), self.question.asker
        digit = key - Qt.Key.Key_0
        if asker is not None and 1 <= digit <= 9 and asker.choose_number(digit):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go_on.isEnabled():
            self._press()
        elif key == Qt.Key.Key_PageUp:
            self._step_back()
        else:
            super().keyPressEvent(event)

    # ---- small things

    def _at_end(self) -> bool:
        return self._view is None or self._index >= len(self._view.quiz.questions)

    def _question(self) -> Question:
        assert self._view is not None
        return self._view.quiz.questions[self._index]

    def _given(self) -> GivenAnswer | None:
        assert self._view is not None
        return self._view.answers.get(self._question().id)

    def _learner(self) -> str:
        """Whose order of answers this is."""
        learner = self._app.learner
        return "" if learner is None else learner.person or learner.name

    def _announce_result(self) -> None:
        said = [row.accessibleDescription() for row in self.question.rows if row.isChecked() or row.property("best")]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(said)))
