"""What lies in the bin: a question of what was known to whoever deleted it, not of clocks.

Promises: a text is in the bin while some deletion of it stands that knew all its edits; a restoring, or an edit made
elsewhere without knowing of the deletion, brings it back, in whatever order these arrive; so does a file that was added
elsewhere. How long it has lain
there is measured by the centre's clock alone: from the first exchange that ended with the deletion here.
Called by projections (notes, practices), by the operations that delete and restore, by journal.py and sync/.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import Final

from desktop_app.storage.database import Database
from desktop_app.storage.entry_table import EntryTable
from sync_protocol.bodies import Body, Deleted, Restored
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

FAMILIES: Final = ("note", "practice")
"""What can lie in the bin."""

FILE: Final = "file.described"
"""What is added to a text beside its edits, and goes with it."""


def deleted_at(entries: EntryTable, record: EntryId, family: str) -> int | None:
    """When the text was put into the bin where it lies (ms UTC); None when it is not there.

    ``family``: "note" or "practice".
    """
    standing = _standing(entries, record, family)
    if not standing:
        return None
    seen = _seen(entries, record, family)
    return max((each.written for each, knew in standing if _knew_all(knew, seen)), default=None)


def deleted_of(entries: EntryTable, records: Collection[EntryId], family: str) -> dict[EntryId, int | None]:
    """As ``deleted_at``, for those of many texts of which there was ever a deletion."""
    return {record: deleted_at(entries, record, family) for record in entries.with_any(records, f"{family}.deleted")}


def tell(database: Database, clock: int) -> None:
    """Notes what the centre's clock says (ms UTC) for deletions of which it was never asked. Joins the open
    transaction, or makes one when there is something to note."""
    kinds = tuple(f"{family}.deleted" for family in FAMILIES)
    new = (
        "SELECT run, counter, ? FROM entries e WHERE kind IN (?, ?) AND NOT EXISTS "
        "(SELECT 1 FROM deletions_told t WHERE t.run = e.run AND t.counter = e.counter)"
    )
    if database.row(new, (clock, *kinds)) is not None:
        with database.write():
            database.run(f"INSERT INTO deletions_told (run, counter, clock) {new}", (clock, *kinds))


def lies_since(database: Database, entries: EntryTable, record: EntryId, family: str) -> int | None:
    """What the centre's clock said (ms UTC) when it was first heard with the text in the bin, where it has lain ever
    since; None when it is not there, or the centre was not heard since."""
    seen = _seen(entries, record, family)
    told = [
        database.value("SELECT clock FROM deletions_told WHERE run = ? AND counter = ?", deletion.id)
        for deletion, knew in _standing(entries, record, family)
        if _knew_all(knew, seen)
    ]
    return min((clock for clock in told if clock is not None), default=None)


def was_taken_out_here(entries: EntryTable, record: EntryId, family: str) -> bool:
    """Whether somebody took the text out of the bin on this laptop, and it is not there again."""
    return entries.has_own(record, f"{family}.restored") and not _standing(entries, record, family)


def deletion(entries: EntryTable, record: EntryId, family: str) -> Deleted:
    """The body of a deletion that knows all that is here."""
    return Deleted(sorted(_seen(entries, record, family).items()))


def restoring(entries: EntryTable, record: EntryId, family: str) -> Restored:
    """The body of a restoring that answers all deletions that are here."""
    return Restored([(each.id.run, each.id.counter) for each, _ in _standing(entries, record, family)])


def _seen(entries: EntryTable, record: EntryId, family: str) -> dict[int, int]:
    return entries.last_counters(record, f"{family}.edit", FILE)


def _knew_all(knew: dict[int, int], seen: dict[int, int]) -> bool:
    return all(knew.get(run, -1) >= counter for run, counter in seen.items())


def _standing(entries: EntryTable, record: EntryId, family: str) -> list[tuple[Entry, dict[int, int]]]:
    """The deletions that no restoring answered, each with what it knew."""
    deletions = [(entry, body) for entry, body in _decoded(entries, record, f"{family}.deleted")]
    if not deletions:
        return []
    undone = {
        EntryId(*each)
        for _, body in _decoded(entries, record, f"{family}.restored")
        if isinstance(body, Restored)
        for each in body.undone
    }
    return [
        (entry, dict(body.seen)) for entry, body in deletions if isinstance(body, Deleted) and entry.id not in undone
    ]


def _decoded(entries: EntryTable, record: EntryId, kind: str) -> list[tuple[Entry, Body | None]]:
    found = []
    for entry in entries.about(record, kind):
        with suppress(BodyRefused):
            found.append((entry, decode_body(kind, entry.body)))
    return found
