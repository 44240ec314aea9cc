"""What the learner made and the centre has not acknowledged, or acknowledged lately: entry by entry, for a list.

Promises: says of each own entry what it belongs to: its record, or the activity it was made in. Bodies are read only
where the record does not say it. Called by operations/sharing_items.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.identifiers import RecordId
from desktop_app.storage.database import Database
from desktop_app.storage.slice_shelf import QUARANTINED
from desktop_app.storage.waiting import NOT_THERE
from sync_protocol.bodies import PracticeSubmitted
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import KINDS, decode_body
from sync_protocol.refusals import BodyRefused

_ABOUT_ENTRY: Final = 12  # bytes that an entry costs beside its body, about

_OF_RECORDS: Final = ("note.edit", "note.deleted", "note.restored", "practice.edit", "practice.deleted")
_NEEDS_NO_BODY: Final = (*_OF_RECORDS, "practice.restored", "profile.edit")

_WAIT_ASIDE: Final = (QUARANTINED, "room-full")
"""Not a no to the item: somebody has to release it, or there is no room for it yet."""

_OF_A_TEXT: Final = ("draft.begun", "file.described", "file.removed", "file.kept_back")
"""Parts of the text that they were made for."""

_MARKS: Final = ",".join("?" for _ in _NEEDS_NO_BODY)
_COLUMNS: Final = (
    "e.kind, e.record_run, e.record_counter, e.written, length(e.body), "
    f"CASE WHEN e.kind IN ({_MARKS}) THEN NULL ELSE e.body END"
)
_STIRRED: Final = (
    f"SELECT {_COLUMNS}, 1, NULL, e.seq FROM entries e WHERE e.own = 1 AND e.packed = 0 UNION ALL "  # noqa: S608  # ours
    f"SELECT {_COLUMNS}, {NOT_THERE}, s.aside, e.seq FROM slices s CROSS JOIN slice_entries p ON p.slice = s.seq "
    "JOIN entries e ON e.run = p.run AND e.counter = p.counter "
    "WHERE s.own = 1 AND {which} ORDER BY 9"
)
"""With CROSS, which tells SQLite to begin with the slices: there are fewer of them than of entries."""

_WAITS: Final = _STIRRED.format(which=NOT_THERE)
_WAITS_OR_WENT: Final = _STIRRED.format(which=f"({NOT_THERE} OR s.received >= ?)")


@dataclass(frozen=True)
class Stirred:
    """An own entry that waits or was acknowledged lately.

    ``belongs`` is the text form of the record, or an activity's id; ``family`` one of note, practice, submission,
    activity, profile, other. ``written`` in ms UTC, ``size`` in bytes before packing. ``aside``: the code with which
    the centre refused its slice.
    """

    family: str
    belongs: str
    written: int
    size: int
    waiting: bool
    aside: str | None


def stirred(database: Database, *, since: int | None) -> Iterator[Stirred]:
    """What waits, and what was acknowledged of slices cut at or after ``since`` (ms UTC); oldest first. Without
    ``since`` it costs as much as there waits, whatever lies behind."""
    names = (*_NEEDS_NO_BODY, *_NEEDS_NO_BODY)
    rows = database.rows(_WAITS, names) if since is None else database.rows(_WAITS_OR_WENT, (*names, since))
    for kind, run, counter, written, length, data, waiting, aside, _ in rows:
        family, belongs = _place(database, kind, EntryId(run, counter), data)
        refused = None if aside in _WAIT_ASIDE else aside
        yield Stirred(family, belongs, written, length + _ABOUT_ENTRY, bool(waiting), refused)


def _place(database: Database, kind: str, record: EntryId, body: bytes | None) -> tuple[str, str]:
    noun = kind.partition(".")[0]
    if kind in _NEEDS_NO_BODY:
        return noun, record.text()
    if kind in _OF_A_TEXT:
        maker = database.value("SELECT kind FROM entries WHERE run = ? AND counter = ?", record)
        return (str(maker).partition(".")[0] if maker else "other"), record.text()
    if kind == "practice.withdrawn":
        return "submission", record.text()
    found = _decoded(kind, body or b"")
    if isinstance(found, PracticeSubmitted):
        return "practice", found.draft
    activity = getattr(found, "activity", None) or (_of_highlight(database, record) if noun == "highlight" else None)
    return ("activity", str(activity)) if activity else ("other", record.text())


def _decoded(kind: str, body: bytes) -> object:
    try:
        return decode_body(kind, body) if kind in KINDS else None
    except BodyRefused:
        return None


def _of_highlight(database: Database, record: EntryId) -> str | None:
    found: str | None = database.value("SELECT activity FROM highlights WHERE id = ?", (record.text(),))
    return found


def draft_of(database: Database, submission: str) -> RecordId | None:
    """The draft that a submission was taken from."""
    found = database.value("SELECT draft FROM submissions WHERE record = ?", (submission,))
    return None if found is None else RecordId(found)
