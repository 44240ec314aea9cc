"""pack.toml: what it must hold, and the line of what it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_format.manifest import Activity, CourseWeek, Reading, Source
from course_format.manifest_reader import is_id, is_language, read_manifest, version_key
from course_format.problems import FormatError

SOUND = """
[pack]
id = "week-1"
week = 1
language = "en"
version = "1.10.0"
title = "First"
theme = "Meet."
min_app = "0.1.0"
glossary = "glossary.toml"

[course]
title = "A course"

[[course.weeks]]
number = 1
title = "First"

[[activities]]
id = "w1-l1"
kind = "lesson"
number = "1.1"
title = "One"
minutes = 20
file = "lessons/1.md"

[[activities]]
id = "w1-story"
kind = "story"
title = "Later"
minutes = 5

[[reading]]
title = "Handbook"
issuer = "Office"
year = "2015"

[[source]]
key = "S1"
text = "Office, Handbook, 2015"
"""


def problems_of(text: str) -> list[tuple[int, str]]:
    found: list[FormatError] = []
    read_manifest(text, report=found.append)
    return [(problem.line, problem.code) for problem in found]


def test_a_sound_manifest() -> None:
    manifest = read_manifest(SOUND)
    assert (manifest.id, manifest.week, manifest.language, manifest.version) == ("week-1", 1, "en", "1.10.0")
    assert manifest.course_weeks == (CourseWeek(1, "First"),)
    assert manifest.activities == (
        Activity("w1-l1", "lesson", "One", 20, "lessons/1.md", "1.1"),
        Activity("w1-story", "story", "Later", 5, None),
    )
    assert manifest.readings == (Reading("Handbook", "Office", "2015"),)
    assert manifest.sources == (Source("S1", "Office, Handbook, 2015"),)
    assert problems_of(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('id = "week-1"', 'id = "Week 1"', 3, "id-shape"),
        ('id = "week-1"\n', "", 2, "key-missing"),
        ("week = 1", 'week = "one"', 4, "key-type"),
        ("week = 1", "week = true", 4, "key-type"),
        ("week = 1", "week = 0", 4, "number-range"),
        ('language = "en"', 'language = "english"', 5, "language-shape"),
        ('version = "1.10.0"', 'version = "1.10"', 6, "version-shape"),
        ('version = "1.10.0"', 'version = "01.1.0"', 6, "version-shape"),
        ('title = "First"\ntheme', 'title = " "\ntheme', 7, "key-missing"),
        ('glossary = "glossary.toml"', 'glossary = "../glossary.toml"', 10, "path-unsafe"),
        ('theme = "Meet."', 'theme = "Meet."\ncolour = "red"', 9, "key-unknown"),
        ('kind = "lesson"', 'kind = "dance"', 21, "kind-unknown"),
        ("minutes = 20", "minutes = 0", 24, "number-range"),
        ('file = "lessons/1.md"\n', "", 19, "key-missing"),
        ('file = "lessons/1.md"', 'file = "/etc/passwd"', 25, "path-unsafe"),
        ('file = "lessons/1.md"', 'file = "con.md"', 25, "path-unsafe"),
        ('id = "w1-story"', 'id = "w1-l1"', 28, "duplicate-id"),
        ('year = "2015"', "year = 2015", 36, "key-type"),
        ("[pack]", "[pack", 2, "toml-syntax"),
        ("[[reading]]", "[[readings]]", 1, "key-unknown"),
    ],
)
def test_each_fault_is_named_with_its_line(old: str, new: str, line: int, code: str) -> None:
    assert SOUND.count(old) >= 1
    assert (line, code) in problems_of(SOUND.replace(old, new, 1))


def test_a_second_course_week_of_one_number() -> None:
    doubled = SOUND + '\n[[course.weeks]]\nnumber = 1\ntitle = "Again"\n'
    assert (43, "duplicate-id") in problems_of(doubled)


def test_a_manifest_without_anything() -> None:
    assert [code for _, code in problems_of("")] == ["key-missing", "week-without-activities"]


def test_the_program_raises_the_first_error() -> None:
    with pytest.raises(FormatError, match="toml-syntax"):
        read_manifest("[pack")


def test_versions_are_ordered_by_their_numbers() -> None:
    assert version_key("1.10.0") > version_key("1.9.9") > version_key("0.10.10")
    with pytest.raises(ValueError, match="not a version"):
        version_key("1.0")


@given(st.text(max_size=300))
def test_any_text_reads_or_is_refused(text: str) -> None:
    problems_of(text)
    is_id(text), is_language(text)


_VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-5, 70), st.text(st.characters(codec="ascii"), max_size=5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "title", "weeks"]), inner),
    max_leaves=5,
)


def toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return '"' + "".join(f"\\u{ord(sign):04x}" for sign in value) + '"'
        case list():
            return "[" + ", ".join(toml(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    raise AssertionError(value)


@given(st.dictionaries(st.sampled_from(["pack", "course", "activities", "reading"]), _VALUES))
def test_any_values_in_any_place_read_or_are_refused(tables: dict[str, object]) -> None:
    problems_of("\n".join(f"{key} = {toml(value)}" for key, value in tables.items()))
