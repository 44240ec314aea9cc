"""A quiz as typed questions. Read from GIFT by gift_reader; graded by desktop_app.domain.grading."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One answer on offer. ``fraction``: share of the credit in percent (100 right, 0 or less wrong)."""

    text: str
    fraction: float
    feedback: str


@dataclass(frozen=True)
class Choice:
    """One or several options; ``several`` when more than one carries credit. True/false is a Choice of two."""

    id: str
    stem: str
    options: tuple[Option, ...]
    several: bool
    feedback: str  # general; may carry the lesson link
    lesson: str | None = (
        None  # activity id, or "activity#section", of where the answer stands (``[see:w1-l2#five-tasks]`` in the general feedback)
    )


@dataclass(frozen=True)
class ShortAnswer:
    """Accepted texts, compared without case, accents and outer space."""

    id: str
    stem: str
    accepted: tuple[Option, ...]
    feedback: str
    lesson: str | None = None


@dataclass(frozen=True)
class Numerical:
    """Accepted when low <= answer <= high for an item with credit."""

    id: str
    stem: str
    accepted: tuple[tuple[float, float, Option], ...]
    feedback: str
    lesson: str | None = None


@dataclass(frozen=True)
class Matching:
    id: str
    stem: str
    pairs: tuple[tuple[str, str], ...]
    feedback: str
    lesson: str | None = None


@dataclass(frozen=True)
class Essay:
    """Written for oneself: saved, never graded."""

    id: str
    stem: str
    feedback: str
    lesson: str | None = None


Question = Choice | ShortAnswer | Numerical | Matching | Essay


@dataclass(frozen=True)
class Quiz:
    title: str
    questions: tuple[Question, ...]
