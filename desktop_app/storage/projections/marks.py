"""What a learner marked in lessons: highlights, bookmarks, the place where reading stopped.

Promises: a highlight that was removed stays removed, whichever entry arrives first; of places and bookmarks the newest
counts (last_word.py). Called by storage/registry.py and operations.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.marks import Anchor
from desktop_app.storage.database import Database, Row
from desktop_app.storage.projections import Projection, View
from desktop_app.storage.projections.last_word import supersedes
from sync_protocol.bodies import BookmarkSet, HighlightMade, PlaceKept
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body


@dataclass(frozen=True)
class KeptPlace:
    """Where reading stopped, by the section's stable id and, in that version of the pack, the block's index."""

    pack_version: str
    section: str
    paragraph: int


@dataclass(frozen=True)
class KeptHighlight:
    """``made``: ms UTC."""

    id: RecordId
    anchor: Anchor
    made: int


def _on_highlight(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, HighlightMade)
    view.database.run(
        "INSERT OR IGNORE INTO highlights VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id.text(),
            body.activity,
            body.pack_version,
            body.paragraph,
            body.start,
            body.end,
            body.quote,
            body.prefix,
            body.suffix,
            entry.written,
            body.language,
        ),
    )


def _on_removed(view: View, entry: Entry) -> None:
    view.database.run("INSERT OR IGNORE INTO highlights_removed VALUES (?)", (entry.record.text(),))


def _on_place(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PlaceKept)
    row = view.database.row("SELECT written, entry FROM places WHERE activity = ?", (body.activity,))
    if supersedes(view, entry, *(row or (None, None))):
        view.database.run(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?)",
            (body.activity, body.pack_version, body.section, body.paragraph, entry.written, entry.id.text()),
        )


def _on_bookmark(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, BookmarkSet)
    row = view.database.row("SELECT written, entry FROM bookmarks WHERE activity = ?", (body.activity,))
    if supersedes(view, entry, *(row or (None, None))):
        view.database.run(
            "INSERT OR REPLACE INTO bookmarks VALUES (?, ?, ?, ?)",
            (body.activity, int(body.on), entry.written, entry.id.text()),
        )


PROJECTION = Projection(
    name="marks",
    tables={
        "highlights": (
            "CREATE TABLE highlights (id TEXT PRIMARY KEY, activity TEXT NOT NULL, pack_version TEXT NOT NULL, "
            'paragraph INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, '
            "prefix TEXT NOT NULL, suffix TEXT NOT NULL, made INTEGER NOT NULL, language TEXT NOT NULL) "
            "WITHOUT ROWID",
            "CREATE INDEX highlights_by_activity ON highlights (activity)",
        ),
        "highlights_removed": ("CREATE TABLE highlights_removed (id TEXT PRIMARY KEY) WITHOUT ROWID",),
        "places": (
            "CREATE TABLE places (activity TEXT PRIMARY KEY, pack_version TEXT NOT NULL, section TEXT NOT NULL, "
            "paragraph INTEGER NOT NULL, written INTEGER NOT NULL, entry TEXT NOT NULL) WITHOUT ROWID",
        ),
        "bookmarks": (
            "CREATE TABLE bookmarks (activity TEXT PRIMARY KEY, is_on INTEGER NOT NULL, written INTEGER NOT NULL, "
            "entry TEXT NOT NULL) WITHOUT ROWID",
        ),
    },
    events={
        "highlight.made": _on_highlight,
        "highlight.removed": _on_removed,
        "place.kept": _on_place,
        "bookmark.set": _on_bookmark,
    },
)

_STANDING: Final = (
    'SELECT id, activity, pack_version, paragraph, "start", "end", quote, prefix, suffix, made, language '
    "FROM highlights WHERE id NOT IN (SELECT id FROM highlights_removed)"
)


def highlights(database: Database, activity: ActivityId) -> list[KeptHighlight]:
    """The highlights in an activity that were not removed, in reading order."""
    rows = database.rows(f'{_STANDING} AND activity = ? ORDER BY paragraph, "start", id', (activity,))
    return [_highlight(row) for row in rows]


def every_highlight(database: Database) -> list[KeptHighlight]:
    """All highlights that were not removed, in whatever activity."""
    return [_highlight(row) for row in database.rows(f"{_STANDING} ORDER BY id")]


def activities(database: Database) -> frozenset[ActivityId]:
    """Where anything was highlighted that was not removed."""
    rows = database.rows("SELECT DISTINCT activity FROM highlights WHERE id NOT IN (SELECT id FROM highlights_removed)")
    return frozenset(ActivityId(row[0]) for row in rows)


def highlight(database: Database, record: RecordId) -> KeptHighlight | None:
    """One highlight; None when there is none or it was removed."""
    row = database.row(f"{_STANDING} AND id = ?", (record,))
    return None if row is None else _highlight(row)


def place(database: Database, activity: ActivityId) -> KeptPlace | None:
    """Where reading stopped in an activity."""
    row = database.row("SELECT pack_version, section, paragraph FROM places WHERE activity = ?", (activity,))
    return None if row is None else KeptPlace(*row)


def is_bookmarked(database: Database, activity: ActivityId) -> bool:
    """Whether an activity carries a bookmark."""
    return bool(database.value("SELECT is_on FROM bookmarks WHERE activity = ?", (activity,)))


def _highlight(row: Row) -> KeptHighlight:
    record, activity, version, paragraph, start, end, quote, prefix, suffix, made, language = row
    anchor = Anchor(ActivityId(activity), version, paragraph, start, end, quote, prefix, suffix, language)
    return KeptHighlight(RecordId(record), anchor, made)
