"""The files that this laptop wrote onto sticks for its centre.

Promises: a file is known again by its name (SHA-256), also years later. Called by operations/bundles.py.
"""

from dataclasses import dataclass

from desktop_app.storage.database import Database


@dataclass(frozen=True)
class WrittenBundle:
    """``name``: 32 bytes; times in ms UTC by the laptop's clock; ``answered`` is None until its answer was here."""

    name: bytes
    written: int
    size: int
    entries: int
    answered: int | None = None


def add(database: Database, bundle: WrittenBundle) -> None:
    """Notes a file. Joins the transaction that is open, or makes one."""
    with database.write():
        database.run(
            "INSERT OR REPLACE INTO written_bundles (name, written, size, entries, answered) VALUES (?, ?, ?, ?, ?)",
            (bundle.name, bundle.written, bundle.size, bundle.entries, bundle.answered),
        )


def get(database: Database, name: bytes) -> WrittenBundle | None:
    """The file of this name, if this laptop wrote it."""
    row = database.row("SELECT name, written, size, entries, answered FROM written_bundles WHERE name = ?", (name,))
    return None if row is None else WrittenBundle(*row)


def answered(database: Database, name: bytes, now: int) -> None:
    """Its answer is here. Must stand in a write block."""
    database.run("UPDATE written_bundles SET answered = ? WHERE name = ? AND answered IS NULL", (now, name))


def last(database: Database) -> WrittenBundle | None:
    """The one that was written last; of several at once one that is not answered."""
    row = database.row(
        "SELECT name, written, size, entries, answered FROM written_bundles "
        "ORDER BY written DESC, answered IS NOT NULL LIMIT 1"
    )
    return None if row is None else WrittenBundle(*row)
