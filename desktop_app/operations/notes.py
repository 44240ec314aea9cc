"""What a learner can do with notes. Private: nothing here is for any eyes but theirs.

Promises: one function a verb, each one transaction; a note that was deleted lies in the bin and comes back when it is
edited elsewhere. Raises Known("record-unknown") for a note that is not here.
"""

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

from desktop_app.domain.errors import Known
from desktop_app.domain.folding import tokens
from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.markdown_text import snippet
from desktop_app.domain.marks import Anchor
from desktop_app.domain.notes import NoteSummary, NoteView, SavedText, SeenNote
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import course
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.note_lines import read_lines
from desktop_app.operations.session import Session
from desktop_app.storage import bin as note_bin
from desktop_app.storage import search_index
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import cohort
from desktop_app.storage.projections import notes as table
from desktop_app.storage.settings import PERSON
from desktop_app.storage.waiting import records_waiting
from sync_protocol.identifiers import EntryId

KIND = "note.edit"


def list_notes(
    session: Session, *, tag: str | None = None, deleted: bool = False, query: str = ""
) -> tuple[NoteSummary, ...]:
    """The notes outside (or inside) the bin, the last changed first; with a tag, and matching a query, if given."""
    states, places = _States(session), _Places(session)
    return tuple(_summary(session, row, states, places) for row in _rows(session, tag, deleted, query))


def read_notes(
    session: Session, *, tag: str | None = None, deleted: bool = False, query: str = ""
) -> tuple[NoteView, ...]:
    """The same notes whole, for commands and exports."""
    states, places = _States(session), _Places(session)
    return tuple(_view(session, row, states, places) for row in _rows(session, tag, deleted, query))


def tags(session: Session) -> tuple[tuple[str, int], ...]:
    """The tags in use, and on how many notes each stands; the most used first."""
    return tuple(table.tag_counts(session.database))


def open_note(session: Session, note: RecordId) -> NoteView:
    """A note to read or write. The next ``save_note`` is measured against what this returned."""
    row = _row(session, note)
    content = session.documents.open(KIND, row.record)
    return _view(session, dataclasses.replace(row, title=content.texts["title"], text=content.texts["text"]))


def of_activity(session: Session, activity: ActivityId) -> tuple[NoteView, ...]:
    """The notes anchored in an activity, oldest first, as the reader shows them in the margin, where they are written
    too: the next ``save_note`` of each is measured against what this returned."""
    rows = table.of_activity(session.database, activity)
    session.documents.shown(KIND, [row.record for row in rows])
    states, places = _States(session), _Places(session)
    return tuple(_view(session, row, states, places) for row in rows)


def add_note(
    session: Session,
    *,
    title: str,
    text: str = "",
    tags: Iterable[str] = (),
    anchor: Anchor | None = None,
    external_id: str | None = None,
) -> NoteView:
    """Makes a note, anchored to a passage if one is given. ``external_id``: its name where it was imported from."""
    content = Content(
        texts={"title": title, "text": text},
        sets={"tags": tidy_tags(tags)},
        values={"anchor": None if anchor is None else anchor_text(anchor), "external_id": external_id},
    )
    spot = None if anchor is None else course.spot_of(session, anchor.activity)
    with session.database.write():
        record = session.documents.create(KIND, content)
        if spot is not None:
            course.remember_title(session, spot)
    return _view(session, _row(session, RecordId(record.text())))


def save_note(
    session: Session,
    note: RecordId,
    *,
    title: str | None = None,
    text: str | None = None,
    tags: Iterable[str] | None = None,
    seen: SeenNote | None = None,
) -> SavedText:
    """Saves what is given; returns the texts as they are now, with what arrived from elsewhere merged in.

    ``seen``: what the writer had before them, for a screen that is one of several or is told more than it shows. What
    somebody adds so to a note that was erased for good meanwhile is a recovered note.
    """
    content = _content(title, text, tags)
    with session.database.write():
        record = (None if seen is None else session.documents.erased(KIND, note)) or _row(session, note).record
        before = None if seen is None else _content(seen.title, seen.text, seen.tags)
        now = session.documents.save(KIND, record, content, seen=before)
    return SavedText(note, dict(now.texts), session.clock.local(_row(session, note).changed))


def _content(title: str | None, text: str | None, tags: Iterable[str] | None) -> Content:
    texts = {name: value for name, value in (("title", title), ("text", text)) if value is not None}
    return Content(texts=texts, sets={} if tags is None else {"tags": tidy_tags(tags)})


def delete_note(session: Session, note: RecordId) -> Changed:
    """Puts a note into the bin."""
    record = _row(session, note).record
    with session.database.write():
        body = note_bin.deletion(session.journal.entries, record, "note")
        session.journal.append("note.deleted", body, about=record)
    return changed("notes")


def restore_note(session: Session, note: RecordId) -> Changed:
    """Takes a note out of the bin."""
    record = _row(session, note).record
    with session.database.write():
        body = note_bin.restoring(session.journal.entries, record, "note")
        session.journal.append("note.restored", body, about=record)
    return changed("notes")


@dataclasses.dataclass(frozen=True)
class Imported:
    """What an import did, in notes."""

    added: int
    changed: int
    unchanged: int


