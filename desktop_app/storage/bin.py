"""What lies in the bin: a question of what was known to whoever deleted it, not of clocks.

Promises: a text is in the bin while some deletion of it stands that knew all its edits; a restoring, or an edit made
elsewhere without knowing of the deletion, brings it back, in whatever order these arrive.
Called by projections (notes, practices) and by the operations that delete and restore.
"""

from contextlib import suppress

from desktop_app.storage.entry_table import EntryTable
from sync_protocol.bodies import Body, Deleted, Restored
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused


def deleted_at(entries: EntryTable, record: EntryId, family: str) -> int | None:
    """When the text was put into the bin where it lies (ms UTC); None when it is not there.

    ``family``: "note" or "practice".
    """
    standing = _standing(entries, record, family)
    if not standing:
        return None
    seen = entries.last_counters(record, f"{family}.edit")
    return max((each.written for each, knew in standing if _knew_all(knew, seen)), default=None)


def deletion(entries: EntryTable, record: EntryId, family: str) -> Deleted:
    """The body of a deletion that knows all that is here."""
    return Deleted(sorted(entries.last_counters(record, f"{family}.edit").items()))


def restoring(entries: EntryTable, record: EntryId, family: str) -> Restored:
    """The body of a restoring that answers all deletions that are here."""
    return Restored([(each.id.run, each.id.counter) for each, _ in _standing(entries, record, family)])


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
