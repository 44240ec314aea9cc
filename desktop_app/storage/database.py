"""The learner's database: SQLCipher, one connection, one thread.

Promises: what a ``write`` block did is on the disk, whole, when the block ends (WAL, synchronous FULL), or did not
happen at all; every write begins IMMEDIATE, so that windows and commands wait for each other instead of failing;
deleted bytes are overwritten. Driver errors that are about the world come out as Known (failures.py).
Refuses: use from another thread than the one that opened it (the driver raises).
Called by storage/ only; nobody else sees SQL. Schema, search and bulk work go through ``tables`` (sqlite-utils, on the
same connection, imported on first use); what happens at every keystroke is plain SQL.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.errors import Known
from desktop_app.storage import failures

if TYPE_CHECKING:
    import sqlite_utils

KEY_BYTES: Final = 32
PAGE_BYTES: Final = 4096
BUSY_SECONDS: Final = 10.0

Value = str | int | float | bytes | None
Row = tuple[Any, ...]


class Database:
    """An open, decrypted database. Make one with ``Database.open``."""

    def __init__(self, path: Path, connection: driver.Connection) -> None:
        self.path = path
        self._connection = connection
        self._depth = 0
        self._failed = False
        self._waits = True
        self._can_keep = False
        self._on_commit: list[Callable[[], None]] = []
        self._on_rollback: list[Callable[[], None]] = []
        self._tables: sqlite_utils.Database | None = None

    @classmethod
    def open(cls, path: Path, raw_key: bytes, *, busy_seconds: float = BUSY_SECONDS) -> "Database":
        """Opens the file at ``path``, making it when it is not there.

        ``raw_key``: 32 bytes. Raises Known: database-damaged (also for a wrong key: the bytes look the same),
        folder-unwritable, profile-busy, disk-full.
        """
        if len(raw_key) != KEY_BYTES:
            raise ValueError("a raw key has 32 bytes")
        connection: driver.Connection | None = None
        try:
            connection = driver.connect(str(path), isolation_level=None, timeout=busy_seconds, cached_statements=256)
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal of a command
            connection.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
        except driver.Error as error:
            if connection is not None:
                connection.close()
            raise failures.known(error, path=str(path)) or error from error
        return cls(path, connection)

    def close(self) -> None:
        """Closes the connection. A transaction still open is undone."""
        self._connection.close()

    # -- reading

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self._translated():
            found: list[Row] = self._connection.execute(sql, parameters).fetchall()
        return found

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._translated():
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[Value] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def each(self, sql: str, parameters: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query one by one, for results that should not be in memory at once."""
        with self._translated():
            cursor = self._connection.execute(sql, parameters)
        while True:
            with self._translated():
                some = cursor.fetchmany(500)
            if not some:
                return
            yield from some

    # -- writing

    @contextmanager
    def write(self, *, keeps: bool = False, waits: bool = True) -> Iterator[None]:
        """One transaction. A block within a block joins it: only the outermost commits, and only if none failed.

        ``keeps``: what was worked out before stays true (kept.py); otherwise it is forgotten in the same transaction.
        Without ``waits`` the block may end before the disk has it: if the power goes before the next block that waits
        has ended, it may not have happened, nor any that came after it. Never for what a learner did.
        Raises Known (disk-full, profile-busy, database-damaged) with everything undone.
        """
        if self._depth:
            yield from self._joined()
            return
        self._begin(waits=waits)
        try:
            with self._translated():
                yield
                if self._failed:
                    raise RuntimeError("a write within this one failed, and its error was swallowed")
                if not keeps and self.can_keep():
                    # Without "WHERE true" SQLite clears the table's page even when it is empty, and a transaction that
                    # did nothing would wait for the disk.
                    self._connection.execute("DELETE FROM kept WHERE true")
                self._connection.execute("COMMIT")
        except BaseException:
            self._undo()
            raise
        self._depth = 0
        self._finish(self._on_commit)

    def _wait_for_disk(self, waits: bool) -> None:
        """Between transactions only: within one SQLite refuses it."""
        if waits is not self._waits:
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if waits else 'NORMAL'}")
            self._waits = waits

    def _joined(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._failed = True
            raise
        finally:
            self._depth -= 1

    def _begin(self, *, waits: bool) -> None:
        with self._translated():
            self._wait_for_disk(waits)
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        self._failed = False

    def _undo(self) -> None:
        self._depth = 0
        self._can_keep = False  # what was undone may have made the table
        with suppress(driver.Error):  # the error that brought us here matters more
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        self._finish(self._on_rollback)

    def _finish(self, callbacks: list[Callable[[], None]]) -> None:
        due = list(callbacks)
        self._on_commit.clear()
        self._on_rollback.clear()
        for callback in due:
            callback()

    def after(self, *, commit: Callable[[], None] | None = None, rollback: Callable[[], None] | None = None) -> None:
        """Has these called once, when the transaction now open has ended one way or the other."""
        self.need_write()
        if commit is not None:
            self._on_commit.append(commit)
        if rollback is not None:
            self._on_rollback.append(rollback)

    def need_write(self) -> None:
        """Raises RuntimeError outside a ``write`` block: a bug of the caller."""
        if not self._depth:
            raise RuntimeError("this belongs into `with database.write():`")

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Runs a statement that changes something; returns how many rows it changed."""
        self.need_write()
        with self._translated():
            return int(self._connection.execute(sql, parameters).rowcount)

    def insert(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Runs an INSERT of one row; returns its rowid, 0 when it was ignored."""
        self.need_write()
        with self._translated():
            cursor = self._connection.execute(sql, parameters)
        return int(cursor.lastrowid) if cursor.rowcount else 0

    def run_many(self, sql: str, parameters: Iterable[Sequence[Value]]) -> None:
        """Runs a statement once for each row of parameters."""
        self.need_write()
        with self._translated():
            self._connection.executemany(sql, parameters)

    # -- schema, copies, health

    @property
    def tables(self) -> "sqlite_utils.Database":
        """The same connection through sqlite-utils. Its import takes 90 ms: not for the way to the first window."""
        if self._tables is None:
            import sqlite_utils

            self._tables = sqlite_utils.Database(self._connection, recursive_triggers=False, execute_plugins=False)
        return self._tables

    def can_keep(self) -> bool:
        """Whether the schema is one with a place for what was worked out (kept.py)."""
        if not self._can_keep:
            self._can_keep = self.row("SELECT 1 FROM sqlite_master WHERE name = 'kept'") is not None
        return self._can_keep

    def data_version(self) -> int:
        """A number that changes whenever another connection, of this process or another, committed something."""
        return int(self.value("PRAGMA data_version"))

    def is_sound(self) -> bool:
        """Whether every page can be decrypted and the structure is whole. Reads the whole file."""
        try:
            return self.rows("PRAGMA quick_check") == [("ok",)]
        except driver.Error:
            return False
        except Known:
            return False

    def compact(self) -> None:
        """Writes the whole database anew. Overwriting what is deleted leaves what SQLite once moved from page to page;
        after this nothing of it is left in the file or its log.

        Raises Known("disk-full") and Known("profile-busy").
        """
        with self._translated():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def copy_to(self, path: Path) -> None:
        """Writes a compact copy, encrypted with the same key, to ``path``, which must not be there yet.

        Raises Known("disk-full").
        """
        with self._translated():
            self._connection.execute("VACUUM INTO ?", (str(path),))

    def _translated(self) -> "_Translated":
        return _Translated(self.path)


class _Translated:
    """Driver errors inside the block come out as Known. A class: it is used for every statement."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, driver.Error):
            known = failures.known(error, path=str(self._path))
            if known is not None and known.code == "database-damaged":
                mark_damaged(self._path)
            raise known or error from error


def mark_damaged(path: Path) -> None:
    """Has the database looked at closely when it is opened next (recovery.py)."""
    with suppress(OSError):
        damage_mark(path).touch()


def damage_mark(path: Path) -> Path:
    """The file that says that a database was found damaged."""
    return path.with_name(path.name + ".damaged")
