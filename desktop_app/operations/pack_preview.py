"""What an update of a pack, or a first installation, will change: told before a learner agrees to it.

Promises: what is installed stays as it is. Over the network only the index, the manifest and, when they are small
together, the texts that differ are fetched; they stay, and the installation fetches them no more. From a folder all
texts are read. Highlights and notes are looked for in the new text itself. Raises Known as operations.packs does.
Called by the Packs page and ``fieldbook packs preview``.
"""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from course_format.manifest_reader import MANIFEST_FILE
from course_format.media_check import PICTURES, kind_of
from course_format.pack_index import Member, PackIndex
from desktop_app.domain.cancelling import Cancelling, never
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.link_cost import LinkCost
from desktop_app.domain.pack_changes import PackPreview
from desktop_app.operations import drafts, language_choice, limits, link_measure, pack_offers, pack_way
from desktop_app.operations.mark_fates import mark_fates
from desktop_app.operations.pack_sources import first_that_has, over_http
from desktop_app.operations.session import Session
from desktop_app.operations.version_changes import Version, activity_changes, glossary_changes
from desktop_app.packs.fetch_plan import Missing, plan
from desktop_app.packs.installer import Installer
from desktop_app.packs.offers import Offer, Source
from desktop_app.packs.store import InstalledPack, index_of

TEXTS_LIMIT: Final = 65_536
"""Bytes of changed texts that are fetched over the network only to tell what is in them."""


def preview(
    session: Session,
    pack: PackId,
    *,
    source: str | None = None,
    language: str | None = None,
    cancelled: Cancelling = never,
) -> PackPreview:
    """Compares the newest version that can be had with the one that is here in the same language. ``source`` and
    ``language`` as for ``packs.install``. Raises Cancelled; what arrived stays."""

    def take(found: Source) -> _Look:
        return _look(session, found, pack, language, cancelled)

    found = first_that_has(session, source, take, cancelled)
    return _told(session, found, session.packs.spoken(pack, found.offer.language))


@dataclass(frozen=True)
class _Look:
    """What a source said and gave. ``missing``: what of the version is still to come; ``cost`` in bytes."""

    offer: Offer
    signer: str
    index: PackIndex
    missing: tuple[Missing, ...]
    cost: int
    by_network: bool


def _look(session: Session, source: Source, pack: PackId, language: str | None, cancelled: Cancelling) -> _Look:
    catalogue = source.catalogue()
    pack_offers.remember(session, source.name, catalogue)
    offered = {offer.language for offer in catalogue.offers if offer.id == pack}
    offer = catalogue.newest(pack, language or language_choice.to_bring(session, pack, offered) or None)
    installer = Installer(session.packs, session.paths.root, session.packs.supply.app_version)
    installer.check(offer)
    with pack_way.made(session), session.packs.alone():
        if _may_begin(session, offer):
            when = datetime.fromtimestamp(session.clock.now() / 1000, UTC)
            index = installer.begin(source, offer, catalogue.signer, when)
            wanted = _texts(session, index, by_network=over_http(source.name))
            installer.bring(source, offer, index, wanted, cancelled=cancelled)
        else:
            data = session.packs.index(offer.index_hash)
            index = index_of(offer.id, source.index(offer, session.packs.older_index(offer)) if data is None else data)
        missing = session.packs.missing(index)
    cost = source.traffic.up + source.traffic.down
    return _Look(offer, catalogue.signer, index, missing, cost, over_http(source.name))


def _may_begin(session: Session, offer: Offer) -> bool:
    """Whether the version may count as one on its way: not when it is installed, and not when another language of the
    pack is on its way already, of which nothing may be lost."""
    underway = session.packs.underway(offer.id)
    here = session.packs.spoken(offer.id, offer.language)
    if here is not None and here.index_hash == offer.index_hash:
        return False
    return underway is None or underway.language == offer.language


def _texts(session: Session, index: PackIndex, *, by_network: bool) -> tuple[Member, ...]:
    """The files to read for telling what changes. Of a pack that is not here yet only the manifest, over a network."""
    missing = [each for each in session.packs.missing(index) if kind_of(each.member.path) not in PICTURES]
    first = session.packs.spoken(PackId(index.pack), index.language) is None
    if by_network and (first or sum(each.end - each.first for each in missing) > TEXTS_LIMIT):
        missing = [each for each in missing if each.member.path == MANIFEST_FILE]
    return tuple(each.member for each in missing)


def _told(session: Session, look: _Look, here: InstalledPack | None) -> PackPreview:
    old, new = _installed(session, here), _offered(session, look)
    fates = mark_fates(session, old, new, look.offer.language)
    size = sum(each.end - each.first for each in look.missing)
    link = link_measure.measured(session) if look.by_network else None
    requests = len(plan(look.missing, link)) if link is not None else 0
    allowed = link and _no_faster_than(link, limits.limits(session).speed)
    moves = here is not None and here.index_hash != look.offer.index_hash
    return PackPreview(
        pack=look.offer.id,
        language=look.offer.language,
        week=look.offer.week,
        title=look.offer.title,
        installed=None if here is None else here.version,
        offered=look.offer.version,
        signer=look.signer,
        activities=tuple(activity_changes(old, new)),
        highlights=fates.highlights,
        notes=fates.notes,
        drafts=drafts.begun_in(session, look.offer.id) if moves else 0,
        glossary=glossary_changes(old, new) if here is not None else 0,
        size=size,
        files=len(look.missing),
        seconds=None if allowed is None else allowed.seconds(size, requests),
        rate=None if allowed is None else allowed.rate,
        free=shutil.disk_usage(session.paths.root).free,
        cost=look.cost,
    )


def _no_faster_than(link: LinkCost, speed: int) -> LinkCost:
    """The link as far as the learner lets it be used: ``speed`` in bytes a second, 0 for all of it."""
    return replace(link, rate=min(link.rate, speed)) if speed else link


def _offered(session: Session, look: _Look) -> Version:
    absent = frozenset(each.member.stored_hash for each in look.missing)
    return Version(look.index, session.packs.files(look.index), absent)


def _installed(session: Session, here: InstalledPack | None) -> Version:
    """What is open now; nothing when nothing is, or when its index cannot be read."""
    data = None if here is None else session.packs.index(here.index_hash)
    if here is None or data is None:
        return Version.nothing()
    index = index_of(here.id, data)
    absent = frozenset(each.member.stored_hash for each in session.packs.missing(index))
    return Version(index, session.packs.files(index), absent)
