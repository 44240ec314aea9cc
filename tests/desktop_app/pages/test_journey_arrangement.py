"""What leads the journey, in the learner's own order and in the cohort's."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.journey import ActivityState, Continue, PackState
from desktop_app.pages.journey.arrangement import LeadKind, arrange, cohort_week
from tests.desktop_app.pages.journey_views import (
    LESSON,
    QUIZ,
    cohort_journey,
    done_week,
    own_journey,
    week,
)


def test_own_pace_leads_with_what_was_left() -> None:
    arranged = arrange(cohort_journey(), with_cohort=False)
    assert (arranged.lead.kind, arranged.lead.activity) == (LeadKind.GO_ON, LESSON)
    assert (arranged.lead.section, arranged.lead.sections) == (3, 5)
    assert arranged.open_week == 4
    assert [each.is_open for each in arranged.weeks] == [False, False, False, True, False, False]


def test_the_cohort_leads_with_what_it_does_today_in_the_same_weeks() -> None:
    mine, theirs = arrange(cohort_journey(), False), arrange(cohort_journey(), True)
    assert (theirs.lead.kind, theirs.lead.activity) == (LeadKind.COHORT_HERE, QUIZ)
    assert theirs.weeks == mine.weeks


def test_what_the_cohort_does_and_the_learner_did_does_not_lead() -> None:
    done = replace(QUIZ, state=ActivityState.DONE)
    arranged = arrange(replace(cohort_journey(), cohort_at=done), with_cohort=True)
    assert arranged.lead.kind is LeadKind.GO_ON


def test_the_cohorts_week_that_is_not_here_leads_to_its_pack() -> None:
    view = replace(cohort_journey(), today=date(2021, 2, 17), cohort_at=None)
    arranged = arrange(view, with_cohort=True)
    assert (arranged.lead.kind, arranged.lead.week) == (LeadKind.COHORT_WEEK, view.weeks[4])
    nowhere = (*view.weeks[:4], week(5, PackState.ABSENT), view.weeks[5])
    assert arrange(replace(view, weeks=nowhere), with_cohort=True).lead.kind is LeadKind.GO_ON


def test_without_a_cohort_both_orders_are_the_learners() -> None:
    assert arrange(own_journey(), True) == arrange(own_journey(), False)


def test_what_was_not_begun_is_begun_or_comes_next() -> None:
    untouched = Continue(replace(LESSON, minutes_left=20), section=1, sections=0)
    assert arrange(replace(cohort_journey(), next=untouched), False).lead.kind is LeadKind.NEXT
    fresh = replace(cohort_journey(), next=untouched, weeks=(week(4, PackState.INSTALLED, LESSON, QUIZ),))
    assert arrange(fresh, False).lead.kind is LeadKind.BEGIN


def test_when_all_that_is_here_is_done_the_next_week_that_can_be_had_leads() -> None:
    view = replace(cohort_journey(), next=None, weeks=(done_week(1), week(2, PackState.AVAILABLE)))
    arranged = arrange(view, False)
    assert (arranged.lead.kind, arranged.lead.week) == (LeadKind.GET_WEEK, arranged.weeks[1])
    nothing = replace(view, weeks=(done_week(1), week(2, PackState.ABSENT)))
    assert arrange(nothing, False).lead.kind is LeadKind.ALL_DONE


def test_a_week_opened_by_hand_stays_open_and_one_without_activities_never_opens() -> None:
    assert arrange(cohort_journey(), False, unfolded=2).open_week == 2
    assert arrange(cohort_journey(), False, unfolded=0).open_week is None
    assert arrange(cohort_journey(), False, unfolded=6).open_week is None


def test_a_week_that_is_nowhere_does_not_open_in_the_past() -> None:
    view = replace(cohort_journey(), weeks=(week(4, PackState.ABSENT), week(5, PackState.ABSENT)), next=None)
    begun, ahead = arrange(view, False).weeks
    assert (begun.starts, ahead.starts) == (None, date(2021, 2, 15))
    assert arrange(view, True).weeks[0].starts == date(2021, 2, 8)


def test_the_cohorts_week_before_and_after_the_course() -> None:
    assert cohort_week(replace(cohort_journey(), today=date(2021, 1, 1))) == 0
    assert cohort_week(cohort_journey()) == 4
    assert cohort_week(replace(cohort_journey(), today=date(2022, 1, 1))) == 6
