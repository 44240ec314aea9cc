"""Erasing: the bodies of named entries go for good, their ids stay.

Promises: only what is *mine* can be erased; what was erased once stays erased, whoever brings it again and in whatever
order the word of it arrives; the bytes are overwritten (``secure_delete``), in the journal here, in the screens' tables
by the projections, in slices by packing them anew (sync/repacking.py), in good copies by backups.py.
Called by journal.py, entry_table.py, recovery.py and backups.py.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.storage.database import Database
from sync_protocol.bodies import Erased
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

ERASED: Final = "record.erased"
"""The kind of entry that names what goes."""


def named(entries: Iterable[Entry]) -> list[EntryId]:
    """What the erasures among these name."""
    found: list[EntryId] = []
    for entry in entries:
        if entry.kind != ERASED:
            continue
        try:
            body = decode_body(ERASED, entry.body)
        except BodyRefused:
            continue  # written by something that is not Fieldbook: it erases nothing
        if isinstance(body, Erased):
            found += [EntryId(*each) for each in body.entries]
    return found


def erase(database: Database, ids: Iterable[EntryId]) -> None:
    """Takes the bodies of these entries away, also of those that have yet to come. Must stand in a write block."""
    for each in ids:
        if not database.insert("INSERT OR IGNORE INTO erased (run, counter) VALUES (?, ?)", each):
            continue
        database.run(
            "UPDATE entries SET body = x'', sound = 0 WHERE run = ? AND counter = ? AND audience = ?", (*each, MINE)
        )
        database.run(
            "UPDATE slices SET unclean = 1 WHERE audience = ? AND aside IS NOT 'replaced' AND seq IN "
            "(SELECT slice FROM slice_entries WHERE run = ? AND counter = ?)",
            (MINE, *each),
        )


def count(database: Database) -> int:
    """How many were erased so far: it changes whenever something is, by whichever process."""
    return int(database.value("SELECT max(seq) FROM erased") or 0)


def all_of(database: Database) -> list[EntryId]:
    """Everything that was erased, in the order in which this laptop learned of it."""
    return [EntryId(*row) for row in database.rows("SELECT run, counter FROM erased ORDER BY seq")]


def is_erased(database: Database, entry_id: EntryId) -> bool:
    """Whether the body of this entry is gone for good."""
    return database.row("SELECT 1 FROM erased WHERE run = ? AND counter = ?", entry_id) is not None


def any_of_run(database: Database, run: int) -> bool:
    """Whether anything of this run was erased."""
    return database.row("SELECT 1 FROM erased WHERE run = ? LIMIT 1", (run,)) is not None


def of_record(database: Database, record: EntryId) -> bool:
    """Whether anything of this record was erased that is known here."""
    return bool(count(database)) and (
        database.row(
            "SELECT 1 FROM entries e JOIN erased x ON x.run = e.run AND x.counter = e.counter "
            "WHERE e.record_run = ? AND e.record_counter = ? LIMIT 1",
            record,
        )
        is not None
    )


def of_records(database: Database, records: Iterable[EntryId]) -> set[EntryId]:
    """Those of these records of which anything was erased that is known here."""
    return {record for record in records if of_record(database, record)} if count(database) else set()


def strip(database: Database, entries: Sequence[Entry]) -> list[Entry]:
    """Takes the bodies of those away that just came and had been erased before; returns which. Must stand in a write
    block."""
    if not count(database):
        return []
    stripped = [entry for entry in entries if is_erased(database, entry.id)]
    database.run_many(
        "UPDATE entries SET body = x'', sound = 0 WHERE run = ? AND counter = ? AND audience = ?",
        ((*entry.id, MINE) for entry in stripped),
    )
    return stripped
