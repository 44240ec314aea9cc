"""What the learner made that the centre has not acknowledged.

Promises: a record is waiting while any of its own entries lies in no slice, or in none that was acknowledged.
Called by operations for the states they show.
"""

from desktop_app.storage.database import Database
from sync_protocol.identifiers import EntryId

_UNPACKED = "SELECT DISTINCT record_run, record_counter FROM entries WHERE own = 1 AND packed = 0"
_IN_SLICES = (
    "SELECT DISTINCT e.record_run, e.record_counter FROM slices s JOIN slice_entries p ON p.slice = s.seq "
    "JOIN entries e ON e.run = p.run AND e.counter = p.counter WHERE s.own = 1 AND s.acknowledged IS NULL"
)


def records_waiting(database: Database) -> frozenset[EntryId]:
    """The records with something that still has to reach the centre."""
    return frozenset(EntryId(*row) for row in database.rows(f"{_UNPACKED} UNION {_IN_SLICES}"))
