"""The cohort a learner is in, and its calendar, as the centre described them.

Promises: of several descriptions and placements the centre's latest counts, in whatever order they arrive; a cohort
that was not described yet is simply not known. Called by storage/registry.py and operations.
"""

import json
from dataclasses import dataclass

from desktop_app.domain.schedule import Schedule
from desktop_app.storage.database import Database
from desktop_app.storage.projections import Projection, View, is_later
from sync_protocol.bodies import CohortDescribed, PersonPlaced
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body


@dataclass(frozen=True)
class CohortRow:
    """``schedule`` is None when the dates that the centre wrote make no calendar."""

    id: str
    name: str
    schedule: Schedule | None
    managers: tuple[str, ...]


def _on_described(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, CohortDescribed)
    row = view.database.row("SELECT written, entry FROM cohorts WHERE record = ?", (entry.record.text(),))
    if is_later(entry, *(row or (None, None))):
        view.database.run(
            "INSERT OR REPLACE INTO cohorts VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.record.text(),
                body.name,
                body.starts,
                body.weeks,
                json.dumps(body.managers, ensure_ascii=False),
                entry.written,
                entry.id.text(),
            ),
        )


def _on_placed(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PersonPlaced)
    view.database.run(
        "INSERT OR IGNORE INTO placements VALUES (?, ?, ?)", (entry.id.text(), body.cohort, entry.written)
    )


PROJECTION = Projection(
    name="cohort",
    tables={
        "cohorts": (
            "CREATE TABLE cohorts (record TEXT PRIMARY KEY, name TEXT NOT NULL, starts TEXT NOT NULL, "
            "weeks INTEGER NOT NULL, managers TEXT NOT NULL, written INTEGER NOT NULL, entry TEXT NOT NULL) "
            "WITHOUT ROWID",
        ),
        "placements": (
            "CREATE TABLE placements (entry TEXT PRIMARY KEY, cohort TEXT NOT NULL, written INTEGER NOT NULL) "
            "WITHOUT ROWID",
        ),
    },
    events={"cohort.described": _on_described, "person.placed": _on_placed},
)


def current(database: Database) -> CohortRow | None:
    """The cohort the learner was placed in last, once it was described."""
    row = database.row(
        "SELECT c.record, c.name, c.starts, c.weeks, c.managers "
        "FROM placements p JOIN cohorts c ON c.record = p.cohort ORDER BY p.written DESC, p.entry DESC LIMIT 1"
    )
    if row is None:
        return None
    record, name, starts, weeks, managers = row
    return CohortRow(record, name, Schedule.read(starts, weeks), tuple(json.loads(managers)))
