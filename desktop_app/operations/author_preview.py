"""A look at packs before they are signed: all of a repository installed, and what of it would be shown.

Promises: everything is read the way the pages read it, so what cannot be shown is found. Raises Known:
source-missing, pack-damaged, pack-app-too-old, and what installing raises. Called for throw-away profiles only
(wiring/author_preview.py).
"""

from typing import Any, Final

from course_format.lesson import Callout, Figure
from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import learner, lessons, packs, quizzes
from desktop_app.operations.session import Session
from desktop_app.packs.store import InstalledPack

READER: Final = "Preview"
"""The name of the learner of a preview."""
_READ_AS_LESSON: Final = frozenset({"lesson", "testimony"})


def fill(session: Session) -> None:
    """Makes the learner, and installs every pack that the repository has; of several languages English is open."""
    learner.begin(session, READER)
    source = str(session.packs.supply.bundled)
    rows = packs.check_for_packs(session, source).rows
    for row in sorted(rows, key=lambda row: row.language == "en"):
        packs.install(session, row.id, source=source, language=row.language)


def shown(session: Session) -> list[dict[str, Any]]:
    """Each pack with its activities, and what is in each of them."""
    return [
        {
            "id": pack.id,
            "language": pack.language,
            "version": pack.version,
            "week": pack.manifest.week,
            "title": pack.manifest.title,
            "activities": _activities(session, pack),
        }
        for pack in session.packs.installed()
    ]


def _activities(session: Session, pack: InstalledPack) -> list[dict[str, Any]]:
    return [
        {
            "id": activity.id,
            "kind": activity.kind,
            "title": activity.title,
            "minutes": activity.minutes,
            **(_inside(session, activity.kind, ActivityId(activity.id)) if activity.file else {}),
        }
        for activity in pack.manifest.activities
    ]


def _inside(session: Session, kind: str, activity: ActivityId) -> dict[str, Any]:
    if kind in _READ_AS_LESSON:
        view = lessons.open_lesson(session, activity)
        blocks = view.lesson.blocks
        return {
            "sections": [section.title for section in view.lesson.sections],
            "words": sum(len(text.split()) for _, text in view.lesson.texts()),
            "figures": [block.path for block in blocks if isinstance(block, Figure)],
            "callouts": [block.kind for block in blocks if isinstance(block, Callout)],
            "terms": sorted(view.terms),
        }
    if kind == "quiz":
        return {"questions": [question.id for question in quizzes.open_quiz(session, activity).quiz.questions]}
    return {}
