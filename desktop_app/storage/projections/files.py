"""The photos and PDFs of notes and drafts.

Promises: a file is there from its description until it is removed, or until its description is erased, in whatever
order these arrive; then its box is let go. Called by storage/registry.py and operations/files.py.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.storage import box_ledger
from desktop_app.storage.database import Database, Row
from desktop_app.storage.erasing import ERASED, is_erased
from desktop_app.storage.projections import Projection, View, is_later
from sync_protocol.bodies import Erased, FileDescribed, FileKeptBack, FileMissing, FileRemoved
from sync_protocol.entries import Entry
from sync_protocol.files import LARGEST
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body

_COLUMNS: Final = "id, record, name, media, size, width, height, box, key, open_box, made"
_STANDING: Final = f"SELECT {_COLUMNS} FROM files f WHERE NOT EXISTS (SELECT 1 FROM files_removed r WHERE r.id = f.id)"  # noqa: S608


@dataclass(frozen=True)
class FileRow:
    """``made``: ms UTC; ``id`` and ``record`` in text form."""

    id: str
    record: str
    name: str
    media: str
    size: int
    width: int
    height: int
    box: bytes
    key: bytes
    open_box: bytes
    made: int


def of_record(database: Database, record: EntryId) -> list[FileRow]:
    """The files of a note or draft, oldest first."""
    return _rows(database.rows(f"{_STANDING} AND record = ? ORDER BY made, id", (record.text(),)))


def every(database: Database) -> list[FileRow]:
    """All files, oldest first."""
    return _rows(database.rows(f"{_STANDING} ORDER BY made, id"))


def get(database: Database, file: str) -> FileRow | None:
    """The file of this id; None when it is not here, or was removed."""
    found = _rows(database.rows(f"{_STANDING} AND id = ?", (file,)))
    return found[0] if found else None


def of_box(database: Database, box: bytes) -> FileRow | None:
    """The file whose content lies in this box."""
    found = _rows(database.rows(f"{_STANDING} AND box = ?", (box,)))
    return found[0] if found else None


def key_of(database: Database, box: bytes) -> bytes | None:
    """What opens this box, also of a file that was removed since, until it is erased."""
    found: bytes | None = database.value("SELECT key FROM files WHERE box = ?", (box,))
    return found


def kept_back(database: Database, box: bytes) -> bool:
    """Whether the file in this box stays with its draft when that is submitted."""
    return bool(database.value("SELECT back FROM files_kept_back WHERE box = ?", (box,)))


def _rows(rows: "list[Row]") -> list[FileRow]:
    return [FileRow(*row) for row in rows]


def _on_described(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, FileDescribed)
    if is_erased(view.database, entry.id) or not 1 <= body.size <= LARGEST:
        return  # a later version may take larger ones, and shows them after an update
    values = (body.name, body.media, body.size, body.width, body.height, body.box, body.key, body.open_box)
    box_ledger.again(view.database, body.box, described=key_of(view.database, body.box) is not None)
    view.database.run(
        "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.id.text(), entry.record.text(), *values, entry.written),
    )
    _let_go_if_unused(view.database, body.box, body.size)


def _on_removed(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, FileRemoved)
    file = EntryId(*body.file).text()
    view.database.run("INSERT OR IGNORE INTO files_removed VALUES (?)", (file,))
    _look_again(view.database, file)


def _on_kept_back(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, FileKeptBack)
    before = view.database.row("SELECT written, entry FROM files_kept_back WHERE box = ?", (body.box,))
    if is_later(entry, *(before or (None, None))):
        values = (body.box, body.back, entry.written, entry.id.text())
        view.database.run("INSERT OR REPLACE INTO files_kept_back VALUES (?, ?, ?, ?)", values)


def _on_missing(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, FileMissing)
    box_ledger.missing(view.database, body.box)


def _on_erased(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, Erased)
    for each in body.entries:
        file = EntryId(*each).text()
        view.database.run("INSERT OR IGNORE INTO files_removed SELECT id FROM files WHERE id = ?", (file,))
        _look_again(view.database, file)
        view.database.run("DELETE FROM files WHERE id = ?", (file,))
        view.database.run("DELETE FROM files_removed WHERE id = ?", (file,))


def _look_again(database: Database, file: str) -> None:
    row = database.row("SELECT box, size FROM files WHERE id = ?", (file,))
    if row is not None:
        _let_go_if_unused(database, *row)


def _let_go_if_unused(database: Database, box: bytes, size: int) -> None:
    if of_box(database, box) is None:
        box_ledger.let_go(database, box, size)


PROJECTION = Projection(
    name="files",
    tables={
        "files": (
            "CREATE TABLE files (id TEXT PRIMARY KEY, record TEXT NOT NULL, name TEXT NOT NULL, media TEXT NOT NULL, "
            "size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, box BLOB NOT NULL, "
            "key BLOB NOT NULL, open_box BLOB NOT NULL, made INTEGER NOT NULL)",
            "CREATE INDEX files_by_record ON files (record)",
            "CREATE INDEX files_by_box ON files (box)",
        ),
        "files_kept_back": (
            "CREATE TABLE files_kept_back (box BLOB PRIMARY KEY, back INTEGER NOT NULL, written INTEGER NOT NULL, "
            "entry TEXT NOT NULL) WITHOUT ROWID",
        ),
        "files_removed": ("CREATE TABLE files_removed (id TEXT PRIMARY KEY) WITHOUT ROWID",),
    },
    events={
        "file.described": _on_described,
        "file.removed": _on_removed,
        "file.kept_back": _on_kept_back,
        "file.missing": _on_missing,
        ERASED: _on_erased,
    },
)
