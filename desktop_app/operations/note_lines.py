"""Reading notes from a JSON Lines file: one note a line, {"id", "title", "body", "tags"}.

Promises: the whole file is read and checked before anything is returned, so a bad line changes nothing.
Raises Known: file-unreadable; line-unreadable with the number of the line. Called by operations/notes.py.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known

MAX_LINE: Final = 1_000_000
"""Bytes of one line: far beyond any note, and a bound on what a wrong file can do."""


@dataclass(frozen=True)
class NoteLine:
    """A note in a file. ``external_id`` is None when the line has no id: then it is always a new note."""

    external_id: str | None
    title: str
    text: str
    tags: tuple[str, ...]


def read_lines(path: Path) -> list[NoteLine]:
    """All notes of the file. Empty lines are passed over."""
    found = []
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), start=1):
                if line.strip():
                    found.append(_note(number, line))
    except OSError as error:
        raise Known("file-unreadable", path=str(path)) from error
    return found


def _note(number: int, line: bytes) -> NoteLine:
    try:
        if len(line) > MAX_LINE:
            raise ValueError("too long")
        found = json.loads(line.decode("utf-8-sig"))
        tags = found.get("tags") or []
        note = NoteLine(
            external_id=_text(found, "id") or None,
            title=_text(found, "title"),
            text=_text(found, "body"),
            tags=tuple(tags),
        )
        if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
            raise TypeError("tags")
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Known("line-unreadable", line=number) from error
    return note


def _text(found: dict[str, object], name: str) -> str:
    value = found.get(name, "")
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(name)
    return value
