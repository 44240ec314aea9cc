"""One sentence of a lesson, with where it stands: what the quiz shows beside an answer, and the way back to it.

Promises: reading only; a place that is no longer in the pack is left out, never an error. Called by the quiz page.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from course_format.lesson import Callout, CalloutKind, Lesson, ListItem, Paragraph, Section, plain
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import course
from desktop_app.operations.session import Session

WORDS_A_MINUTE: Final = 130
"""A tired reader in a third language."""

_SENTENCE_END: Final = re.compile(r"[.!?…؟]+[”’»\"')]*(?=\s|$)")


@dataclass(frozen=True)
class Excerpt:
    """``target`` is what the reader opens; ``number`` is the lesson's, "" for a testimony; ``minutes`` to read the
    section again."""

    target: str
    number: str
    title: str
    section: str
    sentence: str
    minutes: int


def excerpts(session: Session, targets: Iterable[str]) -> Mapping[str, Excerpt]:
    """The excerpt of each target ("w1-l2#five-tasks" or "w1-l2") that is in an installed pack."""
    found = {}
    for target in dict.fromkeys(targets):
        excerpt = _excerpt(session, target)
        if excerpt is not None:
            found[target] = excerpt
    return found


def _excerpt(session: Session, target: str) -> Excerpt | None:
    activity, _, wanted = target.partition("#")
    try:
        spot = course.find(session, ActivityId(activity))
        lesson = course.read_lesson(session, spot)
    except Known:
        return None
    section = next((each for each in lesson.sections if each.id == wanted), None)
    if section is None:
        if wanted or not lesson.sections:
            return None
        section = lesson.sections[0]
    return Excerpt(
        target=target,
        number=spot.activity.number,
        title=lesson.title,
        section=section.title if wanted else "",
        sentence=_sentence(lesson, section),
        minutes=_minutes(lesson, section),
    )


def _sentence(lesson: Lesson, section: Section) -> str:
    """What the section says in one sentence: the first of its principle, else of its first text."""
    blocks = lesson.blocks[section.first : section.last]
    principles = [block for block in blocks if isinstance(block, Callout) and block.kind is CalloutKind.PRINCIPLE]
    for callout in principles:
        if callout.blocks:
            return first_sentence(plain(callout.blocks[0].inlines))
    for block in blocks:
        if isinstance(block, Paragraph | ListItem) and plain(block.inlines).strip():
            return first_sentence(plain(block.inlines))
    return ""


def first_sentence(text: str) -> str:
    """Up to the first full stop, question mark or exclamation mark, with the quote that closes there."""
    end = _SENTENCE_END.search(text)
    return text if end is None else text[: end.end()]


def _minutes(lesson: Lesson, section: Section) -> int:
    texts = dict(lesson.texts())
    words = sum(len(texts.get(index, "").split()) for index in range(section.first, section.last))
    return max(1, round(words / WORDS_A_MINUTE))
