"""Who may see which cohorts on the pages.

Promises: a manager or moderator sees their own cohorts, an administrator all; others are told so and see nothing.
Who calls: the page views.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sync_server.centre.models import Cohort, Role
from sync_server.centre.office import ENVIRON, Office


def office_of(request: HttpRequest) -> Office:
    office: Office = request.META[ENVIRON]
    return office


def cohorts_of(user: Any) -> "QuerySet[Cohort]":
    """The cohorts this user looks after."""
    if user.is_superuser:
        return Cohort.objects.order_by("-starts", "name")
    mine = {"memberships__person__user": user, "memberships__until": None}
    roles = (Role.MANAGER, Role.MODERATOR)
    return Cohort.objects.filter(**mine, memberships__role__in=roles).distinct().order_by("-starts", "name")


def name_of(user: Any) -> str:
    """How this user signs a decision."""
    person = getattr(user, "person", None)
    return str((person.name if person else "") or user.get_full_name() or user.get_username())


def for_the_team(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for signed-in people who look after a cohort."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser and not cohorts_of(request.user).exists():
            return render(request, "centre/not_for_you.html", status=403)
        return view(request, *args, **kwargs)

    return checked
