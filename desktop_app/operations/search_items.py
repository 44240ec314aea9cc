"""What of an installed pack can be found: the sections of its lessons, and its glossary.

Promises: called at the installation of a pack (and at its removal, with nothing), so that a search reads no pack.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course_format.glossary import Term
from course_format.lesson import Lesson
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.searching import HitKind
from desktop_app.operations.session import Session
from desktop_app.storage.search_index import Item, index_source


@dataclass(frozen=True)
class LessonText:
    """A lesson as it is indexed. ``number``: "1.2", or "" for kinds without one."""

    activity: ActivityId
    number: str
    lesson: Lesson


def index_pack(
    session: Session, pack: PackId, language: str, lessons: Iterable[LessonText], terms: Iterable[Term]
) -> None:
    """Makes a pack's lessons and terms found, in place of those of its earlier version.

    With no lessons and no terms the pack is forgotten. One transaction.
    """
    items = [item for text in lessons for item in lesson_items(text)]
    items += [_term_item(term) for term in terms]
    index_source(session.database, f"{pack}/{language}", items)


def lesson_items(text: LessonText) -> Iterator[Item]:
    """One item for the lesson by its title, and one for each of its sections."""
    lesson = text.lesson
    meta = f"{text.number} {lesson.title}".strip()
    blocks = dict(lesson.texts())
    if not lesson.sections or lesson.sections[0].title != lesson.title:
        yield Item(HitKind.LESSON, text.activity, lesson.title, "", section=None, meta=meta)
    for index, section in enumerate(lesson.sections):
        start = section.first + (section.id != "top")  # the heading is the title already
        body = "\n".join(blocks[at] for at in range(start, section.last) if at in blocks)
        yield Item(HitKind.LESSON, text.activity, section.title, body, section=index, meta=meta)


def _term_item(term: Term) -> Item:
    also = " ".join((*term.variants, *(text for _, text in term.others)))
    return Item(HitKind.GLOSSARY, term.id, term.term, term.definition, also=also)
