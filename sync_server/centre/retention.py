"""How long the centre keeps what people sent: a last day for each cohort, which its laptops are told.

Promises: a person is erased when the last day of every cohort they ever were in has passed; whoever still learns
somewhere is kept whole; published practices stay in the library, without their name. Refuses: people who sign in to
these pages (a person decides about those), and to do anything by itself: the command ``retention --apply`` is run daily
by the machine. Who calls: the command, and the page of a cohort for its numbers.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from sync_server.centre import deeds, erasing
from sync_server.centre.deeds import Doer
from sync_server.centre.models import Cohort, Membership, Person
from sync_server.centre.office import Office


def due(office: Office) -> "QuerySet[Person]":
    """Those whom nothing keeps any more, today by the centre's clock."""
    today = office.now().date()
    kept = Membership.objects.filter(Q(cohort__keep_until=None) | Q(cohort__keep_until__gte=today))
    once = Person.objects.filter(memberships__isnull=False, erased=None, user=None)
    return once.exclude(pk__in=kept.values("person")).distinct().order_by("pk")


def due_of(office: Office, cohort: Cohort) -> int:
    """How many of them were in this cohort."""
    return due(office).filter(memberships__cohort=cohort).count()


def apply(office: Office, doer: Doer, people: Iterable[Person]) -> int:
    """Erase these; returns how many. Each in a transaction of its own: what is done is done when a power cut comes."""
    done = 0
    for person in people:
        deeds.erase(office, doer, person, published=True)
        done += 1
    if done:
        erasing.sweep()
    return done


def dates(office: Office) -> list[tuple[Cohort, date | None, int]]:
    """Every cohort, its last day, and how many of its people are due; the earliest day first."""
    cohorts = Cohort.objects.order_by(F("keep_until").asc(nulls_last=True), "name")
    return [(cohort, cohort.keep_until, due_of(office, cohort)) for cohort in cohorts]
