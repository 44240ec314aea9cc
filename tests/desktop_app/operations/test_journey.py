"""The journey: weeks, where to go on, the cohort's calendar, and clocks that are wrong."""

from datetime import UTC, date, datetime

import pytest

from desktop_app.domain.journey import ActivityState, PackState
from desktop_app.domain.marks import Place
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import lessons, quizzes
from desktop_app.operations.journey import journey, today_of
from desktop_app.storage.settings import CENTRE_CLOCK, LAST_CONTACT, PERSON
from tests.support.centre_voice import PERSON as SOMEBODY
from tests.support.centre_voice import Centre, acknowledge_all, tell
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, L2, QUIZ, T1, damage, install, week_1, week_2

TUESDAY = datetime(2026, 2, 10, 9, 30, tzinfo=UTC)


def join(session, starts, weeks=6):
    """The learner is placed in a cohort that starts on this day."""
    centre = Centre()
    described = centre.cohort(starts, weeks)
    tell(session, described, centre.placed(described.id.text()))


def week(view, number):
    return next(row for row in view.weeks if row.number == number)


# -- weeks and progress


def test_a_fresh_learner_sees_six_weeks_and_where_to_begin(session):
    view = journey(session)
    assert view.course == "A small course"
    assert [row.number for row in view.weeks] == [1, 2, 3, 4, 5, 6]
    first = week(view, 1)
    assert [row.id for row in first.activities] == [L1, T1, L2, QUIZ]
    assert (first.done, first.total, first.minutes_left, first.is_open) == (0, 4, 52, True)
    assert (first.pack, first.pack_state) == ("week-1", PackState.INSTALLED)
    second = week(view, 2)
    assert (second.title, second.pack, second.pack_state) == ("Title of week 2", None, PackState.ABSENT)
    assert (second.activities, second.is_open) == ((), False)
    assert (view.next.activity.id, view.next.section, view.next.sections) == (L1, 1, 0)
    assert (view.current_week, view.calendar, view.behind, view.cohort_at) == (1, (), 0, None)


def test_without_any_pack_there_is_an_empty_journey(tmp_path):
    with open_test_session(tmp_path / "empty") as session:
        view = journey(session)
        assert (view.course, view.weeks, view.next, view.current_week) == ("", (), None, 1)
        join(session, "2026-02-02")
        assert len(journey(session).calendar) == 6


def test_going_on_where_they_left_off(session, clock):
    lessons.keep_place(session, Place(L1, 1, 3))
    lessons.read_section(session, L1, 0)
    view = journey(session)
    assert (view.next.activity.id, view.next.section, view.next.sections) == (L1, 2, 3)
    assert view.next.activity.state is ActivityState.CURRENT
    clock.advance(minutes=10)
    lessons.finish(session, L1)
    assert journey(session).next.activity.id == T1


def test_a_quiz_goes_on_at_the_first_question_without_an_answer(session):
    quizzes.answer(session, QUIZ, "w1-q01", (2,))
    quizzes.answer(session, QUIZ, "w1-q02", (0, 1))
    view = journey(session)
    assert (view.next.activity.id, view.next.section, view.next.sections) == (QUIZ, 3, 6)
    assert view.next.activity.minutes_left < 8


def test_when_all_that_is_here_is_done_the_next_week_is_current(session):
    for activity in (L1, T1, L2, QUIZ):
        lessons.finish(session, activity)
    view = journey(session)
    assert (view.next, view.current_week) == (None, 2)
    assert (week(view, 1).done_on, week(view, 1).minutes_left, week(view, 1).is_open) == (TUESDAY.date(), 0, False)
    install(session, week_2())
    assert journey(session).next.activity.id == "w2-l1"


def test_a_clock_that_ran_ahead_does_not_lead_for_years(session, clock):
    clock.advance(days=3650)
    lessons.keep_place(session, Place(L2, 0, 1))
    assert journey(session).next.activity.id == L2
    clock.advance(days=-3650)
    lessons.keep_place(session, Place(L1, 1, 3))
    assert journey(session).next.activity.id == L1


def test_a_new_version_says_anew_what_is_left(session):
    lessons.read_section(session, L1, 2)
    before = week(journey(session), 1).activities[0].minutes_left
    assert before < 18
    install(session, week_1("2.0.0"))
    assert week(journey(session), 1).activities[0].minutes_left == 18  # that section is gone


def test_a_pack_that_belongs_to_no_week_is_on_no_journey(session):
    files = week_2()
    files["pack.toml"] = files["pack.toml"].replace(b"week = 2\n", b"")
    install(session, files)
    assert [len(row.activities) for row in journey(session).weeks] == [4, 0, 0, 0, 0, 0]


