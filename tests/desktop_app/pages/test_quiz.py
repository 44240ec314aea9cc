"""Taking the quiz of Week 1 with real storage: by keyboard, saved after each answer, explained, without a score."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from course_format.quiz import Choice, Numerical
from desktop_app.pages.quiz import QuizPage
from desktop_app.pages.quiz.askers import ChoiceAsker, EssayAsker, LineAsker, MatchingAsker
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from tests.support.navigation import RecordingNavigator
from tests.support.reading import reading_app, settle
from tests.support.source_packs import SourcePacks

QUIZ = "w1-quiz"
ALL_KINDS = """
::k1::How many sides? {#3:0.5#Three it is.####Count them. [see:w1-l2#five-tasks]}

::k2::Why do you do this work? {}

::k3::Coordination is an order. {FALSE#No.#Right.####[see:w1-l9#nowhere]}
"""


@dataclass
class Desk:
    qtbot: QtBot
    app: AppState
    page: QuizPage
    went: RecordingNavigator

    def open(self, size: tuple[int, int] = (1053, 800)) -> "Desk":
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.page.enter(QUIZ)
        self.settle()
        return self

    def settle(self) -> None:
        settle(self.qtbot, self.app)

    def choice(self) -> ChoiceAsker:
        asker = self.page.question.asker
        assert isinstance(asker, ChoiceAsker)
        return asker

    def press(self, key: Qt.Key) -> None:
        focus = self.page.focusWidget() or self.page
        QTest.keyClick(focus, key)
        self.settle()

    def row_of(self, option: int) -> int:
        """Where an option of the question's own numbering is shown."""
        view = self.page._view
        assert view is not None
        question = view.quiz.questions[self.page._index]
        assert isinstance(question, Choice)
        return [row.text() for row in self.choice().rows].index(question.options[option].text)

    def answer(self, option: int) -> None:
        self.choice().choose_number(self.row_of(option) + 1)
        self.page.go_on.click()
        self.settle()

    def answer_all(self) -> None:
        view = self.page._view
        assert view is not None
        while self.page._index < len(view.quiz.questions):
            asker = self.page.question.asker
            if isinstance(asker, ChoiceAsker):
                asker.choose_number(1)
            elif isinstance(asker, LineAsker):
                asker.field.editor.setText("something")
                asker.field.edited.emit("something")
            elif isinstance(asker, MatchingAsker):
                for select in asker.selects:
                    select.choose(1)
                    select.chosen.emit(1)
            self.page.go_on.click()
            self.settle()
            self.page.go_on.click()


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    opened: list[Desk] = []

    def close() -> None:
        if opened:
            desk = opened.pop()
            desk.page.close()
            settle(qtbot, desk.app)
            desk.page.deleteLater()
            desk.app.close()

    def make(gift: str = "") -> Desk:
        close()
        extra = {"quizzes/week_1.gift": gift.encode()} if gift else None
        app, went = reading_app(tmp_path / "profile", SourcePacks(extra=extra)), RecordingNavigator()
        opened.append(Desk(qtbot, app, QuizPage(app, went), went))
        return opened[-1]

    yield make
    close()


@pytest.fixture
def desk(desks: Callable[..., Desk]) -> Desk:
    return desks().open()


def test_one_question_at_a_time_and_nothing_to_press_before_an_answer(desk: Desk) -> None:
    assert desk.page.count.text() == "Question 1 of 12"
    assert desk.page.title.text() == "Your first week on the job"
    assert not desk.page.go_on.isEnabled()
    assert not desk.page.back.isVisible()
    assert desk.page.quote.isHidden()


def test_answered_by_keyboard_and_explained_in_the_rows(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2)
    assert desk.choice().rows[1].isChecked()
    assert desk.page.go_on.isEnabled()
    desk.press(Qt.Key.Key_Return)
    rows = desk.page.question.rows
    assert [row.isChecked() for row in rows] == [False, True, False, False]
    explained = [row.accessibleDescription() for row in rows if row.accessibleDescription()]
    assert any(words.startswith("Your answer") for words in explained)
    assert any("est answer" in words or "the best" in words for words in explained)
    assert desk.page.go_on.text() == "Next question"
    desk.press(Qt.Key.Key_Return)
    assert desk.page.count.text() == "Question 2 of 12"


def test_arrow_keys_lead_to_an_option_and_space_chooses_it(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    assert [row.isChecked() for row in desk.choice().rows] == [False, True, False, False]


def test_the_answer_is_kept_and_the_quiz_goes_on_where_it_was_left(desks: Callable[..., Desk]) -> None:
    desk = desks().open()
    desk.answer(0)
    again = desks().open()
    assert again.page.count.text() == "Question 2 of 12"
    again.page.back.click()
    assert any(row.isChecked() for row in again.page.question.rows)


def test_options_stand_in_the_same_order_each_time(desks: Callable[..., Desk]) -> None:
    first = [row.text() for row in desks().open().choice().rows]
    assert first == [row.text() for row in desks().open().choice().rows]


def test_the_lessons_sentence_stands_beside_the_best_answer_and_leads_back(desk: Desk) -> None:
    desk.answer(0)
    quote = desk.page.quote
    assert quote.isVisible()
    best = desk.page.question.best_row()
    assert best is not None
    top = best.mapTo(desk.page, QPoint(0, 0)).y()
    middle = quote.mapTo(desk.page, QPoint(0, 0)).y() + quote.head_middle()
    assert top <= middle <= top + best.height()
    quote.open_wanted.emit("w1-l1#purposes")
    assert desk.went.went == [("reader", "w1-l1#purposes")]


def test_asked_again_is_kept(desks: Callable[..., Desk]) -> None:
    desk = desks().open()
    desk.answer(0)
    assert desk.page.again.text() == "Ask me this again in week 2"
    desk.page.again.click()
    desk.settle()
    assert desk.page.again.text() == "You are asked this again in week 2"
    again = desks().open()
    again.page.back.click()
    assert again.page.again.text() == "You are asked this again in week 2"


def test_the_end_says_what_to_read_again_and_no_score(desk: Desk) -> None:
    desk.answer_all()
    assert desk.page.end.isVisible()
    assert desk.page.go_on.text() == "Finish the quiz"
    shown = [label.text() for label in desk.page.end.findChildren(type(desk.page.count))]
    assert "Worth reading again" in shown
    assert not any("%" in words or "score" in words.lower() for words in shown)
    desk.page.go_on.click()
    desk.settle()
    assert desk.went.went == [("journey", None)]


def test_numbers_texts_and_true_false(desks: Callable[..., Desk]) -> None:
    desk = desks(ALL_KINDS).open()
    view = desk.page._view
    assert view is not None
    assert isinstance(view.quiz.questions[0], Numerical)
    line = desk.page.question.asker
    assert isinstance(line, LineAsker)
    QTest.keyClicks(line.field.editor, "three")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.question.asker is line
    line.field.editor.clear()
    QTest.keyClicks(line.field.editor, "3")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.question.rows[0].accessibleDescription().startswith("Your answer, and the best")
    desk.page.go_on.click()
    essay = desk.page.question.asker
    assert isinstance(essay, EssayAsker)
    QTest.keyClicks(essay.area.editor, "For people.")
    desk.page.go_on.click()
    desk.settle()
    assert desk.page.question.rows[0].text() == "For people."
    desk.page.go_on.click()
    assert len(desk.choice().rows) == 2
    desk.choice().choose_number(1)
    desk.page.go_on.click()
    desk.settle()
    assert desk.page.quote.isHidden()


def test_several_answers_may_be_chosen(desk: Desk) -> None:
    desk.answer(0)
    desk.page.go_on.click()
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_3)
    assert sum(row.isChecked() for row in desk.choice().rows) == 2


def test_right_to_left_the_margin_stands_at_the_left(desk: Desk, rtl: None) -> None:
    desk.answer(0)
    best = desk.page.question.best_row()
    assert best is not None
    assert desk.page.quote.mapTo(desk.page, QPoint(0, 0)).x() < best.mapTo(desk.page, QPoint(0, 0)).x()
    assert desk.page.go_on.mapTo(desk.page, QPoint(0, 0)).x() < desk.page.again.mapTo(desk.page, QPoint(0, 0)).x()


@pytest.mark.parametrize("size", [(798, 600), (1694, 1080)])
def test_narrow_and_wide_windows_show_the_best_answer(desks: Callable[..., Desk], size: tuple[int, int]) -> None:
    desk = desks().open(size)
    desk.answer(0)
    best = desk.page.question.best_row()
    assert best is not None
    top = best.mapTo(desk.page, QPoint(0, 0)).y()
    assert top >= 0
    assert top + best.height() <= desk.page.height() - 60
    if size[0] < 900:
        assert desk.page.quote.mapTo(desk.page, QPoint(0, 0)).y() > top


def test_large_text_keeps_everything_in_the_window(desks: Callable[..., Desk]) -> None:
    app_theme().use(text_scale=200, reading_scale=200)
    desk = desks().open((1196, 743))
    desk.answer(0)
    for widget in (desk.page.again, desk.page.go_on, *desk.page.question.rows):
        left = widget.mapTo(desk.page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= 1196
