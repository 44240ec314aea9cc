"""What a learner can do with packs: see them, look for new ones, install, remove.

Promises: what is installed stays usable until the new version is whole and verified; what a learner did in a pack is
never in it, and outlives it. Without a network everything works from the packs that came with the program, or from a
folder. Raises Known: pack-unknown, pack-missing, pack-damaged, pack-signer-wrong, pack-rolled-back, pack-app-too-old,
pack-expired, source-missing, disk-full, and what the network raises.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.pack_rows import Installed, PacksView
from desktop_app.network.fetching import SpeedCap, uncapped
from desktop_app.operations import drafts, language_choice, pack_offers, pack_queue, pack_rows, pack_way
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.pack_sources import first_that_has, opened, sources
from desktop_app.operations.search_items import LessonText, index_pack
from desktop_app.operations.session import Session
from desktop_app.packs.installer import Installer
from desktop_app.packs.offers import Source
from desktop_app.packs.store import InstalledPack
from desktop_app.storage.search_index import sources as indexed

_READ_AS_LESSON: Final = frozenset({"lesson", "testimony"})


def packs(session: Session) -> PacksView:
    """What is here, and what was offered when a source was last asked; the first time, what came with the program."""
    if pack_offers.asked(session) is None:
        # What is installed is shown whatever has become of the bundled packs; asking for them says what is wrong.
        with suppress(Known):
            _ask(session, str(session.packs.supply.bundled), never)
    return pack_rows.view(session)


def check_for_packs(session: Session, source: str | None = None, *, cancelled: Cancelling = never) -> PacksView:
    """Asks a source (a folder or an address); without one, the bundled packs and then the centre, if enrolled.

    An answer of the bundled packs is kept even when the centre cannot be reached; then its Known is raised.
    """
    refusal: Known | None = None
    for name in sources(session, source):
        try:
            _ask(session, name, cancelled)
            refusal = None
        except Known as known:
            if source is not None or known.code != "source-missing":
                raise
            refusal = known
    if refusal is not None:
        raise refusal
    return packs(session)


def _ask(session: Session, name: str, cancelled: Cancelling) -> None:
    with opened(session, name, cancelled) as found:
        pack_offers.remember(session, name, found.catalogue())


def install(
    session: Session,
    pack: PackId,
    *,
    source: str | None = None,
    language: str | None = None,
    cancelled: Cancelling = never,
    progress: Progress = unwatched,
    gate: Callable[[], None] = lambda: None,
    cap: SpeedCap = uncapped,
) -> Installed:
    """Installs the newest version of a pack, or brings the installed one up to date, or mends it. Tries once.

    ``language``: without one that which the learner chose, if it is offered, else that of the installed version, else
    that of the program, else English, else any. What arrives in another language than the one that is wanted lies
    beside it. ``gate`` is called before a source over the network is asked, and may raise; ``cap`` tells how fast it
    may give. Raises Cancelled; what arrived stays.
    """

    def take(found: Source) -> Installed:
        return _install(session, found, pack, language, cancelled, progress)

    done = first_that_has(session, source, take, cancelled, gate=gate, cap=cap)
    index(session)
    return done


def remove(session: Session, pack: PackId, language: str | None = None) -> Changed:
    """Takes a pack off this laptop, or one language of it. Answers, notes and progress stay, and are there again with
    the pack. When the open language goes and another is here, that one opens."""
    here = session.packs.languages(pack)
    known = pack in {*(each.id for each in session.packs.installed()), *session.packs.damaged()}
    if not known or (language is not None and here and language not in here):
        raise Known("pack-missing", pack=pack)
    wanted = next((each.language for each in pack_queue.queue(session) if each.pack == pack), None)
    with pack_way.made(session), session.packs.alone():
        if language is None or not here:
            session.packs.remove(pack)
        else:
            session.packs.remove_language(pack, language)
        session.packs.sweep(drafts.needed(session))
    if language in (None, wanted):
        pack_queue.give_up(session, pack)
    index(session)
    return changed("packs", "progress")


def index(session: Session) -> None:
    """Makes the search know the packs that are installed, and no others. Does nothing when it does already.

    Called after each change; once at a quiet moment after the start, in case the last change was cut off. A pack that
    is damaged is found again when it is mended; it must not make the installation of another look like a failure.
    """
    wanted = {_source_of(pack): pack for pack in session.packs.installed()}
    known = indexed(session.database)
    for name in known - wanted.keys():
        pack_id, _, language = name.partition("/")
        index_pack(session, PackId(pack_id), language, (), ())
    for name in wanted.keys() - known:
        _index(session, wanted[name], name.partition("/")[2])


def _source_of(pack: InstalledPack) -> str:
    """The name under which the search index keeps a version: another language or version has another."""
    return f"{pack.id}/{pack.language}-{pack.version}-{pack.index_hash.hex()[:8]}"


def _index(session: Session, pack: InstalledPack, version: str) -> None:
    try:
        lessons = [
            LessonText(ActivityId(activity.id), activity.number, session.packs.lesson(pack.id, activity.file))
            for activity in pack.manifest.activities
            if activity.file and activity.kind in _READ_AS_LESSON
        ]
        terms = session.packs.glossary(pack.id)
    except Known as known:
        if known.code != "pack-damaged":
            raise
        return
    index_pack(session, pack.id, version, lessons, terms)


def _install(
    session: Session, source: Source, pack: PackId, language: str | None, cancelled: Cancelling, progress: Progress
) -> Installed:
    catalogue = source.catalogue()
    pack_offers.remember(session, source.name, catalogue)
    offered = {offer.language for offer in catalogue.offers if offer.id == pack}
    offer = catalogue.newest(pack, language or language_choice.to_bring(session, pack, offered) or None)
    installer = Installer(
        session.packs,
        session.paths.root,
        session.packs.supply.app_version,
        needed=drafts.NeededNow(session),
        opens=lambda pack, language: language_choice.opens(session, pack, language),
    )
    when = datetime.fromtimestamp(session.clock.now() / 1000, UTC)
    return installer.install(source, offer, catalogue.signer, when, cancelled=cancelled, progress=progress)
