"""Which language of the course the learner wants, and what follows for a pack that is fetched or has just come.

Promises: reads only, and knows nothing of the queue. Without a choice (""), a pack is open in the language in which it
was installed last. Called by operations.course_language and by whoever fetches or installs.
"""

from collections.abc import Collection

from desktop_app.domain.course_language import ENGLISH, best, spoken_by_program
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import learner, pack_offers
from desktop_app.operations.session import Session


def chosen(session: Session) -> str:
    """What the learner chose; "" for the language of the program."""
    return learner.preferences(session).course_language


def wanted(session: Session) -> str:
    """The language in which weeks are wanted: what was chosen, else that of the program."""
    known = learner.preferences(session)
    return known.course_language or spoken_by_program(known.language)


def languages(session: Session) -> tuple[str, ...]:
    """In which any pack is here or offered; English first, then by code."""
    asked = pack_offers.asked(session)
    found = {offer.language for offer in asked.offers} if asked else set()
    for pack in session.packs.installed():
        found.update(session.packs.languages(pack.id))
    return tuple(sorted(found, key=lambda code: (code != ENGLISH, code)))


def opens(session: Session, pack: PackId, language: str) -> bool:
    """Whether a version in this language, just arrived, becomes the open one."""
    here = session.packs.languages(pack)
    if not here or here[0] == language:
        return True
    if not chosen(session):
        return True  # what was asked for last
    return best(wanted(session), {*here, language}, here[0]) == language


def to_bring(session: Session, pack: PackId, offered: Collection[str] | None = None) -> str:
    """The language in which a pack is fetched when nobody says: what was chosen, else that which is open, else that of
    the program; "" for whatever there is. ``offered``: by whom it is asked; without it, as last heard."""
    known = offered_in(session, pack) if offered is None else offered
    here = next((each.language for each in session.packs.installed() if each.id == pack), "")
    own = chosen(session)
    if own in known:
        return own
    return here or (wanted(session) if wanted(session) in known else "")


def offered_in(session: Session, pack: PackId) -> frozenset[str]:
    """The languages in which a pack was offered when a source was last asked."""
    asked = pack_offers.asked(session)
    return frozenset(offer.language for offer in asked.offers if offer.id == pack) if asked else frozenset()
