"""The slices that this laptop holds, its own and those of others, and how far it has read each feed.

Promises: a slice is stored as it is and never changed; what is stored twice is there once; nothing is taken off the
shelf but slices of *mine* whose place others took, of which the names stay. An own entry is marked as packed in the
transaction that stores its slice. Called by sync/ only.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.storage import replaced_slices
from desktop_app.storage.database import Database, Row
from desktop_app.storage.entry_table import EntryTable
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import SliceHeader, short_name, slice_name

QUARANTINED: Final = "quarantined"

CLAIMED: Final = 0
"""In place of the centre's run, for a slice that came in an answer which is not believed (yet)."""

AT_ONCE: Final = 1_000
"""Entries that are cut into slices at once."""


@dataclass(frozen=True)
class Offer:
    """A slice on the shelf, by name. ``name``: all 32 bytes."""

    seq: int
    name: bytes

    @property
    def short(self) -> bytes:
        """Its short name."""
        return short_name(self.name)


@dataclass(frozen=True)
class Held(Offer):
    """A slice on the shelf, with its bytes. ``own``: cut by this profile, of entries that the centre has not yet."""

    own: bool
    data: bytes


class SliceShelf:
    """The tables ``slices``, ``slice_entries`` and ``positions``."""

    def __init__(self, database: Database, entries: EntryTable) -> None:
        self.database = database
        self._entries = entries

    # -- what was written here and lies in no slice yet

    def uncut(self, *, with_mine: bool) -> tuple[list[Entry], bool]:
        """The first own entries that lie in no slice, and whether there are more. Without ``with_mine`` those that are
        *mine* are left out."""
        if not with_mine:
            return [entry for _, entry in self._entries.waiting() if entry.audience != MINE], False
        rows = self._entries.waiting(AT_ONCE + 1)
        return [entry for _, entry in rows[:AT_ONCE]], len(rows) > AT_ONCE

    # -- putting slices on the shelf

    def has(self, name: bytes) -> bool:
        """Whether this slice is here."""
        return self.database.row("SELECT 1 FROM slices WHERE name = ?", (name,)) is not None

    def add_own(self, data: bytes, header: SliceHeader, entries: Sequence[Entry], now: int) -> None:
        """Stores a slice just cut. Must stand in a write block."""
        self.keep(data, header, now, own=True, acknowledged=None, entries=entries)

    def keep(
        self,
        data: bytes,
        header: SliceHeader | None,
        now: int,
        *,
        own: bool,
        acknowledged: int | None,
        entries: Sequence[Entry] | None,
    ) -> None:
        """Stores a slice. ``header`` is None when a version to come wrote it, ``entries`` when it cannot be opened now;
        ``acknowledged`` is the centre's run that has it, or CLAIMED. Must stand in a write block."""
        audience, device = ("", b"") if header is None else (header.audience, header.device)
        seq = self.database.insert(
            "INSERT INTO slices (name, audience, device, own, received, acknowledged, opened, bytes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (slice_name(data), audience, device, own, now, acknowledged, entries is not None, data),
        )
        self._tie(seq, entries or ())
        if header is not None and entries is not None:
            replaced_slices.look_at(self.database, seq, data, header, entries)

    def unread(self, devices: Iterable[bytes]) -> list[Held]:
        """The slices that could not be opened yet, of these devices or of a version that was to come."""
        found = []
        for device in (b"", *devices):
            found += self.database.rows(
                "SELECT seq, name, own, bytes FROM slices WHERE opened = 0 AND device = ?", (device,)
            )
        return [_held(row) for row in sorted(found)]

    def unread_of(self, audience: str, most: int) -> list[bytes]:
        """The bytes of the first slices for this audience that could not be opened yet."""
        query = "SELECT bytes FROM slices WHERE opened = 0 AND audience = ? LIMIT ?"
        return [data for (data,) in self.database.rows(query, (audience, most))]

    def opened(self, seq: int, header: SliceHeader, entries: Sequence[Entry]) -> None:
        """Notes what lies in a slice that could not be opened before. Must stand in a write block."""
        self.database.run(
            "UPDATE slices SET opened = 1, audience = ?, device = ? WHERE seq = ?",
            (header.audience, header.device, seq),
        )
        self._tie(seq, entries)
        replaced_slices.look_at(self.database, seq, self._get(seq).data, header, entries)

    def _tie(self, seq: int, entries: Iterable[Entry]) -> None:
        ids = [entry.id for entry in entries]
        self.database.run_many(
            "INSERT OR IGNORE INTO slice_entries (slice, run, counter) VALUES (?, ?, ?)", ((seq, *each) for each in ids)
        )
        if self._entries.is_any_waiting():
            self._entries.set_packed(ids)

    # -- what the centre has

    def unsent(self, most: int, *, leave_out: Collection[int] = ()) -> list[Held]:
        """Slices that the centre has to be given, oldest first, as many as fit into ``most`` bytes; at least one."""
        found: list[Held] = []
        size = 0
        for row in self.database.rows("SELECT seq, length(bytes) FROM slices WHERE acknowledged IS NULL "
                                      "AND aside IS NULL ORDER BY seq"):  # fmt: skip
            seq, length = row
            if seq in leave_out:
                continue
            if found and size + length > most:
                break
            found.append(self._get(seq))
            size += length
        return found

    def doubtful(self, run: int, most: int) -> list[Offer]:
        """Slices that another run of the centre acknowledged, or that only seem to come from it: this run has to be
        asked about them."""
        rows = self.database.rows(
            # As two searches of an index: an OR under a LIMIT makes SQLite look at every slice.
            "SELECT seq, name FROM slices WHERE seq IN (SELECT seq FROM slices WHERE acknowledged < ? UNION ALL "
            "SELECT seq FROM slices WHERE acknowledged > ?) ORDER BY seq LIMIT ?",
            (run, run, most),
        )
        return [Offer(*row) for row in rows]

    def quarantined(self, most: int) -> list[Offer]:
        """Slices that the centre keeps aside until somebody releases them: it is asked again each time."""
        rows = self.database.rows(
            "SELECT seq, name FROM slices WHERE acknowledged IS NULL AND aside = ? ORDER BY seq LIMIT ?",
            (QUARANTINED, most),
        )
        return [Offer(*row) for row in rows]

    def acknowledge(self, seqs: Iterable[int], run: int) -> None:
        """This run of the centre has these. Must stand in a write block."""
        self.database.run_many(
            "UPDATE slices SET acknowledged = ?, aside = NULL, standing_in = 0 "
            "WHERE seq = ? AND aside IS NOT 'replaced'",
            ((run, seq) for seq in seqs),
        )

    def acknowledge_names(self, names: Iterable[bytes], run: int) -> None:
        """This run of the centre has those of these slices that are here. Must stand in a write block."""
        self.database.run_many(
            "UPDATE slices SET acknowledged = ?, aside = NULL, standing_in = 0 "
            "WHERE name = ? AND aside IS NOT 'replaced'",
            ((run, name) for name in names),
        )

    def lost(self, seqs: Iterable[int]) -> None:
        """The centre does not have these (any more). Must stand in a write block."""
        self.database.run_many(
            "UPDATE slices SET acknowledged = NULL, aside = NULL WHERE seq = ? AND aside IS NOT 'replaced'",
            ((seq,) for seq in seqs),
        )

    def put_aside(self, reasons: Iterable[tuple[int, str]]) -> None:
        """The centre did not take these: (seq, QUARANTINED or a code). Must stand in a write block."""
        self.database.run_many(
            "UPDATE slices SET acknowledged = NULL, aside = ? WHERE seq = ? AND aside IS NOT 'replaced'",
            ((why, seq) for seq, why in reasons),
        )

    def try_refused_again(self) -> None:
        """What a centre refused may be sent once more: another one answers now. Must stand in a write block."""
        self.database.run("UPDATE slices SET standing_in = 0 WHERE standing_in = 1")
        self.database.run("UPDATE slices SET aside = NULL WHERE aside <> ? AND aside IS NOT 'replaced'", (QUARANTINED,))

    def cut_anew(self, device: bytes) -> None:
        """Own entries in slices of this device that were not acknowledged are cut into new ones, when they leave.

        Must stand in a write block.
        """
        rows = self.database.rows(
            "SELECT seq FROM slices WHERE own = 1 AND acknowledged IS NULL AND aside IS NULL AND device = ?", (device,)
        )
        self.take_apart([seq for (seq,) in rows])

    def unsent_longer(self, size: int, device: bytes) -> list[Held]:
        """Own slices of this device, longer than ``size`` bytes and of several entries, that nobody was heard to
        have."""
        rows = self.database.rows(
            "SELECT seq, name, own, bytes FROM slices s WHERE own = 1 AND acknowledged IS NULL AND aside IS NULL "
            "AND standing_in = 0 AND device = ? AND length(bytes) > ? "
            "AND (SELECT count(*) FROM slice_entries e WHERE e.slice = s.seq) > 1",
            (device, size),
        )
        return [_held(row) for row in rows]

    def take_apart(self, seqs: Sequence[int]) -> None:
        """The entries of these slices wait again, and nothing stays of them but their names. Must stand in a write
        block."""
        for seq in seqs:
            rows = self.database.rows("SELECT run, counter FROM slice_entries WHERE slice = ?", (seq,))
            self._entries.set_packed([EntryId(*row) for row in rows], packed=False)
        replaced_slices.drop(self.database, seqs)

    def count_entries(self, seqs: Iterable[int]) -> int:
        """How many entries lie in these slices."""
        count = "SELECT count(*) FROM slice_entries WHERE slice = ?"
        return sum(int(self.database.value(count, (seq,))) for seq in seqs)

    def count_unsent_own(self) -> int:
        """How many own entries lie in slices that ``unsent`` gives."""
        return int(
            self.database.value(
                "SELECT count(*) FROM slices s JOIN slice_entries e ON e.slice = s.seq "
                "WHERE s.own = 1 AND s.acknowledged IS NULL AND s.aside IS NULL"
            )
        )

    def _get(self, seq: int) -> Held:
        row = self.database.row("SELECT seq, name, own AND NOT standing_in, bytes FROM slices WHERE seq = ?", (seq,))
        assert row is not None
        return _held(row)

    # -- positions

    def positions(self, run: int) -> dict[str, int]:
        """Feed → how many of its slices are here, as counted under this run of the centre."""
        return dict(self.database.rows("SELECT feed, count FROM positions WHERE run = ?", (run,)))

    def forget_positions(self) -> None:
        """All feeds are read from their beginnings again. Must stand in a write block."""
        self.database.run("DELETE FROM positions")

    def forget_position(self, feed: str) -> None:
        """This feed is read from its beginning, should it come again. Must stand in a write block."""
        self.database.run("DELETE FROM positions WHERE feed = ?", (feed,))

    def move(self, run: int, counts: dict[str, int], *, gone: Iterable[str] = ()) -> None:
        """Notes how far feeds were read under this run; forgets those that are ``gone``, and what another run said.

        Must stand in a write block.
        """
        self.database.run("DELETE FROM positions WHERE run <> ?", (run,))
        self.database.run_many("DELETE FROM positions WHERE feed = ?", ((feed,) for feed in gone))
        self.database.run_many(
            "INSERT OR REPLACE INTO positions VALUES (?, ?, ?)", ((feed, run, count) for feed, count in counts.items())
        )


def _held(row: Row) -> Held:
    seq, name, own, data = row
    return Held(seq, name, bool(own), data)
