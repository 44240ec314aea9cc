"""pack.toml: what a pack says of itself."""

from dataclasses import dataclass
from typing import Final

KINDS_NOW: Final = frozenset({"lesson", "testimony", "quiz"})
"""Kinds the program can open. Others of KINDS are checked and keep their place, but are shown nowhere."""

KINDS: Final = KINDS_NOW | {"worksheet", "story", "debate", "summary"}


@dataclass(frozen=True)
class Activity:
    """``file`` is a path in the pack, None for kinds that do not exist yet. ``number``: "1.2" for lessons."""

    id: str
    kind: str
    title: str
    minutes: int
    file: str | None
    number: str = ""


@dataclass(frozen=True)
class CourseWeek:
    number: int
    title: str


@dataclass(frozen=True)
class Reading:
    title: str
    issuer: str
    year: str
    note: str = ""


@dataclass(frozen=True)
class Source:
    """What a paragraph with ``src="S2"`` rests on: ``key`` is that name, ``text`` what a reader is shown."""

    key: str
    text: str


@dataclass(frozen=True)
class Manifest:
    """``version``: "1.2.0", ordered by its numbers. ``week``: None for a pack that belongs to no week.

    ``course_weeks``: the whole course's outline, so that Journey can show six weeks when one is installed.
    """

    id: str
    week: int | None
    language: str
    version: str
    title: str
    theme: str
    min_app: str
    course: str
    course_weeks: tuple[CourseWeek, ...]
    activities: tuple[Activity, ...]
    readings: tuple[Reading, ...]
    glossary: str | None
    sources: tuple[Source, ...] = ()
