"""Reads pack.toml into a Manifest.

Promises: ids, languages, versions and paths have the shape the format asks for, ids are given once, and an activity
of a kind the program opens has a file. Whether that file is there is the pack's matter (pack_reader,
pack_publisher.checks).
"""

import re
from typing import Final

from course_format.manifest import KINDS, KINDS_NOW, Activity, CourseWeek, Manifest, Reading, Source
from course_format.pack_paths import is_safe
from course_format.problems import FormatError, Report, refuse
from course_format.toml_source import TomlSource, TomlTable

MANIFEST_FILE: Final = "pack.toml"
_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2}|-[A-Z][a-z]{3})?")
_VERSION: Final = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}")


def is_id(text: str) -> bool:
    """Whether the text may name a pack, an activity or a term: ``w1-l2``."""
    return len(text) <= 40 and _ID.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Whether the text is a language code as the format writes it: ``en``, ``fr``, ``pt-BR``."""
    return _LANGUAGE.fullmatch(text) is not None


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by. Raises ValueError for anything but three numbers."""
    if _VERSION.fullmatch(version) is None:
        raise ValueError(f"not a version: {version!r}")
    return tuple(int(part) for part in version.split("."))


def read_manifest(text: str, file: str = MANIFEST_FILE, report: Report = refuse) -> Manifest:
    """Raises what ``report`` raises (by default FormatError for the first error)."""
    source = TomlSource(text, file, report)
    for name in source.values:
        if name not in {"pack", "course", "activities", "reading", "source"}:
            report(FormatError(file, 1, "key-unknown", key=name))
    pack = source.table("pack")
    if not pack.values:
        report(FormatError(file, 1, "key-missing", key="pack"))
        pack = TomlTable(file, 1, {}, lambda problem: None)
    course = source.table("course")
    course.only("title", "weeks")
    pack.only("id", "week", "language", "version", "title", "theme", "min_app", "glossary")
    return Manifest(
        id=_shaped(pack, "id", _ID, "id-shape"),
        week=pack.number("week", 1, 60) if "week" in pack.values else None,
        language=_shaped(pack, "language", _LANGUAGE, "language-shape"),
        version=_shaped(pack, "version", _VERSION, "version-shape"),
        title=pack.text("title"),
        theme=pack.text("theme", ""),
        min_app=_shaped(pack, "min_app", _VERSION, "version-shape"),
        course=course.text("title", ""),
        course_weeks=_course_weeks(source),
        activities=_activities(source),
        readings=tuple(_reading(table) for table in source.tables("reading")),
        glossary=_path(pack, "glossary"),
        sources=_sources(source),
    )


def _shaped(table: TomlTable, key: str, shape: re.Pattern[str], code: str) -> str:
    text = table.text(key)
    if text and (shape.fullmatch(text) is None or len(text) > 40):
        table.problem(key, code, value=text)
    return text


def _path(table: TomlTable, key: str) -> str | None:
    if key not in table.values:
        return None
    path = table.text(key)
    if path and not is_safe(path):
        table.problem(key, "path-unsafe", path=path)
    return path


def _course_weeks(source: TomlSource) -> tuple[CourseWeek, ...]:
    weeks: list[CourseWeek] = []
    for table in source.tables("course", "weeks"):
        table.only("number", "title")
        week = CourseWeek(table.number("number", 1, 60), table.text("title"))
        if any(week.number == other.number for other in weeks):
            table.problem("number", "duplicate-id", id=str(week.number))
        weeks.append(week)
    return tuple(weeks)


def _activities(source: TomlSource) -> tuple[Activity, ...]:
    activities: list[Activity] = []
    for table in source.tables("activities"):
        activity = _activity(table)
        if any(activity.id == other.id for other in activities):
            table.problem("id", "duplicate-id", id=activity.id)
        activities.append(activity)
    if not activities:
        source.table("").problem("activities", "week-without-activities")
    return tuple(activities)


def _activity(table: TomlTable) -> Activity:
    table.only("id", "kind", "title", "minutes", "file", "number")
    kind = table.text("kind")
    if kind and kind not in KINDS:
        table.problem("kind", "kind-unknown", kind=kind)
    file = _path(table, "file")
    if file is None and kind in KINDS_NOW:
        table.problem("file", "key-missing")
    return Activity(
        id=_shaped(table, "id", _ID, "id-shape"),
        kind=kind,
        title=table.text("title"),
        minutes=table.number("minutes", 1, 600),
        file=file,
        number=table.text("number", ""),
    )


def _reading(table: TomlTable) -> Reading:
    table.only("title", "issuer", "year", "note")
    return Reading(table.text("title"), table.text("issuer", ""), table.text("year", ""), table.text("note", ""))


def _sources(source: TomlSource) -> tuple[Source, ...]:
    sources: list[Source] = []
    for table in source.tables("source"):
        table.only("key", "text")
        made = Source(table.text("key"), table.text("text"))
        if any(made.key == other.key for other in sources):
            table.problem("key", "duplicate-id", id=made.key)
        sources.append(made)
    return tuple(sources)
