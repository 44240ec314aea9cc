"""What is new in a new version of a lesson, a quiz, a glossary."""

import pytest

from course_format.gift_reader import read_quiz
from course_format.glossary import Term
from course_format.lesson_changes import Difference, LessonChanges, compare_glossaries, compare_lessons, compare_quizzes
from course_format.markdown_reader import read_lesson

TEXT = """# Deconfliction is not coordination

A convoy of nine trucks waits at a junction. The driver has a paper with a stamp.

## Three words {#three-words}

Somewhere, an office sent an email, and a second office read it.

- Ask who decides.
- Write down the hour.

| Who | What |
|-----|------|
| WFP | Trucks |
| UNHCR | Shelter |

![A road with a barrier.](figures/road.svg "The road."){#fig-road}

!!! check
    What do you ask at the barrier?

    Answer: who decides, and how to reach them.
"""


def changes(old: str, new: str, redrawn: tuple[str, ...] = ()) -> LessonChanges:
    return compare_lessons(read_lesson(old, "one.md"), read_lesson(new, "one.md"), redrawn)


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        ("", "", LessonChanges()),
        ("nine trucks", "ten trucks", LessonChanges(blocks=Difference(changed=1))),
        ("- Ask who decides.\n", "", LessonChanges(blocks=Difference(removed=1))),
        ("## Three", "A paragraph of other words.\n\n## Three", LessonChanges(blocks=Difference(new=1))),
        ("Three words {", "Other terms {", LessonChanges(blocks=Difference(changed=1))),
        ("# Deconfliction is not", "# Deconfliction, not", LessonChanges(blocks=Difference(changed=1))),
        ("| WFP | Trucks |", "| WFP | Trucks |\n| ICRC | Visits |", LessonChanges(rows=Difference(new=1))),
        ("| WFP | Trucks |\n", "", LessonChanges(rows=Difference(removed=1))),
        ("| WFP | Trucks |", "| WFP | Lorries |", LessonChanges(blocks=Difference(changed=1))),
        ('"The road."', '"A road."', LessonChanges(figures=Difference(changed=1))),
        ("Answer: who", "Answer: ask who", LessonChanges(blocks=Difference(changed=1))),
        ("What do you ask", "And what do you say", LessonChanges(blocks=Difference(changed=1))),
    ],
)
def test_one_change_at_a_time(was: str, becomes: str, found: LessonChanges) -> None:
    assert changes(TEXT, TEXT.replace(was, becomes, 1)) == found


def test_how_words_are_set_is_no_news() -> None:
    assert not changes(TEXT, TEXT.replace("nine trucks", "**nine** trucks"))


def test_a_paragraph_that_moved_is_no_news() -> None:
    sentence = "A convoy of nine trucks waits at a junction. The driver has a paper with a stamp.\n\n"
    moved = TEXT.replace(sentence, "").replace("- Ask", f"{sentence}- Ask")
    assert not changes(TEXT, moved)


def test_a_figure_that_was_drawn_anew() -> None:
    assert changes(TEXT, TEXT, ("figures/road.svg",)) == LessonChanges(figures=Difference(changed=1))
    assert not changes(TEXT, TEXT, ("figures/other.svg",))


def test_a_text_written_anew_is_new_and_the_old_one_is_gone() -> None:
    other = "# Deconfliction is not coordination\n\nNothing of this stood there before.\n"
    found = changes(TEXT, other)
    assert found.blocks == Difference(new=1, removed=7)
    assert found.figures == Difference(removed=1)


def test_a_text_made_to_be_slow_is_compared_all_the_same() -> None:
    old = "# T\n\n" + "\n\n".join(f"one two three {n}" for n in range(4000))
    new = "# T\n\n" + "\n\n".join(f"three two one {n} more" for n in range(4000))
    assert changes(old, new).blocks == Difference(changed=4000)


# -- quizzes and glossaries

ONE = "::q1::What first? {=Ask#Yes. ~Drive#No.}\n"
TWO = "::q2::In which year? {#=1994:1#Yes.}\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (ONE + "\n" + TWO, TWO + "\n" + ONE, Difference()),
        (ONE, ONE + "\n" + TWO, Difference(new=1)),
        (ONE + "\n" + TWO, ONE, Difference(removed=1)),
        (ONE, ONE.replace("What first", "What next"), Difference(changed=1)),
        (ONE, "::q1::What first? {~Drive#No. =Ask#Yes.}\n", Difference()),
        (ONE, ONE.replace("#Yes.", "#Right."), Difference(changed=1)),
    ],
)
def test_questions(old: str, new: str, found: Difference) -> None:
    assert compare_quizzes(read_quiz(old, "q.gift", "Quiz"), read_quiz(new, "q.gift", "Quiz")) == found


def test_terms() -> None:
    convoy, access = Term("convoy", "convoy", "Vehicles."), Term("access", "access", "A way in.")
    assert not compare_glossaries((convoy, access), (access, convoy))
    assert compare_glossaries((convoy,), (Term("convoy", "convoy", "Vehicles together."), access)) == Difference(1, 1)
