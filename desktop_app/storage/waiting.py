"""What the learner made that the centre has not acknowledged.

Promises: a record is waiting while any of its own entries lies in no slice, or in none that was acknowledged. What the
centre acknowledged before it was restored waits again once its new run was heard of, until it says that it is there.
Called by operations for the states they show.
"""

from typing import Final

from desktop_app.storage.database import Database
from desktop_app.storage.settings import CENTRE_RUN
from sync_protocol.identifiers import EntryId

_RUN: Final = f"(SELECT value FROM settings WHERE name = '{CENTRE_RUN}')"  # noqa: S608  # our own name

NOT_THERE: Final = (
    f"((s.acknowledged IS NULL OR s.acknowledged < {_RUN} OR s.acknowledged > {_RUN}) AND s.standing_in = 0)"
)
"""Of a slice ``s``: the run of the centre's last answer has not said that it is there, nor those whose place it takes.
By two comparisons, which an index answers."""

# Not DISTINCT, which would be answered by going through every record there is; with CROSS, which tells SQLite to begin
# with the slices that wait.
_UNPACKED = "SELECT record_run, record_counter FROM entries WHERE own = 1 AND packed = 0"
_IN_SLICES = (
    "SELECT e.record_run, e.record_counter FROM slices s CROSS JOIN slice_entries p ON p.slice = s.seq "  # noqa: S608
    f"JOIN entries e ON e.run = p.run AND e.counter = p.counter WHERE s.own = 1 AND {NOT_THERE}"
)


def records_waiting(database: Database) -> frozenset[EntryId]:
    """The records with something that still has to reach the centre."""
    return frozenset(EntryId(*row) for row in database.rows(f"{_UNPACKED} UNION ALL {_IN_SLICES}"))
