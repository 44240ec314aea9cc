"""The course as it is installed on this laptop, beside what the learner has done of it.

Promises: activities of kinds that the program cannot open are nowhere; a pack that cannot be read takes its own week
away and nobody else's. Used by operations/journey.py, lessons.py, quizzes.py and team.py.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from course_format.lesson import Lesson
from course_format.manifest import KINDS_NOW, Activity
from course_format.quiz import Quiz
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityRow
from desktop_app.domain.progress import NOTHING, Planned, Trace, fold, rows
from desktop_app.operations.session import Session
from desktop_app.packs.store import InstalledPack
from desktop_app.storage.projections import progress

_TITLE: Final = "title:"
"""Settings name, followed by an activity's id: JSON of [week, number, title]."""

_PARTS: Final = "parts:"
"""Settings name, followed by an activity's id: JSON of [index hash in hex, [[part, weight], …]]."""

DAY_MS: Final = 86_400_000


@dataclass(frozen=True)
class Spot:
    """An activity and the pack it is in."""

    pack: InstalledPack
    activity: Activity
    week: int

    @property
    def file(self) -> str:
        """Its path in the pack; only kinds that can be opened have a Spot, and those have a file."""
        assert self.activity.file is not None
        return self.activity.file

    @property
    def week_title(self) -> str:
        """What the course calls this week."""
        titles = {week.number: week.title for week in self.pack.manifest.course_weeks}
        return titles.get(self.week, self.pack.manifest.title)


def spots(session: Session) -> tuple[Spot, ...]:
    """Every activity that can be opened, in the order of the course."""
    weeks = sorted(_weekly(session.packs.installed()), key=lambda each: (each[0], each[1].id))
    return tuple(
        Spot(pack, activity, week)
        for week, pack in weeks
        for activity in pack.manifest.activities
        if activity.kind in KINDS_NOW and activity.file is not None
    )


def _weekly(packs: Sequence[InstalledPack]) -> Iterator[tuple[int, InstalledPack]]:
    for pack in packs:
        if pack.manifest.week is not None:
            yield pack.manifest.week, pack


@dataclass(frozen=True)
class Standing:
    """All rows of the course, in order, with what was done of each."""

    spots: tuple[Spot, ...]
    rows: tuple[ActivityRow, ...]
    traces: Mapping[ActivityId, Trace]

    def find(self, activity: ActivityId) -> int:
        """Its place among the rows. Raises Known("activity-unknown")."""
        for index, row in enumerate(self.rows):
            if row.id == activity:
                return index
        raise Known("activity-unknown", activity=activity)

    def neighbours(self, index: int) -> tuple[ActivityRow | None, ActivityRow | None]:
        """The rows before and after."""
        after = index + 1
        return (
            self.rows[index - 1] if index else None,
            self.rows[after] if after < len(self.rows) else None,
        )


def standing(session: Session) -> Standing:
    """The course and the learner's progress in it, now."""
    found = spots(session)
    # A date in the future comes from a clock that ran ahead and was put right since; it must not lead for years.
    limit = session.clock.now() + DAY_MS
    traces = fold(progress.facts(session.database, no_later_than=limit))
    plan = [_planned(session, spot, traces.get(ActivityId(spot.activity.id), NOTHING)) for spot in found]
    shown = rows(plan, traces, kinds=KINDS_NOW, date_of=lambda ms: session.clock.local(ms).date())
    return Standing(found, shown, traces)


def spot_of(session: Session, activity: ActivityId) -> Spot | None:
    """Where an activity is; None when no installed pack has it."""
    return next((spot for spot in spots(session) if spot.activity.id == activity), None)


def find(session: Session, activity: ActivityId) -> Spot:
    """The same. Raises Known("activity-unknown")."""
    spot = spot_of(session, activity)
    if spot is None:
        raise Known("activity-unknown", activity=activity)
    return spot


def read_lesson(session: Session, spot: Spot) -> Lesson:
    """The text of a lesson or testimony. Raises Known: activity-unknown for a quiz, pack-damaged."""
    if spot.activity.kind == "quiz":
        raise Known("activity-unknown", activity=spot.activity.id, kind=spot.activity.kind)
    lesson: Lesson = session.packs.lesson(spot.pack.id, spot.file)
    return lesson


def read_quiz(session: Session, spot: Spot) -> Quiz:
    """A quiz. Raises Known: activity-unknown for anything else, pack-damaged."""
    if spot.activity.kind != "quiz":
        raise Known("activity-unknown", activity=spot.activity.id, kind=spot.activity.kind)
    quiz: Quiz = session.packs.quiz(spot.pack.id, spot.file)
    return quiz


def lesson_parts(lesson: Lesson) -> tuple[tuple[str, int], ...]:
    """The sections by id, each weighing the length of its text."""
    texts = dict(lesson.texts())
    return tuple(
        (section.id, sum(len(texts.get(block, "")) for block in range(section.first, section.last)))
        for section in lesson.sections
    )


def quiz_parts(quiz: Quiz) -> tuple[tuple[str, int], ...]:
    """The questions by id, all of one weight."""
    return tuple((question.id, 1) for question in quiz.questions)


def remember_title(session: Session, spot: Spot) -> None:
    """Keeps what an activity is called, for the day when its pack is gone and the learner's marks in it are not."""
    name, kept = _TITLE + spot.activity.id, json.dumps([spot.week, spot.activity.number, spot.activity.title])
    if session.settings.text(name) != kept:
        session.settings.set(name, kept)


def last_title(session: Session, activity: ActivityId) -> tuple[int | None, str]:
    """The week of an activity and what it was called when it was last read or marked here; None and "" when never."""
    try:
        week, number, title = json.loads(session.settings.text(_TITLE + activity, '[null, "", ""]'))
        return None if week is None else int(week), f"{number} {title}".strip()
    except (ValueError, TypeError):
        return None, ""  # written by another version


def remember_parts(session: Session, spot: Spot, parts: Sequence[tuple[str, int]]) -> None:
    """Keeps what an activity is made of, so that the journey need not read the pack to say what is left of it."""
    remember_title(session, spot)
    name, kept = _PARTS + spot.activity.id, json.dumps([spot.pack.index_hash.hex(), list(parts)])
    if session.settings.text(name) != kept:
        session.settings.set(name, kept)


def _planned(session: Session, spot: Spot, trace: Trace) -> Planned:
    activity = spot.activity
    begun = bool(trace.parts) and trace.finished is None
    return Planned(
        id=ActivityId(activity.id),
        kind=activity.kind,
        week=spot.week,
        number=activity.number,
        title=activity.title,
        minutes=activity.minutes,
        parts=parts_of(session, spot) if begun else (),
    )


def parts_of(session: Session, spot: Spot) -> tuple[tuple[str, int], ...]:
    """What an activity is made of: as remembered, else read from its pack; nothing when the pack is damaged."""
    try:
        made_of, parts = json.loads(session.settings.text(_PARTS + spot.activity.id, "[null, []]"))
        if made_of == spot.pack.index_hash.hex():
            return tuple((str(part), int(weight)) for part, weight in parts)
    except (ValueError, TypeError):
        pass  # written by another version: read from the pack again
    try:
        if spot.activity.kind == "quiz":
            return quiz_parts(read_quiz(session, spot))
        return lesson_parts(read_lesson(session, spot))
    except Known:
        return ()  # a damaged pack says so when it is opened; the journey is shown all the same
