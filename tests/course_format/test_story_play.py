"""A story is played: what is seen, what can be chosen, and how the meters move."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.lesson import Inline, ListItem, Style, plain
from course_format.problems import FormatError
from course_format.story import Story
from course_format.story_play import Choice, Scene, StoryState, begin, choose, replay, show
from course_format.story_reader import read_story

FULL = read_story(
    (Path(__file__).parent / "full_syntax.twee").read_text("utf-8").replace("[[Set]", "[[Rain]"), "x.twee"
)

METERS = """:: Meters [meters]
trust: 5
--
trust: Trust

"""


def story_of(text: str, file: str = "stories/x.twee") -> Story:
    return read_story(text, file)


def said(scene: Scene) -> list[str]:
    return [plain(block.inlines) for block in scene.blocks]


def first_scene(text: str) -> Scene:
    story = story_of(text)
    return show(story, begin(story))


def test_the_full_syntax_is_played() -> None:
    scene = show(FULL, begin(FULL))
    assert said(scene) == [
        "::these two signs begin no passage",
        'Ilda counts 8 trucks, eight "or" more. Ask the officer or walk east. You were here 1 time, in The bridge at '
        "Lower Ember.",
        "A list",
        "goes deeper Ilda",
        "Nobody has asked yet. Eight, to be exact.",
        "Shown while it is tried out.",
        "It rains on Ilda.",
        "Last words. {not an insert}",
    ]
    assert scene.why == "Nobody has told the village."
    assert [(each.meter.label, each.before, each.value) for each in scene.readings] == [
        ("Acceptance", 5, 4), ("Access", 5, 5)
    ]  # fmt: skip
    assert scene.choices == (
        Choice("the officer", "Barrier"),
        Choice("walk east", "Yard {east}"),
        Choice("Wait for the radio", "Barrier"),
        Choice("Look at the sky", "Rain"),
        Choice("Barrier", "Barrier"),
    )
    assert not scene.is_end
    assert isinstance(scene.blocks[3], ListItem)


def test_a_way_through_to_the_end() -> None:
    state = choose(FULL, begin(FULL), "Barrier")
    assert state.trail == ("A [walled] yard",)
    scene = show(FULL, state)
    assert [choice.target for choice in scene.choices] == ["Through"]
    # Twenty more than five is ten: a meter has ends.
    assert scene.readings[1].value == 10
    end = show(FULL, choose(FULL, state, "Through"))
    assert end.is_end
    assert end.choices == ()
    assert end.why == ""


def test_showing_changes_nothing() -> None:
    state = begin(FULL)
    before = dict(state.values)
    assert show(FULL, state) == show(FULL, state)
    assert state.values == before


def test_a_choice_that_is_not_there_is_refused() -> None:
    with pytest.raises(FormatError, match="story-evaluation"):
        choose(FULL, begin(FULL), "Through")
    with pytest.raises(FormatError, match="story-evaluation"):
        show(FULL, StoryState("Nowhere", {}))


def test_values_are_words_never_markup() -> None:
    scene = first_scene(":: Start\nname: '*[[x]]* <b> {y}'\n--\nHe is {name} and **{name}**.\n")
    assert scene.blocks[0].inlines == (
        Inline("He is "),
        Inline("*[[x]]* <b> {y}"),
        Inline(" and "),
        Inline("*[[x]]* <b> {y}"),
        Inline("."),
    )
    assert scene.choices == ()


def test_a_link_within_a_sentence_is_said_and_offered() -> None:
    scene = first_scene(":: Start\nAsk [[the officer->End]].\n\n:: End [end]\nx\n")
    assert scene.blocks[0].inlines[1] == Inline("the officer", Style.STRONG)
    assert scene.choices == (Choice("the officer", "End"),)


def test_else_turns_the_condition_before_it_whatever_it_was() -> None:
    text = ":: Start\na: {a}\n--\n[if a]\nif\n\n[else]\nelse\n\n[else]\nagain\n\n"
    text += "[unless a]\nunless\n\n[else]\nelse unless\n"
    assert said(first_scene(text.replace("{a}", "true"))) == ["if", "again", "else unless"]
    assert said(first_scene(text.replace("{a}", "false"))) == ["else", "unless"]


def test_modifiers_one_under_the_other_all_count() -> None:
    text = ":: Start\na: true\nb: {b}\n--\nx\n\n[if a]\n[if b; append]\ny\n\n[cont]\nz\n"
    assert said(first_scene(text.replace("{b}", "true"))) == ["x y", "z"]
    assert said(first_scene(text.replace("{b}", "false"))) == ["x", "z"]


def test_an_embedded_passage_sets_its_variables() -> None:
    text = ":: Start\na: 1\n--\n{embed passage: 'Two'}\n\n[if a === 2]\nchanged\n\n:: Two\na: a + 1\n--\nnow {a}\n"
    assert said(first_scene(text)) == ["now 2", "changed"]


def test_meters_embedded_for_chapbook_are_not_shown_nor_set_again() -> None:
    text = METERS + ":: Start\ntrust: 3\n--\n{embed passage: 'Meters'}\n\nHere.\n"
    scene = first_scene(text)
    assert said(scene) == ["Here."]
    assert scene.readings[0].value == 3


def test_a_chapter_goes_on_with_what_was_carried_over() -> None:
    text = ":: M [meters carried]\ntrust: 5\n--\ntrust: Trust\n\n:: V [variables]\nmet: false\n\n:: Start\n{met}\n"
    story = story_of(text)
    assert dict(begin(story).values) == {"trust": 5, "met": False}
    carried = {"trust": 30, "met": True, "unknown": 1}
    assert dict(begin(story, carried).values) == {"trust": 10, "met": True}
    assert dict(begin(story, {"trust": "high", "met": 1}).values) == {"trust": 5, "met": False}
    assert dict(begin(story_of(text.replace(" carried", "")), carried).values) == {"trust": 5, "met": False}


def test_what_was_chosen_is_taken_as_far_as_the_story_still_offers_it() -> None:
    state, taken = replay(FULL, ["Barrier", "Through", "Gone", "Barrier"])
    assert (state.passage, taken) == ("Through", 2)
    assert replay(FULL, []) == (begin(FULL), 0)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (METERS + ":: Start\ntrust: 'high'\n--\nx\n", 7, "wrong-type"),
        (":: Start\na: 1 / 0\n--\nx\n", 2, "zero"),
        (":: Start\nx {a}\n\n:: Later\na: 1\n--\ny\n", 2, "unset"),
        (":: Start\n" + "{embed passage: 'b'}\n\n" * 60 + ":: b\nx\n", 102, "embeds"),
    ],
)
def test_what_cannot_be_worked_out_has_its_line(text: str, line: int, reason: str) -> None:
    story = story_of(text)
    with pytest.raises(FormatError) as raised:
        show(story, begin(story))
    assert (raised.value.line, raised.value.code, raised.value.facts["reason"]) == (line, "story-evaluation", reason)


def test_a_loop_of_embeds_that_was_only_reported_still_ends() -> None:
    story = read_story(":: Start\n{embed passage: 'Start'}\n", "x.twee", lambda problem: None)
    with pytest.raises(FormatError, match="embeds"):
        show(story, begin(story))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 5), max_size=12))
def test_any_way_that_is_offered_can_be_walked(picks: list[int]) -> None:
    state, chosen = begin(FULL), []
    for pick in picks:
        choices = show(FULL, state).choices
        if not choices:
            break
        target = choices[pick % len(choices)].target
        chosen.append(target)
        state = choose(FULL, state, target)
    assert replay(FULL, chosen) == (state, len(chosen))
    assert all(0 <= int(state.values[meter.name]) <= 10 for meter in FULL.meters)
