"""Reading what can still be read of a damaged database.

Promises: every entry and setting on a page that can be decrypted and reached is found; a page that cannot costs its own
rows and no others. Reads a copy, never the original. Called by recovery.py.
"""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.errors import Known
from desktop_app.storage.database import PAGE_BYTES, Database, Row

_CHUNK: Final = 256
_ROWS_PER_PAGE: Final = 40
"""Entries that a page holds at most, to know how far to look when not even the last place can be read."""

_FAILURES: Final = 4_000
"""Readings that may fail before the rest is given up: some seconds. Ranges are tried from the widest to the narrowest,
so that what is given up is what lies closest to damage."""

_PLACES: Final = (
    "SELECT max(seq) FROM entries",
    "SELECT max(seq) FROM entries INDEXED BY entries_by_kind",
    "SELECT max(seq) FROM entries INDEXED BY entries_by_id",
)

_Result = TypeVar("_Result")


class Salvage:
    """A damaged database, of which ``path`` is a copy that may be changed."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._database: Database | None = None
        # The log is taken in once; otherwise every connection would read it again.
        self._try(lambda database: database.rows("PRAGMA wal_checkpoint(TRUNCATE)"))

    def close(self) -> None:
        """Closes what is open."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def entries(self) -> Iterator[Row]:
        """The rows of the journal, those far from damage first."""
        end = self._last_place()
        ranges = deque((start, min(start + _CHUNK, end)) for start in range(0, end, _CHUNK))
        failures = 0
        while ranges and failures < _FAILURES:
            after, up_to = ranges.popleft()
            found = self._try(partial(_between, after=after, up_to=up_to))
            if found is not None:
                yield from found
                continue
            failures += 1
            if up_to - after > 1:
                middle = (after + up_to) // 2
                ranges += ((after, middle), (middle, up_to))

    def settings(self) -> list[Row]:
        """(name, value) of what the laptop remembered."""
        return self._try(lambda database: database.rows("SELECT name, value FROM settings")) or []

    def _last_place(self) -> int:
        """The last place of the journal, or a place beyond it; 0 when nothing at all can be read."""
        if self._try(lambda database: database.rows("SELECT name FROM sqlite_master")) is None:
            return 0
        for sql in _PLACES:
            found = self._try(partial(Database.value, sql=sql))
            if isinstance(found, int):
                return found
        return self._path.stat().st_size // PAGE_BYTES * _ROWS_PER_PAGE

    def _try(self, read: Callable[[Database], _Result]) -> _Result | None:
        """What ``read`` gives; None when it meets damage. After damage SQLCipher refuses everything on the same
        connection, so the next reading gets a new one."""
        try:
            if self._database is None:
                self._database = Database.open(self._path, self._key)
            return read(self._database)
        except (Known, driver.Error):
            self.close()
            return None


def _between(database: Database, *, after: int, up_to: int) -> list[Row]:
    return database.rows("SELECT * FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq", (after, up_to))
