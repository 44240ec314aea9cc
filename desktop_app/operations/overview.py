"""What is on this laptop, in numbers: for support, scripts and ``fieldbook status``.

Promises: counts and states, never texts.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app import __version__
from desktop_app.operations import exchanging, learner, practices
from desktop_app.operations.session import Session
from desktop_app.storage.projections import notes, progress


@dataclass(frozen=True)
class Overview:
    """``notes``: "kept" and "deleted"; ``practices``: own ones by state; ``packs``: "week-1 en 1.0.0" of each.

    ``waiting`` and ``refused`` count items, as the sync badge does.
    """

    version: str
    name: str | None
    enrolled: bool
    centre: str | None
    cohort: str | None
    notes: Mapping[str, int]
    practices: Mapping[str, int]
    finished: int
    packs: tuple[str, ...]
    waiting: int
    refused: int
    last_contact: datetime | None


def overview(session: Session) -> Overview:
    """What is here now."""
    me = learner.get(session)
    own = Counter(row.state.value for row in practices.list_practices(session, mine=True))
    sharing = exchanging.status(session)
    return Overview(
        version=__version__,
        name=me.name if me else None,
        enrolled=me is not None and me.person is not None,
        centre=me.centre if me else None,
        cohort=me.cohort if me else None,
        notes=notes.counts(session.database),
        practices=dict(own),
        finished=len(progress.finishes(session.database)),
        packs=tuple(f"{pack.id} {pack.language} {pack.version}" for pack in session.packs.installed()),
        waiting=sharing.waiting,
        refused=sharing.refused,
        last_contact=sharing.last_contact,
    )
