"""Who has been heard from: per person when their laptop was last here, and what they finished.

Promises: shows of a learner only what product.md allows the team to see. Who calls: urls.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sync_server.centre.models import Cohort, FinishedActivity, Person, Role
from sync_server.centre.pages.access import Right, cohorts_of, for_the_team, frame, office_of

QUIET_AFTER: Final = timedelta(days=7)

_ACTIVITY = re.compile(r"w(\d+)-(l|t|quiz|story|map|debate|summary)(\d*)")
_KINDS: Final = {"l": "lesson", "t": "testimony", "map": "worksheet"}


@dataclass(frozen=True)
class Row:
    """One person. ``ago``: whole days since the last contact, None when there was none."""

    person: Person
    last: datetime | None
    ago: int | None
    quiet: bool
    finished: list[tuple[str, date]]


@require_safe
@for_the_team(Right.PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """The list of one cohort, the longest silence first."""
    cohorts = list(cohorts_of(request.user, Right.PEOPLE))
    wanted = request.GET.get("cohort", "")
    cohort = (
        get_object_or_404(cohorts_of(request.user, Right.PEOPLE), pk=wanted) if wanted else next(iter(cohorts), None)
    )
    now = office_of(request).now()
    view: dict[str, Any] = {"cohorts": cohorts, "cohort": cohort, "rows": _rows(cohort, now) if cohort else []}
    if cohort:
        view["week"] = week_of(cohort, now.date())
        view["quiet"] = sum(row.quiet for row in view["rows"])
    return render(request, "centre/heard.html", frame(request, "heard", **view))


def week_of(cohort: Cohort, day: date) -> int:
    """The week of the course on that day: 0 before it, weeks + 1 after it."""
    return max(0, min(cohort.weeks + 1, (day - cohort.starts).days // 7 + 1))


def activity_name(activity: str) -> str:
    """Words for an activity's stable id, as far as it follows the course's own pattern."""
    match = _ACTIVITY.fullmatch(activity)
    if match is None:
        return activity
    week, kind, number = match.groups()
    return f"Week {week}, {_KINDS.get(kind, kind)} {number}".strip()


def _rows(cohort: Cohort, now: datetime) -> list[Row]:
    learners = Person.objects.filter(
        memberships__cohort=cohort, memberships__role=Role.LEARNER, memberships__until=None
    ).annotate(last=Max("devices__last_heard"))
    finished: dict[str, list[tuple[str, date]]] = {}
    for done in FinishedActivity.objects.filter(person__in=learners).order_by("finished"):
        finished.setdefault(done.person_id, []).append((activity_name(done.activity), done.finished.date()))
    rows = [_row(person, now, finished.get(person.pk, [])) for person in learners]
    never = datetime.min.replace(tzinfo=now.tzinfo)
    return sorted(rows, key=lambda row: (row.last or never, row.person.name))


def _row(person: Any, now: datetime, finished: list[tuple[str, date]]) -> Row:
    last: datetime | None = person.last
    if last is None:
        return Row(person, None, None, True, finished)
    return Row(person, last, max(0, (now.date() - last.date()).days), now - last > QUIET_AFTER, finished)
