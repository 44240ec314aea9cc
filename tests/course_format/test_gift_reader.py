"""Quizzes: the whole documented syntax of GIFT, and every fault with its line."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.gift_reader import LARGEST_QUIZ, read_quiz
from course_format.problems import FormatError
from course_format.quiz import Choice, Essay, Matching, Numerical, Option, Question, Quiz, ShortAnswer
from tests.course_format.collecting import Found, quiz_of

FULL = (Path(__file__).parent / "full_syntax.gift").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def full() -> tuple[Quiz, Found]:
    return quiz_of(FULL)


def named(full: tuple[Quiz, Found], name: str) -> Question:
    return next(question for question in full[0].questions if question.id == name)


def test_every_question_is_there_and_what_cannot_be_shown_is_named(full: tuple[Quiz, Found]) -> None:
    quiz, problems = full
    assert quiz.title == "A quiz"
    kinds = [type(question) for question in quiz.questions]
    assert kinds == [
        Choice, Choice, Choice, Choice, ShortAnswer, ShortAnswer, Matching, Numerical, Numerical, Numerical, Essay,
        Choice, Choice, Choice, Choice,
    ]  # fmt: skip
    unsupported = [line for line, code in problems if code == "gift-unsupported"]
    assert unsupported == [2, 47, 50, 54]
    assert {code for _, code in problems} == {"gift-unsupported", "feedback-missing", "question-id-missing"}


def test_choice_with_weights_feedback_and_the_way_to_the_lesson(full: tuple[Quiz, Found]) -> None:
    question = named(full, "bridge-1")
    assert question == Choice(
        "bridge-1",
        "Who decides at the barrier?",
        (
            Option("The driver.", -50.0, "He only drives."),
            Option("The officer on duty.", 100.0, "Yes: ask for that person."),
            Option("The radio.", 0.0, "A radio passes words on."),
        ),
        False,
        "Ask before you arrive.",
        "w1-l2#five-tasks",
    )


def test_several_answers_and_html(full: tuple[Quiz, Found]) -> None:
    question = named(full, "bridge-2")
    assert isinstance(question, Choice)
    assert question.several
    assert question.stem == "Which two belong to coordination?\nChoose both\u00a0ones."
    assert question.options[0] == Option("Sharing information", 50.0, "Yes.")


def test_true_and_false_take_their_feedback_in_moodles_order(full: tuple[Quiz, Found]) -> None:
    true, false = named(full, "bridge-3"), named(full, "bridge-4")
    assert isinstance(true, Choice)
    assert isinstance(false, Choice)
    assert true.truth
    assert true.stem == "The road is open at 08:00\\, is it not?"
    assert true.options == (Option("True", 100.0, "Right."), Option("False", 0.0, "It is: read the note again."))
    assert [option.fraction for option in false.options] == [0.0, 100.0]


def test_short_answers_and_a_missing_word(full: tuple[Quiz, Found]) -> None:
    question = named(full, "bridge-5")
    assert isinstance(question, ShortAnswer)
    assert question.stem == "The short name of the function is _____ ."
    assert [(each.text, each.fraction) for each in question.accepted] == [
        ("UN-CMCoord", 100.0), ("CMCoord", 80.0), ("cmcoord", 100.0)
    ]  # fmt: skip
    assert full[0].questions[5].id == "two-plus-two-equals"


def test_matching_with_a_wrong_answer_on_offer(full: tuple[Quiz, Found]) -> None:
    question = named(full, "bridge-7")
    assert isinstance(question, Matching)
    assert question.pairs == (("shelter", "UNHCR"), ("logistics", "WFP"), ("", "ICRC"))


def test_numbers_with_a_span_a_range_and_several_with_credit(full: tuple[Quiz, Found]) -> None:
    span, between, several = (named(full, f"bridge-{number}") for number in (8, 9, 10))
    assert isinstance(span, Numerical)
    assert isinstance(between, Numerical)
    assert isinstance(several, Numerical)
    assert span.accepted[0][:2] == (8.0, 10.0)
    assert between.accepted[0][:2] == (3.141, 3.142)
    assert [(low, high, option.fraction) for low, high, option in several.accepted] == [
        (1869.0, 1869.0, 100.0), (1867.0, 1871.0, 50.0), (float("-inf"), float("inf"), 0.0)
    ]  # fmt: skip
    assert several.accepted[2][2].feedback == "Not near."


def test_spaces_that_hold_french_signs_to_their_words_stay_over_line_ends() -> None:
    quiz, problems = quiz_of(
        "::q:: Qui\u202f?\nEt\u202f: quoi {\n=Lui#«\u202fOui.\u202f»\n~Elle#Non.\n####Bien\u202f!\n}\n"
    )
    (question,) = quiz.questions
    assert problems == []
    assert isinstance(question, Choice)
    assert question.stem == "Qui\u202f? Et\u202f: quoi"
    assert (question.options[0].feedback, question.feedback) == ("«\u202fOui.\u202f»", "Bien\u202f!")


def test_escapes_formats_and_ids(full: tuple[Quiz, Found]) -> None:
    escaped = named(full, "bridge-12")
    assert isinstance(escaped, Choice)
    assert escaped.stem == "Signs: ~ = # { } and a backslash \\ and a line\nbreak"
    assert [option.text for option in escaped.options] == ["=2{x}", "5 ~ 6"]
    assert named(full, "bank-13").stem == "*Plain* stays"
    assert named(full, "bridge-14").stem == "<b>as typed</b>"
    assert named(full, "bridge-15").stem == "See"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("::a:: What? {=x#y ~z#w\n", 1, "gift-syntax"),
        ("::a:: What? =x }\n", 1, "gift-syntax"),
        ("::a What? {=x#y}\n", 1, "gift-syntax"),
        ("::a:: What? {x =y#z}\n", 1, "gift-syntax"),
        ("::a:: What? {#abc}\n", 1, "gift-syntax"),
        ("::a:: What? {#5..1}\n", 1, "gift-syntax"),
        ("::a:: What? {# 1 = 2}\n", 1, "gift-syntax"),
        ("\n\n::a:: What? {\n ~x#y\n ~z#w\n}\n", 3, "right-answer-missing"),
        ("::a:: What?\n{\n =x\n ~z#w\n}\n", 3, "feedback-missing"),
        ("::a:: {=x#y ~z#w}\n", 1, "question-empty"),
        ("What? {=x#y ~z#w}\n", 1, "question-id-missing"),
        ("::a:: A? {=x#y}\n\n::a:: B? {=x#y}\n", 3, "duplicate-id"),
        ("::a:: What? {~%40%x#y ~%40%z#w}\n", 1, "credit-sum"),
        ("// c\n\n$CATEGORY: x\n\n::a:: A? {=x#y}\n", 3, "gift-unsupported"),
        ("::a:: A? {=x -> }\n", 1, "gift-syntax"),
    ],
)
def test_each_fault_is_named_with_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in quiz_of(text)[1]


def test_too_much_text_is_refused() -> None:
    with pytest.raises(FormatError, match="file-too-large"):
        read_quiz("x" * (LARGEST_QUIZ + 1), "x.gift")


_SIGNS = st.sampled_from(
    ["::", "a", "{", "}", "=", "~", "#", "####", "%50%", "->", "\\", "\n", "\n\n", "//", "TRUE", "1..2", "3:1", " ",
     "[html]", "<p>", "</p>", "<script>", "$CATEGORY: x", "[see:w1]", "é", "😀", "&amp;", "%", "-"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(_SIGNS, max_size=40).map("".join))
def test_any_text_reads_or_is_refused(text: str) -> None:
    quiz, problems = quiz_of(text)
    assert quiz.questions or problems or not text.replace("//", "").strip() or "//" in text
    assert (quiz, problems) == quiz_of(text)


_WORDS = st.text(st.sampled_from("abc é\u0641~=#{}:\\<>&%->"), min_size=1, max_size=20).map(str.strip).filter(bool)


def escaped(text: str) -> str:
    return "".join("\\" + sign if sign in "~=#{}:\\" else sign for sign in text)


@settings(deadline=None)
@given(_WORDS, st.lists(_WORDS.filter(lambda words: "->" not in words), min_size=2, max_size=5))  # an arrow makes pairs
def test_what_is_escaped_comes_back(stem: str, answers: list[str]) -> None:
    options = " ".join(f"{'=' if not at else '~'}{escaped(answer)}#f" for at, answer in enumerate(answers))
    quiz, _ = quiz_of(f"::q:: [plain]{escaped(stem)} {{{options}}}\n")
    (question,) = quiz.questions
    assert question.stem == " ".join(stem.split(" "))
    assert isinstance(question, Choice)
    assert [option.text for option in question.options] == answers


EXPORTED = (Path(__file__).parent / "moodle_export.gift").read_text(encoding="utf-8")


def test_a_file_as_moodle_writes_it_goes_in_unchanged() -> None:
    quiz, problems = quiz_of(EXPORTED)
    assert [(type(question), question.id) for question in quiz.questions] == [
        (Choice, "roads-1"), (Choice, "Which three"), (Choice, "Open"), (ShortAnswer, "Short name"),
        (Numerical, "How many"), (Matching, "Match"), (Essay, "In your words"), (Choice, "Open 419"),
        (Choice, "A picture"), (Choice, "Long text"),
    ]  # fmt: skip
    problems_by_code = {code: [line for line, each in problems if each == code] for _, code in problems}
    # Category, description; picture, address and raised letters of one question; Markdown.
    assert problems_by_code.pop("gift-unsupported") == [2, 6, 66, 66, 66, 73]
    assert set(problems_by_code) == {"feedback-missing"}


def test_exported_html_is_read_as_words() -> None:
    questions = {question.id: question for question in quiz_of(EXPORTED)[0].questions}
    first = questions["roads-1"]
    assert isinstance(first, Choice)
    assert first.stem == "Who decides at the barrier at 08:00?"
    assert [(option.text, round(option.fraction, 1)) for option in first.options] == [
        ("The officer on duty", 100.0), ("The driver", -33.3), ("The radio {set}", 0.0)
    ]  # fmt: skip
    assert first.feedback == "Ask before you arrive\u00a0there."
    assert questions["How many"].stem == "How many trucks carry 5 m³ of H₂O?"
    assert questions["A picture"].stem == "See a map, here and xth"
    assert questions["Open 419"].stem == "Is it < 5 km &amp; dry?\nTwo lines."
    pairs = questions["Match"]
    assert isinstance(pairs, Matching)
    assert pairs.pairs == (("shelter", "UNHCR"), ("logistics & telecoms", "WFP"), ("", "ICRC"))


def test_any_number_may_be_written_as_a_star() -> None:
    quiz, problems = quiz_of("::a:: How many? {#=%100%5:0#yes =%0%*#count again}\n")
    (question,) = quiz.questions
    assert isinstance(question, Numerical)
    assert question.accepted[1][:2] == (float("-inf"), float("inf"))
    assert problems == []


def test_general_feedback_is_behind_the_last_four_signs() -> None:
    (question,) = quiz_of("::a:: A? {=x#y ~z#w#### one #### two}\n")[0].questions
    assert question.feedback == "two"


@pytest.mark.parametrize(
    "text",
    [
        "::a:: [html]" + "<a" * 200_000 + "{}",
        "::a:: " + "<a " * 150_000 + "> {}",
        "::a:: x" + " " * 400_000 + "y {}",
        "::a:: [markdown]" + "\\n" * 200_000 + "{}",
        "::a:: x {####" + " " * 400_000 + "}",
        "::a:: x {" + "=" * 400_000 + "}",
        "::a:: x {" + "~%" * 200_000 + "}",
        "\\" * 400_000,
        "// question: " * 30_000,
        "a\n\n" * 100_000,
        "::a:: [html]" + "<sup>" * 80_000 + "1{}",
        "::a:: [html]" + "&" * 400_000 + "{}",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    began = perf_counter()
    quiz_of(text[:LARGEST_QUIZ])
    assert perf_counter() - began < 6
