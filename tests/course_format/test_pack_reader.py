"""A pack opened out of its files: every activity is read for what it is, and every fault is a FormatError."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.manifest import Activity
from course_format.pack_reader import MappedPack
from course_format.problems import FormatError
from tests.support.pack_sources import small_pack

_HERE = Path(__file__).parent
STORY = (_HERE / "full_syntax.twee").read_bytes().replace(b"[[Set]", b"[[Rain]")
SHEET = (_HERE / "full_worksheet.toml").read_bytes()
FILES = small_pack() | {"stories/one.twee": STORY, "sheets/one.toml": SHEET}
KINDS = {
    "lesson": "lessons/one.md",
    "testimony": "lessons/one.md",
    "quiz": "quizzes/one.gift",
    "story": "stories/one.twee",
    "worksheet": "sheets/one.toml",
}


def activity(kind: str, file: str | None) -> Activity:
    return Activity("w1-x", kind, "X", 5, file)


@pytest.mark.parametrize(("kind", "file"), KINDS.items())
def test_each_kind_is_read(kind: str, file: str) -> None:
    MappedPack(FILES).read_activity(activity(kind, file))
    with pytest.raises(FormatError, match="file-missing"):
        MappedPack(FILES).read_activity(activity(kind, "lost.md"))


def test_what_was_read_once_is_kept() -> None:
    pack = MappedPack(FILES)
    assert pack.story("stories/one.twee") is pack.story("stories/one.twee")
    assert pack.worksheet("sheets/one.toml") is pack.worksheet("sheets/one.toml")
    assert pack.story("stories/one.twee").title == "The bridge at Lower Ember"


def test_kinds_that_come_later_and_activities_without_a_file() -> None:
    pack = MappedPack(FILES)
    pack.read_activity(activity("debate", None))
    pack.read_activity(activity("debate", "sheets/one.toml"))
    pack.read_activity(activity("story", None))
    with pytest.raises(FormatError, match="file-missing"):
        pack.read_activity(activity("summary", "lost.md"))


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("story", b":: Start\n[[Nowhere]]\n", "link-dead"),
        ("story", b":: Start\n\xff\n", "text-encoding"),
        ("worksheet", b"[worksheet]\n", "worksheet-empty"),
    ],
)
def test_a_file_with_an_error_is_refused(kind: str, content: bytes, code: str) -> None:
    with pytest.raises(FormatError, match=code):
        MappedPack(FILES | {KINDS[kind]: content}).read_activity(activity(kind, KINDS[kind]))


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=60), st.integers(0, 10**6), st.integers(0, 200))
def test_bytes_of_any_kind_are_read_or_refused(kind: str, put: bytes, at: int, gone: int) -> None:
    """Each sound file with a piece taken out and any bytes put in its place."""
    sound = FILES[KINDS[kind]]
    at %= len(sound) + 1
    files = FILES | {KINDS[kind]: sound[:at] + put + sound[at + gone :]}
    try:
        MappedPack(files).read_activity(activity(kind, KINDS[kind]))
    except FormatError as error:
        assert error.file
