"""What a learner has done, as the facts that domain.progress folds.

Promises: one row for each part of each activity, whatever number of entries say it. Adds nothing up: the fold does.
Called by storage/registry.py and operations.
"""

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.progress import Fact, Finished, PartDone, Touched
from desktop_app.storage.database import Database
from desktop_app.storage.projections import Projection, View
from desktop_app.storage.waiting import records_waiting
from sync_protocol.bodies import ActivityFinished, AnswerGiven, PlaceKept, SectionRead
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body


def _on_finished(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, ActivityFinished)
    view.database.run(
        "INSERT OR IGNORE INTO progress_finished VALUES (?, ?, ?, ?)", (body.activity, *entry.id, entry.written)
    )


def _on_section(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, SectionRead)
    _keep_latest(view, body.activity, body.section, entry.written)


def _on_answer(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, AnswerGiven)
    _keep_latest(view, body.activity, body.question, entry.written)


def _on_place(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PlaceKept)
    _keep_latest(view, body.activity, "", entry.written)


def _keep_latest(view: View, activity: str, part: str, written: int) -> None:
    view.database.run(
        "INSERT INTO progress_parts VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET written = max(written, excluded.written)",
        (activity, part, written),
    )


PROJECTION = Projection(
    name="progress",
    tables={
        "progress_finished": (
            "CREATE TABLE progress_finished (activity TEXT NOT NULL, run INTEGER NOT NULL, counter INTEGER NOT NULL, "
            "written INTEGER NOT NULL, PRIMARY KEY (activity, run, counter)) WITHOUT ROWID",
        ),
        "progress_parts": (
            # part: a section's or a question's stable id; empty for a place that was kept
            "CREATE TABLE progress_parts (activity TEXT NOT NULL, part TEXT NOT NULL, written INTEGER NOT NULL, "
            "PRIMARY KEY (activity, part)) WITHOUT ROWID",
        ),
    },
    events={
        "activity.finished": _on_finished,
        "section.read": _on_section,
        "answer.given": _on_answer,
        "place.kept": _on_place,
    },
)


def facts(database: Database, *, no_later_than: int | None = None) -> list[Fact]:
    """All facts there are. A fact dated after ``no_later_than`` (ms UTC) was written by a clock that ran ahead: it
    still counts, but its date is taken for unknown (0)."""
    limit = no_later_than if no_later_than is not None else 1 << 63
    found: list[Fact] = [
        Finished(ActivityId(activity), written)
        for activity, written in database.rows("SELECT activity, written FROM progress_finished")
    ]
    for activity, part, written in database.rows("SELECT activity, part, written FROM progress_parts"):
        when = written if written <= limit else 0
        found.append(PartDone(ActivityId(activity), part, when) if part else Touched(ActivityId(activity), when))
    return found


def is_finished(database: Database, activity: ActivityId) -> bool:
    """Whether the learner ever said they are done with it."""
    return database.row("SELECT 1 FROM progress_finished WHERE activity = ? LIMIT 1", (activity,)) is not None


def parts_done(database: Database, activity: ActivityId) -> frozenset[str]:
    """The sections read, or the questions answered, by id."""
    rows = database.rows("SELECT part FROM progress_parts WHERE activity = ? AND part <> ''", (activity,))
    return frozenset(part for (part,) in rows)


def finishes(database: Database) -> list[tuple[ActivityId, int, bool]]:
    """(activity, first time in ms UTC, whether the centre acknowledged that it was finished), oldest first."""
    waiting = records_waiting(database)
    found: dict[ActivityId, tuple[int, bool]] = {}
    for activity, run, counter, written in database.rows(
        "SELECT activity, run, counter, written FROM progress_finished ORDER BY written, run, counter"
    ):
        first, sent = found.get(ActivityId(activity), (written, False))
        found[ActivityId(activity)] = (first, sent or EntryId(run, counter) not in waiting)
    return [(activity, first, sent) for activity, (first, sent) in found.items()]
