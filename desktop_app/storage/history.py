"""Earlier versions of a text, read from the journal.

Promises: nothing is stored for this and nothing folded, so it can be asked for at any time; the last version of every
hour of the latest day, of every day of the latest month, and of every week before that. Times are those of whoever
wrote, which are hints: a version is never dated before the one it followed.
Called by operations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.storage import yjs
from desktop_app.storage.entry_table import EntryTable
from desktop_app.storage.forms import FORMS, Content
from sync_protocol.identifiers import EntryId

HOUR: Final = 3_600_000
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY
MONTH: Final = 30 * DAY


@dataclass(frozen=True)
class Version:
    """A version of a text: all edits up to a place in the journal. ``written``: ms UTC."""

    place: int
    written: int


def versions(entries: EntryTable, kind: str, record: EntryId, now: int) -> list[Version]:
    """The versions there are, oldest first; the last is the text as it is. ``now``: ms UTC."""
    kept: dict[tuple[str, int], Version] = {}
    for version in _dated(entries, kind, record):
        kept[_slot(version.written, now)] = version
    return sorted(kept.values(), key=lambda version: version.place)


def at_place(entries: EntryTable, kind: str, record: EntryId, place: int) -> Version | None:
    """The version that ends at this place; None when no edit of the text stands there."""
    return next((version for version in _dated(entries, kind, record) if version.place == place), None)


def content_at(entries: EntryTable, kind: str, record: EntryId, version: Version) -> Content:
    """The text as it was in that version, without what was erased of it since."""
    edits = [update for _, update in entries.edits(record, kind, up_to=version.place)]
    document, _ = yjs.whole(1, edits, FORMS[kind])
    return yjs.read(document, FORMS[kind])


def _dated(entries: EntryTable, kind: str, record: EntryId) -> Iterator[Version]:
    latest = 0
    for place, written in entries.edit_times(record, kind):
        latest = max(latest, written)
        yield Version(place, latest)


def _slot(written: int, now: int) -> tuple[str, int]:
    age = now - written
    if age < DAY:
        return "hour", written // HOUR
    return ("day", written // DAY) if age < MONTH else ("week", written // WEEK)
