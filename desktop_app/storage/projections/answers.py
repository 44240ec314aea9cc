"""Answers given in quizzes, and the questions that are to be asked again.

Promises: of several answers to one question the newest counts (last_word.py); the others stay in the journal.
Called by storage/registry.py and operations.
"""

import json
from dataclasses import dataclass

from desktop_app.domain.identifiers import ActivityId
from desktop_app.storage.database import Database
from desktop_app.storage.projections import Projection, View
from desktop_app.storage.projections.last_word import supersedes
from sync_protocol.bodies import AnswerGiven, QuestionAgain
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body

Response = tuple[int, ...] | str | float
"""Chosen options by index, a text, or a number."""


@dataclass(frozen=True)
class KeptAnswer:
    """``fraction``: what it was worth when it was given, 0.0 to 1.0; ``written``: ms UTC."""

    question: str
    pack_version: str
    response: Response
    fraction: float
    written: int


def _on_answer(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, AnswerGiven)
    key = (body.activity, body.question)
    row = view.database.row("SELECT written, entry FROM answers WHERE activity = ? AND question = ?", key)
    if supersedes(view, entry, *(row or (None, None))):
        view.database.run(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*key, body.pack_version, json.dumps(body.response), body.fraction, entry.written, entry.id.text()),
        )


def _on_again(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, QuestionAgain)
    key = (body.activity, body.question)
    row = view.database.row("SELECT written, entry FROM again WHERE activity = ? AND question = ?", key)
    if supersedes(view, entry, *(row or (None, None))):
        view.database.run(
            "INSERT OR REPLACE INTO again VALUES (?, ?, ?, ?, ?)", (*key, int(body.on), entry.written, entry.id.text())
        )


PROJECTION = Projection(
    name="answers",
    tables={
        "answers": (
            # response: JSON, a list of indexes, a text or a number
            "CREATE TABLE answers (activity TEXT NOT NULL, question TEXT NOT NULL, pack_version TEXT NOT NULL, "
            "response TEXT NOT NULL, fraction REAL NOT NULL, written INTEGER NOT NULL, entry TEXT NOT NULL, "
            "PRIMARY KEY (activity, question)) WITHOUT ROWID",
        ),
        "again": (
            "CREATE TABLE again (activity TEXT NOT NULL, question TEXT NOT NULL, is_on INTEGER NOT NULL, "
            "written INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (activity, question)) WITHOUT ROWID",
        ),
    },
    events={"answer.given": _on_answer, "question.again": _on_again},
)


def answers(database: Database, activity: ActivityId) -> list[KeptAnswer]:
    """The newest answer to each question of a quiz."""
    rows = database.rows(
        "SELECT question, pack_version, response, fraction, written FROM answers WHERE activity = ? ORDER BY question",
        (activity,),
    )
    return [
        KeptAnswer(question, version, _response(json.loads(response)), fraction, written)
        for question, version, response, fraction, written in rows
    ]


def activities(database: Database) -> frozenset[ActivityId]:
    """The quizzes in which anything was answered."""
    return frozenset(ActivityId(row[0]) for row in database.rows("SELECT DISTINCT activity FROM answers"))


def again(database: Database, activity: ActivityId) -> frozenset[str]:
    """The questions of a quiz that are to be asked again."""
    rows = database.rows("SELECT question FROM again WHERE activity = ? AND is_on = 1", (activity,))
    return frozenset(question for (question,) in rows)


def _response(found: list[int] | str | float) -> Response:
    return tuple(found) if isinstance(found, list) else found
