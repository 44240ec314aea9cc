"""A learner's marks in a lesson, anchored so that they survive a new version of the text.

Source: W3C Web Annotation Data Model, TextQuoteSelector (exact, prefix, suffix) beside a position hint.
"""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.course_language import ENGLISH
from desktop_app.domain.identifiers import ActivityId, RecordId


@dataclass(frozen=True)
class Anchor:
    """A passage. ``paragraph`` is the index of the text block in the lesson, ``start``/``end`` are offsets
    in code points of that block's plain text; ``prefix``/``suffix`` are up to 32 code points around ``quote``.
    ``language``: of the text in which it was made; "" for one of the time when all packs were English."""

    activity: ActivityId
    pack_version: str
    paragraph: int
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    language: str = ""

    @property
    def spoken(self) -> str:
        """The language of the passage."""
        return self.language or ENGLISH


@dataclass(frozen=True)
class Highlight:
    id: RecordId
    anchor: Anchor
    made: datetime


@dataclass(frozen=True)
class LostPlace:
    """A highlight, or a note, whose passage is in no lesson on this laptop. It waits, and finds its place again when
    the words come back.

    ``title``: what the lesson was called when it was last seen here, "" when it never was; ``week`` likewise.
    ``note``: the note's own words, None for a highlight. ``lesson_here``: whether only the passage is gone.
    """

    id: RecordId
    activity: ActivityId
    quote: str
    when: datetime
    note: str | None = None
    title: str = ""
    week: int | None = None
    lesson_here: bool = True


@dataclass(frozen=True)
class Place:
    """Where reading stopped: the text block at the top of the screen."""

    activity: ActivityId
    section: int  # index of the section, from 0
    paragraph: int
