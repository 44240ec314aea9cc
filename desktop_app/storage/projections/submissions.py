"""What was submitted of the learner's own practices, and what the centre said about it.

Promises: facts only, in whatever order they arrive; domain.practice_state makes a state of them. A submission is
acknowledged when nothing of it waits (waiting.py). Part of practices.py; reading is for operations.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practice_state import Ruling, Submission, Word
from desktop_app.storage.database import Database, Row
from desktop_app.storage.projections import OnEvent, View
from desktop_app.storage.waiting import records_waiting
from sync_protocol.bodies import ActRefused, PracticePublished, PracticeReturned, PracticeSubmitted, PracticeWithdrawn
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body


@dataclass(frozen=True)
class SentText:
    """The frozen text of a submission. ``written``: ms UTC; ``draft``: record of the draft it was taken from."""

    id: RecordId
    draft: RecordId
    title: str
    place: str
    parts: dict[str, str]
    written: int


def _on_submitted(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PracticeSubmitted)
    parts = json.dumps(body.parts, ensure_ascii=False)
    view.database.run(
        "INSERT OR IGNORE INTO submissions (record, draft, title, place, parts, hash, turn, written) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.id.text(), body.draft, body.title, body.place, parts, body.hash, body.turn, entry.written),
    )


def _on_withdrawn(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PracticeWithdrawn)
    view.database.run(
        "INSERT OR IGNORE INTO withdrawals VALUES (?, ?, ?, ?)",
        (entry.record.text(), entry.id.text(), body.draft, body.turn),
    )


def _on_refused(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, ActRefused)
    view.database.run(
        "INSERT OR IGNORE INTO refusals VALUES (?, ?, ?, ?)",
        (entry.record.text(), entry.id.text(), body.reason, body.words),
    )


def _ruled(word: Word) -> Callable[[View, Entry], None]:
    def on_ruling(view: View, entry: Entry) -> None:
        text = by = ""
        match decode_body(entry.kind, entry.body):
            case PracticeReturned(text=words, by=name):
                text, by = words, name
            case PracticePublished(by=name):
                by = name
        view.database.run(
            "INSERT OR IGNORE INTO rulings VALUES (?, ?, ?, ?, ?, ?)",
            (entry.record.text(), entry.id.text(), word, entry.written, text, by),
        )

    return on_ruling


TABLES: Final = {
    "submissions": (
        "CREATE TABLE submissions (record TEXT PRIMARY KEY, draft TEXT NOT NULL, "
        "title TEXT NOT NULL, place TEXT NOT NULL, parts TEXT NOT NULL, hash BLOB NOT NULL, "
        "turn INTEGER NOT NULL, written INTEGER NOT NULL)",
        "CREATE INDEX submissions_by_draft ON submissions (draft, turn)",
    ),
    "withdrawals": (
        # draft, turn: of a submission whose text may never come here
        "CREATE TABLE withdrawals (submission TEXT NOT NULL, entry TEXT NOT NULL, draft TEXT NOT NULL, "
        "turn INTEGER NOT NULL, PRIMARY KEY (submission, entry)) WITHOUT ROWID",
        "CREATE INDEX withdrawals_by_draft ON withdrawals (draft)",
    ),
    "refusals": (
        # act: the entry the centre said no to
        "CREATE TABLE refusals (act TEXT NOT NULL, entry TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL, "
        "PRIMARY KEY (act, entry)) WITHOUT ROWID",
    ),
    "rulings": (
        "CREATE TABLE rulings (submission TEXT NOT NULL, entry TEXT NOT NULL, word TEXT NOT NULL, "
        "written INTEGER NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL, "
        "PRIMARY KEY (submission, entry)) WITHOUT ROWID",
    ),
}
EVENTS: Final[dict[str, OnEvent]] = {
    "practice.submitted": _on_submitted,
    "practice.withdrawn": _on_withdrawn,
    "act.refused": _on_refused,
    "practice.under_review": _ruled(Word.UNDER_REVIEW),
    "practice.returned": _ruled(Word.RETURNED),
    "practice.published": _ruled(Word.PUBLISHED),
    "practice.unpublished": _ruled(Word.UNPUBLISHED),
}

_SUBMISSIONS: Final = """
SELECT s.draft, s.record, s.hash, s.turn,
       EXISTS (SELECT 1 FROM withdrawals w WHERE w.submission = s.record
               AND NOT EXISTS (SELECT 1 FROM refusals f WHERE f.act = w.entry)),
       (SELECT words FROM refusals f WHERE f.act = s.record ORDER BY entry DESC LIMIT 1)
