"""Review of good practices: the list, one practice, publish or return.

Promises: opening a submission tells its author "under review"; deciding needs a POST with Django's token.
Who calls: urls.
"""

from typing import Final

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sync_server.centre import deeds, moderation
from sync_server.centre.models import Practice, PracticeState
from sync_server.centre.moderation import DecisionUnfit
from sync_server.centre.pages import attached
from sync_server.centre.pages.access import Right, doer_of, for_the_team, frame, office_of, practices_of

PARTS: Final = (
    ("context", "Context"),
    ("problem", "Problem"),
    ("action", "Action"),
    ("who", "Who"),
    ("result", "Result"),
    ("evidence", "Evidence"),
    ("limits", "Limits"),
    ("transfer", "Transfer"),
)
"""The eight parts, in their fixed order."""

_LISTS: Final = {
    "open": ("Wait for a decision", (PracticeState.SUBMITTED, PracticeState.UNDER_REVIEW)),
    "returned": ("Returned", (PracticeState.RETURNED,)),
    "published": ("Published", (PracticeState.PUBLISHED,)),
    "withdrawn": ("Withdrawn", (PracticeState.WITHDRAWN,)),
}
SHOWN: Final = 200
"""Rows of one list; newer ones first, but what waits longest first in the open one."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect("review")


@require_safe
@for_the_team(Right.REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """The list, one state at a time."""
    chosen = request.GET.get("list", "open")
    if chosen not in _LISTS:
        raise Http404
    counts = dict(practices_of(request.user).values_list("state").annotate(Count("pk")))
    tabs = [
        {"key": key, "label": label, "count": sum(counts.get(state, 0) for state in states), "now": key == chosen}
        for key, (label, states) in _LISTS.items()
    ]
    rows = practices_of(request.user).filter(state__in=_LISTS[chosen][1]).select_related("person", "cohort")
    rows = rows.order_by("received" if chosen == "open" else "-received")[:SHOWN]
    return render(request, "centre/queue.html", frame(request, "review", tabs=tabs, rows=rows, chosen=chosen))


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team(Right.REVIEW)
def practice(request: HttpRequest, practice: str) -> HttpResponse:
    """One practice; a POST decides."""
    found = practices_of(request.user).filter(pk=practice).first()
    if found is None:
        raise Http404
    wrong = reason = ""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        try:
            return _decide(request, found, reason)
        except DecisionUnfit as unfit:
            wrong = str(unfit)
    elif request.method == "GET":
        found = moderation.open_for_review(office_of(request), found.pk)
    view = {
        "practice": found,
        "parts": [(label, found.parts.get(key, "").strip()) for key, label in PARTS],
        "files": attached.rows(office_of(request), found),
        "decidable": found.state in (*_LISTS["open"][1], PracticeState.RETURNED),
        "wrong": wrong,
        "reason": reason,
    }
    return render(request, "centre/practice.html", frame(request, "review", **view), status=422 if wrong else 200)


def _decide(request: HttpRequest, found: Practice, reason: str) -> HttpResponse:
    office, doer = office_of(request), doer_of(request.user)
    if request.POST.get("decision") == "publish":
        deeds.publish(office, doer, found.pk)
        messages.success(request, f"“{found.title}” is published. Laptops receive it with their next exchange.")
    else:
        deeds.send_back(office, doer, found.pk, reason)
        messages.success(request, f"“{found.title}” is returned to {found.person}, with your words.")
    return redirect("review")
