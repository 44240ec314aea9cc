"""One person, for their course manager: laptops, cohort, codes; and what only administrators do.

Promises: everything that is done here stands in the trail; erasing asks for the person's id, typed. Shows nothing that
product.md keeps from the team. Who calls: urls.
"""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sync_server.centre import cohorts, deeds, erasing, rooms
from sync_server.centre.models import ROLES, Cohort, Device, Membership, Person, Slice, SliceState
from sync_server.centre.pages.access import Right, cohorts_of, doer_of, for_the_team, frame, office_of, people_of


class Wrong(Exception):
    """The message is a sentence for whoever filled in the form."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team(Right.PEOPLE)
def person(request: HttpRequest, person: str) -> HttpResponse:
    """The page; a POST does one thing."""
    found = get_object_or_404(people_of(request.user), pk=person)
    wrong = ""
    if request.method == "POST":
        do = _DEEDS.get(request.POST.get("deed", ""))
        if do is None or (do in _FOR_ADMINISTRATORS and not request.user.is_superuser):
            raise PermissionDenied
        try:
            messages.success(request, do(request, found))
        except Wrong as unfit:
            wrong = str(unfit)
        else:
            still = people_of(request.user).filter(pk=found.pk).exists()
            return redirect("person", found.pk) if still else redirect("heard")
    return render(request, "centre/person.html", _view(request, found, wrong), status=422 if wrong else 200)


def _view(request: HttpRequest, found: Person, wrong: str) -> dict[str, Any]:
    ledger = office_of(request).ledger
    devices = Device.objects.filter(person=found).order_by("created")
    home = cohorts.learns_in(found)
    mine = cohorts_of(request.user, Right.PEOPLE)
    return frame(
        request,
        "heard",
        person=found,
        home=home,
        devices=[{"device": device, "revoked": ledger.is_revoked(device.pk)} for device in devices],
        aside=_aside(found).count(),
        load=rooms.load(found),
        memberships=Membership.objects.filter(person=found, until=None).select_related("cohort").order_by("since"),
        elsewhere=mine.exclude(pk=home.pk) if home else mine,
        cohorts=mine,
        roles=ROLES,
        wrong=wrong,
        everybody=request.user.is_superuser,
    )


def _aside(person: Person) -> Any:
    devices = Device.objects.filter(person=person).values("pk")
    return Slice.objects.filter(device__in=devices, state=SliceState.QUARANTINED.value)


def _device(request: HttpRequest, person: Person) -> Device:
    return get_object_or_404(Device, person=person, pk=request.POST.get("device", ""))


def _cohort(request: HttpRequest) -> Cohort:
    return get_object_or_404(cohorts_of(request.user, Right.PEOPLE), pk=request.POST.get("cohort", ""))


def _revoke(request: HttpRequest, person: Person) -> str:
    deeds.revoke(office_of(request), doer_of(request.user), _device(request, person))
    return "This laptop is revoked. What it sends from now on is kept aside."


def _found(request: HttpRequest, person: Person) -> str:
    deeds.accept_again(office_of(request), doer_of(request.user), _device(request, person))
    return "This laptop is accepted again."


def _release(request: HttpRequest, person: Person) -> str:
    office, doer = office_of(request), doer_of(request.user)
    done = sum(deeds.release(office, doer, slice_) for slice_ in _aside(person).order_by("pk"))
    return f"{done} released, and handed on to whom they were for."


def _code(request: HttpRequest, person: Person) -> str:
    home = cohorts.learns_in(person)
    if home is None or person.is_erased:
        raise Wrong("This person is in no cohort. Put them into one first.")
    code = deeds.make_code(office_of(request), doer_of(request.user), home, person=person)
    return f"{code} enrols one more laptop of {person}. It is shown only now."


def _move(request: HttpRequest, person: Person) -> str:
    if person.is_erased:
        raise Wrong("This person was erased.")
    cohort = _cohort(request)
    deeds.move(office_of(request), doer_of(request.user), person, cohort)
    return f"{person} learns in {cohort} now. Their laptops hear of it with their next exchange."


def _give_role(request: HttpRequest, person: Person) -> str:
    role = request.POST.get("role", "")
    if person.is_erased or role not in dict(ROLES):
        raise Wrong("Choose a role.")
    cohort = _cohort(request)
    deeds.give_role(office_of(request), doer_of(request.user), person, cohort, role)
    return f"{person} is {dict(ROLES)[role].lower()} in {cohort} now."


def _end_role(request: HttpRequest, person: Person) -> str:
    known = Membership.objects.filter(person=person, until=None)
    membership = get_object_or_404(known, pk=int(request.POST.get("membership") or 0))
    deeds.end_role(office_of(request), doer_of(request.user), membership)
    return f"{membership}: ended."


def _erase(request: HttpRequest, person: Person) -> str:
    if request.POST.get("confirm", "").strip() != person.pk:
        raise Wrong(f"Nothing was erased. Type {person.pk} to confirm: it cannot be undone.")
    stays = request.POST.get("published") == "stays"
    deeds.erase(office_of(request), doer_of(request.user), person, published=stays)
    erasing.sweep()
    return "What this person wrote is erased here. Laptops hear of it when they exchange."


_DEEDS: Final[dict[str, Callable[[HttpRequest, Person], str]]] = {
    "revoke": _revoke,
    "found": _found,
    "release": _release,
    "code": _code,
    "move": _move,
    "role": _give_role,
    "end-role": _end_role,
    "erase": _erase,
}
_FOR_ADMINISTRATORS: Final = (_give_role, _end_role, _erase)
