"""Saying that an activity is done: one fact, whatever kind of activity it is."""

from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import course
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage.projections import progress
from sync_protocol.bodies import ActivityFinished


def finish(session: Session, activity: ActivityId) -> Changed:
    """The learner is done with it; the course team learns of this and of nothing else in it. Once is enough.

    Raises Known("activity-unknown") when no installed pack has it.
    """
    spot = course.find(session, activity)
    with session.database.write():
        if progress.is_finished(session.database, activity):
            return changed()
        session.journal.append(
            "activity.finished", ActivityFinished(activity, spot.pack.id, spot.pack.version, spot.pack.language)
        )
    return changed("progress")
