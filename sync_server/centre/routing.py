"""Which feeds a slice belongs in.

Promises: what a person's laptop sent reaches that person's other laptops too, whatever its audience; an audience this
version does not know goes to its author's own feed only. Who calls: intake and decisions.
"""

from collections.abc import Sequence

from sync_protocol.entries import COHORT, EXPERTS, LIBRARY, MANAGERS, PERSON, Entry
from sync_server.centre import feeds
from sync_server.centre.models import Person, Role, Slice, SliceState
from sync_server.centre.signers import Signer


def home_cohort(person: Person) -> str | None:
    """The id of the cohort where the person learns: the newest open membership as learner, else the newest of all."""
    memberships = feeds.memberships(person)
    learning = [membership for membership in memberships if membership.role == Role.LEARNER]
    return next((str(membership.cohort_id) for membership in learning + memberships), None)


def feeds_of(audience: str, signer: Signer, entries: Sequence[Entry]) -> set[str]:
    """Names of the feeds (as the centre calls them) for a slice of this audience from this signer."""
    if signer.person is None:
        return _centre_feeds(audience, entries)
    person = signer.person
    own = feeds.person_feed(person.pk)
    if audience.startswith(PERSON):
        return {own, feeds.person_feed(audience.removeprefix(PERSON))}
    cohort = home_cohort(person) if audience in (COHORT, MANAGERS, EXPERTS) else None
    if cohort is None:
        return {own}
    if audience == COHORT:
        return {feeds.cohort_feed(cohort)}
    return {own, feeds.role_feed(cohort, Role.MANAGER if audience == MANAGERS else Role.EXPERT)}


def place_homeless(person: Person) -> None:
    """Once a person is in a cohort: hand on what they sent to a cohort before they had one."""
    signer = Signer("", b"", person)
    waiting = Slice.objects.filter(
        person=person, state=SliceState.ACCEPTED, audience__in=(COHORT, MANAGERS, EXPERTS)
    ).exclude(places__feed__name__regex=r"^[cr]:")
    for slice_ in waiting.order_by("pk"):
        feeds.place(slice_, feeds_of(slice_.audience, signer, ()), is_new=False)


def _centre_feeds(audience: str, entries: Sequence[Entry]) -> set[str]:
    if audience == LIBRARY:
        return {feeds.LIBRARY_FEED}
    if audience.startswith(PERSON):
        return {feeds.person_feed(audience.removeprefix(PERSON))}
    if audience == COHORT:
        return {feeds.cohort_feed(entry.record.text()) for entry in entries}
    return set()
