"""Cohorts and who is in them, as decisions that laptops hear of.

Promises: a cohort is named by the entry that described it first, so a restored centre that hears the description again
finds the same cohort; the newest description and the newest placing win, in whatever order they come back.
Who calls: enrolment, the commands and the admin make; projecting.py takes back after a restore.
"""

from datetime import date, datetime, timedelta

from sync_protocol.bodies import CohortDescribed, PersonPlaced
from sync_protocol.entries import COHORT
from sync_protocol.identifiers import EntryId
from sync_server.centre import decisions, placing, routing, signers
from sync_server.centre.models import Cohort, Membership, Person, Role
from sync_server.centre.office import Office


def monday(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def make(office: Office, name: str, starts: date, weeks: int = 6) -> Cohort:
    """A new cohort, announced to its feed."""
    with placing.transaction():
        entry = office.scribe.write("cohort.described", CohortDescribed(name, starts.isoformat(), weeks, []), COHORT)
        cohort: Cohort = Cohort.objects.create(
            pk=entry.id.text(), name=name, starts=starts, weeks=weeks, described=entry.written
        )
        decisions.announce(office, [entry])
    return cohort


def describe(office: Office, cohort: Cohort) -> None:
    """Announce the cohort as it is now: its dates changed, or its managers."""
    managers = Person.objects.filter(
        memberships__cohort=cohort, memberships__role=Role.MANAGER, memberships__until=None
    )
    names = list(managers.order_by("name").values_list("name", flat=True).distinct())
    keep_until = cohort.keep_until.isoformat() if cohort.keep_until else ""
    body = CohortDescribed(cohort.name, cohort.starts.isoformat(), cohort.weeks, names, keep_until)
    with placing.transaction():
        entry = office.scribe.write("cohort.described", body, COHORT, EntryId.parse(cohort.pk))
        decisions.announce(office, [entry])
        cohort.described = entry.written
        cohort.save()


def place(office: Office, person: Person, cohort: Cohort, role: str = Role.LEARNER) -> Membership:
    """Put a person into a cohort and tell them. A learner leaves the cohort they were in before."""
    with placing.transaction():
        membership, new = Membership.objects.get_or_create(
            person=person, cohort=cohort, role=role, until=None, defaults={"since": office.now()}
        )
        if new:
            _keep_newest(person)
            decisions.tell_person(office, person.pk, "person.placed", PersonPlaced(cohort.pk), [None])
            routing.place_homeless(person)
            if role == Role.MANAGER:
                describe(office, cohort)
    return membership


def leave(office: Office, membership: Membership) -> None:
    """Somebody is no longer in a cohort, or no longer in this role: its feed closes with their next exchange."""
    with placing.transaction():
        membership.until = office.now()
        membership.save(update_fields=["until"])
        if membership.role == Role.MANAGER:
            describe(office, membership.cohort)


def learns_in(person: Person) -> Cohort | None:
    """The cohort where the person learns; a manager's or expert's newest one."""
    cohort: Cohort | None = Cohort.objects.filter(pk=routing.home_cohort(person)).first()
    return cohort


def take_back(office: Office, cohort_id: str, body: CohortDescribed, written: int) -> None:
    """A description comes back after a restore."""
    cohort = signers.restored_cohort(office, cohort_id)
    if written < cohort.described:
        return
    taken = Cohort.objects.filter(name=body.name[:200]).exclude(pk=cohort_id).exists()
    cohort.name = f"{body.name[:150]} ({cohort_id})" if taken else body.name[:200]
    cohort.starts, cohort.weeks, cohort.described = date.fromisoformat(body.starts), body.weeks, written
    cohort.keep_until = date.fromisoformat(body.keep_until) if body.keep_until else None
    cohort.save()


def place_back(office: Office, person_id: str, cohort_id: str, when: datetime) -> None:
    """A placing comes back after a restore. Whoever is in the cohort already, in any role, stays as they are."""
    person, _ = Person.objects.get_or_create(pk=person_id, defaults={"created": office.now()})
    cohort = signers.restored_cohort(office, cohort_id)
    if Membership.objects.filter(person=person, cohort=cohort).exists():
        return
    Membership.objects.create(person=person, cohort=cohort, since=when)
    _keep_newest(person)
    routing.place_homeless(person)


def _keep_newest(person: Person) -> None:
    learning = Membership.objects.filter(person=person, role=Role.LEARNER, until=None).order_by("-since", "-pk")
    for older in learning[1:]:
        older.until = learning[0].since
        older.save(update_fields=["until"])
