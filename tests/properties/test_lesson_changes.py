"""Comparing versions: nothing is new in the same text, and the counts add up whatever the texts are."""

from hypothesis import given
from hypothesis import strategies as st

from course_format import lesson as shapes
from course_format.glossary import Term
from course_format.lesson_changes import compare_glossaries, compare_lessons, compare_quizzes, units
from course_format.quiz import Choice, Essay, Matching, Numerical, Option, Quiz, ShortAnswer

words = st.lists(st.sampled_from(["road", "convoy", "waits", "who", "decides", "barrier", ""]), max_size=6).map(
    " ".join
)
texts = words | st.text(max_size=12)
inlines = st.lists(st.builds(shapes.Inline, texts, st.sampled_from(shapes.Style)), max_size=2).map(tuple)
names = st.sampled_from(["a", "b", "c", ""])
paragraphs = st.builds(shapes.Paragraph, inlines)
items = st.builds(shapes.ListItem, st.integers(0, 2), st.sampled_from(["", "1."]), inlines)
rows = st.lists(inlines, max_size=2).map(tuple)
inside = st.lists(paragraphs | items, max_size=2).map(tuple)
blocks = st.one_of(
    paragraphs,
    items,
    st.builds(shapes.Heading, st.integers(2, 3), names, inlines),
    st.builds(shapes.Table, rows, st.lists(rows, max_size=3).map(tuple), st.just(())),
    st.builds(shapes.Figure, names, names, words, inlines),
    st.builds(shapes.Callout, st.sampled_from(shapes.CalloutKind), names, inside, inside, words, words),
)
footnotes = st.builds(shapes.Footnote, names, st.integers(1, 3), inlines)
lessons = st.builds(
    shapes.Lesson,
    words,
    st.lists(blocks, max_size=8).map(tuple),
    st.lists(footnotes, max_size=2).map(tuple),
    st.just(()),
)
options = st.lists(st.builds(Option, words, st.sampled_from([0.0, 100.0]), words), max_size=3).map(tuple)
questions = st.one_of(
    st.builds(Choice, names, words, options, st.booleans(), words),
    st.builds(ShortAnswer, names, words, options, words),
    st.builds(Numerical, names, words, st.just(()), words),
    st.builds(Matching, names, words, st.lists(st.tuples(words, words), max_size=2).map(tuple), words),
    st.builds(Essay, names, words, words),
)
quizzes = st.builds(Quiz, words, st.lists(questions, max_size=5).map(tuple))
glossaries = st.lists(st.builds(Term, names, words, words), max_size=5)


@given(lessons)
def test_the_same_lesson_has_no_news(lesson: shapes.Lesson) -> None:
    assert not compare_lessons(lesson, lesson)


@given(lessons, lessons)
def test_what_was_there_and_what_came_is_what_there_is(old: shapes.Lesson, new: shapes.Lesson) -> None:
    found = compare_lessons(old, new)
    for count, figures in ((found.blocks, False), (found.figures, True)):
        before = sum((unit.kind == "figure") == figures for unit in units(old))
        after = sum((unit.kind == "figure") == figures for unit in units(new))
        assert before - count.removed + count.new == after
        assert 0 <= count.changed <= min(before, after)
    assert bool(found) or sorted(map(repr, units(old))) == sorted(map(repr, units(new))) or same_words(old, new)
    back = compare_lessons(new, old)
    assert bool(back) == bool(found)


def same_words(old: shapes.Lesson, new: shapes.Lesson) -> bool:
    """All the words are there, though an id may be another one."""
    return sorted(unit.words for unit in units(old)) == sorted(unit.words for unit in units(new))


@given(lessons, blocks)
def test_a_block_that_came_is_told(lesson: shapes.Lesson, block: shapes.Block) -> None:
    longer = shapes.Lesson(lesson.title, (*lesson.blocks, block), lesson.footnotes, ())
    found = compare_lessons(lesson, longer)
    assert (found.blocks.new, found.figures.new) == ((0, 1) if isinstance(block, shapes.Figure) else (1, 0))
    assert not (found.blocks.removed or found.figures.removed or found.blocks.changed)


@given(quizzes, quizzes)
def test_questions_add_up(old: Quiz, new: Quiz) -> None:
    assert not compare_quizzes(old, old)
    found = compare_quizzes(old, new)
    assert len(old.questions) - found.removed + found.new == len(new.questions)


@given(glossaries, glossaries)
def test_terms_add_up(old: list[Term], new: list[Term]) -> None:
    assert not compare_glossaries(old, old)
    found = compare_glossaries(old, new)
    assert len(old) - found.removed + found.new == len(new)
