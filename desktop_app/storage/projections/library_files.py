"""The files that published practices of others name.

Promises: those of practices that stand in the library now, and of no other. Part of library.py; reading is for
operations/library_files.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.database import Database, Row
from sync_protocol.bodies import SharedFile
from sync_protocol.files import LARGEST


@dataclass(frozen=True)
class LibraryFileRow:
    """``submission`` in text form; ``place``: in the author's order; ``published``: ms UTC."""

    submission: str
    place: int
    name: str
    media: str
    size: int
    width: int
    height: int
    box: bytes
    published: int


TABLES: Final = {
    "library_files": (
        "CREATE TABLE library_files (submission TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, "
        "media TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, "
        "box BLOB NOT NULL, PRIMARY KEY (submission, place)) WITHOUT ROWID",
    ),
}

_STANDING: Final = (
    "SELECT f.submission, f.place, name, media, size, width, height, box, l.written FROM library_files f "
    "JOIN library l ON l.submission = f.submission WHERE l.is_in = 1 "
    "AND f.submission NOT IN (SELECT record FROM submissions) "
)


def put(database: Database, submission: str, files: Iterable[SharedFile]) -> None:
    """The practice names these files now, and no others. One of a size that this version cannot fetch is left out."""
    database.run("DELETE FROM library_files WHERE submission = ?", (submission,))
    database.run_many(
        "INSERT INTO library_files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (submission, place, each.name, each.media, each.size, each.width, each.height, each.box)
            for place, each in enumerate(files)
            if 1 <= each.size <= LARGEST
        ],
    )


def of_practice(database: Database, submission: str) -> list[LibraryFileRow]:
    """Those of one practice, in its author's order."""
    return _rows(database.rows(f"{_STANDING} AND f.submission = ? ORDER BY f.place", (submission,)))


def get(database: Database, submission: str, place: int) -> LibraryFileRow | None:
    """One of them."""
    found = _rows(database.rows(f"{_STANDING} AND f.submission = ? AND f.place = ?", (submission, place)))
    return found[0] if found else None


def is_named(database: Database, box: bytes) -> bool:
    """Whether a practice in the library names this box."""
    return bool(database.rows(f"{_STANDING} AND box = ? LIMIT 1", (box,)))


def _rows(rows: "list[Row]") -> list[LibraryFileRow]:
    return [LibraryFileRow(*row) for row in rows]
