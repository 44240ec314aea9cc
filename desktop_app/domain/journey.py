"""The six weeks as a learner sees them. Made by operations.journey; painted by pages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desktop_app.domain.course_language import Spoken
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.sharing import SharingStatus, WaitingItem


class ActivityState(StrEnum):
    OPEN = "open"
    CURRENT = "current"
    DONE = "done"


class PackState(StrEnum):
    INSTALLED = "installed"
    UPDATE = "update"  # installed, and a newer version can be had
    PARTLY = "partly"
    AVAILABLE = "available"
    ABSENT = "absent"  # not in any source this laptop knows
    DAMAGED = "damaged"


HERE: Final = frozenset({PackState.INSTALLED, PackState.UPDATE})
"""States in which a week can be read."""


@dataclass(frozen=True)
class ActivityRow:
    """One activity of an installed week. Minutes are the author's estimate, for a slow reader."""

    id: ActivityId
    kind: str  # lesson | testimony | quiz
    week: int
    number: str  # "1.2", or "" for kinds without a number
    title: str
    minutes: int
    minutes_left: int
    state: ActivityState
    done_on: date | None


@dataclass(frozen=True)
class WeekRow:
    """One week, installed or not. Sizes in bytes."""

    number: int
    title: str
    pack: PackId | None
    pack_state: PackState
    size: int
    here: int
    done: int
    total: int
    minutes_left: int
    done_on: date | None
    starts: date | None
    ends: date | None
    is_open: bool  # the one week that unfolds
    activities: tuple[ActivityRow, ...]
    spoken: Spoken | None = None  # of a week that can be read


@dataclass(frozen=True)
class Continue:
    """Where they left off. ``section`` counts from 1; 0 sections for a quiz not begun."""

    activity: ActivityRow
    section: int
    sections: int


@dataclass(frozen=True)
class CalendarWeek:
    """``days``: per working day (five) how much of it is done, 0.0 to 1.0."""

    number: int
    starts: date
    ends: date
    days: tuple[float, ...]


@dataclass(frozen=True)
class JourneyView:
    """All that the Journey page shows. ``behind``: activities behind the cohort; negative is ahead."""

    course: str
    weeks: tuple[WeekRow, ...]
    current_week: int
    next: Continue | None
    calendar: tuple[CalendarWeek, ...]  # empty without a cohort
    today: date
    behind: int
    cohort_at: ActivityRow | None
    waiting: tuple[WaitingItem, ...]
    status: SharingStatus
