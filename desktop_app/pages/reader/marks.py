"""The learner's marks in one lesson: highlights and notes, joined where they mean the same passage.

Promises: in the order of the text; a note on a highlighted passage and the highlight are one mark. Plain data and
rules, no Qt. Used by the page and the margin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.marks import Anchor, Highlight
from desktop_app.domain.notes import NoteView
from desktop_app.pages.reader.passages import Passage


@dataclass(frozen=True)
class Mark:
    """A highlight, a note, both on one passage, or neither yet: the place of a note that is about to be written.

    ``key`` stays the same while a note comes to a highlight or a place. ``was``: the words that were marked, when the
    text has others in their place now.
    """

    key: str
    anchor: Anchor
    highlight: Highlight | None = None
    note: NoteView | None = None
    was: str = ""

    @property
    def passage(self) -> Passage:
        return Passage(self.anchor.paragraph, self.anchor.start, self.anchor.end)

    @property
    def when(self) -> datetime | None:
        """When it was made, or its note changed; None for a place."""
        if self.note is not None:
            return self.note.changed
        return None if self.highlight is None else self.highlight.made


def join_marks(
    highlights: Sequence[Highlight],
    notes: Iterable[NoteView],
    keys: Mapping[RecordId, str],
    reworded: Mapping[RecordId, str] | None = None,
) -> tuple[Mark, ...]:
    """Every mark of a lesson in reading order. A second note on one passage is a mark of its own.

    ``keys``: of notes that were begun on this screen, so that their widget stays. ``reworded``: of LessonView.
    """
    was = reworded or {}
    free = {_place(highlight.anchor): highlight for highlight in reversed(highlights)}
    marks: list[Mark] = []
    for note in notes:
        if note.anchor is None or note.deleted is not None:
            continue
        highlight = free.pop(_place(note.anchor), None)
        key = keys.get(note.id, str(note.id if highlight is None else highlight.id))
        marks.append(Mark(key, note.anchor, highlight, note, was.get(note.id, "")))
    taken = {mark.highlight.id for mark in marks if mark.highlight is not None}
    left = (each for each in highlights if each.id not in taken)
    marks.extend(Mark(str(each.id), each.anchor, each, was=was.get(each.id, "")) for each in left)
    return in_order(marks)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """By their place in the text."""
    return tuple(sorted(marks, key=lambda mark: (*_place(mark.anchor), mark.key)))


def _place(anchor: Anchor) -> tuple[int, int, int]:
    return anchor.paragraph, anchor.start, anchor.end


def highlight_around(marks: Iterable[Mark], passage: Passage) -> Mark | None:
    """The highlight that holds all of ``passage``."""
    for mark in marks:
        own = mark.passage
        holds = own.paragraph == passage.paragraph and own.start <= passage.start and passage.end <= own.end
        if mark.highlight is not None and holds:
            return mark
    return None
