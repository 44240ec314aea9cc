"""Journeys to show: four weeks of six on the laptop, the fourth under way, on Wednesday 10 February 2021."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.journey import (
    ActivityRow,
    ActivityState,
    CalendarWeek,
    Continue,
    JourneyView,
    PackState,
    WeekRow,
)
from desktop_app.domain.sharing import SharingState, SharingStatus, WaitingItem

MONDAY = date(2021, 1, 18)
TODAY = date(2021, 2, 10)
LAST_CONTACT = datetime(2021, 2, 8, 18, 40, tzinfo=UTC)

JOINED = SharingStatus(True, None, True, 1, None, LAST_CONTACT, 0)
ALONE = SharingStatus(True, None, False, 0, None, None, 0)

WAITING = (
    WaitingItem(
        "1.1", "practice", "Ask for the role", datetime(2021, 2, 9, 17, 20, tzinfo=UTC), 6000, SharingState.WAITING
    ),
)


def activity(
    name: str, kind: str, title: str, state: ActivityState, *, week: int = 4, number: str = "", left: int = 20
) -> ActivityRow:
    """Of twenty minutes; done ones were done the day before."""
    done = date(2021, 2, 9) if state is ActivityState.DONE else None
    return ActivityRow(ActivityId(name), kind, week, number, title, 20, 0 if done else left, state, done)


LESSON = activity("w4-l1", "lesson", "Deconfliction is not coordination", ActivityState.CURRENT, number="4.2", left=9)
TESTIMONY = activity("w4-t1", "testimony", "The list", ActivityState.DONE)
QUIZ = activity("w4-quiz", "quiz", "Share, or do not share?", ActivityState.OPEN)


def week(number: int, state: PackState, *rows: ActivityRow) -> WeekRow:
    """A week of the course, with its dates."""
    starts = MONDAY + timedelta(weeks=number - 1)
    done = sum(row.state is ActivityState.DONE for row in rows)
    return WeekRow(
        number=number,
        title=f"Title of week {number}",
        pack=None if state is PackState.ABSENT else PackId(f"week-{number}"),
        pack_state=state,
        size=4_800_000,
        here=1_900_000 if state is PackState.PARTLY else 0,
        done=done,
        total=len(rows),
        minutes_left=sum(row.minutes_left for row in rows),
        done_on=date(2021, 2, 9) if rows and done == len(rows) else None,
        starts=starts,
        ends=starts + timedelta(days=4),
        is_open=number == 4,
        activities=rows,
    )


def done_week(number: int) -> WeekRow:
    """One of which everything is done."""
    row = activity(f"w{number}-l1", "lesson", "First lesson", ActivityState.DONE, week=number, number=f"{number}.1")
    return week(number, PackState.INSTALLED, row)


def calendar() -> tuple[CalendarWeek, ...]:
    """Three weeks done, and a day and a half of the fourth."""
    filled = {1: 5.0, 2: 5.0, 3: 5.0, 4: 1.5}
    return tuple(
        CalendarWeek(
            number,
            MONDAY + timedelta(weeks=number - 1),
            MONDAY + timedelta(weeks=number - 1, days=4),
            tuple(min(1.0, max(0.0, filled.get(number, 0.0) - day)) for day in range(5)),
        )
        for number in range(1, 7)
    )


def cohort_journey() -> JourneyView:
    """With a cohort that is at the quiz of week 4; one activity behind it."""
    weeks = (
        *(done_week(number) for number in (1, 2, 3)),
        week(4, PackState.INSTALLED, TESTIMONY, LESSON, QUIZ),
        week(5, PackState.PARTLY),
        week(6, PackState.AVAILABLE),
    )
    going_on = Continue(LESSON, section=3, sections=5)
    return JourneyView("A course", weeks, 4, going_on, calendar(), TODAY, 1, QUIZ, WAITING, JOINED)


def own_journey() -> JourneyView:
    """The same without a cohort or a centre."""
    weeks = tuple(replace(each, starts=None, ends=None) for each in cohort_journey().weeks)
    return replace(cohort_journey(), weeks=weeks, calendar=(), behind=0, cohort_at=None, waiting=(), status=ALONE)
