"""Published practices of others, as the library shows them.

Promises: frozen texts only, as the centre published them; one that was taken out again is not there, whichever word
arrives first; an author's name stands there only when they signed this text under it; the learner's own practices stand
among their own and not here. Part of practices.py; reading is for operations.
"""

import json
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.identifiers import RecordId
from desktop_app.storage import search_index
from desktop_app.storage.database import Database, Row
from desktop_app.storage.projections import OnEvent, View, is_later, library_files
from desktop_app.storage.settings import CENTRE_PUBLIC, Settings
from sync_protocol.bodies import PracticePublished, SharedFile, practice_hash, shared_files
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused


@dataclass(frozen=True)
class PublishedRow:
    """``id``: the submission's record. ``written``: the centre's clock, ms UTC. ``by``: who published it. ``author``:
    empty when nothing proves who wrote it."""

    id: RecordId
    title: str
    place: str
    parts: dict[str, str]
    author: str
    by: str
    written: int


def _on_published(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PracticePublished)
    if _supersedes(view, entry):
        view.database.run(
            "INSERT OR REPLACE INTO library VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (
                entry.record.text(),
                body.title,
                body.place,
                json.dumps(body.parts, ensure_ascii=False),
                body.author if _is_signed(view, body) else "",
                body.by,
                entry.written,
                entry.id.text(),
            ),
        )
        library_files.put(view.database, entry.record.text(), _files(body))
    index(view.database, entry.record.text())


def _files(body: PracticePublished) -> list[SharedFile]:
    try:
        return shared_files(body.files)
    except BodyRefused:
        return []  # the text stands all the same


def _is_signed(view: View, body: PracticePublished) -> bool:
    from sync_protocol.authorship import is_author

    centre = Settings(view.database).blob(CENTRE_PUBLIC)
    text = practice_hash(body.title, body.place, body.parts, body.files)
    return centre is not None and is_author(body.author, text, body.signature, body.certificate, centre)


def _on_unpublished(view: View, entry: Entry) -> None:
    if _supersedes(view, entry):
        view.database.run(
            "INSERT OR REPLACE INTO library VALUES (?, '', '', '{}', '', '', ?, ?, 0)",
            (entry.record.text(), entry.written, entry.id.text()),
        )
        library_files.put(view.database, entry.record.text(), ())
    index(view.database, entry.record.text())


def _supersedes(view: View, entry: Entry) -> bool:
    row = view.database.row("SELECT written, entry FROM library WHERE submission = ?", (entry.record.text(),))
    return is_later(entry, *(row or (None, None)))


def index(database: Database, submission: str) -> None:
    """Makes a published practice found, or no longer."""
    row = database.row(_STANDING + "AND submission = ?", (submission,))
    if row is None:
        search_index.remove(database, "practice", submission)
    else:
        found = _row(row)
        body = "\n".join((found.place, *found.parts.values()))
        search_index.put(database, search_index.Item("practice", found.id, found.title, body, meta=found.author))


TABLES: Final = {
    "library": (
        # written, entry: the centre's last word about it; is_in: whether that was to publish it
        "CREATE TABLE library (submission TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL, "
        "parts TEXT NOT NULL, author TEXT NOT NULL, by TEXT NOT NULL, written INTEGER NOT NULL, "
        "entry TEXT NOT NULL, is_in INTEGER NOT NULL) WITHOUT ROWID",
    ),
    **library_files.TABLES,
}
EVENTS: Final[dict[str, OnEvent]] = {"practice.published": _on_published, "practice.unpublished": _on_unpublished}

_STANDING: Final = (
    "SELECT submission, title, place, parts, author, by, written FROM library "
    "WHERE is_in = 1 AND submission NOT IN (SELECT record FROM submissions) "
)


def rows(database: Database) -> list[PublishedRow]:
    """What others published, the newest first."""
    return [_row(row) for row in database.rows(_STANDING + "ORDER BY written DESC, submission")]


def get(database: Database, submission: RecordId) -> PublishedRow | None:
    """One published practice of somebody else."""
    row = database.row(_STANDING + "AND submission = ?", (submission,))
    return None if row is None else _row(row)


def _row(row: Row) -> PublishedRow:
    submission, title, place, parts, author, by, written = row
    return PublishedRow(RecordId(submission), title, place, json.loads(parts), author, by, written)
