"""Who uses this profile, and how they like their screen."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Theme(StrEnum):
    PAPER = "paper"
    SUN = "sun"
    LAMP = "lamp"


@dataclass(frozen=True)
class Learner:
    """The person. ``person`` and ``centre`` are None until enrolled; then nothing made before is lost."""

    name: str
    role: str
    place: str
    person: str | None
    centre: str | None
    cohort: str | None


@dataclass(frozen=True)
class Preferences:
    """Of this laptop only, never sent. Scales in percent (100, 125, 150, 175, 200).

    ``with_cohort``: the journey puts first what the cohort does, not what the learner left. ``course_language``: in
    which weeks are read where they are in it; "" for the one of the program.
    """

    language: str = "en"
    theme: Theme = Theme.PAPER
    text_scale: int = 100
    reading_scale: int = 100
    reduced_motion: bool = False
    arabic_digits: bool = False
    with_cohort: bool = False
    course_language: str = ""


@dataclass(frozen=True)
class SeenActivity:
    title: str
    kind: str
    week: int
    finished: datetime
    sent: bool


@dataclass(frozen=True)
class TeamSees:
    """What the course team sees of me (product.md): never answers, notes, highlights or drafts."""

    name: str
    role: str
    place: str
    enrolled: bool
    cohort: str | None
    finished: tuple[SeenActivity, ...]
    practices: tuple[tuple[str, str, date], ...]  # title, state, submitted
    last_contact: datetime | None
