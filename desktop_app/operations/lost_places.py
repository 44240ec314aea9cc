"""Highlights and notes whose place has gone: kept, told, and found again when their words come back.

Promises: every highlight that stands and every note on a passage either has a place in a lesson that can be opened,
waits for its language, which is on this laptop and not open, or is in here; nothing is thrown away. Notes in
the bin are not told. Reads only. Called by the reader, the notebook and whoever counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from desktop_app.domain.anchoring import locate
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.marks import Anchor, LostPlace
from desktop_app.operations import course, notes
from desktop_app.operations.course import Spot
from desktop_app.operations.lessons import LessonView
from desktop_app.operations.session import Session
from desktop_app.storage.projections import marks
from desktop_app.storage.projections import notes as note_table

Mark = tuple[Anchor, LostPlace]
"""A mark's passage, and what there would be to tell if it were gone."""


def lost_places(session: Session) -> tuple[LostPlace, ...]:
    """All of them, by week and lesson, the oldest first. Reads every lesson that has a mark."""
    texts = _Texts(session, _spots(session))
    found = []
    for anchor, place in every_mark(session):
        spot = texts.spots.get(anchor.activity)
        if spot is not None and anchor.spoken != spot.pack.language:
            if not _waits(session, anchor, spot):
                found.append(replace(place, lesson_here=False))
            continue
        here = texts.of(anchor.activity)
        if here is None or locate(anchor, here) is None:
            found.append(replace(place, lesson_here=here is not None))
    return _named(session, found)


def lost_lessons(session: Session) -> tuple[LostPlace, ...]:
    """Those in lessons that no pack on this laptop has: quick, because no lesson is read."""
    spots = _spots(session)
    marked = marks.activities(session.database) | note_table.activities(session.database)
    if not marked:
        return ()
    found = (
        replace(place, lesson_here=False)
        for anchor, place in every_mark(session)
        if anchor.activity not in spots or not _waits(session, anchor, spots[anchor.activity])
    )
    return _named(session, found)


def of_lesson(view: LessonView) -> tuple[LostPlace, ...]:
    """Those of the lesson that is open, the oldest first."""
    title, week = f"{view.activity.number} {view.activity.title}".strip(), view.activity.week
    highlights = (
        LostPlace(each.id, view.activity.id, each.anchor.quote, each.made, None, title, week)
        for each in view.highlights
        if each.id in view.unplaced
    )
    written = (
        LostPlace(note.id, view.activity.id, note.anchor.quote, note.changed, note.text, title, week)
        for note in view.notes
        if note.id in view.unplaced and note.anchor is not None
    )
    return tuple(sorted((*highlights, *written), key=lambda each: (each.when, each.id)))


def every_mark(session: Session) -> Iterator[Mark]:
    """The highlights that stand, and the notes on passages outside the bin."""
    for kept in marks.every_highlight(session.database):
        when = session.clock.local(kept.made)
        yield kept.anchor, LostPlace(kept.id, kept.anchor.activity, kept.anchor.quote, when)
    for row in note_table.anchored(session.database):
        anchor = notes.anchor_of(row.anchor)
        if anchor is not None:
            when = session.clock.local(row.changed)
            yield anchor, LostPlace(RecordId(row.record.text()), anchor.activity, anchor.quote, when, row.text)


def _waits(session: Session, anchor: Anchor, spot: Spot) -> bool:
    """Whether the language of a mark is on this laptop, open or not."""
    return anchor.spoken in session.packs.languages(spot.pack.id)


def _spots(session: Session) -> dict[ActivityId, Spot]:
    """What the reader opens."""
    return {ActivityId(spot.activity.id): spot for spot in course.spots(session) if spot.activity.kind != "quiz"}


def _named(session: Session, places: Iterable[LostPlace]) -> tuple[LostPlace, ...]:
    """With what their lessons were called, in the order of the course as it was known."""
    titles: dict[ActivityId, tuple[int | None, str]] = {}
    found = []
    for place in places:
        if place.activity not in titles:
            titles[place.activity] = course.last_title(session, place.activity)
        week, title = titles[place.activity]
        found.append(replace(place, week=week, title=title))
    return tuple(sorted(found, key=lambda each: (each.week or 0, each.title, each.activity, each.when, each.id)))


class _Texts:
    """The texts of lessons, each read once."""

    def __init__(self, session: Session, spots: Mapping[ActivityId, Spot]) -> None:
        self._session = session
        self.spots = spots
        self._read: dict[ActivityId, Mapping[int, str] | None] = {}

    def of(self, activity: ActivityId) -> Mapping[int, str] | None:
        """None when no pack here has the lesson, or it cannot be read."""
        if activity not in self._read:
            self._read[activity] = self._lesson(activity)
        return self._read[activity]

    def _lesson(self, activity: ActivityId) -> Mapping[int, str] | None:
        spot = self.spots.get(activity)
        try:
            return None if spot is None else dict(course.read_lesson(self._session, spot).texts())
        except Known:
            return None  # a damaged pack says so itself; once it is mended the passage is there again
