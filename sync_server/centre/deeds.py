"""What people who run the centre do, each with its line in the audit trail, in one transaction.

Promises: nothing that counts is done by a page or a command but through here; a line holds ids, roles, days and
numbers, never a text that somebody wrote. Refuses: to decide who may (pages/access.py). Who calls: pages, the
administration, the commands.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sync_server.centre import cohorts, enrolment, erasing, intake, moderation, placing, revoking
from sync_server.centre.models import Cohort, Deed, Device, Membership, Person, Practice, Role, Slice
from sync_server.centre.office import Office

WORDS: Final = {
    "code-made": "Made an enrolment code",
    "role-given": "Gave a role",
    "role-ended": "Ended a role",
    "person-moved": "Moved a person",
    "device-revoked": "Revoked a laptop",
    "device-found": "Accepted a laptop again",
    "slice-released": "Released what was kept aside",
    "practice-published": "Published a practice",
    "practice-returned": "Returned a practice",
    "practice-withdrawn": "Took a practice back; its words went",
    "person-erased": "Erased a person",
    "retention-set": "Set how long a cohort is kept",
    "cohort-changed": "Changed a cohort",
    "account-made": "Made an account, or gave it a new password",
    "backup-made": "Made a backup",
    "backup-restored": "Put a backup back",
}
"""What a line can say."""


@dataclass(frozen=True)
class Doer:
    """Who does it. ``account``: the name they sign in with, empty for the command line; ``shown``: to authors."""

    account: str = ""
    shown: str = "The course team"


COMMAND_LINE: Final = Doer()
AUTHOR: Final = Doer("its author")


def note(office: Office, doer: Doer, what: str, **more: str) -> None:
    """A line. ``more``: person, cohort, subject, detail."""
    if what not in WORDS:
        raise ValueError(what)
    Deed.objects.create(when=office.now(), by=doer.account, what=what, **more)


def publish(office: Office, doer: Doer, practice_id: str) -> Practice:
    """As moderation.publish."""
    with placing.transaction():
        practice = moderation.publish(office, practice_id, doer.shown)
        note(office, doer, "practice-published", **_of(practice))
    return practice


def send_back(office: Office, doer: Doer, practice_id: str, reason: str) -> Practice:
    """As moderation.send_back. The reason stands in the decision, not in the trail."""
    with placing.transaction():
        practice = moderation.send_back(office, practice_id, doer.shown, reason)
        note(office, doer, "practice-returned", **_of(practice))
    return practice


def practice_withdrawn(office: Office, practice: Practice, submission: str) -> None:
    """Its author took a submission back (practices.withdraw)."""
    note(office, AUTHOR, "practice-withdrawn", **{**_of(practice), "subject": submission})


def make_code(
    office: Office,
    doer: Doer,
    cohort: Cohort,
    *,
    person: Person | None = None,
    role: str = Role.LEARNER,
    days: int | None = None,
) -> str:
    """As enrolment.new_code."""
    with placing.transaction():
        code = enrolment.new_code(office, cohort, person=person, role=role, days=days)
        note(office, doer, "code-made", cohort=cohort.pk, person=person.pk if person else "", detail=str(role))
    return code


def give_role(office: Office, doer: Doer, person: Person, cohort: Cohort, role: str) -> Membership:
    """Put somebody into a cohort as this; a learner leaves the one they were in before."""
    with placing.transaction():
        membership = cohorts.place(office, person, cohort, role)
        note(office, doer, "role-given", cohort=cohort.pk, person=person.pk, detail=str(role))
    return membership


def end_role(office: Office, doer: Doer, membership: Membership) -> None:
    """Somebody is no longer this in that cohort."""
    with placing.transaction():
        cohorts.leave(office, membership)
        note(
            office, doer, "role-ended", cohort=membership.cohort_id, person=membership.person_id, detail=membership.role
        )


def move(office: Office, doer: Doer, person: Person, cohort: Cohort) -> None:
    """A learner goes on in another cohort: one feed closes, the other opens at zero."""
    with placing.transaction():
        before = cohorts.learns_in(person)
        cohorts.place(office, person, cohort, Role.LEARNER)
        where = {"person": person.pk, "detail": before.pk if before else ""}
        note(office, doer, "person-moved", cohort=cohort.pk, **where)


def revoke(office: Office, doer: Doer, device: Device) -> None:
    """As revoking.revoke."""
    revoking.revoke(office, device)
    note(office, doer, "device-revoked", subject=device.pk, **_whose(device.person))


def accept_again(office: Office, doer: Doer, device: Device) -> None:
    """As revoking.restore."""
    revoking.restore(office, device)
    note(office, doer, "device-found", subject=device.pk, **_whose(device.person))


def release(office: Office, doer: Doer, slice_: Slice) -> bool:
    """As intake.release."""
    with placing.transaction():
        done = intake.release(office, slice_)
        if done:
            slice_.refresh_from_db()
            name = bytes(slice_.name).hex()[:16]
            note(office, doer, "slice-released", subject=name, **_whose(slice_.person))
    return done


def erase(office: Office, doer: Doer, person: Person, *, published: bool) -> erasing.Erased:
    """As erasing.erase."""
    with placing.transaction():
        whose = _whose(person)
        done = erasing.erase(office, person, published=published)
        note(office, doer, "person-erased", detail="published stays" if published else "published goes", **whose)
    return done


def keep_until(office: Office, doer: Doer, cohort: Cohort, day: date | None) -> None:
    """Set the last day on which the centre keeps what the cohort's people sent; None for no such day."""
    with placing.transaction():
        cohort.keep_until = day
        cohorts.describe(office, cohort)
        note(office, doer, "retention-set", cohort=cohort.pk, detail=day.isoformat() if day else "")


def change_codes(office: Office, doer: Doer, cohort: Cohort, days: int) -> None:
    """Set how many days the cohort's codes are good."""
    cohort.code_days = days
    cohort.save(update_fields=["code_days"])
    note(office, doer, "cohort-changed", cohort=cohort.pk, detail=f"codes: {days} days")


def _of(practice: Practice) -> dict[str, str]:
    return {"subject": practice.pk, "person": practice.person_id, "cohort": practice.cohort_id or ""}


def _whose(person: Person | None) -> dict[str, str]:
    if person is None:
        return {}
    cohort = cohorts.learns_in(person)
    return {"person": person.pk, "cohort": cohort.pk if cohort else ""}
