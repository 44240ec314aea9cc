"""What a command says: lines for people, or exactly one JSON document.

Promises: with ``--json`` one document on standard output, whatever happens; an error is one line on standard error and
``"error"`` in the document, beside its ``"code"``. Dates are ISO 8601, sizes bytes. Called by the verbs and command.py.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop_app.domain.errors import Known

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
BUG: Final = 70  # EX_SOFTWARE
TRY_AGAIN: Final = 75  # EX_TEMPFAIL: cut or unreachable, something still waits
INTERRUPTED: Final = 130


@dataclass(frozen=True)
class Answer:
    """``document`` is made of dicts, lists, texts, numbers, dates and None. ``lines``: the same for people."""

    document: object
    lines: tuple[str, ...] = ()
    exit_code: int = DONE


def answer(document: object, lines: Iterable[str] = (), exit_code: int = DONE) -> Answer:
    """An answer of a verb."""
    return Answer(document, tuple(lines), exit_code)


def failure(known: "Known", exit_code: int = FAILED) -> Answer:
    """An error as an answer: its sentences in the document. The line goes to standard error (command.py)."""
    from desktop_app.cli.sentences import sentence

    return Answer({"error": sentence(known), "code": known.code}, (), exit_code)


def as_json(document: object) -> str:
    """The document on one line."""
    return json.dumps(document, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in an answer")
