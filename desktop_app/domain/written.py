"""What a learner has written, as it leaves Fieldbook: plain values, with words instead of ids wherever there are any.

Made by operations/exporting.py, turned into files by operations/export_pages.py. Moments have a zone.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Attached:
    """A photo or a PDF. ``here``: whether its content is on this laptop, else there is only its name."""

    id: str
    name: str
    here: bool


@dataclass(frozen=True)
class Note:
    """``deleted``: when it was put into the bin, where it lies. ``lesson`` and ``quote``: the passage it is on."""

    id: str
    title: str
    text: str
    tags: tuple[str, ...]
    made: datetime
    changed: datetime
    deleted: datetime | None = None
    lesson: str = ""
    quote: str = ""
    external_id: str | None = None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class Practice:
    """An own good practice. ``sent_parts``: the text that was sent last, where the draft is another by now; ``said``:
    the team's words about it."""

    id: str
    title: str
    place: str
    parts: dict[str, str]
    state: str
    changed: datetime
    deleted: datetime | None = None
    sent: datetime | None = None
    sent_parts: dict[str, str] = field(default_factory=dict)
    said: str = ""
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The newest answer to a question. ``fraction``: what it was worth, 0 to 1."""

    activity: str
    question: str
    answer: str
    fraction: float
    when: datetime


@dataclass(frozen=True)
class Highlight:
    activity: str
    quote: str
    when: datetime


@dataclass(frozen=True)
class Written:
    """All of it. ``when``: the moment of the export."""

    name: str
    role: str
    place: str
    when: datetime
    notes: tuple[Note, ...]
    practices: tuple[Practice, ...]
    answers: tuple[Answer, ...]
    highlights: tuple[Highlight, ...]
