"""``check`` walks a story on every way: what no learner reaches, where they stand still, what is never shown."""

from time import perf_counter

import pytest

from course_format.problems import FormatError
from pack_publisher.checks import check_pack
from pack_publisher.findings import Findings
from pack_publisher.story_checks import LONGEST_PASSAGE, check_story
from pack_publisher.story_walk import MOST_STATES, walk
from tests.support.pack_sources import small_pack

FILE = "stories/one.twee"
METERS = ":: M [meters{carried}]\ntrust: 5\n--\ntrust: Trust\n\n"
# A counter that never comes back to where it was: the ways cannot all be walked.
ENDLESS = ":: Start\nn: 0\n--\n[[Round]]\n\n:: Round\nn: n + 1\n--\n[[Round]] {n} "


def problems_of(text: str) -> list[FormatError]:
    found = Findings(small_pack() | {FILE: text.encode()})
    check_story(found, FILE, found.pack.story(FILE))
    return list(found.sorted())


def codes_of(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems_of(text)]


SOUND = ":: Start\n[[On->End]]\n\n:: End [end]\nx\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SOUND, []),
        (SOUND + "\n:: Lost\n[[End]]\n", [(7, "story-unreachable")]),
        (SOUND.replace(" [end]", ""), [(4, "story-dead-end")]),
        (SOUND.replace("[[On->End]]", "[[On->End]] [[Start]]"), []),
        (":: Start\n[[A]]\n\n:: A\n[[B]]\n\n:: B\n[[A]]\n", [(1, "story-no-way-out")]),
        (":: Start\n[[A]] [[End]]\n\n:: A\n[[A]]\n\n:: End [end]\nx\n", [(4, "story-no-way-out")]),
        (":: Start\nx\n\n[if 1 > 2]\ny [[End]]\n\n[cont]\n[[End]]\n\n:: End [end]\nx\n", [(4, "story-never-shown")]),
        (":: Start\na: 1\n--\n[if a]\ny [[End]]\n\n[else]\nz\n\n:: End [end]\nx\n", [(7, "story-never-shown")]),
        (":: Start\n[ifnever true]\ny\n\n[cont]\n[[End]]\n\n:: End [end]\nx\n", []),
        (":: Start\na: false\n--\n[[B]]\n\n[if a]\n[[End]]\n\n:: B\na: true\n--\n[[Start]]\n\n:: End [end]\nx\n",
         [(1, "story-no-way-out"), (6, "story-never-shown"), (14, "story-unreachable")]),
        (":: Start\n{embed passage: 'In'}\n\n:: In\n[[End]]\n\n:: End [end]\nx\n", []),
        (":: Start\na: 1 / 0\n--\n[[End]]\n\n:: End [end]\nx\n", [(2, "story-evaluation")]),
        (":: Start\n[[End]]\n\n:: End [end]\n" + "word " * (LONGEST_PASSAGE + 1), [(4, "story-passage-long")]),
        # Set on one way only, read on both.
        (":: Start\n[[A]] [[B]]\n\n:: A\nx: 1\n--\n[[B]]\n\n:: B [end]\n{x}\n", [(10, "story-evaluation")]),
        (":: Start\n[[Again->Start]]\n\n[if passage.visits > 2]\n[[End]]\n\n:: End [end]\nx\n", []),
    ],
)  # fmt: skip
def test_each_fault_of_a_story(text: str, found: list[tuple[int, str]]) -> None:
    assert codes_of(text) == found


def test_a_meter_that_was_carried_over_may_be_anything() -> None:
    story = ":: Start\n[if trust < 2]\nlow\n\n[cont]\n[[End]]\n\n:: End [end]\nx\n"
    assert codes_of(METERS.replace("{carried}", "") + story) == [(7, "story-never-shown")]
    assert codes_of(METERS.replace("{carried}", " carried") + story) == []
    never = story.replace("trust < 2", "trust > 10")
    assert codes_of(METERS.replace("{carried}", " carried") + never) == [(7, "story-never-shown")]


def test_a_number_that_was_carried_over_is_not_judged() -> None:
    story = ":: V [variables carried]\nn: 1\n--\n\n:: Start\n[if n > 5]\nx\n\n[cont]\n[[End]]\n\n:: End [end]\nx\n"
    assert codes_of(story) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ENDLESS + "[[End]]\n\n:: End [end]\nx\n", []),
        (ENDLESS + "[[End]]\n\n:: End\nx\n", [(11, "story-dead-end")]),
        (ENDLESS + "\n", [(1, "story-no-way-out")]),
        (ENDLESS + "[[End]]\n\n:: End [end]\nx\n\n:: Lost\n[[End]]\n", [(14, "story-unreachable")]),
        (ENDLESS + "{embed passage: 'In'}\n\n:: In\n[[End]]\n\n:: End [end]\nx\n", []),
        (ENDLESS + "[[End]]\n\n[if n === 1000000]\nrarely\n\n:: End [end]\nx\n", []),
    ],
)
def test_where_ways_cannot_all_be_walked_links_decide(text: str, found: list[tuple[int, str]]) -> None:
    assert codes_of(text) == found


def test_a_walk_has_an_end() -> None:
    found = Findings(small_pack() | {FILE: (ENDLESS + "[[Start]]\n").encode()})
    began = perf_counter()
    walked = walk(found.pack.story(FILE))
    assert not walked.whole
    assert perf_counter() - began < 20
    assert len(walked.seen) < MOST_STATES


def test_a_pack_with_a_story_and_a_worksheet() -> None:
    files = small_pack()
    sheet = '[worksheet]\ntitle = "A sheet"\n[[field]]\nid = "a"\nkind = "text"\nlabel = "The convoy"\n'
    files["pack.toml"] = files["pack.toml"].replace(
        b'title = "Later"\n', b'title = "Later"\nfile = "stories/one.twee"\n'
    )
    files["pack.toml"] += (
        b'[[activities]]\nid = "w1-map"\nkind = "worksheet"\ntitle = "A sheet"\nminutes = 5\nfile = "sheets/a.toml"\n'
    )
    files[FILE] = (
        b":: Start\nRead [one](lessons/one.md#a-section) and [more](lessons/two.md).\n\n[[End]]\n\n:: End [end]\nx\n"
    )
    files["sheets/a.toml"] = sheet.encode()
    found = [(problem.file, problem.line, problem.code) for problem in check_pack(files)]
    assert found == [("lessons/one.md", 0, "lesson-length"), (FILE, 2, "link-dead")]
    files["sheets/a.toml"] = sheet.replace("A sheet", "Another").encode()
    assert ("pack.toml", 43, "title-differs") in [(each.file, each.line, each.code) for each in check_pack(files)]
    files["pack.toml"] = files["pack.toml"].replace(b"stories/one.twee", b"glossary.toml")
    assert "file-kind" in {problem.code for problem in check_pack(files)}
