"""The text of a note: lines of Markdown, places in UTF-16, and taking typing back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.pages.notebook.markdown_lines import Kind, next_sign, read_line, toggled
from desktop_app.pages.notebook.text_units import to_points, to_units
from desktop_app.pages.notebook.typing_history import Step, TypingHistory

texts = st.text(st.sampled_from("ab \n#*_>-[]1.😀قé"), max_size=40)


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("", Kind.EMPTY, 0),
        ("  ", Kind.EMPTY, 0),
        ("words", Kind.TEXT, 0),
        ("# Title", Kind.HEADING_1, 2),
        ("## Part", Kind.HEADING_2, 3),
        ("#### Small", Kind.HEADING_3, 5),
        ("#tag is not a heading", Kind.TEXT, 0),
        ("1. first", Kind.NUMBER, 3),
        ("12) twelfth", Kind.NUMBER, 4),
        ("2026 was a year", Kind.TEXT, 0),
        ("- item", Kind.BULLET, 2),
        ("-no item", Kind.TEXT, 0),
        ("- [ ] task", Kind.TASK, 6),
        ("- [x] task", Kind.TASK, 6),
        ("> said", Kind.QUOTE, 2),
    ],
)
def test_a_line_is_known_by_its_sign(text: str, kind: Kind, sign: int) -> None:
    line = read_line(text)
    assert (line.kind, line.sign) == (kind, sign)


def test_strong_and_light_words_are_found_and_names_with_underscores_are_not() -> None:
    line = read_line("Ask for the **role**, *not* the file_name_here, `as is`, ***both***")
    found = [(span.strong, span.light, span.code) for span in line.spans]
    assert found == [(True, False, False), (False, True, False), (False, False, True), (True, True, False)]
    first = line.spans[0]
    assert "Ask for the **role**, "[first.start : first.end] == "**role**"


@pytest.mark.parametrize("text", ["a * b * c", "2**3", "**", "* *", "__", "a_b_c"])
def test_signs_that_mark_nothing_stay_words(text: str) -> None:
    assert read_line(text).spans == ()


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("1. a", "2. "),
        ("9) a", "10) "),
        ("- a", "- "),
        ("- [x] a", "- [ ] "),
        ("> a", "> "),
        ("# a", None),
        ("a", None),
    ],
)
def test_a_list_goes_on_in_the_next_line(text: str, following: str | None) -> None:
    assert next_sign(text) == following


def test_a_task_is_ticked_and_unticked() -> None:
    assert toggled("- [ ] call") == "- [x] call"
    assert toggled("- [x] call") == "- [ ] call"
    assert toggled("- call") is None


@given(texts)
def test_reading_a_line_never_fails_and_stays_inside_it(text: str) -> None:
    for each in text.split("\n"):
        line = read_line(each)
        assert 0 <= line.sign <= len(each)
        for span in line.spans:
            assert line.sign <= span.start < span.start + 2 * span.sign < span.end <= len(each)


@given(texts, st.integers(0, 40))
def test_places_in_units_and_points_are_each_other_s_inverse(text: str, at: int) -> None:
    point = min(at, len(text))
    assert to_points(text, to_units(text, point)) == point
    assert to_units(text, len(text)) == len(text.encode("utf-16-le")) // 2


def typed(history: TypingHistory, *texts: str) -> None:
    for text in texts:
        history.typed(Step(text, len(text)), 1.0)


def test_letters_of_one_word_are_taken_back_together() -> None:
    history = TypingHistory()
    typed(history, "a", "ab", "ab ", "ab c", "ab cd")
    assert history.undo() == Step("ab ", 3)
    assert history.undo() == Step("", 0)
    assert history.undo() is None
    assert history.redo() == Step("ab ", 3)
    assert history.redo() == Step("ab cd", 5)


def test_a_pause_begins_another_step() -> None:
    history = TypingHistory()
    history.typed(Step("a", 1), 1.0)
    history.typed(Step("ab", 2), 60.0)
    assert history.undo() == Step("a", 1)


def test_what_came_from_elsewhere_stays_when_typing_is_taken_back() -> None:
    history = TypingHistory()
    history.restart(Step("one two", 0))
    history.typed(Step("one two!", 8), 1.0)
    history.received("one two!", "zero one two!", Step("zero one two!", 13))
    step = history.undo()
    assert step is not None
    assert step.text == "zero one two"


@given(st.lists(texts, max_size=20))
def test_everything_can_be_taken_back_and_brought_again(given_texts: list[str]) -> None:
    history = TypingHistory()
    typed(history, *given_texts)
    last = history._now.text
    while history.undo() is not None:
        pass
    assert history._now.text == ""
    while history.redo() is not None:
        pass
    assert history._now.text == last