def import_notes(session: Session, path: Path) -> Imported:
    """Takes in a JSON Lines file (note_lines.py): all of it, or nothing when a line is bad.

    A line's id is kept; the same id again is an edit of that note, which also takes it out of the bin.
    """
    lines = read_lines(path)
    added = edited = 0
    with session.database.write():
        known = table.with_external_ids(session.database, [line.external_id for line in lines if line.external_id])
        for line in lines:
            content = Content(
                texts={"title": line.title, "text": line.text},
                sets={"tags": tidy_tags(line.tags)},
                values={"external_id": line.external_id},
            )
            record = known.get(line.external_id or "")
            if record is None:
                record = session.documents.create(KIND, content)
                added += 1
            elif session.documents.replace(KIND, record, content):
                edited += 1
            if line.external_id:
                known[line.external_id] = record
    return Imported(added, edited, len(lines) - added - edited)


def tidy_tags(tags: Iterable[str]) -> frozenset[str]:
    """Tags as they are kept: without #, without spaces."""
    return frozenset(tidy for each in tags if (tidy := "-".join(each.strip().lstrip("#").split())))


def anchor_text(anchor: Anchor) -> str:
    """An anchor as it is kept in a note."""
    return json.dumps(dataclasses.asdict(anchor), ensure_ascii=False, separators=(",", ":"))


def anchor_of(text: str | None) -> Anchor | None:
    """The anchor in a note; None when there is none, or none that this version understands."""
    try:
        found = json.loads(text) if text else None
        if not isinstance(found, dict):
            return None
        known = {field.name: found[field.name] for field in dataclasses.fields(Anchor) if field.name in found}
        return Anchor(**{**known, "activity": ActivityId(found["activity"])})
    except (ValueError, TypeError, KeyError):
        return None


def _rows(session: Session, tag: str | None, deleted: bool, query: str) -> list[table.NoteRow]:
    rows = table.rows(session.database, deleted=deleted)
    if tag is not None:
        rows = [row for row in rows if tag in row.tags]
    if wanted := tokens(query):
        rows = _matching(session, rows, wanted, deleted)
    return rows


class _Places:
    """Where notes belong in the course: the week and title of an anchor's lesson, else the week of the calendar in
    which a note was made."""

    def __init__(self, session: Session) -> None:
        self._clock = session.clock
        self._spots = {spot.activity.id: spot for spot in course.spots(session)}
        placed = cohort.current(session.database)
        self._schedule = placed.schedule if placed is not None else None

    def week(self, row: table.NoteRow, anchor: Anchor | None) -> int | None:
        spot = self._spots.get(anchor.activity) if anchor is not None else None
        if spot is not None:
            return spot.week
        if self._schedule is None:
            return None
        week = self._schedule.position(self._clock.local(row.made).date()).week
        return week if 1 <= week <= self._schedule.weeks else None

    def title(self, anchor: Anchor | None) -> str | None:
        spot = self._spots.get(anchor.activity) if anchor is not None else None
        return f"{spot.activity.number} {spot.activity.title}".strip() if spot is not None else None


class _States:
    """How far notes have travelled."""

    def __init__(self, session: Session) -> None:
        self._enrolled = session.settings.get(PERSON) is not None
        self._waiting = records_waiting(session.database) if self._enrolled else frozenset()

    def of(self, record: EntryId) -> SharingState:
        if not self._enrolled:
            return SharingState.SAVED
        return SharingState.WAITING if record in self._waiting else SharingState.RECEIVED


def parse_note(session: Session, note: RecordId) -> EntryId:
    """The record of a note that is here, in the bin or not. Raises Known("record-unknown")."""
    return _row(session, note).record


def _row(session: Session, note: RecordId) -> table.NoteRow:
    try:
        row = table.get(session.database, EntryId.parse(note))
    except ValueError:
        row = None
    if row is None:
        raise Known("record-unknown", id=note)
    return row


def _matching(
    session: Session, rows: list[table.NoteRow], wanted: tuple[str, ...], deleted: bool
) -> list[table.NoteRow]:
    if deleted:  # the bin is not in the index, and is small
        from desktop_app.domain.folding import matches

        return [row for row in rows if all(matches(f"{row.title} {row.text}", (each,)) for each in wanted)]
    found = search_index.targets(session.database, "note", wanted)
    return [row for row in rows if row.record.text() in found]


def _summary(session: Session, row: table.NoteRow, states: _States, places: _Places) -> NoteSummary:
    anchor = anchor_of(row.anchor)
    return NoteSummary(
        id=RecordId(row.record.text()),
        title=row.title,
        snippet=snippet(row.text),
        tags=row.tags,
        week=places.week(row, anchor),
        changed=session.clock.local(row.changed),
        anchor=anchor,
        deleted=None if row.deleted is None else session.clock.local(row.deleted),
        state=states.of(row.record),
        recovered=bool(row.recovered),
    )


def _view(
    session: Session, row: table.NoteRow, states: _States | None = None, places: _Places | None = None
) -> NoteView:
    anchor = anchor_of(row.anchor)
    return NoteView(
        id=RecordId(row.record.text()),
        title=row.title,
        text=row.text,
        tags=row.tags,
        anchor=anchor,
        lesson_title=(places or _Places(session)).title(anchor),
        changed=session.clock.local(row.changed),
        deleted=None if row.deleted is None else session.clock.local(row.deleted),
        state=(states or _States(session)).of(row.record),
        external_id=row.external_id,
        recovered=row.recovered == table.RECOVERED,
        partial=row.recovered == table.PARTIAL,
    )
