"""Reading a lesson or testimony, and marking it.

Promises: the place is remembered; highlights and notes are found again in a new version of the text, and none is lost:
what has no place there any more is named in ``unplaced``, and what was marked in another language waits for it. Each
verb is one transaction; doing a thing twice is doing it once. Raises Known: activity-unknown, pack-damaged,
record-unknown, input-empty (field "quote").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from course_format.glossary import Term
from course_format.lesson import Figure, Lesson
from desktop_app.domain.anchoring import Found, locate, moved, union
from desktop_app.domain.course_language import Spoken
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId, RecordId
from desktop_app.domain.journey import ActivityRow
from desktop_app.domain.marks import Anchor, Highlight, Place
from desktop_app.domain.notes import NoteView
from desktop_app.operations import course, course_language, notes
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.course import Spot
from desktop_app.operations.finishing import finish
from desktop_app.operations.session import Session
from desktop_app.storage.projections import marks, progress
from desktop_app.storage.projections.marks import KeptHighlight
from sync_protocol.bodies import BookmarkSet, HighlightMade, PlaceKept, SectionRead
from sync_protocol.identifiers import EntryId

__all__ = [
    "LessonView",
    "finish",
    "highlight",
    "keep_place",
    "open_lesson",
    "read_section",
    "remove_highlight",
    "set_bookmark",
]


@dataclass(frozen=True)
class LessonView:
    """All that the reader shows.

    Anchors of ``highlights`` and ``notes`` stand where the passage is in this version; the ids in ``unplaced`` are of
    those that are in no paragraph of it any more; ``reworded`` has, by id, the words that were marked where the text
    says it in others now. ``read_sections`` counts from 0. ``terms`` by id,
    ``figures`` by path; ``links``: which activity a path in the pack is, for links between lessons;
    ``sources``: what the keys of paragraphs stand for; ``spoken``: whether it is in the language that is wanted.
    """

    activity: ActivityRow
    week_title: str
    lesson: Lesson
    previous: ActivityRow | None
    next: ActivityRow | None
    place: Place | None
    highlights: tuple[Highlight, ...]
    notes: tuple[NoteView, ...]
    read_sections: frozenset[int]
    bookmarked: bool
    terms: Mapping[str, Term]
    figures: Mapping[str, bytes]
    pack: PackId
    version: str
    language: str
    spoken: Spoken
    unplaced: frozenset[RecordId] = frozenset()
    reworded: Mapping[RecordId, str] = field(default_factory=dict)
    links: Mapping[str, ActivityId] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


def open_lesson(session: Session, activity: ActivityId) -> LessonView:
    """A lesson or testimony with everything the learner left in it."""
    now = course.standing(session)
    index = now.find(activity)
    spot = now.spots[index]
    lesson = course.read_lesson(session, spot)
    previous, following = now.neighbours(index)
    finder = _Finder(spot.pack.version, dict(lesson.texts()))
    language = spot.pack.language
    highlights = tuple(
        _highlight(session, finder.here(kept))
        for kept in marks.highlights(session.database, activity)
        if kept.anchor.spoken == language
    )
    written = (
        note for note in notes.of_activity(session, activity) if note.anchor is None or note.anchor.spoken == language
    )
    return LessonView(
        activity=now.rows[index],
        week_title=spot.week_title,
        lesson=lesson,
        previous=previous,
        next=following,
        place=_place(session, spot, lesson),
        highlights=tuple(sorted(highlights, key=lambda each: (each.anchor.paragraph, each.anchor.start))),
        notes=tuple(finder.note_here(note) for note in written),
        read_sections=_read_sections(session, activity, lesson),
        bookmarked=marks.is_bookmarked(session.database, activity),
        terms={term.id: term for term in session.packs.glossary(spot.pack.id)},
        figures=_figures(session, spot, lesson),
        pack=spot.pack.id,
        version=spot.pack.version,
        language=language,
        spoken=course_language.spoken(session, spot.pack),
        unplaced=frozenset(finder.unplaced),
        reworded=dict(finder.reworded),
        sources={source.key: source.text for source in spot.pack.manifest.sources},
        links={each.file: ActivityId(each.activity.id) for each in now.spots if each.pack.id == spot.pack.id},
    )


def keep_place(session: Session, place: Place) -> Changed:
    """Remembers where reading stopped. Call it when the scrolling rests and when the page is left."""
    spot = course.find(session, place.activity)
    lesson = course.read_lesson(session, spot)
    if not 0 <= place.section < len(lesson.sections):
        raise ValueError(f"{place.activity} has no section {place.section}")
    kept = marks.KeptPlace(spot.pack.version, lesson.sections[place.section].id, place.paragraph)
    with session.database.write():
        course.remember_parts(session, spot, course.lesson_parts(lesson))
        if marks.place(session.database, place.activity) == kept:
            return changed()
        session.journal.append("place.kept", PlaceKept(place.activity, kept.pack_version, kept.section, kept.paragraph))
    return changed("progress")


def read_section(session: Session, activity: ActivityId, section: int) -> Changed:
    """A section, counted from 0, was read to its end."""
    spot = course.find(session, activity)
    lesson = course.read_lesson(session, spot)
    if not 0 <= section < len(lesson.sections):
        raise ValueError(f"{activity} has no section {section}")
    name = lesson.sections[section].id
    with session.database.write():
        course.remember_parts(session, spot, course.lesson_parts(lesson))
        if name in progress.parts_done(session.database, activity):
            return changed()
        session.journal.append("section.read", SectionRead(activity, name))
    return changed("progress")


def highlight(session: Session, anchor: Anchor) -> Highlight:
    """Marks a passage. What overlaps or touches it becomes one highlight with it; inside one, that one is returned."""
    if not anchor.quote.strip():
        raise Known("input-empty", field="quote")
    spot = course.find(session, anchor.activity)
    with session.database.write():
        standing = _standing(session, spot, anchor)
        whole, absorbed = _merged(anchor, standing)
        if len(absorbed) == 1 and absorbed[0].anchor == whole:
            return _highlight(session, absorbed[0])
        course.remember_title(session, spot)
        for each in absorbed:
            session.journal.append("highlight.removed", about=EntryId.parse(each.id))
        made = session.journal.append("highlight.made", _body(whole))
        kept = marks.highlight(session.database, RecordId(made.text()))
    assert kept is not None
    return _highlight(session, kept)


def remove_highlight(session: Session, highlight: RecordId) -> Changed:
    """Takes a highlight away. One that is gone already stays gone."""
    try:
        record = EntryId.parse(highlight)
    except ValueError as error:
        raise Known("record-unknown", id=highlight) from error
    with session.database.write():
        if marks.highlight(session.database, highlight) is None:
            return changed()
        session.journal.append("highlight.removed", about=record)
    return changed("marks")


def set_bookmark(session: Session, activity: ActivityId, on: bool) -> Changed:
    """Bookmarks an activity, or no longer."""
    course.find(session, activity)
    with session.database.write():
        if marks.is_bookmarked(session.database, activity) == on:
            return changed()
        session.journal.append("bookmark.set", BookmarkSet(activity, on))
    return changed("marks")


class _Finder:
    """Finds passages in one version of one lesson, and remembers which it did not find."""

    def __init__(self, version: str, texts: Mapping[int, str]) -> None:
        self._version = version
        self._texts = texts
        self.unplaced: set[RecordId] = set()
        self.reworded: dict[RecordId, str] = {}

    def anchor_here(self, record: RecordId, anchor: Anchor) -> Anchor:
        """The anchor as it stands in this version; as it was when the passage is not in it."""
        located = locate(anchor, self._texts)
        if located is None:
            self.unplaced.add(record)
            return anchor
        if located.how in (Found.CONTEXT, Found.PARAGRAPH):
            self.reworded[record] = anchor.quote
        return moved(anchor, located, self._version, self._texts)

    def here(self, kept: KeptHighlight) -> KeptHighlight:
        """A highlight as it stands in this version."""
        return replace(kept, anchor=self.anchor_here(kept.id, kept.anchor))

    def note_here(self, note: NoteView) -> NoteView:
        """A note as it stands in this version."""
        return note if note.anchor is None else replace(note, anchor=self.anchor_here(note.id, note.anchor))


def _highlight(session: Session, kept: KeptHighlight) -> Highlight:
    return Highlight(kept.id, kept.anchor, session.clock.local(kept.made))


def _standing(session: Session, spot: Spot, anchor: Anchor) -> list[KeptHighlight]:
    """The highlights that a new one may join: as they stand in the text it was made in, those without a place there
    left out. Of another version or language than the open one, only its own are known."""
    kept = [each for each in marks.highlights(session.database, anchor.activity) if each.anchor.spoken == anchor.spoken]
    texts = dict(course.read_lesson(session, spot).texts())
    if (spot.pack.version, spot.pack.language) != (anchor.pack_version, anchor.spoken) or texts.get(
        anchor.paragraph, ""
    )[anchor.start : anchor.end] != anchor.quote:
        return [each for each in kept if each.anchor.pack_version == anchor.pack_version]
    finder = _Finder(anchor.pack_version, texts)
    found = [finder.here(each) for each in kept]
    return [each for each in found if each.id not in finder.unplaced]


def _merged(anchor: Anchor, standing: list[KeptHighlight]) -> tuple[Anchor, list[KeptHighlight]]:
    """The passage with all that it overlaps or touches, directly or through another, and which those are."""
    whole, absorbed, left = anchor, list[KeptHighlight](), list(standing)
    grown = True
    while grown:
        grown = False
        for each in tuple(left):
            both = union(whole, each.anchor)
            if both is not None:
                whole, grown = both, True
                absorbed.append(each)
                left.remove(each)
    return whole, absorbed


def _body(anchor: Anchor) -> HighlightMade:
    return HighlightMade(
        activity=anchor.activity,
        pack_version=anchor.pack_version,
        paragraph=anchor.paragraph,
        start=anchor.start,
        end=anchor.end,
        quote=anchor.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        language=anchor.language,
    )


def _place(session: Session, spot: Spot, lesson: Lesson) -> Place | None:
    activity = ActivityId(spot.activity.id)
    kept = marks.place(session.database, activity)
    if kept is None:
        return None
    for index, section in enumerate(lesson.sections):
        if section.id == kept.section:
            same = kept.pack_version == spot.pack.version and section.first <= kept.paragraph < section.last
            return Place(activity, index, kept.paragraph if same else section.first)
    return None


def _read_sections(session: Session, activity: ActivityId, lesson: Lesson) -> frozenset[int]:
    done = progress.parts_done(session.database, activity)
    return frozenset(index for index, section in enumerate(lesson.sections) if section.id in done)


def _figures(session: Session, spot: Spot, lesson: Lesson) -> dict[str, bytes]:
    paths = {block.path for block in lesson.blocks if isinstance(block, Figure)}
    return {path: session.packs.read(spot.pack.id, path) for path in sorted(paths)}
