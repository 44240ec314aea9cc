"""What an answered question shows, and in which order answers stand."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from course_format.quiz import Choice, Essay, Matching, Numerical, Option, ShortAnswer
from desktop_app.operations.quizzes import GivenAnswer
from desktop_app.pages.quiz.answer_lines import AnswerLine, LineWords, answer_lines
from desktop_app.pages.quiz.option_order import order_of

WORDS = LineWords("{left}: {right}", "Best answer: {right}", "nothing chosen", "{low} to {high}")
NOW = datetime(2026, 2, 10, tzinfo=UTC)
GOOD, PART, POOR = Option("Ask.", 100, "Yes."), Option("Wait.", 50, "Nearly."), Option("Go.", 0, "Think of others.")


def given_answer(response: tuple[int, ...] | str | float, fraction: float, option: int | None = None) -> GivenAnswer:
    return GivenAnswer("q", response, fraction, NOW, option)


def brief(lines: tuple[AnswerLine, ...]) -> list[tuple[str, str, str]]:
    return [(line.words, line.feedback, line.verdict) for line in lines]


@given(st.integers(0, 9), st.text(max_size=9), st.text(max_size=9))
def test_an_order_holds_every_answer_once_and_is_always_the_same(count: int, learner: str, question: str) -> None:
    order = order_of(count, learner, question)
    assert sorted(order) == list(range(count))
    assert order == order_of(count, learner, question)


def test_true_and_false_keep_their_places_and_others_differ_between_learners() -> None:
    assert order_of(2, "a", "q") == (0, 1)
    assert len({order_of(5, learner, "q") for learner in "abcdefgh"}) > 3


def test_the_learners_and_the_best_answer_are_both_explained() -> None:
    question = Choice("q", "What first?", (POOR, GOOD, PART), several=False, feedback="")
    assert brief(answer_lines(question, given_answer((0,), 0.0), (2, 0, 1), WORDS)) == [
        ("Wait.", "", ""),
        ("Go.", "Think of others.", "yours"),
        ("Ask.", "Yes.", "best"),
    ]
    assert brief(answer_lines(question, given_answer((1,), 1.0), (0, 1, 2), WORDS))[1] == ("Ask.", "Yes.", "yours-best")


def test_of_several_each_good_one_is_named() -> None:
    other = Option("Listen.", 50, "Good.")
    question = Choice("q", "What?", (PART, other, POOR), several=True, feedback="")
    lines = answer_lines(question, given_answer((0, 2), 0.0), (0, 1, 2), WORDS)
    assert [line.verdict for line in lines] == ["yours-best", "best", "yours"]
    assert all(line.multiple for line in lines)


def test_pairs_say_what_belongs_together() -> None:
    question = Matching("q", "Match.", (("OCHA", "guidance"), ("State", "first duty"), ("", "nothing")), feedback="")
    lines = answer_lines(question, given_answer((0, 2), 0.5), (), WORDS)
    assert brief(lines) == [
        ("OCHA: guidance", "", "yours-best"),
        ("State: nothing", "Best answer: first duty", "yours"),
    ]
    assert brief(answer_lines(question, given_answer((3, 3), 0.0), (), WORDS))[0][0] == "OCHA: nothing chosen"


def test_a_short_answer_stands_beside_the_best_one() -> None:
    question = ShortAnswer("q", "Name?", (Option("UN*CIMIC", 100, "Right."), Option("CMCoord", 0, "That is you.")), "")
    assert brief(answer_lines(question, given_answer("cmcoord", 0.0, 1), (), WORDS)) == [
        ("cmcoord", "That is you.", "yours"),
        ("UN…CIMIC", "Right.", "best"),
    ]
    assert brief(answer_lines(question, given_answer("un-cimic", 1.0, 0), (), WORDS)) == [
        ("un-cimic", "Right.", "yours-best")
    ]


def test_a_number_is_shown_with_its_range() -> None:
    question = Numerical("q", "How many?", ((3.0, 5.0, GOOD),), "")
    assert brief(answer_lines(question, given_answer(9.0, 0.0), (), WORDS)) == [
        ("9", "", "yours"),
        ("3 to 5", "Yes.", "best"),
    ]
    exact = Numerical("q", "How many?", ((4.0, 4.0, GOOD),), "")
    assert brief(answer_lines(exact, given_answer(1.5, 0.0), (), WORDS))[1][0] == "4"


def test_an_essay_is_only_shown() -> None:
    lines = answer_lines(Essay("q", "Why?", ""), given_answer("Because.", 1.0), (), WORDS)
    assert brief(lines) == [("Because.", "", "yours")]
