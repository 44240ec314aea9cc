"""What was done: who did what when, for managers in their cohorts, for administrators everywhere.

Promises: a line holds no text that anybody wrote; names are those of today, and of an erased person there is none.
Who calls: urls.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sync_server.centre.deeds import WORDS
from sync_server.centre.models import Cohort, Deed, Person
from sync_server.centre.pages.access import Right, cohorts_of, for_the_team, frame, people_of

SHOWN: Final = 200


@dataclass(frozen=True)
class Line:
    """``words``: what was done; ``open``: whether the reader may go to the person's page."""

    deed: Deed
    words: str
    person: Person | None
    cohort: Cohort | None
    open: bool


@require_safe
@for_the_team(Right.TRAIL)
def trail(request: HttpRequest) -> HttpResponse:
    """The newest lines, of one cohort or of all that this user may see."""
    cohorts = list(cohorts_of(request.user, Right.TRAIL))
    wanted = request.GET.get("cohort", "")
    lines = Deed.objects.order_by("-pk")
    if wanted:
        chosen = get_object_or_404(cohorts_of(request.user, Right.TRAIL), pk=wanted)
        lines = lines.filter(cohort=chosen.pk)
    elif not request.user.is_superuser:
        lines = lines.filter(cohort__in=[cohort.pk for cohort in cohorts])
    rows = _lines(request, list(lines[:SHOWN]), {cohort.pk: cohort for cohort in cohorts})
    view: dict[str, Any] = {"rows": rows, "cohorts": cohorts, "chosen": wanted, "most": SHOWN}
    return render(request, "centre/trail.html", frame(request, "trail", **view))


def _lines(request: HttpRequest, found: list[Deed], cohorts: dict[str, Cohort]) -> list[Line]:
    ids = {deed.person for deed in found if deed.person}
    people = {person.pk: person for person in Person.objects.filter(pk__in=ids)}
    mine = set(people_of(request.user).filter(pk__in=ids).values_list("pk", flat=True))
    return [
        Line(
            deed=deed,
            words=WORDS.get(deed.what, deed.what),
            person=people.get(deed.person),
            cohort=cohorts.get(deed.cohort),
            open=deed.person in mine,
        )
        for deed in found
    ]
