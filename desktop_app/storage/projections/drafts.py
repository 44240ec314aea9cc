"""With which version of which pack each draft was begun.

Promises: of several entries about one draft the earliest counts, in whatever order they arrive. A draft is open while
its text is here and no submission of it stands. Called by storage/registry.py; read by operations/drafts.py.
"""

from dataclasses import dataclass

from desktop_app.domain.identifiers import PackId, RecordId
from desktop_app.storage.database import Database
from desktop_app.storage.projections import Projection, View
from sync_protocol.bodies import DraftBegun
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body


@dataclass(frozen=True)
class Beginning:
    """``index_hash``: SHA-256 of the pack's index. ``deleted``: since when it lies in the bin, ms UTC."""

    draft: RecordId
    pack: PackId
    language: str
    version: str
    index_hash: bytes
    deleted: int | None = None


def _on_begun(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, DraftBegun)
    view.database.run(
        "INSERT INTO draft_beginnings VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET pack = excluded.pack, "
        "language = excluded.language, version = excluded.version, index_hash = excluded.index_hash, "
        "written = excluded.written, entry = excluded.entry "
        "WHERE (excluded.written, excluded.entry) < (draft_beginnings.written, draft_beginnings.entry)",
        (
            entry.record.text(),
            body.pack,
            body.language,
            body.version,
            body.index,
            entry.written,
            entry.id.text(),
        ),
    )


PROJECTION = Projection(
    name="drafts",
    tables={
        "draft_beginnings": (
            "CREATE TABLE draft_beginnings (record TEXT PRIMARY KEY, pack TEXT NOT NULL, language TEXT NOT NULL, "
            "version TEXT NOT NULL, index_hash BLOB NOT NULL, written INTEGER NOT NULL, entry TEXT NOT NULL) "
            "WITHOUT ROWID",
        ),
    },
    events={"draft.begun": _on_begun},
)

_OPEN = """
SELECT b.record, b.pack, b.language, b.version, b.index_hash, d.deleted
FROM draft_beginnings b JOIN practice_drafts d ON d.record = b.record
WHERE NOT EXISTS (SELECT 1 FROM submissions s WHERE s.draft = b.record
                  AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.submission = s.record))
ORDER BY b.record
"""


def beginning(database: Database, draft: RecordId) -> Beginning | None:
    """How one draft was begun; None when nothing says so."""
    row = database.row(
        "SELECT record, pack, language, version, index_hash FROM draft_beginnings WHERE record = ?", (draft,)
    )
    return None if row is None else _beginning(*row)


def open_drafts(database: Database) -> list[Beginning]:
    """The drafts that were begun and not sent, those in the bin included."""
    return [_beginning(*row) for row in database.rows(_OPEN)]


def _beginning(
    draft: str, pack: str, language: str, version: str, index_hash: bytes, deleted: int | None = None
) -> Beginning:
    return Beginning(RecordId(draft), PackId(pack), language, version, index_hash, deleted)
