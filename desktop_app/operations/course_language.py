"""The language of the course: chosen by the learner, found week by week.

Promises: a week is open in the language that is wanted if it is on this laptop in it, else in English; opening another
language that is here fetches nothing and is one rename. What could be had is told with its size, and wanted through
the queue only when somebody says so. A version in a language that is not open stays until it is removed by hand.
Raises Known: folder-unwritable. What is wanted at all, operations.language_choice says.
"""

from dataclasses import replace

from desktop_app.domain.course_language import Lacking, Spoken, Stands, best
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import learner, pack_offers, pack_queue
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.language_choice import chosen, languages, offered_in, wanted
from desktop_app.operations.session import Session
from desktop_app.packs.store import InstalledPack

__all__ = ["bring", "choose", "chosen", "lacking", "languages", "settle", "spoken", "wanted"]


def spoken(session: Session, pack: InstalledPack) -> Spoken:
    """How the language of an open pack stands to the one that is wanted."""
    language = wanted(session)
    if pack.language == language:
        return Spoken(pack.language, language, Stands.FITS)
    if any(each.pack == pack.id and each.coming for each in lacking(session)):
        return Spoken(pack.language, language, Stands.COMING)
    if language in offered_in(session, pack.id) or language in session.packs.languages(pack.id):
        # Without a choice somebody installed this one, and knows.
        stands = Stands.OFFERED if chosen(session) else Stands.FITS
        return Spoken(pack.language, language, stands)
    return Spoken(pack.language, language, Stands.ONLY)


def lacking(session: Session) -> tuple[Lacking, ...]:
    """Packs that are open in another language and offered in the one that is wanted, by week."""
    asked, language = pack_offers.asked(session), wanted(session)
    others = {pack.id for pack in session.packs.installed() if pack.language != language}
    queued = {each.pack for each in pack_queue.queue(session) if each.language == language}
    found = (
        Lacking(offer.id, offer.week, offer.title, offer.size, offer.id in queued)
        for offer in (asked.offers if asked else ())
        if offer.id in others and offer.language == language and session.packs.spoken(offer.id, language) is None
    )
    return tuple(sorted(found, key=lambda each: (each.week or 0, each.pack)))


def choose(session: Session, language: str) -> Changed:
    """Keeps the choice ("" for the language of the program) and opens what is here in it."""
    before = learner.preferences(session)
    kept = changed()
    if before.course_language != language:
        kept = learner.set_preferences(session, replace(before, course_language=language))
    return kept | settle(session)


def settle(session: Session) -> Changed:
    """Opens each pack in the language that is wanted, if it is here in it, else in English; fetches nothing."""
    from desktop_app.operations import pack_way, packs  # the first screen needs neither

    language = wanted(session)
    moves = {pack.id: best(language, _here(session, pack.id), pack.language) for pack in session.packs.installed()}
    now = {pack.id: pack.language for pack in session.packs.installed()}
    moves = {pack: to for pack, to in moves.items() if to != now[pack]}
    if not moves:
        return changed()
    with pack_way.made(session), session.packs.alone():
        for pack, to in moves.items():
            session.packs.open_language(pack, to)
    packs.index(session)
    return changed("packs", "progress", "marks")


def bring(session: Session) -> Changed:
    """Wants every pack that is lacking; the queue fetches them, within the learner's limits."""
    found = changed()
    for each in lacking(session):
        found |= pack_queue.want(session, each.pack, wanted(session))
    return found


def _here(session: Session, pack: PackId) -> frozenset[str]:
    """The languages that can be opened."""
    known = session.packs.languages(pack)
    return frozenset(each for each in known if session.packs.spoken(pack, each) is not None)
