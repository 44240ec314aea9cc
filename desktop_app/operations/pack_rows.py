"""The list of packs as it is shown: what is installed beside what was offered when a source was last asked.

Promises: asks no source and verifies nothing, so it is quick and works anywhere. Called by operations/packs.py.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from course_format.manifest_reader import version_key
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow, PacksView
from desktop_app.domain.transfers import Hold
from desktop_app.operations import drafts, limits, pack_queue
from desktop_app.operations.pack_offers import Asked, asked, remember
from desktop_app.operations.session import Session
from desktop_app.packs.offers import Offer
from desktop_app.packs.store import InstalledPack
from desktop_app.storage.projections import cohort

__all__ = ["asked", "remember", "view"]


def view(session: Session) -> PacksView:
    """All packs that this laptop has or knows of."""
    last = asked(session)
    holds = pack_queue.holds(session, session.clock.local(session.clock.now()))
    queued = {each.pack: each.language for each in pack_queue.queue(session)}
    opens = _openings(session)
    old = session.packs.old(drafts.needed(session))  # others go by themselves at the next quiet moment
    rows = [
        replace(
            row,
            hold=holds.get(row.id) if row.id in wanted else None,
            paused=row.id in wanted and holds.get(row.id) is Hold.PAUSED,
            wanted=row.id in wanted,
            opens=opens.get(row.week),
            old=old.get(row.id, ()) if row.version is not None and row.is_open else (),
        )
        for row in _rows(session, last)
        for wanted in ({pack for pack, language in queued.items() if language in ("", row.language)},)
    ]
    rows.sort(key=lambda row: (row.week is None, row.week or 0, row.id, row.language))
    return PacksView(
        rows=tuple(rows),
        used=session.packs.used(),
        free=shutil.disk_usage(session.paths.root).free,
        source=last.source if last else None,
        asked=session.clock.local(last.when) if last else None,
        fresh_until=session.clock.local(last.fresh_until) if last else None,
        limits=limits.limits(session),
        old_bytes=sum(size for versions in old.values() for _, size in versions),
    )


def _openings(session: Session) -> Mapping[int | None, date]:
    """The first day of each week, when the cohort has a calendar."""
    placed = cohort.current(session.database)
    plan = placed.schedule if placed is not None else None
    return {} if plan is None else {week: plan.week(week)[0] for week in range(1, plan.weeks + 1)}


def _rows(session: Session, last: Asked | None) -> Iterator[PackRow]:
    offers = {(offer.id, offer.language): offer for offer in last.offers} if last else {}
    signer = last.signer if last else None
    partly = {
        (pack, underway.language): here
        for pack, here in session.packs.partly().items()
        if (underway := session.packs.underway(pack)) is not None
    }
    damaged = frozenset(session.packs.damaged())
    shown: set[PackId] = set()
    for pack in session.packs.installed():
        shown.add(pack.id)
        yield _installed(session, pack, offers.pop((pack.id, pack.language), None), pack.id in damaged)
    for pack in session.packs.beside():
        row = _installed(session, pack, offers.pop((pack.id, pack.language), None), False)
        yield replace(row, is_open=False)
    for pack_id in damaged - shown:
        yield _unreadable(pack_id, offers)
    for offer in offers.values():
        yield _offered(offer, partly, signer)


def _installed(session: Session, pack: InstalledPack, offer: Offer | None, damaged: bool) -> PackRow:
    state = PackState.INSTALLED
    if damaged:
        state = PackState.DAMAGED
    elif offer is not None and _is_newer(offer, pack):
        state = PackState.UPDATE
    return PackRow(
        id=pack.id,
        language=pack.language,
        week=pack.manifest.week,
        title=pack.manifest.title,
        state=state,
        version=pack.version,
        available=offer.version if offer else None,
        size=offer.size if offer and state is PackState.UPDATE else pack.size,
        update_size=_update_size(offer, pack) if offer and state is PackState.UPDATE else 0,
        here=pack.size,
        installed_on=_local(session, pack.installed_on),
        signer=pack.signer,
        reason="pack-damaged" if damaged else None,
    )


def _is_newer(offer: Offer, pack: InstalledPack) -> bool:
    if offer.version == pack.version:
        return offer.index_hash != pack.index_hash
    return version_key(offer.version) > version_key(pack.version)


def _update_size(offer: Offer, pack: InstalledPack) -> int:
    """Bytes that bringing this pack up to date takes, as the offer tells; without a word, all of it."""
    return offer.since.get(pack.version, offer.size)


def _unreadable(pack: PackId, offers: dict[tuple[PackId, str], Offer]) -> PackRow:
    """A pack of which not even the manifest can be read: what is known of it, an offer may tell."""
    key = next((key for key in offers if key[0] == pack), None)
    offer = offers.pop(key) if key else None
    return PackRow(
        id=pack,
        language=offer.language if offer else "",
        week=offer.week if offer else None,
        title=offer.title if offer else pack,
        state=PackState.DAMAGED,
        version=None,
        available=offer.version if offer else None,
        size=offer.size if offer else 0,
        here=0,
        installed_on=None,
        signer=None,
        reason="pack-damaged",
    )


def _offered(offer: Offer, partly: Mapping[tuple[PackId, str], tuple[int, int]], signer: str | None) -> PackRow:
    here, total = partly.get((offer.id, offer.language), (0, offer.size))
    return PackRow(
        id=offer.id,
        language=offer.language,
        week=offer.week,
        title=offer.title,
        state=PackState.PARTLY if here else PackState.AVAILABLE,
        version=None,
        available=offer.version,
        size=total,
        here=here,
        installed_on=None,
        signer=signer,
        reason=None,
    )


def _local(session: Session, moment: datetime) -> datetime:
    return session.clock.local(int(moment.timestamp() * 1000))