FROM submissions s
"""
_STANDING: Final = """
SELECT record FROM submissions s WHERE NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.submission = s.record
AND NOT EXISTS (SELECT 1 FROM refusals f WHERE f.act = w.entry))
"""

_TAKEN_BACK: Final = """
SELECT w.draft, w.submission, x'', max(w.turn), 1, NULL FROM withdrawals w
WHERE w.draft <> '' AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.record = w.submission)
  AND NOT EXISTS (SELECT 1 FROM refusals f WHERE f.act = w.entry)
"""
"""Those of which only the withdrawal is here: they never left the laptop where they were made, or the centre dropped
their texts."""


def of_draft(database: Database, draft: RecordId) -> list[Submission]:
    """All submissions of one practice."""
    return _by_draft(database, draft).get(draft, [])


def by_draft(database: Database) -> dict[RecordId, list[Submission]]:
    """The same for all practices."""
    return _by_draft(database, None)


def texts(database: Database) -> dict[RecordId, SentText]:
    """draft → the text of its newest submission."""
    rows = database.rows("SELECT record, draft, title, place, parts, written FROM submissions ORDER BY turn, record")
    return {RecordId(row[1]): _sent(row) for row in rows}


def text(database: Database, submission: RecordId) -> SentText | None:
    """The frozen text of one submission."""
    row = database.row(
        "SELECT record, draft, title, place, parts, written FROM submissions WHERE record = ?", (submission,)
    )
    return None if row is None else _sent(row)


def standing(database: Database) -> list[EntryId]:
    """Those that were not taken back, of all practices."""
    return [EntryId.parse(row[0]) for row in database.rows(_STANDING)]


def left_or_leaves(database: Database) -> frozenset[RecordId]:
    """The submissions that are in a slice or will be, which leaves out those taken back before they left."""
    rows = database.rows(
        "SELECT e.run, e.counter FROM entries e WHERE e.kind = 'practice.submitted' AND (e.packed = 0 OR EXISTS "
        "(SELECT 1 FROM slice_entries c WHERE c.run = e.run AND c.counter = e.counter))"
    )
    return frozenset(RecordId(EntryId(*row).text()) for row in rows)


def _by_draft(database: Database, wanted: RecordId | None) -> dict[RecordId, list[Submission]]:
    rulings, waiting = _rulings(database), records_waiting(database)
    found: dict[RecordId, list[Submission]] = defaultdict(list)
    parameters = () if wanted is None else (wanted,)
    rows = [
        *database.rows(f"{_SUBMISSIONS} {'' if wanted is None else 'WHERE s.draft = ?'}", parameters),
        *database.rows(
            f"{_TAKEN_BACK} {'' if wanted is None else 'AND w.draft = ?'} GROUP BY w.submission", parameters
        ),
    ]
    for draft, record, digest, turn, withdrawn, refused in sorted(rows, key=lambda row: (row[3], row[1])):
        found[RecordId(draft)].append(
            Submission(
                id=RecordId(record),
                hash=digest,
                withdrawn=bool(withdrawn),
                acknowledged=EntryId.parse(record) not in waiting,
                refused=refused,
                rulings=tuple(rulings[record]),
                turn=turn,
            )
        )
    return dict(found)


def _rulings(database: Database) -> dict[str, list[Ruling]]:
    found: dict[str, list[Ruling]] = defaultdict(list)
    for submission, entry, word, written, words, by in database.rows(
        "SELECT submission, entry, word, written, text, by FROM rulings "
        "WHERE submission IN (SELECT record FROM submissions UNION SELECT submission FROM withdrawals)"
    ):
        found[submission].append(Ruling(Word(word), written, entry, words, by))
    return found


def _sent(row: Row) -> SentText:
    record, draft, title, place, parts, written = row
    return SentText(RecordId(record), RecordId(draft), title, place, json.loads(parts), written)
