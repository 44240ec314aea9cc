"""The entries as they lie in the database: put in once, never changed.

Promises: an entry is stored whole; the same entry again changes nothing; another entry under a known id is refused and
reported, and the first one stays. An entry without its body (a stub) gives way to the same one with it, unless that was
erased. Knows nothing of what entries mean. Called by journal.py, open_texts.py, history.py,
recovery.py and by sync/.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

from desktop_app.storage import erasing
from desktop_app.storage.database import Database, Row
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId

_LAST: Final = (1 << 62) - 1
_CLOSE: Final = 4
"""Ids are in a row when there is room for at most this many times as many between the first and the last."""

_INSERT: Final = (
    "INSERT OR IGNORE INTO entries (run, counter, kind, record_run, record_counter, audience, written, body, "
    "own, packed, sound) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

# Many ids in one question: a list of [run, counter] as JSON.
_KNOWN: Final = (
    "SELECT e.run, e.counter FROM json_each(?) AS given "
    "CROSS JOIN entries AS e ON e.run = given.value ->> 0 AND e.counter = given.value ->> 1"
)
_KNOWN_BETWEEN: Final = "SELECT run, counter FROM entries WHERE run = ? AND counter BETWEEN ? AND ?"
_HEARD_BETWEEN: Final = (
    "SELECT DISTINCT record_run, record_counter FROM entries WHERE record_run = ? AND record_counter BETWEEN ? AND ?"
)
_HEARD: Final = (
    "SELECT DISTINCT e.record_run, e.record_counter FROM json_each(?) AS given CROSS JOIN entries AS e "
    "ON e.record_run = given.value ->> 0 AND e.record_counter = given.value ->> 1"
)
_MADE: Final = (
    "SELECT e.run, e.counter, e.written FROM json_each(?) AS given "
    "CROSS JOIN entries AS e ON e.run = given.value ->> 0 AND e.counter = given.value ->> 1 "
    "WHERE e.record_run = e.run AND e.record_counter = e.counter"
)
_EDITS_OF: Final = (
    "SELECT e.record_run, e.record_counter, e.seq, e.body FROM json_each(?) AS given CROSS JOIN entries AS e "
    "ON e.record_run = given.value ->> 0 AND e.record_counter = given.value ->> 1 AND e.kind = ? "
    "WHERE e.sound = 1 ORDER BY e.seq"
)
_WITH_ANY: Final = (
    "SELECT DISTINCT e.record_run, e.record_counter FROM json_each(?) AS given CROSS JOIN entries AS e "
    "ON e.record_run = given.value ->> 0 AND e.record_counter = given.value ->> 1 AND e.kind = ?"
)


class Put(Enum):
    """What became of an entry that was put in."""

    NEW = "new"
    KNOWN = "known"  # the same bytes were here already
    CLASH = "clash"  # other bytes are here under this id


class EntryTable:
    """The table ``entries``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, entry: Entry, *, own: bool, packed: bool = False) -> tuple[Put, int]:
        """Stores the entry; returns what became of it, and its place in the order of arrival (0 unless NEW)."""
        seq = self._database.insert(_INSERT, _row(entry, own, packed))
        return (Put.NEW, seq) if seq else self._put_again(entry)

    def put_all(self, entries: Sequence[Entry], *, own: bool, packed: bool = False) -> list[Put]:
        """Stores many; returns what became of each. Asks about all of them once, and puts in together what is new."""
        known = self._known([entry.id for entry in entries])
        fresh: dict[EntryId, int] = {}  # by id, where it stands first
        for number, entry in enumerate(entries):
            if entry.id not in known:
                fresh.setdefault(entry.id, number)
        self._database.run_many(_INSERT, [_row(entries[number], own, packed) for number in fresh.values()])
        return [
            Put.NEW if fresh.get(entry.id) == number else self._put_again(entry)[0]
            for number, entry in enumerate(entries)
        ]

    def _known(self, ids: Collection[EntryId]) -> set[EntryId]:
        return self._among(ids, _KNOWN_BETWEEN, _KNOWN)

    def unheard(self, records: Collection[EntryId]) -> set[EntryId]:
        """Those of these records of which there is no entry at all."""
        return set(records) - self._among(records, _HEARD_BETWEEN, _HEARD)

    def _among(self, ids: Collection[EntryId], between: str, each: str) -> set[EntryId]:
        """What a question finds of these ids, and maybe of others that lie between them. Ids that came together mostly
        lie in a row: then one look at a stretch of the index answers for all of a run."""
        found: set[EntryId] = set()
        spread: list[EntryId] = []
        for run, counters in _by_run(ids).items():
            low, high = min(counters), max(counters)
            if high - low < _CLOSE * len(counters):
                found.update(EntryId(*row) for row in self._database.rows(between, (run, low, high)))
            else:
                spread += [EntryId(run, counter) for counter in counters]
        if spread:
            found.update(EntryId(*row) for row in self._database.rows(each, (_json(spread),)))
        return found

    def _put_again(self, entry: Entry) -> tuple[Put, int]:
        known = self.get(entry.id)
        assert known is not None
        if known == entry or entry.is_stub_of(known):
            return Put.KNOWN, 0
        if not known.is_stub_of(entry):
            return Put.CLASH, 0
        if erasing.is_erased(self._database, entry.id):
            return Put.KNOWN, 0
        self._database.run(
            "UPDATE entries SET body = ?, sound = 1 WHERE run = ? AND counter = ?", (entry.body, *entry.id)
        )
        seq: int = self._database.value("SELECT seq FROM entries WHERE run = ? AND counter = ?", entry.id)
        return Put.NEW, seq

    def is_gone(self, record: EntryId, kind: str) -> bool:
        """Whether every edit of a record was erased; False when it has none."""
        left: int | None = self._database.value(
            "SELECT max(body <> x'') FROM entries WHERE record_run = ? AND record_counter = ? AND kind = ?",
            (*record, kind),
        )
        return left == 0

    def is_own(self, entry_id: EntryId) -> bool:
        """Whether this profile wrote the entry."""
        row = self._database.row("SELECT own FROM entries WHERE run = ? AND counter = ?", entry_id)
        return row is not None and bool(row[0])

    def has_own(self, record: EntryId, kind: str) -> bool:
        """Whether this profile wrote an entry of this kind about the record."""
        sql = "SELECT 1 FROM entries WHERE record_run = ? AND record_counter = ? AND kind = ? AND own = 1 LIMIT 1"
        return self._database.row(sql, (*record, kind)) is not None

    def with_bodies(self, record: EntryId, kind: str) -> list[EntryId]:
        """The entries of one kind about a record that still have bodies, in the order of arrival."""
        rows = self._database.rows(
            "SELECT run, counter FROM entries WHERE record_run = ? AND record_counter = ? AND kind = ? "
            "AND body <> x'' ORDER BY seq",
            (*record, kind),
        )
        return [EntryId(*row) for row in rows]

    def get(self, entry_id: EntryId) -> Entry | None:
        """The entry with this id."""
        row = self._database.row("SELECT * FROM entries WHERE run = ? AND counter = ?", entry_id)
        return None if row is None else _entry(row)

    def about(self, record: EntryId, kind: str) -> list[Entry]:
        """The entries of one kind that make or speak of a record, in the order of arrival."""
        rows = self._database.rows(
            "SELECT * FROM entries WHERE record_run = ? AND record_counter = ? AND kind = ? ORDER BY seq",
            (*record, kind),
        )
        return [_entry(row) for row in rows]

    def last_counters(self, record: EntryId, *kinds: str) -> dict[int, int]:
        """For each run that wrote entries of these kinds about a record, the last counter that is here."""
        return dict(
            self._database.rows(
                "SELECT run, max(counter) FROM entries WHERE record_run = ? AND record_counter = ? "  # noqa: S608  # marks
                f"AND kind IN ({','.join('?' * len(kinds))}) GROUP BY run",
                (*record, *kinds),
            )
        )

    def edits(self, record: EntryId, kind: str, *, after: int = 0, up_to: int | None = None) -> list[tuple[int, bytes]]:
        """(place, Yjs update) of the sound edits of a record, within these places."""
        rows = self._database.rows(
            "SELECT seq, body FROM entries WHERE record_run = ? AND record_counter = ? AND seq > ? AND seq <= ? "
            "AND kind = ? AND sound = 1 ORDER BY seq",
            (*record, after, _LAST if up_to is None else up_to, kind),
        )
        return [(seq, body) for seq, body in rows]

    def edits_of(self, records: Collection[EntryId], kind: str) -> dict[EntryId, list[tuple[int, bytes]]]:
        """As ``edits``, of many records at once; those without any are left out."""
        rows = self._database.rows(_EDITS_OF, (_json(records), kind))
        found: defaultdict[EntryId, list[tuple[int, bytes]]] = defaultdict(list)
        for run, counter, seq, body in rows:
            found[EntryId(run, counter)].append((seq, body))
        return found

    def with_any(self, records: Collection[EntryId], kind: str) -> set[EntryId]:
        """Those of these records of which there are entries of one kind."""
        rows = self._database.rows(_WITH_ANY, (_json(records), kind))
        return {EntryId(*row) for row in rows}

    def last_place(self, record: EntryId, kind: str) -> int:
        """The place of the last sound edit of a record; 0 when there is none."""
        return int(
            self._database.value(
                "SELECT max(seq) FROM entries WHERE record_run = ? AND record_counter = ? AND kind = ? AND sound = 1",
                (*record, kind),
            )
            or 0
        )

    def edit_times(self, record: EntryId, kind: str) -> list[tuple[int, int]]:
        """(place, when it was written in ms UTC) of the sound edits of a record, in the order of arrival."""
        rows = self._database.rows(
            "SELECT seq, written FROM entries WHERE record_run = ? AND record_counter = ? AND kind = ? AND sound = 1 "
            "ORDER BY seq",
            (*record, kind),
        )
        return [(seq, written) for seq, written in rows]

    def mark_unsound(self, seq: int) -> None:
        """Keeps an edit from being applied ever again."""
        self._database.run("UPDATE entries SET sound = 0 WHERE seq = ?", (seq,))

    def maker(self, record: EntryId) -> Entry | None:
        """The entry that made the record; None when it has not arrived."""
        found = self.get(record)
        return found if found is not None and found.about is None else None

    def made(self, records: Collection[EntryId]) -> dict[EntryId, int]:
        """When these records were made (ms UTC), as far as the entries that made them have arrived."""
        rows = self._database.rows(_MADE, (_json(records),))
        return {EntryId(run, counter): written for run, counter, written in rows}

    def each(self, *, after: int = 0) -> Iterator[tuple[int, Entry]]:
        """(place, entry) of everything in the order of arrival."""
        for row in self._database.each("SELECT * FROM entries WHERE seq > ? ORDER BY seq", (after,)):
            yield row[0], _entry(row)

    def of_kind(self, kind: str) -> list[Entry]:
        """The entries of one kind in the order of arrival."""
        rows = self._database.rows("SELECT * FROM entries WHERE kind = ? ORDER BY seq", (kind,))
        return [_entry(row) for row in rows]

    def waiting(self, most: int = -1) -> list[tuple[int, Entry]]:
        """(place, entry) of the own entries that lie in no slice yet, in the order they were written: the first
        ``most`` of them, or all."""
        rows = self._database.rows("SELECT * FROM entries WHERE own = 1 AND packed = 0 ORDER BY seq LIMIT ?", (most,))
        return [(row[0], _entry(row)) for row in rows]

    def is_any_waiting(self) -> bool:
        """Whether any own entry lies in no slice yet."""
        return self._database.row("SELECT 1 FROM entries WHERE own = 1 AND packed = 0 LIMIT 1") is not None

    def set_packed(self, entry_ids: list[EntryId], packed: bool = True) -> None:
        """Says of entries that they lie in a slice now, or (when their slice was lost) no longer do."""
        self._database.run_many(
            "UPDATE entries SET packed = ? WHERE run = ? AND counter = ?",
            ((int(packed), *entry_id) for entry_id in entry_ids),
        )


def _by_run(ids: Iterable[EntryId]) -> dict[int, list[int]]:
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for run, counter in ids:
        runs[run].append(counter)
    return runs


def _json(ids: Iterable[EntryId]) -> str:
    return json.dumps(list(ids))


def _row(entry: Entry, own: bool, packed: bool) -> Row:
    about = entry.about or entry.id
    numbers = (int(own), int(packed), int(bool(entry.body)))
    return (*entry.id, entry.kind, *about, entry.audience, entry.written, entry.body, *numbers)


def _entry(row: Row) -> Entry:
    _, run, counter, kind, record_run, record_counter, audience, written, body, *_ = row
    entry_id = EntryId(run, counter)
    record = EntryId(record_run, record_counter)
    return Entry(entry_id, kind, None if record == entry_id else record, audience, written, body)
