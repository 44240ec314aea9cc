"""Which entries of a slice the centre cannot take in, whatever they say.

Promises: nothing is refused for its content here, only for whose it is: an id that is known with other bytes or from
another person, somebody else's record, a kind or audience that is not its author's to write. Kinds from a newer
version pass. Who calls: intake.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sync_protocol.entries import LIBRARY, Entry, entry_digest
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import KINDS, is_act, is_allowed
from sync_server.centre.asked import Asked
from sync_server.centre.models import KnownEntry, Slice
from sync_server.centre.signers import Signer

WORDS: Final = {
    "id-known": "Something else is already known under this item's name. Save it again, then it gets a new one.",
    "not-yours": "This belongs to somebody else, so it was not changed.",
    "not-allowed": "Only the course team can send this.",
    "in-company": "This came together with an item that was not accepted. Save it again, then it is sent by itself.",
}
"""Code of a refusal → what the learner reads."""


class Before(NamedTuple):
    """What is known of an entry. ``person``: None for the centre's."""

    person: str | None
    digest: bytes


_KNOWN: Final = Asked(
    lambda run, *counters: KnownEntry.objects.filter(run=run, counter__in=counters).values_list(
        "counter", "person_id", "digest"
    ),
    int,
)


def known(ids: Iterable[EntryId]) -> dict[EntryId, Before]:
    """The entries among these that the centre knows."""
    runs: dict[int, set[int]] = defaultdict(set)
    for name in ids:
        runs[name.run].add(name.counter)
    found: dict[EntryId, Before] = {}
    for run, counters in runs.items():
        ordered = sorted(counters)
        for start in range(0, len(ordered), 500):  # below every database's limit of parameters
            for counter, person, digest in _KNOWN(run, *ordered[start : start + 500]):
                found[EntryId(run, counter)] = Before(person, bytes(digest))
    return found


def refusals(entries: Sequence[Entry], signer: Signer, known_entries: dict[EntryId, Before]) -> dict[EntryId, str]:
    """Codes of WORDS for the entries that cannot be taken in; when there is one, the others are "in-company".

    A slice is handed on whole or not at all, because nobody may cut it; its author writes the entries anew.
    """
    codes = {entry.id: code for entry in entries if (code := _code(entry, len(entries), signer, known_entries))}
    return {entry.id: codes.get(entry.id, "in-company") for entry in entries} if codes else {}


def remember(entries: Iterable[Entry], signer: Signer, slice_: Slice, known_entries: dict[EntryId, Before]) -> None:
    """Note whose the new ones among these are."""
    KnownEntry.objects.bulk_create(
        (
            KnownEntry(
                run=entry.id.run,
                counter=entry.id.counter,
                about_run=entry.about.run if entry.about else None,
                about_counter=entry.about.counter if entry.about else None,
                kind=entry.kind,
                person=signer.person,
                digest=entry_digest(entry),
                slice=slice_,
            )
            for entry in entries
            if entry.id not in known_entries
        ),
        batch_size=100,
    )


def _code(entry: Entry, company: int, signer: Signer, known_entries: dict[EntryId, Before]) -> str | None:
    person = signer.person.pk if signer.person else None
    before = known_entries.get(entry.id)
    if before is not None and (before.person != person or before.digest != entry_digest(entry)):
        return "id-known"
    if signer.is_centre:
        return None
    alone = company == 1 or not is_act(entry.kind)
    if entry.audience == LIBRARY or not alone or not is_allowed(entry, by_centre=False):
        return "not-allowed"
    record = known_entries.get(entry.about) if entry.about else None
    # An unknown kind may speak about anybody's record: a reaction, an answer. Those known today change it.
    if record is not None and record.person != person and entry.kind in KINDS:
        return "not-yours"
    return None
