"""What the course team sees of a learner, for the page that says so.

Promises: exactly what leaves this laptop for other eyes, and whether it has left; never answers, notes, highlights or
drafts, which are encrypted before they leave. A finished activity whose pack is not here any more is listed by its id.
"""

from datetime import date

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.learner import SeenActivity, TeamSees
from desktop_app.domain.practice_state import state_of
from desktop_app.operations import course, learner
from desktop_app.operations.session import Session
from desktop_app.storage.projections import progress, submissions
from desktop_app.storage.settings import LAST_CONTACT


def team_sees(session: Session) -> TeamSees:
    """What the team sees now, and what it will see with the next exchange."""
    me = learner.get(session)
    last = session.settings.number(LAST_CONTACT)
    return TeamSees(
        name=me.name if me else "",
        role=me.role if me else "",
        place=me.place if me else "",
        enrolled=me is not None and me.person is not None,
        cohort=me.cohort if me else None,
        finished=_finished(session),
        practices=_practices(session),
        last_contact=session.clock.local(last) if last else None,
    )


def _finished(session: Session) -> tuple[SeenActivity, ...]:
    known = {ActivityId(spot.activity.id): spot for spot in course.spots(session)}
    found = []
    for activity, when, sent in progress.finishes(session.database):
        spot = known.get(activity)
        found.append(
            SeenActivity(
                title=spot.activity.title if spot else activity,
                kind=spot.activity.kind if spot else "",
                week=spot.week if spot else 0,
                finished=session.clock.local(when),
                sent=sent,
            )
        )
    return tuple(found)


def _practices(session: Session) -> tuple[tuple[str, str, date], ...]:
    """Of each practice the newest text that leaves or has left, oldest first."""
    seen = submissions.left_or_leaves(session.database)
    found = []
    for sent in submissions.by_draft(session.database).values():
        shown = [each for each in sent if each.id in seen]
        text = submissions.text(session.database, shown[-1].id) if shown else None
        if text is not None:
            found.append((text.written, text.title, state_of(shown).value))
    return tuple((title, state, session.clock.local(written).date()) for written, title, state in sorted(found))
