"""Slices of *mine* that took the place of others: what they name, what has to be looked at, what can go.

Promises: a slice goes only when another that is here and was opened has all its entries (sync/repacking.py sees to
that); its name stays, so that it is not taken again. Called by slice_shelf.py and sync/.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.storage import erasing
from desktop_app.storage.database import Database, Row
from sync_protocol.entries import MINE, Entry
from sync_protocol.slices import SliceHeader, replaced_by, short_name, slice_name

REPLACED: Final = "replaced"
"""In place of a code: the slice is not sent or offered any more, because its entries lie in others."""


@dataclass(frozen=True)
class Standing:
    """A slice of *mine* that was opened and that no other replaced. ``acknowledged``: the centre's run, or None;
    ``received``, or cut, then, ms UTC."""

    seq: int
    name: bytes
    device: bytes
    acknowledged: int | None
    received: int
    data: bytes

    @property
    def short(self) -> bytes:
        """Its short name."""
        return short_name(self.name)


def look_at(database: Database, seq: int, data: bytes, header: SliceHeader, entries: Iterable[Entry]) -> None:
    """Notes what a slice that was just opened replaces, and whether it, or what it replaces, has to be packed anew.

    Must stand in a write block.
    """
    if header.audience != MINE:
        return
    if header.replaced:
        names = replaced_by(data)
        database.run_many(
            "INSERT OR IGNORE INTO replaced_slices (short, slice) VALUES (?, ?)", ((name, seq) for name in names)
        )
        database.run_many(
            "UPDATE slices SET unclean = 1 WHERE substr(name, 1, 8) = ? AND aside IS NOT 'replaced' AND seq <> ?",
            ((name, seq) for name in names),
        )
    is_named = database.row("SELECT 1 FROM replaced_slices WHERE short = ?", (short_name(slice_name(data)),))
    if is_named or _holds_erased(database, entries):
        database.run("UPDATE slices SET unclean = 1 WHERE seq = ?", (seq,))


def unclean(database: Database, after: int, most: int) -> list[Standing]:
    """Slices behind a place that have to be packed anew, or dropped because another has all of theirs; the oldest
    first."""
    return _standing(database, "unclean = 1 AND seq > ?", (after,), most)


def small(database: Database, below: int, run: int, device: bytes, before: int, most: int) -> list[Standing]:
    """Slices of fewer than ``below`` bytes that this run of the centre has; of other devices than this one only those
    received before a moment (ms UTC), so that two laptops do not pack the same ones. The oldest first."""
    where = "length(bytes) < ? AND acknowledged = ? AND aside IS NULL AND (device = ? OR received < ?)"
    return _standing(database, where, (below, run, device, before), most)


def replacing(database: Database, short: bytes) -> list[Standing]:
    """The slices here that say that they take the place of the one with this short name."""
    return _standing(database, "seq IN (SELECT slice FROM replaced_slices WHERE short = ?)", (short,), -1)


def drop(database: Database, seqs: Iterable[int]) -> None:
    """Keeps of these slices nothing but their names. Must stand in a write block."""
    for seq in seqs:
        database.run("DELETE FROM slice_entries WHERE slice = ?", (seq,))
        database.run("DELETE FROM replaced_slices WHERE slice = ?", (seq,))
        database.run(
            "UPDATE slices SET bytes = x'', acknowledged = NULL, aside = ?, unclean = 0, standing_in = 0, opened = 1 "
            "WHERE seq = ?",
            (REPLACED, seq),
        )


def set_clean(database: Database, seqs: Iterable[int]) -> None:
    """These need nothing. Must stand in a write block."""
    database.run_many("UPDATE slices SET unclean = 0 WHERE seq = ?", ((seq,) for seq in seqs))


def stand_in(database: Database, data: bytes) -> None:
    """Nothing of this slice waits: the centre has what it replaces. Must stand in a write block."""
    database.run("UPDATE slices SET standing_in = 1 WHERE name = ?", (slice_name(data),))


_STANDS: Final = "audience = 'mine' AND opened = 1 AND aside IS NOT 'replaced'"


def _standing(database: Database, where: str, parameters: Sequence[int | bytes], most: int) -> list[Standing]:
    rows: list[Row] = database.rows(
        f"SELECT seq, name, device, acknowledged, received, bytes FROM slices WHERE {where} AND {_STANDS} "  # noqa: S608
        "ORDER BY seq LIMIT ?",
        (*parameters, most),
    )
    return [Standing(*row) for row in rows]


def _holds_erased(database: Database, entries: Iterable[Entry]) -> bool:
    return bool(erasing.count(database)) and any(
        entry.body and erasing.is_erased(database, entry.id) for entry in entries
    )