def test_a_damaged_lesson_leaves_the_journey_whole(session, clock):
    lessons.read_section(session, L1, 0)
    damage(session, week_1(), "lessons/1-1.md")
    session.settings.set("parts:w1-l1", "nonsense of another version")
    with open_test_session(session.paths.root, clock=clock) as again:
        row = week(journey(again), 1).activities[0]
        assert (row.id, row.minutes_left) == (L1, 18)
        assert journey(again).next.activity.id == L1


def test_progress_from_another_laptop_counts_here(session, tmp_path, clock):
    lessons.read_section(session, L1, 0)
    lessons.finish(session, T1)
    entries = [entry for _, entry in session.journal.entries.each()]
    with open_test_session(tmp_path / "second", clock=clock) as second:
        install(second, week_1())
        second.journal.receive(entries)
        assert journey(second).weeks == journey(session).weeks


def test_rebuilding_changes_nothing(session):
    lessons.keep_place(session, Place(L1, 1, 3))
    lessons.read_section(session, L1, 0)
    lessons.finish(session, L1)
    quizzes.answer(session, QUIZ, "w1-q01", (2,))
    join(session, "2026-02-02")
    before = journey(session)
    session.storage.projector.rebuild()
    assert journey(session) == before


def test_what_waits_to_be_shared_is_on_the_journey_once_enrolled(session):
    lessons.finish(session, L1)
    view = journey(session)
    assert (view.waiting, view.status.enrolled) == ((), False)
    session.settings.set(PERSON, SOMEBODY)
    view = journey(session)
    assert view.status.enrolled
    assert "What coordination is for" in [item.title for item in view.waiting]
    assert {item.state for item in view.waiting} == {SharingState.WAITING}
    acknowledge_all(session)
    assert journey(session).waiting == ()


# -- with the cohort


def test_the_cohorts_week_2_is_this_week(session):
    join(session, "2026-02-02")
    view = journey(session)
    assert [(each.starts, each.ends) for each in view.calendar][:2] == [
        (date(2026, 2, 2), date(2026, 2, 6)),
        (date(2026, 2, 9), date(2026, 2, 13)),
    ]
    assert view.calendar[-1].ends == date(2026, 3, 13)
    assert (week(view, 1).starts, week(view, 6).ends) == (date(2026, 2, 2), date(2026, 3, 13))
    assert (view.behind, view.cohort_at) == (4, None)  # week 2 is not on this laptop
    install(session, week_2())
    assert journey(session).cohort_at.id == "w2-l1"


def test_in_the_cohorts_own_week_the_pace_is_gentle(session):
    join(session, "2026-02-09")  # yesterday
    view = journey(session)
    assert (view.behind, view.cohort_at.id) == (0, L1)
    lessons.finish(session, L1)
    view = journey(session)
    assert view.behind == -1
    assert view.calendar[0].days[0] == 1.0


def test_a_cohort_described_later_moves_the_calendar(session):
    centre = Centre()
    described = centre.cohort("2026-02-02")
    moved = centre.cohort("2026-02-09", about=described.id.text())
    placed = centre.placed(described.id.text())
    tell(session, moved)
    tell(session, placed, described)
    assert journey(session).calendar[0].starts == date(2026, 2, 9)


def test_a_calendar_that_makes_no_sense_is_no_calendar(session):
    join(session, "9999-12-27")
    assert journey(session).calendar == ()


def test_the_day_can_be_given(session):
    join(session, "2026-02-09")
    view = journey(session, date(2026, 2, 14))
    assert (view.today, view.behind) == (date(2026, 2, 14), 4)


# -- clocks


@pytest.mark.parametrize("off", [-3650, 3650])
def test_a_clock_ten_years_off_makes_nobody_late(session, clock, off):
    join(session, "2026-02-09")
    clock.advance(days=off)
    session.settings.set(LAST_CONTACT, clock.now())
    session.settings.set(CENTRE_CLOCK, int(TUESDAY.timestamp() * 1000))
    clock.advance(days=1)
    assert today_of(session) == date(2026, 2, 11)
    view = journey(session)
    assert view.today == date(2026, 2, 11)
    assert view.behind <= 2


@pytest.mark.parametrize("off", [-3650, 3650])
def test_a_clock_ten_years_off_that_nobody_can_correct_makes_nobody_late_either(session, clock, off):
    join(session, "2026-02-09")
    clock.advance(days=off)
    assert journey(session).behind <= 0
