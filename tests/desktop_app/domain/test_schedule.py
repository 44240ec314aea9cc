"""The calendar, the cohort's pace and clocks that are wrong."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityRow, ActivityState
from desktop_app.domain.schedule import DAY_MS, Contact, Pace, Position, Schedule, believed_now, calendar, pace

COURSE = Schedule(date(2021, 1, 18), 6)
WEDNESDAY = date(2021, 2, 10)  # of week 4
TEN_YEARS = 3652 * DAY_MS
NOW = 1_613_000_000_000


def activity(week, index, minutes, *, done=False, left=None):
    state = ActivityState.DONE if done else ActivityState.OPEN
    done_on = date(2021, 2, 8) if done else None
    remaining = 0 if done else minutes if left is None else left
    return ActivityRow(
        ActivityId(f"w{week}-{index}"), "lesson", week, "", f"{week}.{index}", minutes, remaining, state, done_on
    )


WEEK_4 = (
    activity(4, 1, 18, done=True),
    activity(4, 2, 6, done=True),
    activity(4, 3, 22, left=9),
    activity(4, 4, 8),
    activity(4, 5, 15),
    activity(4, 6, 25),
    activity(4, 7, 20),
    activity(4, 8, 10),
)


def test_six_weeks_from_monday_to_friday():
    assert COURSE.week(1) == (date(2021, 1, 18), date(2021, 1, 22))
    assert COURSE.week(6) == (date(2021, 2, 22), date(2021, 2, 26))
    assert COURSE.ends == date(2021, 2, 26)


def test_a_course_that_starts_midweek_is_counted_from_its_monday():
    assert Schedule.read("2021-01-20", 6) == COURSE


@pytest.mark.parametrize("starts", ["", "18 January", "0001-01-01", "9999-12-31", "2021-02-30", "٢٠٢١"])
def test_a_date_that_makes_no_calendar_is_none(starts):
    assert Schedule.read(starts, 6) is None


@pytest.mark.parametrize("weeks", [0, -1, 61, 10**9])
def test_a_number_of_weeks_that_makes_no_calendar_is_none(weeks):
    assert Schedule.read("2021-01-18", weeks) is None


@pytest.mark.parametrize(
    ("day", "position"),
    [
        (date(2021, 1, 17), Position(0, 0)),
        (date(2021, 1, 18), Position(1, 0)),
        (WEDNESDAY, Position(4, 2)),
        (date(2021, 2, 12), Position(4, 4)),
        (date(2021, 2, 13), Position(4, 5)),
        (date(2021, 2, 28), Position(6, 5)),
        (date(2021, 3, 1), Position(7, 0)),
    ],
)
def test_where_a_day_falls(day, position):
    assert COURSE.position(day) == position


def test_wednesday_the_cohort_is_at_the_fourth_activity_and_two_done_is_one_behind():
    found = pace(COURSE, WEDNESDAY, WEEK_4)
    assert found.behind == 1
    assert found.at is WEEK_4[3]


def test_on_monday_nothing_of_the_week_is_asked_for_yet():
    assert pace(COURSE, date(2021, 2, 8), WEEK_4) == Pace(-2, WEEK_4[0])


def test_at_the_weekend_the_week_is_expected_whole_and_the_cohort_is_at_the_next():
    following = activity(5, 1, 20)
    assert pace(COURSE, date(2021, 2, 13), (*WEEK_4, following)) == Pace(6, following)
    assert pace(COURSE, date(2021, 2, 13), WEEK_4) == Pace(6, None)


def test_a_week_that_is_not_on_this_laptop_counts_for_nobody():
    week_1 = (activity(1, 1, 20, done=True), activity(1, 2, 20))
    assert pace(COURSE, date(2021, 1, 27), week_1) == Pace(1, None)


def test_before_and_after_the_course_nobody_is_behind():
    assert pace(COURSE, date(2021, 1, 1), WEEK_4) == Pace(-2, None)
    assert pace(COURSE, date(2021, 3, 1), WEEK_4) == Pace(0, None)


def test_the_calendar_fills_days_by_minutes_done():
    days = calendar(COURSE, WEEK_4)[3].days
    assert days[0] == 1.0
    assert 0.45 < days[1] < 0.55
    assert days[2:] == (0.0, 0.0, 0.0)
    assert calendar(COURSE, WEEK_4)[0].days == (0.0,) * 5


@given(st.dates(), st.lists(st.booleans(), max_size=12))
def test_any_day_at_all_gives_facts_and_no_crash(day, done):
    found = [activity(1 + index // 2, index, 10, done=each) for index, each in enumerate(done)]
    result = pace(COURSE, day, found)
    assert -len(found) <= result.behind <= len(found)
    for week in calendar(COURSE, found):
        assert all(0.0 <= share <= 1.0 for share in week.days)
        assert list(week.days) == sorted(week.days, reverse=True)


@given(st.dates(min_value=date(2021, 1, 18), max_value=date(2021, 2, 27)))
def test_behind_never_shrinks_as_days_pass(day):
    assert pace(COURSE, day, WEEK_4).behind <= pace(COURSE, day + timedelta(days=1), WEEK_4).behind


def test_without_a_contact_the_laptop_is_believed():
    assert believed_now(NOW, None) == NOW


def test_a_clock_that_agrees_with_the_centre_is_believed_for_weeks():
    assert believed_now(NOW + 20 * DAY_MS, Contact(NOW, NOW + 60_000)) == NOW + 20 * DAY_MS


@pytest.mark.parametrize("off", [-TEN_YEARS, TEN_YEARS])
def test_a_clock_ten_years_off_is_corrected_by_what_the_centre_said(off):
    contact = Contact(laptop=NOW + off, centre=NOW)
    assert believed_now(NOW + off + 3 * DAY_MS, contact) == NOW + 3 * DAY_MS


@pytest.mark.parametrize("off", [-TEN_YEARS, TEN_YEARS])
def test_a_clock_put_right_since_is_believed(off):
    contact = Contact(laptop=NOW + off, centre=NOW)
    assert believed_now(NOW + 3 * DAY_MS, contact) == NOW + 3 * DAY_MS


def test_an_empty_battery_sets_the_clock_back_and_the_last_word_of_the_centre_stands():
    assert believed_now(0, Contact(NOW, NOW)) == NOW


@given(st.integers(-(2**62), 2**62), st.integers(-(2**62), 2**62), st.integers(0, 2**42))
def test_time_never_goes_back_before_the_centres_last_word(laptop, then, centre):
    assert believed_now(laptop, Contact(then, centre)) >= centre - DAY_MS
