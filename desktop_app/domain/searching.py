"""What a search gives back."""

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    LESSON = "lesson"
    NOTE = "note"
    GLOSSARY = "glossary"
    PRACTICE = "practice"


@dataclass(frozen=True)
class Hit:
    """``matches``: (start, end) code point ranges in ``title`` or ``context`` to show in bold."""

    kind: HitKind
    target: str  # activity id, record id or term id
    section: int | None
    title: str
    context: str
    title_matches: tuple[tuple[int, int], ...]
    context_matches: tuple[tuple[int, int], ...]
    meta: str  # "Week 1", a date, a state


@dataclass(frozen=True)
class SearchResults:
    query: str
    hits: tuple[Hit, ...]
    total: int
