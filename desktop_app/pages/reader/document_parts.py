"""The parts of a typeset lesson that are painted or pressed, each named by its place in the document.

Promises: positions are UTF-16 units of one ``LessonDocument`` and hold until that document is built anew. Plain data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from course_format.lesson import CalloutKind


class StopKind(StrEnum):
    """What the Tab key stops at, and what the mouse may press."""

    TERM = "term"
    LINK = "link"
    FOOTNOTE = "footnote"
    FIGURE = "figure"
    WRITE = "write"  # "Write my answer" of a check
    ANSWER = "answer"  # "Show our answer"


@dataclass(frozen=True)
class Stop:
    """``target``: term id, path in the pack, footnote id, figure id or callout id. ``paragraph``: its lesson block."""

    kind: StopKind
    start: int
    end: int
    target: str
    paragraph: int


@dataclass(frozen=True)
class Box:
    """A callout: the positions of its first and its last text block."""

    kind: CalloutKind
    id: str
    paragraph: int
    first: int
    last: int


@dataclass(frozen=True)
class Sign:
    """Something painted in the free space before a text block: a bullet, or the icon of a label."""

    position: int
    icon: str  # "" is a bullet
    token: str
    inset: int  # distance from the column's edge at which the sign begins


@dataclass(frozen=True)
class Dot:
    """A point on the margin line at a height of the document: a mark of mine, or an open glossary term.
    ``note``: where its note begins, when that was pushed away from the line."""

    y: float
    mine: bool
    note: float | None = None


@dataclass(frozen=True)
class DocumentWords:
    """Everything in the document that the lesson does not bring itself, in the language of the interface.

    ``figure`` has a place {number}, ``source`` a place {sources}.
    """

    kicker: str
    meta: str
    labels: Mapping[CalloutKind, str]
    write_answer: str
    show_answer: str
    hide_answer: str
    our_answer: str
    figure: str
    footnotes: str
    source: str
    note: str = ""  # below ``meta``
