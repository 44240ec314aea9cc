"""The learner's own drafts of good practices: one row a draft.

Promises: derived from practice.edit, practice.deleted and practice.restored alone, in whatever order they arrive; a
draft in the bin is not found by search. Part of practices.py; reading is for operations/practices.py.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.practices import PARTS
from desktop_app.storage import search_index
from desktop_app.storage.bin import FILE, deleted_at
from desktop_app.storage.database import Database, Row
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import Changed, OnEvent, OnText, View
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId


@dataclass(frozen=True)
class DraftRow:
    """A draft as it lies in the table. Times in ms UTC."""

    record: EntryId
    title: str
    place: str
    parts: dict[str, str]
    made: int
    changed: int
    deleted: int | None


def _all_edited(view: View, texts: Sequence[Changed]) -> None:
    for each in texts:
        _edited(view, each.record, each.content, each.when)


def _edited(view: View, record: EntryId, content: Content | None, changed: int) -> None:
    if content is None:
        view.database.run("DELETE FROM practice_drafts WHERE record = ?", (record.text(),))
        search_index.remove(view.database, "practice", record.text())
        return
    before = view.database.row("SELECT made, changed FROM practice_drafts WHERE record = ?", (record.text(),))
    made, last = before or (_made(view, record, changed), 0)
    row = DraftRow(
        record=record,
        title=content.texts["title"],
        place=content.texts["place"],
        parts={part: content.texts[part] for part in PARTS},
        made=made,
        changed=max(changed, last),
        deleted=deleted_at(view.entries, record, "practice"),
    )
    view.database.run(
        "INSERT OR REPLACE INTO practice_drafts VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            record.text(),
            row.title,
            row.place,
            json.dumps(row.parts, ensure_ascii=False),
            row.made,
            row.changed,
            row.deleted,
        ),
    )
    _index(view.database, row)


def _bin_changed(view: View, entry: Entry) -> None:
    row = get(view.database, entry.record)
    if row is None:
        return  # its edits come later, and ask again
    deleted = deleted_at(view.entries, entry.record, "practice")
    if deleted != row.deleted:
        view.database.run("UPDATE practice_drafts SET deleted = ? WHERE record = ?", (deleted, row.record.text()))
        changed = get(view.database, entry.record)
        assert changed is not None
        _index(view.database, changed)


def _index(database: Database, row: DraftRow) -> None:
    if row.deleted is None:
        body = "\n".join((row.place, *row.parts.values()))
        search_index.put(database, search_index.Item("practice", row.record.text(), row.title, body))
    else:
        search_index.remove(database, "practice", row.record.text())


def _made(view: View, record: EntryId, changed: int) -> int:
    maker = view.entries.maker(record)
    return changed if maker is None else maker.written


TABLES: Final = {
    "practice_drafts": (
        # parts: JSON of the eight parts
        "CREATE TABLE practice_drafts (record TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL, "
        "parts TEXT NOT NULL, made INTEGER NOT NULL, changed INTEGER NOT NULL, deleted INTEGER) WITHOUT ROWID",
    ),
}
EVENTS: Final[dict[str, OnEvent]] = {
    "practice.deleted": _bin_changed,
    "practice.restored": _bin_changed,
    FILE: _bin_changed,
}
TEXTS: Final[dict[str, OnText]] = {"practice.edit": _all_edited}

_ROW = "SELECT record, title, place, parts, made, changed, deleted FROM practice_drafts "


def get(database: Database, record: EntryId) -> DraftRow | None:
    """One draft, in the bin or not."""
    row = database.row(_ROW + "WHERE record = ?", (record.text(),))
    return None if row is None else _row(row)


def rows(database: Database) -> list[DraftRow]:
    """All drafts, in the bin or not, the last changed first."""
    return [_row(row) for row in database.rows(_ROW + "ORDER BY changed DESC, record DESC")]


def binned(database: Database) -> list[EntryId]:
    """What lies in the bin."""
    found = database.rows("SELECT record FROM practice_drafts WHERE deleted IS NOT NULL ORDER BY record")
    return [EntryId.parse(row[0]) for row in found]


def _row(row: Row) -> DraftRow:
    record, title, place, parts, made, changed, deleted = row
    return DraftRow(EntryId.parse(record), title, place, json.loads(parts), made, changed, deleted)
