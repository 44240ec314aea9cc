"""Taking a quiz: feedback, answers that are kept, and questions to be asked again."""

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import ActivityState
from desktop_app.operations import quizzes
from sync_protocol.bodies import AnswerGiven
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from tests.support.centre_voice import tell
from tests.support.small_course import L1, QUIZ, install, week_1


def question(session, question_id):
    return next(each for each in quizzes.open_quiz(session, QUIZ).quiz.questions if each.id == question_id)


def test_a_quiz_opens_with_its_questions_and_no_answers(session):
    view = quizzes.open_quiz(session, QUIZ)
    assert (view.activity.title, view.week_title) == ("Share, or do not share?", "Title of week 1")
    assert [each.id for each in view.quiz.questions] == [f"w1-q0{number}" for number in range(1, 7)]
    assert (view.answers, view.again, view.next) == ({}, frozenset(), None)
    assert view.quiz.questions[0].lesson == "w1-l1#who-needs"


def test_every_option_has_its_feedback_and_the_given_answer_says_which_was_chosen(session):
    given = quizzes.answer(session, QUIZ, "w1-q01", (1,))
    assert (given.fraction, given.option) == (0.0, 1)
    options = question(session, "w1-q01").options
    assert options[given.option].feedback == "Careful, but the road stays closed."
    assert all(option.feedback for option in options)


@pytest.mark.parametrize(
    ("question_id", "response", "fraction", "option"),
    [
        ("w1-q01", (2,), 1.0, 2),
        ("w1-q01", [0], 0.0, 0),
        ("w1-q02", (0, 1), 1.0, None),
        ("w1-q02", (0,), 0.5, None),
        ("w1-q02", (0, 1, 2), 0.5, None),
        ("w1-q03", "un-cmcoord ", 1.0, 0),
        ("w1-q03", "CMCoord", 0.5, 1),
        ("w1-q03", "CIMIC", 0.0, None),
        ("w1-q04", 1995.0, 1.0, 0),
        ("w1-q04", "1994", 1.0, 0),
        ("w1-q04", 1990, 0.0, None),
        ("w1-q05", (0, 1, 2), 1.0, None),
        ("w1-q05", (1, 0, 3), 0.0, None),
        ("w1-q06", "I will ask for the purpose first.", 1.0, None),
    ],
)
def test_every_kind_of_question_is_graded_and_its_answer_kept(session, question_id, response, fraction, option):
    given = quizzes.answer(session, QUIZ, question_id, response)
    assert (given.fraction, given.option) == (pytest.approx(fraction), option)
    assert quizzes.open_quiz(session, QUIZ).answers == {question_id: given}
    session.storage.projector.rebuild()
    assert quizzes.open_quiz(session, QUIZ).answers == {question_id: given}


def test_answers_are_for_nobody_else(session):
    before = session.journal.waiting()
    quizzes.answer(session, QUIZ, "w1-q06", "I will ask.")
    quizzes.ask_again(session, QUIZ, "w1-q06", True)
    assert {entry.audience for entry in session.journal.waiting() if entry not in before} == {"mine"}


def test_a_second_answer_counts_also_when_the_clock_went_back(session, clock):
    quizzes.answer(session, QUIZ, "w1-q01", (0,))
    clock.advance(days=-3650)
    again = quizzes.answer(session, QUIZ, "w1-q01", (2,))
    assert quizzes.open_quiz(session, QUIZ).answers["w1-q01"] == again
    assert len(session.journal.entries.of_kind("answer.given")) == 2


@pytest.mark.parametrize(
    ("question_id", "response"),
    [("w1-q01", ()), ("w1-q03", "  "), ("w1-q06", ""), ("w1-q04", ""), ("w1-q04", "in the nineties")],
)
def test_an_answer_that_says_nothing_is_not_kept(session, question_id, response):
    with pytest.raises(Known) as caught:
        quizzes.answer(session, QUIZ, question_id, response)
    assert caught.value.code == "input-empty"
    assert quizzes.open_quiz(session, QUIZ).answers == {}


@pytest.mark.parametrize(
    ("question_id", "response"),
    [("w1-q01", (3,)), ("w1-q01", (-1,)), ("w1-q05", (4,)), ("w1-q01", "2"), ("w1-q03", (1,))],
)
def test_an_answer_that_no_screen_offers_is_a_bug(session, question_id, response):
    with pytest.raises(ValueError, match="w1-q0"):
        quizzes.answer(session, QUIZ, question_id, response)


def test_what_is_no_quiz_or_no_question_of_it_is_unknown(session):
    for verb, *arguments in (
        (quizzes.open_quiz, L1),
        (quizzes.answer, L1, "w1-q01", (1,)),
        (quizzes.answer, QUIZ, "w1-q99", (1,)),
    ):
        with pytest.raises(Known) as caught:
            verb(session, *arguments)
        assert caught.value.code == "activity-unknown"


@pytest.mark.parametrize(
    ("question_id", "response"),
    [
        ("w1-q01", "2"),
        ("w1-q01", [9]),
        ("w1-q01", []),
        ("w1-q03", [1]),
        ("w1-q04", "soon"),
        ("w1-q05", 3.0),
        ("w1-q06", 1.5),
    ],
)
def test_an_answer_from_elsewhere_that_does_not_fit_its_question_is_not_shown(session, question_id, response):
    body = AnswerGiven(QUIZ, "0.9.0", question_id, response, 1.0)
    tell(session, Entry(EntryId(77, 1), "answer.given", None, "mine", 1, encode_body(body)))
    assert quizzes.open_quiz(session, QUIZ).answers == {}


def test_a_response_of_another_shape_is_worth_nothing(session):
    for question_id, response in (("w1-q03", (1,)), ("w1-q01", "x"), ("w1-q01", 1.0)):
        assert quizzes.grade_of(question(session, question_id), response).fraction == 0.0


def test_a_question_can_be_asked_again_or_no_longer(session):
    assert quizzes.ask_again(session, QUIZ, "w1-q02", True) == {"progress"}
    assert quizzes.ask_again(session, QUIZ, "w1-q02", True) == frozenset()
    assert quizzes.open_quiz(session, QUIZ).again == {"w1-q02"}
    assert quizzes.ask_again(session, QUIZ, "w1-q02", False) == {"progress"}
    assert quizzes.open_quiz(session, QUIZ).again == frozenset()


def test_answers_shorten_what_is_left_and_finishing_ends_it(session):
    for question_id in ("w1-q01", "w1-q02", "w1-q03"):
        quizzes.answer(session, QUIZ, question_id, "x" if question_id == "w1-q03" else (0,))
    assert quizzes.open_quiz(session, QUIZ).activity.minutes_left == 4
    assert quizzes.finish(session, QUIZ) == {"progress"}
    row = quizzes.open_quiz(session, QUIZ).activity
    assert (row.state, row.minutes_left) == (ActivityState.DONE, 0)


def test_in_a_new_version_an_answer_is_shown_only_where_it_still_means_the_same(session):
    quizzes.answer(session, QUIZ, "w1-q01", (2,))
    kept = quizzes.answer(session, QUIZ, "w1-q02", (0, 1))
    install(session, week_1("2.0.0"))
    assert quizzes.open_quiz(session, QUIZ).answers == {"w1-q02": kept}
    install(session, week_1())
    assert quizzes.open_quiz(session, QUIZ).answers.keys() == {"w1-q01", "w1-q02"}
