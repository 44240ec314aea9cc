"""Stories: Twee 3 and Chapbook's signs in one file of our own words, and every fault with its line."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.glossary import Term
from course_format.lesson import Inline, Style
from course_format.problems import CODES, FormatError, Level
from course_format.story import Insert, Link, Meter, Mode, Story, StoryText
from course_format.story_reader import LARGEST_STORY, read_story
from course_format.term_matcher import TermMatcher
from tests.course_format.collecting import Found

FULL = (Path(__file__).parent / "full_syntax.twee").read_text(encoding="utf-8")
YARD = "A [walled] yard"


def story_of(text: str) -> tuple[Story, Found]:
    problems: list[FormatError] = []
    story = read_story(text, "stories/x.twee", problems.append)
    return story, [(problem.line, problem.code) for problem in problems]


@pytest.fixture(scope="module")
def full() -> tuple[Story, Found]:
    return story_of(FULL.replace("[[Set][$x to 1]]", "[[Rain][$x to 1]]"))


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(FULL.split("\n"), start=1) if words in line)


def test_title_start_and_passages_without_their_escapes(full: tuple[Story, Found]) -> None:
    story = full[0]
    assert (story.title, story.start) == ("The bridge at Lower Ember", YARD)
    assert [passage.name for passage in story.passages] == [YARD, "Barrier", "Rain", "Through", "Turned", "Yard {east}"]
    assert story.by_name[YARD].tags == ("night", "cold]wet", "back\\slash")
    assert story.by_name[YARD].line == line_of(":: A ")
    assert story.by_name["Through"].is_end


def test_meters_and_variables_are_declared(full: tuple[Story, Found]) -> None:
    story = full[0]
    assert story.meters == (Meter("acceptance", "Acceptance", 5), Meter("access", "Access", 5))
    assert story.starts == {"acceptance": 5, "access": 5, "words": ", slowly", "count": -2, "open": True}
    assert not story.carried


def test_links_in_all_their_forms_stand_in_order(full: tuple[Story, Found]) -> None:
    first = full[0].by_name[YARD].segments[0]
    assert [(link.label, link.target) for link in first.links] == [
        ("the officer", "Barrier"),
        ("walk east", "Yard {east}"),
        ("Wait for the radio", "Barrier"),
        ("Look at the sky", "Rain"),
    ]
    assert first.links[0].line == line_of("counts *{trucks}*")


def test_text_is_runs_of_words_inserts_and_links(full: tuple[Story, Found]) -> None:
    blocks = full[0].by_name[YARD].segments[0].blocks
    text = [block for block in blocks if isinstance(block, StoryText)]
    assert text[0].runs == (Inline("::these two signs begin no passage"),)
    kinds = [type(run) for run in text[1].runs]
    assert kinds[:4] == [Insert, Inline, Insert, Inline]
    assert Link in kinds
    assert [(block.depth, block.marker) for block in text[2:]] == [(0, ""), (1, "")]
    last = full[0].by_name[YARD].segments[-1].blocks[-1]
    assert last == StoryText((Inline("Last words. {not an insert}"),))


def test_modifiers_count_for_the_text_below_them(full: tuple[Story, Found]) -> None:
    segments = full[0].by_name[YARD].segments
    modes = [[condition.mode for condition in segment.conditions] for segment in segments]
    assert modes == [[], [Mode.UNLESS], [Mode.ELSE], [Mode.IF], [Mode.ELSE], [Mode.ALWAYS], [Mode.NEVER], []]
    assert [segment.append for segment in segments] == [False, False, False, True, True, False, False, False]


def test_what_cannot_be_shown_is_named_with_its_line(full: tuple[Story, Found]) -> None:
    assert {code for _, code in full[1]} == {"story-unsupported"}
    named = {line for line, _ in full[1]}
    wanted = (
        "[align", "[after", "{reveal", "{cycling", "{embed image", "{random.d6}", "> A quotation", "<b>Bold",
        "[JavaScript]", "[CSS]", ":: StoryScript", ":: StoryStylesheet",
    )  # fmt: skip
    assert {line_of(words) for words in wanted} <= named
    texts = [block for segment in full[0].by_name["Yard {east}"].segments for block in segment.blocks]
    said = " ".join(
        run.text for text in texts if isinstance(text, StoryText) for run in text.runs if hasattr(run, "text")
    )
    assert "Far." in said
    assert "Bold and a site and" in said
    assert "write" not in said
    assert "color" not in said


START = ":: Start\n"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (":: \nx\n", 1, "story-syntax"),
        (":: Start [a\nx\n", 1, "story-unsupported"),
        (":: Start <10,10>\nx\n", 0, "story-start"),
        ("words\n" + START, 1, "story-unsupported"),
        (":: First\nx\n", 0, "story-start"),
        (':: StoryData\n{"start": "Gone"}\n\n:: Start\nx\n', 1, "story-start"),
        (":: StoryData\n{start}\n\n:: Start\nx\n", 1, "story-unsupported"),
        (':: StoryData\n{"format": "Harlowe"}\n\n:: Start\nx\n', 1, "story-unsupported"),
        (START + "x\n\n:: Start\ny\n", 4, "duplicate-id"),
        (START + "\nx [[y->Z]]\n", 3, "link-dead"),
        (START + "[[ ->Z]]\n", 2, "story-syntax"),
        (START + "{embed passage: 'Z'}\n", 2, "link-dead"),
        (START + "{embed passage: 'Start'}\n", 2, "story-embed-loop"),
        (START + "{embed passage: z}\n", 2, "story-unsupported"),
        (START + "no colon\n--\nx\n", 2, "story-syntax"),
        (START + "1a: 2\n--\nx\n", 2, "story-syntax"),
        (START + "a: 2 +\n--\nx\n", 2, "story-syntax"),
        (START + "a: f(2)\n--\nx\n", 2, "story-syntax"),
        (START + "a (b: 1\n--\nx\n", 2, "story-syntax"),
        (START + "config.style.page.color: 'red'\n--\nx\n", 2, "story-unsupported"),
        (START + "a: 1\n--\n{b}\n", 4, "story-variable"),
        (START + "a: b\n--\n{a}\n", 2, "story-variable"),
        (START + "x\n\n[if b > 1]\ny\n", 4, "story-variable"),
        (START + "x\n\n[if (1]\ny\n", 4, "story-syntax"),
        (START + "[else]\ny\n", 2, "story-syntax"),
        (START + "[wobble]\ny\n", 2, "story-unsupported"),
        (START + "x\n\n:: M [meters]\na: 12\n--\na: A\n", 5, "number-range"),
        (START + "x\n\n:: M [meters]\na: 'x'\n--\na: A\n", 5, "number-range"),
        (START + "x\n\n:: M [meters]\na: 5\n--\n", 5, "key-missing"),
        (START + "x\n\n:: M [meters]\na: 5\n--\na: A\nfree words\n", 8, "story-syntax"),
        (START + "x\n\n:: M [variables]\na: b\n--\n", 5, "story-syntax"),
        (START + "x\n\n:: M [variables]\na: 1\na: 2\n--\n", 6, "duplicate-id"),
        (START + "x\n\n:: PassageHeader\ny\n", 4, "story-unsupported"),
        (START + "para\n- item\n", 2, "list-blank-line"),
        (START + "a " + "[(" * 30 + "\n", 2, "nesting-too-deep"),
    ],
)
def test_each_fault_is_named_with_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in story_of(text)[1]


def test_declared_variables_may_stand_without_dashes() -> None:
    assert story_of(START + "x\n\n:: M [variables]\na: 1\n")[0].starts == {"a": 1}


def test_terms_of_the_glossary_are_marked_once_a_passage() -> None:
    matcher = TermMatcher([Term("convoy", "convoy", "Vehicles.", (), (), ())])
    story = read_story(START + "A convoy. A convoy.\n", "x.twee", matcher=matcher)
    (block,) = story.passages[0].segments[0].blocks
    assert isinstance(block, StoryText)
    assert [run.target for run in block.runs if isinstance(run, Inline) and run.style is Style.TERM] == ["convoy"]


def test_too_much_text_is_refused() -> None:
    with pytest.raises(FormatError, match="file-too-large"):
        read_story("x" * (LARGEST_STORY + 1), "x.twee")


def test_line_ends_of_every_system_read_the_same() -> None:
    assert story_of(FULL.replace("\n", "\r\n")) == story_of(FULL)


_SIGNS = st.sampled_from(
    [":: ", "\n", "\n:: a\n", "\n--\n", "x: 1\n", "x", "[[", "]]", "->", "<-", "|", "{", "}", "{x}", "[if x]\n",
     "[else]\n", "[cont]\n", "{embed passage: 'a'}", "'", '"', "\\", "> ", "[[a]]", " ", "*", "<b>", "-", "1.", "(",
     ")", "meters]", "[", "\U000f0000", "é", ":", "StoryData\n{", "&&", "\r", "!!! note\n    x"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(_SIGNS, max_size=40).map("".join))
def test_any_text_reads_or_is_reported(text: str) -> None:
    story, problems = story_of(text)
    assert all(code in CODES for _, code in problems)
    assert (story, problems) == story_of(text)
    try:
        read_story(text, "x.twee")
    except FormatError as error:
        assert error.level is Level.ERROR


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(FULL) - 1), st.integers(0, 30), _SIGNS)
def test_a_story_with_a_bite_out_of_it_reads_or_is_reported(at: int, gone: int, put: str) -> None:
    story_of(FULL[:at] + put + FULL[at + gone :])


@pytest.mark.parametrize(
    "text",
    [
        ":: Start\n" + "[[" * 100_000,
        ":: Start\n" + "{'" * 100_000,
        ":: Start\n" + "{\"a'" * 60_000,
        ":: Start\n" + "[if a]\nb\n" * 20_000,
        ":: Start\na: " + "(" * 200_000 + "\n--\nx",
        ":: Start\na: " + "1+" * 100_000 + "1\n--\nx",
        "::" + "\\" * 200_000 + "\nx",
        ":: Start [" + "a " * 100_000 + "\nx",
        ":: a\n{embed passage: 'a'}\n" * 8_000,
        ":: Start\n" + "{embed passage: 'b'}\n\n" * 9_000 + ":: b\nx",
        ":: Start\n[" + "if a;" * 40_000 + "cont]\nx",
        "\n" * 200_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    began = perf_counter()
    story_of(text[:LARGEST_STORY])
    assert perf_counter() - began < 5
