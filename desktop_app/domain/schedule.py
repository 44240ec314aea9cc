"""The cohort's calendar: six weeks from Monday to Friday, and where today falls in it.

Promises: facts without judgement: nothing is ever "late", a course that is over puts nobody behind, and a laptop
whose clock is years off neither crashes nor changes what is asked of the learner. Refuses: to read a clock.
Called by operations.journey.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.journey import ActivityRow, CalendarWeek

WORKING_DAYS: Final = 5
DAY_MS: Final = 86_400_000
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2200
MOST_WEEKS: Final = 60


@dataclass(frozen=True)
class Contact:
    """The two clocks at the last exchange, milliseconds UTC each: this laptop's and the centre's."""

    laptop: int
    centre: int


def believed_now(laptop: int, contact: Contact | None) -> int:
    """The time to show, milliseconds UTC: the laptop's own, unless the last exchange proves it more than a day off.

    A clock found wrong may have been put right since, so both readings are weighed: time only moves on from the
    centre's last word, and the reading that needs less of it to have passed is believed. When neither is
    possible (an empty battery sets the clock back), the centre's last word stands.
    """
    if contact is None:
        return laptop
    drift = contact.centre - contact.laptop
    if abs(drift) <= DAY_MS:
        return laptop if laptop >= contact.centre - DAY_MS else contact.centre
    possible = [reading for reading in (laptop, laptop + drift) if reading >= contact.centre - DAY_MS]
    return min(possible, default=contact.centre)


@dataclass(frozen=True)
class Position:
    """Where a day falls. ``week`` is 0 before the course and ``weeks + 1`` after it.

    ``elapsed``: working days of that week that are over, 0 to 5 (5 at the weekend).
    """

    week: int
    elapsed: int


@dataclass(frozen=True)
class Schedule:
    """``starts``: the Monday of the first week."""

    starts: date
    weeks: int

    @classmethod
    def read(cls, starts: str, weeks: int) -> "Schedule | None":
        """From an ISO date and a number of weeks as a centre wrote them; None when they make no calendar."""
        try:
            day = date.fromisoformat(starts)
        except ValueError:
            return None
        if not (FIRST_YEAR <= day.year <= LAST_YEAR and 1 <= weeks <= MOST_WEEKS):
            return None
        return cls(day - timedelta(days=day.weekday()), weeks)

    def week(self, number: int) -> tuple[date, date]:
        """Monday and Friday of a week, counted from 1."""
        monday = self.starts + timedelta(weeks=number - 1)
        return monday, monday + timedelta(days=WORKING_DAYS - 1)

    @property
    def ends(self) -> date:
        """The last Friday: nothing closes before it."""
        return self.week(self.weeks)[1]

    def position(self, today: date) -> Position:
        """Where ``today`` falls, however far away it is."""
        if today < self.starts:
            return Position(0, 0)
        week, day = divmod((today - self.starts).days, 7)
        if week >= self.weeks:
            return Position(self.weeks + 1, 0)
        return Position(week + 1, min(day, WORKING_DAYS))


@dataclass(frozen=True)
class Pace:
    """``behind``: activities behind the cohort, negative is ahead. ``at``: what the cohort does today, if known."""

    behind: int
    at: ActivityRow | None


NO_PACE: Final = Pace(0, None)


def pace(schedule: Schedule, today: date, found: Sequence[ActivityRow]) -> Pace:
    """Beside the cohort, which is taken to spread a week's minutes evenly over its five days.

    ``found``: rows of the weeks on this laptop, in course order; other weeks are unknown and count for nobody.
    An activity is expected once the days that are over cover it whole, so today's is never asked for yet.
    """
    position = schedule.position(today)
    if position.week > schedule.weeks:
        return NO_PACE
    done = sum(row.done_on is not None for row in found)
    past = sum(row.week < position.week for row in found)
    this_week = [row for row in found if row.week == position.week]
    covered = _covered(this_week, position.elapsed)
    if position.week == 0:
        at = None
    elif covered < len(this_week):
        at = this_week[covered]
    else:
        at = next((row for row in found if row.week > position.week), None) if this_week else None
    return Pace(past + covered - done, at)


def _covered(this_week: Sequence[ActivityRow], elapsed: int) -> int:
    """How many of the week's activities end within the days that are over. Minutes are whole, so no rounding."""
    allowed = elapsed * sum(row.minutes for row in this_week)
    count = spent = 0
    for row in this_week:
        spent += row.minutes * WORKING_DAYS
        if spent > allowed or elapsed == 0:
            break
        count += 1
    return count


def calendar(schedule: Schedule, found: Sequence[ActivityRow]) -> tuple[CalendarWeek, ...]:
    """Every week with what is done of it, by minutes, filled into its days from Monday on."""
    return tuple(_calendar_week(schedule, number, found) for number in range(1, schedule.weeks + 1))


def _calendar_week(schedule: Schedule, number: int, found: Sequence[ActivityRow]) -> CalendarWeek:
    week = [row for row in found if row.week == number]
    minutes = sum(row.minutes for row in week)
    left = sum(min(row.minutes_left, row.minutes) for row in week)
    filled = WORKING_DAYS * (minutes - left) / minutes if minutes else 0.0
    monday, friday = schedule.week(number)
    days = tuple(min(1.0, max(0.0, filled - day)) for day in range(WORKING_DAYS))
    return CalendarWeek(number, monday, friday, days)
