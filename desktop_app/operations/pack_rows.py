"""The list of packs as it is shown: what is installed beside what was offered when a source was last asked.

Promises: asks no source and verifies nothing, so it is quick and works anywhere. Called by operations/packs.py.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from course_format.manifest_reader import version_key
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow, PacksView
from desktop_app.operations.session import Session
from desktop_app.packs.offers import Catalogue, Offer
from desktop_app.packs.store import InstalledPack

_ASKED: Final = "packs_asked"
"""Setting: JSON of ``Asked``."""


@dataclass(frozen=True)
class Asked:
    """What a source said when it was last asked. Times in ms UTC; ``fresh_until`` as the list itself says."""

    source: str
    when: int
    fresh_until: int
    signer: str
    offers: tuple[Offer, ...]


def remember(session: Session, source: str, catalogue: Catalogue) -> None:
    """Keeps a verified list for showing. What is installed from it is verified again, from the source."""
    asked = Asked(
        source=source,
        when=session.clock.now(),
        fresh_until=int(catalogue.fresh_until.timestamp() * 1000),
        signer=catalogue.signer,
        offers=catalogue.offers,
    )
    session.settings.set(_ASKED, msgspec.json.encode(asked).decode())


def asked(session: Session) -> Asked | None:
    """What is remembered; None when no source was asked yet, or another version of the program wrote it."""
    try:
        return msgspec.json.decode(session.settings.text(_ASKED), type=Asked)
    except (msgspec.DecodeError, json.JSONDecodeError):
        return None


def view(session: Session) -> PacksView:
    """All packs that this laptop has or knows of."""
    last = asked(session)
    rows = sorted(_rows(session, last), key=lambda row: (row.week is None, row.week or 0, row.id, row.language))
    return PacksView(
        rows=tuple(rows),
        used=session.packs.used(),
        free=shutil.disk_usage(session.paths.root).free,
        source=last.source if last else None,
        asked=session.clock.local(last.when) if last else None,
        fresh_until=session.clock.local(last.fresh_until) if last else None,
    )


def _rows(session: Session, last: Asked | None) -> Iterator[PackRow]:
    offers = {(offer.id, offer.language): offer for offer in last.offers} if last else {}
    signer = last.signer if last else None
    partly = session.packs.partly()
    damaged = frozenset(session.packs.damaged())
    shown: set[PackId] = set()
    for pack in session.packs.installed():
        shown.add(pack.id)
        yield _installed(session, pack, offers.pop((pack.id, pack.language), None), pack.id in damaged)
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
        here=pack.size,
        installed_on=_local(session, pack.installed_on),
        signer=pack.signer,
        reason="pack-damaged" if damaged else None,
    )


def _is_newer(offer: Offer, pack: InstalledPack) -> bool:
    if offer.version == pack.version:
        return offer.index_hash != pack.index_hash
    return version_key(offer.version) > version_key(pack.version)


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


def _offered(offer: Offer, partly: Mapping[PackId, tuple[int, int]], signer: str | None) -> PackRow:
    here, total = partly.get(offer.id, (0, offer.size))
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
