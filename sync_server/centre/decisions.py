"""What the centre says: entries in slices signed with its own key, placed in the feeds they are meant for.

Promises: a decision and what it changes in the database are one transaction (the caller's); whatever one surviving
laptop holds of them, a restored centre takes back. Who calls: intake, moderation, enrolment and cohorts.
"""

from collections.abc import Sequence
from typing import Final

from sync_protocol.bodies import ActRefused, Body
from sync_protocol.entries import Entry, entry_digest, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import gather, pack_slice, slice_name
from sync_server.centre import entry_rules, feeds, routing
from sync_server.centre.models import Person, Refusal, Slice
from sync_server.centre.office import Office
from sync_server.centre.signers import Signer

OF_BYTES: Final = frozenset({"id-known", "in-company"})
"""Codes that speak of these very bytes: two laptops of a person may have something else under one id."""


def store(
    data: bytes,
    signer: Signer,
    audience: str,
    office: Office,
    *,
    state: str = "accepted",
    weight: int = 0,
    brought_by: Person | None = None,
) -> Slice:
    """Keep a slice's bytes. Its name must be new."""
    name = slice_name(data)
    stored: Slice = Slice.objects.create(
        name=name,
        short=int.from_bytes(name[:8], "big", signed=True),
        data=data,
        audience=audience,
        device=signer.device,
        person=signer.person,
        received=office.now(),
        state=state,
        weight=weight,
        brought_by=brought_by,
    )
    return stored


def announce(office: Office, entries: Sequence[Entry]) -> None:
    """Sign and place the centre's own entries."""
    signer = Signer(office.device, office.key.public, None)
    for group in gather(entries):
        audience = group[0].audience
        slice_ = store(pack_slice(group, audience, office.key, None), signer, audience, office)
        entry_rules.remember(group, signer, slice_, {})
        feeds.place(slice_, routing.feeds_of(audience, signer, group))


def tell_person(office: Office, person: str, kind: str, body: Body | None, abouts: Sequence[EntryId | None]) -> None:
    """One decision for one person, about each of these records."""
    audience = person_audience(person)
    announce(office, [office.scribe.write(kind, body, audience, about) for about in abouts])


def refuse(office: Office, person: Person, noes: Sequence[tuple[Entry, str, str]]) -> None:
    """Say no to entries of this person, each with its code and words. A no that was said before is not said again."""
    bodies = {entry.id: ActRefused(code, words, entry_digest(entry)[:8]) for entry, code, words in noes}
    names = {name: refusal_name(name, body) for name, body in bodies.items()}
    said = set(Refusal.objects.filter(person=person, entry__in=names.values()).values_list("entry", flat=True))
    fresh = {name: body for name, body in bodies.items() if names[name] not in said}
    audience = person_audience(person.pk)
    announce(office, [office.scribe.write("act.refused", body, audience, name) for name, body in fresh.items()])
    Refusal.objects.bulk_create(
        Refusal(person=person, entry=names[name], code=body.reason, words=body.words, made=office.now())
        for name, body in fresh.items()
    )


def refusal_name(name: EntryId, body: ActRefused) -> str:
    """What is refused, for the table: with the beginning of its digest when something else may have the same id."""
    return f"{name.text()}#{body.digest[:4].hex()}" if body.digest and body.reason in OF_BYTES else name.text()
