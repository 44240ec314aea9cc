"""The notebook's table: one row a note, with what its list and its editor show.

Promises: derived from note.edit, note.deleted, note.restored and file.described alone, in whatever order they arrive; a
note in the bin is not found by search. Reading is for operations/notes.py.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from desktop_app.domain.identifiers import ActivityId
from desktop_app.storage import erasing, search_index
from desktop_app.storage.bin import FILE, deleted_at, deleted_of
from desktop_app.storage.database import Database, Row
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import Changed, Projection, View
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId

RECOVERED, PARTIAL = 1, 2

_json: Final = json.JSONEncoder(ensure_ascii=False).encode

_TABLES = {
    "notes": (
        # With rowids, so that texts come at the end, and not between others.
        "CREATE TABLE notes (record TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL, "
        "tags TEXT NOT NULL, anchor TEXT, activity TEXT, external_id TEXT, made INTEGER NOT NULL, "
        "changed INTEGER NOT NULL, deleted INTEGER, recovered INTEGER NOT NULL)",
        "CREATE INDEX notes_by_changed ON notes (changed)",
        "CREATE INDEX notes_in_bin ON notes (record) WHERE deleted IS NOT NULL",
        "CREATE INDEX notes_by_activity ON notes (activity) WHERE activity IS NOT NULL",
        "CREATE INDEX notes_by_external_id ON notes (external_id) WHERE external_id IS NOT NULL",
    ),
}


@dataclass(frozen=True)
class NoteRow:
    """A note as it lies in the table. Times in ms UTC; ``anchor`` is the JSON of a domain.marks.Anchor.

    ``recovered``: RECOVERED when the note was erased, and this is what somebody wrote who did not know of it; PARTIAL
    when words of it follow words that are not here, lost with a laptop or still on their way.
    """

    record: EntryId
    title: str
    text: str
    tags: tuple[str, ...]
    anchor: str | None
    external_id: str | None
    made: int
    changed: int
    deleted: int | None
    recovered: int = 0


_COLUMNS: Final = (
    *("record", "title", "text", "tags", "anchor", "activity"),
    *("external_id", "made", "changed", "deleted", "recovered"),
)
_PUT: Final = (
    f"INSERT INTO notes VALUES ({','.join('?' * len(_COLUMNS))}) ON CONFLICT (record) DO UPDATE SET "  # noqa: S608  # ours
    + ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[1:])
)

_ROW = "SELECT record, title, text, tags, anchor, external_id, made, changed, deleted, recovered FROM notes "


def get(database: Database, record: EntryId) -> NoteRow | None:
    """One note, in the bin or not."""
    row = database.row(_ROW + "WHERE record = ?", (record.text(),))
    return None if row is None else _row(row)


def rows(database: Database, *, deleted: bool) -> list[NoteRow]:
    """The notes that are (or are not) in the bin, the last changed first."""
    which = "WHERE deleted IS NOT NULL " if deleted else "WHERE deleted IS NULL "
    return [_row(row) for row in database.rows(_ROW + which + "ORDER BY changed DESC, record DESC")]


def of_activity(database: Database, activity: str) -> list[NoteRow]:
    """The notes anchored in an activity, oldest first, without those in the bin."""
    found = database.rows(_ROW + "WHERE activity = ? AND deleted IS NULL ORDER BY made, record", (activity,))
    return [_row(row) for row in found]


def anchored(database: Database) -> list[NoteRow]:
    """The notes that stand on a passage of any activity, without those in the bin."""
    found = database.rows(_ROW + "WHERE activity IS NOT NULL AND deleted IS NULL ORDER BY record")
    return [_row(row) for row in found]


def activities(database: Database) -> frozenset[ActivityId]:
    """Where any note stands that is not in the bin."""
    rows = database.rows("SELECT DISTINCT activity FROM notes WHERE activity IS NOT NULL AND deleted IS NULL")
    return frozenset(ActivityId(row[0]) for row in rows)


def counts(database: Database) -> dict[str, int]:
    """How many notes are "kept" and how many lie in the bin ("deleted")."""
    row = database.row("SELECT count(*) - count(deleted), count(deleted) FROM notes")
    kept, deleted = row or (0, 0)
    return {"kept": kept, "deleted": deleted}


def tag_counts(database: Database) -> list[tuple[str, int]]:
    """The tags in use outside the bin, and on how many notes each stands; the most used first."""
    found = database.rows(
        "SELECT tag.value, count(*) FROM notes, json_each(notes.tags) AS tag WHERE deleted IS NULL "
        "GROUP BY tag.value ORDER BY count(*) DESC, tag.value"
    )
    return [(tag, count) for tag, count in found]


def binned(database: Database) -> list[EntryId]:
    """What lies in the bin."""
    rows = database.rows("SELECT record FROM notes WHERE deleted IS NOT NULL ORDER BY record")
    return [EntryId.parse(row[0]) for row in rows]


def with_external_ids(database: Database, external_ids: Sequence[str]) -> dict[str, EntryId]:
    """external id → note, of those that are here."""
    found = database.rows(
        "SELECT external_id, record FROM notes WHERE external_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY made DESC",
        (json.dumps(list(external_ids)),),
    )
    return {external_id: EntryId.parse(record) for external_id, record in found}


def _row(row: Row) -> NoteRow:
    record, title, text, tags, *rest = row
    return NoteRow(EntryId.parse(record), title, text, tuple(json.loads(tags)), *rest)


def _edited(view: View, texts: Sequence[Changed]) -> None:
    gone = [each.record.text() for each in texts if each.content is None]
    if gone:
        view.database.run_many("DELETE FROM notes WHERE record = ?", ((record,) for record in gone))
        search_index.remove_all(view.database, "note", gone)
    new = [each for each in texts if each.made is not None]
    if new:
        _put(view, [row for each in new if (row := _new_row(view, each)) is not None])
    known = {each.record: (each.content, each.when) for each in texts if each.made is None and each.content is not None}
    if known:
        _put_again(view, known)


def _new_row(view: View, text: Changed) -> Row | None:
    """The row of a note that no table has yet, and that nothing deleted."""
    record, content, when, made = text
    if content is None:
        return None
    return (record.text(), *_shown(content), made, when, None, PARTIAL if view.hangs(record) else 0)


def _put_again(view: View, texts: Mapping[EntryId, tuple[Content, int]]) -> None:
    before = _times(view.database, texts)
    made = view.entries.made([record for record in texts if record not in before])
    deleted = deleted_of(view.entries, texts, "note")
    recovered = _recovered(view, texts)
    rows: list[Row] = []
    for record, (content, when) in texts.items():
        first, last = before.get(record) or (made.get(record, when), 0)
        times = (first, max(when, last), deleted.get(record))
        rows.append((record.text(), *_shown(content), *times, recovered.get(record, 0)))
    search_index.remove_all(view.database, "note", [row[0] for row in rows])
    _put(view, rows)


def _put(view: View, rows: Sequence[Row]) -> None:
    """Stores the rows, and makes found what is not in the bin; of none of them anything is found yet."""
    view.database.run_many(_PUT, rows)
    items = [_item(record, title, text) for record, title, text, *_, deleted, _ in rows if deleted is None]
    search_index.add_all(view.database, items)


def _times(database: Database, records: Iterable[EntryId]) -> dict[EntryId, tuple[int, int]]:
    """When these notes were made and last changed, of those that are in the table."""
    names = {record.text(): record for record in records}
    found = database.rows(
        "SELECT record, made, changed FROM json_each(?) AS given CROSS JOIN notes ON record = given.value",
        (json.dumps(list(names)),),
    )
    return {names[name]: (made, changed) for name, made, changed in found}


def _shown(content: Content) -> tuple[str, str, str, str | None, str | None, str | None]:
    """Title, text, tags, anchor, activity and external id, as they lie in the table."""
    anchor = content.values.get("anchor")
    return (
        content.texts["title"],
        content.texts["text"],
        _tags(content.sets["tags"]),
        _text_or_none(anchor),
        _activity(anchor),
        _text_or_none(content.values.get("external_id")),
    )


@lru_cache(maxsize=256)
def _tags(tags: frozenset[str]) -> str:
    return _json(sorted(tags))


def _recovered(view: View, records: Collection[EntryId]) -> dict[EntryId, int]:
    hanging = {record: PARTIAL for record in records if view.hangs(record)}
    return hanging | dict.fromkeys(erasing.of_records(view.database, records), RECOVERED)


def _bin_changed(view: View, entry: Entry) -> None:
    record = entry.record.text()
    row = view.database.row("SELECT title, text, deleted FROM notes WHERE record = ?", (record,))
    if row is None:
        return  # its edits come later, and ask again
    deleted = deleted_at(view.entries, entry.record, "note")
    if deleted != row[2]:
        view.database.run("UPDATE notes SET deleted = ? WHERE record = ?", (deleted, record))
        search_index.remove_all(view.database, "note", [record])
        if deleted is None:
            search_index.add_all(view.database, [_item(record, row[0], row[1])])


def _item(record: str, title: str, text: str) -> search_index.Item:
    return search_index.Item("note", record, title, text, keeps_body=False)


def _activity(anchor: object) -> str | None:
    """The activity in an anchor's JSON; None for anything that is not one."""
    try:
        found = json.loads(anchor) if isinstance(anchor, str) else None
    except ValueError:
        return None
    activity = found.get("activity") if isinstance(found, dict) else None
    return activity if isinstance(activity, str) else None


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None


PROJECTION = Projection(
    name="notes",
    tables=_TABLES,
    events={"note.deleted": _bin_changed, "note.restored": _bin_changed, FILE: _bin_changed},
    texts={"note.edit": _edited},
    clear=lambda database: search_index.remove_kind(database, "note"),
)
