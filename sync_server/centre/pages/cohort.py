"""One cohort, for its manager: codes for learners, how long codes are good; for administrators how long it is kept.

Promises: a code is shown once; everything that is done here stands in the trail. Who calls: urls.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sync_server.centre import deeds, retention
from sync_server.centre.models import ROLES, Cohort, Role
from sync_server.centre.pages.access import Right, cohorts_of, doer_of, for_the_team, frame, office_of
from sync_server.centre.pages.person import Wrong

MOST_DAYS: Final = 365


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team(Right.PEOPLE)
def cohort(request: HttpRequest, cohort: str) -> HttpResponse:
    """The page; a POST does one thing."""
    found = get_object_or_404(cohorts_of(request.user, Right.PEOPLE), pk=cohort)
    wrong = ""
    if request.method == "POST":
        do = _DEEDS.get(request.POST.get("deed", ""))
        if do is None:
            raise PermissionDenied
        try:
            messages.success(request, do(request, found))
            return redirect("cohort", found.pk)
        except Wrong as unfit:
            wrong = str(unfit)
    return render(request, "centre/cohort.html", _view(request, found, wrong), status=422 if wrong else 200)


def _view(request: HttpRequest, found: Cohort, wrong: str) -> dict[str, Any]:
    office = office_of(request)
    unused = found.codes.filter(used=None, expires__gt=office.now()).count()
    return frame(
        request,
        "heard",
        cohort=found,
        unused=unused,
        due=retention.due_of(office, found),
        roles=ROLES if request.user.is_superuser else ROLES[:1],
        wrong=wrong,
        most=MOST_DAYS,
        everybody=request.user.is_superuser,
    )


def _code(request: HttpRequest, cohort: Cohort) -> str:
    role = request.POST.get("role", Role.LEARNER.value)
    if role not in dict(ROLES):
        raise Wrong("Choose a role.")
    if role != Role.LEARNER and not request.user.is_superuser:
        raise PermissionDenied
    code = deeds.make_code(office_of(request), doer_of(request.user), cohort, role=role)
    return f"{code} enrols one person in {cohort}. It is shown only now."


def _days(request: HttpRequest, cohort: Cohort) -> str:
    text = request.POST.get("days", "")
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_DAYS):
        raise Wrong(f"Give a number of days from 1 to {MOST_DAYS}.")
    deeds.change_codes(office_of(request), doer_of(request.user), cohort, int(text))
    return f"New codes of this cohort are good for {text} days."


def _keep(request: HttpRequest, cohort: Cohort) -> str:
    if not request.user.is_superuser:
        raise PermissionDenied
    text = request.POST.get("until", "").strip()
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise Wrong("Write the day as 2028-06-30, or leave it empty.") from None
    deeds.keep_until(office_of(request), doer_of(request.user), cohort, day)
    if day is None:
        return "What people of this cohort sent is kept for ever."
    return f"What people of this cohort sent is kept until {day.isoformat()}. Their laptops are told."


_DEEDS: Final[dict[str, Callable[[HttpRequest, Cohort], str]]] = {"code": _code, "days": _days, "keep": _keep}
