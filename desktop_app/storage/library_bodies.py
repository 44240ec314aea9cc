"""What left the library: the words go from this laptop, ids and names of slices stay.

Promises: what the centre says takes away only what came from others; what the learner wrote stays, on whichever laptop
of theirs, under whatever names the centre speaks of it. When the centre takes a practice out (its author took it back,
or was erased), the bodies of the entries that had published it go, with the slices in which they came, in whatever
order these arrive; one that is published again later stays. Called by sync/taking_in.py.
"""

from collections.abc import Iterable
from typing import Final

from desktop_app.storage import replaced_slices
from desktop_app.storage.database import Database, Row
from sync_protocol.entries import LIBRARY, Entry
from sync_protocol.identifiers import EntryId

KINDS: Final = frozenset({"practice.published", "practice.unpublished"})


def forget(database: Database, entries: Iterable[Entry]) -> None:
    """Drops what these entries say left the library, or was published before it left. Must stand in a write block."""
    for record in {entry.record for entry in entries if entry.kind in KINDS and entry.audience == LIBRARY}:
        for each in database.rows(_GONE, (*record, *record)):
            empty_entry(database, each)
            drop_slices(database, slices_with(database, each))


_GONE: Final = """
SELECT run, counter FROM entries WHERE record_run = ? AND record_counter = ? AND kind = 'practice.published'
AND audience = 'library' AND body <> x'' AND written <= (SELECT max(written) FROM entries WHERE record_run = ?
AND record_counter = ? AND kind = 'practice.unpublished' AND audience = 'library')
"""

# What learners say stands here of no other learner (sync/signers.py).
_OF_OTHERS: Final = (
    "SELECT 1 FROM entries WHERE run = ? AND counter = ? AND own = 0 AND audience NOT IN ('mine', 'managers')"
)


def slices_with(database: Database, entry: Row | EntryId) -> list[int]:
    """The slices of the centre's in which this entry lies."""
    held = (
        "SELECT s.seq FROM slice_entries e JOIN slices s ON s.seq = e.slice WHERE e.run = ? AND e.counter = ? "
        "AND s.own = 0 AND s.audience NOT IN ('mine', 'managers')"
    )
    return [seq for (seq,) in database.rows(held, entry)]


def drop_slices(database: Database, seqs: list[int]) -> None:
    """Only the names of these slices are left, and the ids of what is in them. Must stand in a write block."""
    for seq in seqs:
        for each in database.rows("SELECT run, counter FROM slice_entries WHERE slice = ?", (seq,)):
            empty_entry(database, each)
    replaced_slices.drop(database, seqs)


def empty_entry(database: Database, entry: Row | EntryId) -> None:
    """Only its id is left, if it is here and not the learner's. Must stand in a write block."""
    if database.row(_OF_OTHERS, entry) is None:
        return
    # Among what was erased it is also what makes the next quiet moment clean the free space (cleansing.py).
    database.insert("INSERT OR IGNORE INTO erased (run, counter) VALUES (?, ?)", entry)
    database.run("UPDATE entries SET body = x'', sound = 0 WHERE run = ? AND counter = ?", entry)
