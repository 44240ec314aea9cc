"""Who may do what on the pages, and in which cohorts: the table of docs/operations.md, as code.

Promises: a manager or moderator sees their own cohorts, an administrator all; others are told so and see nothing.
Who calls: the page views.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sync_server.centre.deeds import Doer
from sync_server.centre.models import Cohort, Person, Practice, PracticeState, Role
from sync_server.centre.office import ENVIRON, Office


def office_of(request: HttpRequest) -> Office:
    office: Office = request.META[ENVIRON]
    return office


class Right(StrEnum):
    """What somebody may do in a cohort of theirs. Everything else is for administrators."""

    REVIEW = "review"  # read practices, publish and return them
    PEOPLE = "people"  # who was heard from, codes for learners, moving, laptops, what is kept aside
    TRAIL = "trail"  # what was done


RIGHTS: Final = {
    Role.LEARNER: frozenset[Right](),
    Role.EXPERT: frozenset[Right](),
    Role.MODERATOR: frozenset({Right.REVIEW}),
    Role.MANAGER: frozenset(Right),
}


def cohorts_of(user: Any, right: Right = Right.REVIEW) -> "QuerySet[Cohort]":
    """The cohorts in which this user has this right."""
    if user.is_superuser:
        return Cohort.objects.order_by("-starts", "name")
    mine = {"memberships__person__user": user, "memberships__until": None}
    roles = [role.value for role, rights in RIGHTS.items() if right in rights]
    return Cohort.objects.filter(**mine, memberships__role__in=roles).distinct().order_by("-starts", "name")


def may(user: Any, right: Right) -> bool:
    """Whether this user has it anywhere."""
    return bool(user.is_superuser or cohorts_of(user, right).exists())


def people_of(user: Any) -> "QuerySet[Person]":
    """Those whom this user looks after as their manager; for an administrator everybody."""
    if user.is_superuser:
        return Person.objects.all()
    theirs = cohorts_of(user, Right.PEOPLE).order_by().values("pk")
    return Person.objects.filter(memberships__cohort__in=theirs, memberships__until=None).distinct()


def doer_of(user: Any) -> Doer:
    """How this user stands in the trail, and how authors read who decided."""
    return Doer(str(user.get_username()), name_of(user))


def name_of(user: Any) -> str:
    """How this user signs a decision."""
    person = getattr(user, "person", None)
    return str((person.name if person else "") or user.get_full_name() or user.get_username())


def for_the_team(right: Right) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Only for signed-in people who have this right in some cohort."""

    def decorated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if may(request.user, right):
                return view(request, *args, **kwargs)
            somewhere = any(may(request.user, each) for each in Right)
            return render(request, "centre/not_for_you.html", {"somewhere": somewhere}, status=403)

        return checked

    return decorated


def frame(request: HttpRequest, page: str, **view: Any) -> dict[str, Any]:
    """What every page of the team shows around its own content."""
    user: Any = request.user
    rights = {right.value for right in Right if may(user, right)}
    open_ones = (PracticeState.SUBMITTED, PracticeState.UNDER_REVIEW)
    waiting = practices_of(user).filter(state__in=open_ones).count() if Right.REVIEW in rights else 0
    return {"page": page, "waiting": waiting, "me": name_of(user), "rights": rights, **view}


def practices_of(user: Any) -> "QuerySet[Practice]":
    """The practices this user may see; those whose cohort is not known are for administrators."""
    if user.is_superuser:
        return Practice.objects.all()
    return Practice.objects.filter(cohort__in=cohorts_of(user))
