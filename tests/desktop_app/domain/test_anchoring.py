"""Marked passages in lessons that change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchoring import Found, Located, anchor_of, locate, moved, union
from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.marks import Anchor

L2 = ActivityId("w1-l2")
FIRST = "A convoy of nine trucks waits at a junction. The driver of the first truck has a paper with a stamp."
SECOND = (
    "Somewhere, an office sent an email, and somewhere else a second office read it. "
    "But the person who decides at the barrier did not know. This lesson is about that distance."
)
THIRD = "People often use deconfliction, notification and coordination as if they were one thing."
TEXTS = {0: "Start", 1: FIRST, 2: SECOND, 4: THIRD}
QUOTE = "But the person who decides at the barrier did not know."


def mark(quote=QUOTE, paragraph=2, version="1.0.0", texts=TEXTS):
    start = texts[paragraph].index(quote)
    return anchor_of(L2, version, paragraph, start, start + len(quote), texts[paragraph])


def test_an_anchor_keeps_up_to_32_code_points_around_its_quote():
    anchor = mark()
    assert anchor.quote == QUOTE
    assert len(anchor.prefix) == len(anchor.suffix) == 32
    assert SECOND[anchor.start - 32 : anchor.end + 32] == anchor.prefix + anchor.quote + anchor.suffix
    assert mark("A convoy", 1).prefix == ""


def test_in_the_same_text_it_is_where_it_was():
    assert locate(mark(), TEXTS) == Located(2, 80, 135, Found.EXACT)


def test_a_paragraph_put_before_it_moves_it():
    texts = {0: "Start", 1: "New.", 2: FIRST, 3: SECOND, 5: THIRD}
    assert locate(mark(), texts) == Located(3, 80, 135, Found.QUOTE)


def test_words_put_before_it_in_its_paragraph_move_it():
    found = locate(mark(), {2: "Last year, in the north: " + SECOND})
    assert found == Located(2, 105, 160, Found.QUOTE)


def test_other_quotation_marks_and_dashes_are_the_same_words():
    anchor = mark("it's “so” – here", 0, texts={0: "Now it's “so” – here we go on with it."})
    assert locate(anchor, {3: 'So. Now it’s "so" - here we go on with it.'}) == Located(3, 8, 24, Found.QUOTE)


def test_of_two_equal_passages_the_one_between_the_same_neighbours_is_meant():
    texts = {0: "They did not know. We asked. They did not know.", 1: "x"}
    anchor = anchor_of(L2, "1", 0, 29, 47, texts[0])
    assert anchor.quote == "They did not know."
    assert locate(anchor, {0: "x", 1: texts[0]}) == Located(1, 29, 47, Found.QUOTE)


def test_a_common_word_is_not_found_just_anywhere():
    anchor = mark("office", 2)
    assert locate(anchor, {7: "The office of the governor closed."}) is None


def test_a_changed_passage_is_found_between_its_neighbours():
    changed = SECOND.replace(QUOTE, "But nobody at the barrier had heard of it.")
    found = locate(mark(), {2: FIRST, 3: changed})
    assert found is not None
    assert found.how is Found.CONTEXT
    assert changed[found.start : found.end] == "But nobody at the barrier had heard of it."


def test_a_rewritten_paragraph_is_found_by_its_words():
    rewritten = "Somewhere else a second office read an email. At the barrier the person who decides did not know."
    assert locate(mark(), {5: FIRST, 6: rewritten}) == Located(6, 0, 0, Found.PARAGRAPH)


def test_a_lesson_without_the_passage_says_so_and_the_words_are_kept():
    anchor = mark()
    assert locate(anchor, {0: THIRD}) is None
    assert locate(anchor, {}) is None
    assert anchor.quote == QUOTE


def test_an_anchor_without_a_quote_or_with_odd_numbers_is_not_found_but_no_crash():
    assert locate(Anchor(L2, "1", 9, -4, 3, ""), TEXTS) is None
    assert locate(Anchor(L2, "1", 1, -4, 3, "A convoy"), TEXTS) == Located(1, 0, 8, Found.QUOTE)


def test_moved_takes_the_new_place_and_keeps_the_old_words_of_a_passage_that_is_gone():
    texts = {3: "Last year, in the north: " + SECOND}
    anchor = mark()
    found = locate(anchor, texts)
    now = moved(anchor, found, "2.0.0", texts)
    assert (now.pack_version, now.paragraph, now.quote) == ("2.0.0", 3, QUOTE)
    assert texts[3][now.start : now.end] == QUOTE
    lost = moved(anchor, Located(6, 0, 0, Found.PARAGRAPH), "2.0.0", texts)
    assert (lost.paragraph, lost.start, lost.end, lost.quote) == (6, 0, 0, QUOTE)


def part(start, end, version="1"):
    return anchor_of(L2, version, 2, start, end, SECOND)


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ((10, 20), (15, 30), (10, 30)),
        ((15, 30), (10, 20), (10, 30)),
        ((10, 20), (20, 30), (10, 30)),
        ((10, 40), (15, 30), (10, 40)),
        ((10, 20), (10, 30), (10, 30)),
        ((10, 20), (10, 20), (10, 20)),
    ],
)
def test_overlapping_or_touching_passages_become_one(one, other, whole):
    assert union(part(*one), part(*other)) == part(*whole)


def test_passages_apart_or_of_other_versions_stay_two():
    assert union(part(10, 20), part(21, 30)) is None
    assert union(part(10, 20), part(15, 30, version="2")) is None
    assert union(part(10, 20), anchor_of(L2, "1", 1, 10, 20, FIRST)) is None


texts_of = st.dictionaries(st.integers(0, 8), st.text("ab é’ .\u0633\U0001f600", max_size=60), min_size=1, max_size=6)


@st.composite
def marked(draw):
    texts = draw(texts_of.filter(lambda texts: any(texts.values())))
    index = draw(st.sampled_from([index for index, text in texts.items() if text]))
    start = draw(st.integers(0, len(texts[index]) - 1))
    end = draw(st.integers(start + 1, len(texts[index])))
    return texts, anchor_of(L2, "1", index, start, end, texts[index])


@given(marked())
def test_in_an_unchanged_lesson_every_passage_is_exactly_where_it_was(found):
    texts, anchor = found
    assert locate(anchor, texts) == Located(anchor.paragraph, anchor.start, anchor.end, Found.EXACT)


@given(marked(), texts_of)
def test_in_any_other_lesson_it_is_a_real_range_or_none(found, other):
    _, anchor = found
    located = locate(anchor, other)
    if located is None:
        return
    assert 0 <= located.start <= located.end <= len(other[located.paragraph])
    assert (located.start == located.end) == (located.how is Found.PARAGRAPH)
    if located.how in (Found.EXACT, Found.QUOTE):
        text = other[located.paragraph][located.start : located.end]
        assert text.replace("’", "'") == anchor.quote.replace("’", "'")


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_union_is_symmetric_and_covers_both(text, a, b, c, d):
    ends = [min(end, len(text)) for end in (a, b, c, d)]
    one = anchor_of(L2, "1", 0, *sorted(ends[:2]), text)
    other = anchor_of(L2, "1", 0, *sorted(ends[2:]), text)
    both = union(one, other)
    assert both == union(other, one)
    if both is not None:
        assert both == anchor_of(L2, "1", 0, min(one.start, other.start), max(one.end, other.end), text)


def test_a_passage_whose_words_are_gone_is_joined_by_none():
    """It stands at the beginning of its paragraph only because the paragraph is all that is left."""
    text = "A convoy of nine trucks waits at a junction."
    gone = moved(anchor_of(L2, "1", 0, 2, 8, text), Located(0, 0, 0, Found.PARAGRAPH), "1", {0: text})
    beside = anchor_of(L2, "1", 0, 0, 8, text)
    assert union(gone, beside) is union(beside, gone) is None


def test_a_note_beside_a_figure_without_words_has_its_place():
    anchor = anchor_of(L2, "1", 3, 0, 0, "")
    assert locate(anchor, {3: ""}) == Located(3, 0, 0, Found.EXACT)
    assert locate(anchor, {3: "Words now."}) is None
