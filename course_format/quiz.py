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
    """Options to choose from. ``several``: by Moodle's rule, when no option is marked ``=`` and credit is shared by
    ``~%n%``.

    ``truth``: a true/false item; its two options are texts "True" and "False", which a screen may show in its own
    words. ``lesson``: activity id, or "activity#section", of where the answer stands; written
    ``[see:w1-l2#five-tasks]`` in the general feedback, whose text no longer carries it.
    """

    id: str
    stem: str
    options: tuple[Option, ...]
    several: bool
    feedback: str
    lesson: str | None = None
    truth: bool = False


@dataclass(frozen=True)
class ShortAnswer:
    """Accepted texts, compared without case, accents and outer space; ``*`` stands for anything."""

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
    """``pairs``: what to match, and what it goes with. An empty first half is a wrong answer on offer (Moodle)."""

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
