"""What the journey puts first: the learner's own next step, or where the cohort is.

Promises: the same weeks and activities either way; only what leads and which week is unfolded differ. When the cohort
is at something that is not on this laptop, the way to get it leads; when nobody can know, the learner's own step does.
Pure: no Qt, no clock. Called by the page.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop_app.domain.journey import ActivityRow, ActivityState, JourneyView, PackState, WeekRow

OBTAINABLE = frozenset({PackState.AVAILABLE, PackState.PARTLY, PackState.DAMAGED})


class LeadKind(Enum):
    """Why it leads."""

    BEGIN = auto()  # nothing was done yet
    GO_ON = auto()  # begun, and left
    NEXT = auto()  # not begun, but something before it is done
    COHORT_HERE = auto()  # the cohort does this today
    COHORT_WEEK = auto()  # the cohort is in a week that is not on this laptop
    GET_WEEK = auto()  # all that is here is done; this week can be had
    ALL_DONE = auto()  # all that is here is done, and nothing more is known


@dataclass(frozen=True)
class Lead:
    """The one thing to do next. ``activity`` or ``week`` is given as the kind asks; ``section`` counts from 1."""

    kind: LeadKind
    activity: ActivityRow | None = None
    week: WeekRow | None = None
    section: int = 0
    sections: int = 0


@dataclass(frozen=True)
class Arrangement:
    """``weeks``: in course order, one of them (or none) open."""

    lead: Lead
    weeks: tuple[WeekRow, ...]
    open_week: int | None


def arrange(view: JourneyView, with_cohort: bool, unfolded: int | None = None) -> Arrangement:
    """``unfolded``: the week a person opened by hand: its number, 0 when they folded it, None when they did neither."""
    lead = _cohort_lead(view) if with_cohort and view.calendar else None
    lead = lead or own_lead(view)
    wanted = _lead_week(lead, view) if unfolded is None else unfolded
    weeks = tuple(_arranged(week, wanted, view, with_cohort) for week in view.weeks)
    return Arrangement(lead, weeks, next((week.number for week in weeks if week.is_open), None))


def _arranged(week: WeekRow, wanted: int, view: JourneyView, with_cohort: bool) -> WeekRow:
    week = replace(week, is_open=week.number == wanted and bool(week.activities))
    begun = week.starts is not None and week.starts <= view.today
    if week.pack_state is PackState.ABSENT and begun and not with_cohort:
        return replace(week, starts=None, ends=None)  # it would have "opened" in the past: it is only not here
    return week


def own_lead(view: JourneyView) -> Lead:
    """The learner's own next step."""
    if view.next is not None:
        return Lead(
            _own_kind(view, view.next.activity),
            activity=view.next.activity,
            section=view.next.section,
            sections=view.next.sections,
        )
    week = next((week for week in view.weeks if week.pack_state in OBTAINABLE), None)
    return Lead(LeadKind.ALL_DONE) if week is None else Lead(LeadKind.GET_WEEK, week=week)


def cohort_week(view: JourneyView) -> int:
    """The number of the cohort's week: 0 before the course began, the last one after it ended."""
    return max((week.number for week in view.calendar if week.starts <= view.today), default=0)


def _own_kind(view: JourneyView, activity: ActivityRow) -> LeadKind:
    if view.next is not None and view.next.sections:  # known only once they were there
        return LeadKind.GO_ON
    return LeadKind.NEXT if any(week.done for week in view.weeks) else LeadKind.BEGIN


def _cohort_lead(view: JourneyView) -> Lead | None:
    at = view.cohort_at
    if at is not None and at.state is not ActivityState.DONE and not _is_own_next(view, at):
        return Lead(LeadKind.COHORT_HERE, activity=at)
    week = next((week for week in view.weeks if week.number == cohort_week(view)), None)
    if at is None and week is not None and week.pack_state in OBTAINABLE:
        return Lead(LeadKind.COHORT_WEEK, week=week)
    return None


def _is_own_next(view: JourneyView, at: ActivityRow) -> bool:
    return view.next is not None and view.next.activity.id == at.id


def _lead_week(lead: Lead, view: JourneyView) -> int:
    if lead.activity is not None:
        return lead.activity.week
    return lead.week.number if lead.week is not None else view.current_week
