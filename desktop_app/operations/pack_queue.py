"""The packs a learner wants on this laptop, one after the other, by week.

Promises: kept in the database, so that the window and commands mean the same queue and it outlasts a restart; pausing
keeps what arrived. Says what is wanted and fetches nothing: operations.transferring and the window's transfer do.
Raises Known("pack-unknown") for a pack that is not wanted, where one is named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.transfer_limits import may_fetch
from desktop_app.domain.transfers import Hold, TransferLimits, Wanted
from desktop_app.operations import language_choice, limits, pack_offers, pack_way
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session

_WANTED: Final = "packs_wanted"
"""Setting: JSON, a list of ``Wanted``."""


@dataclass(frozen=True)
class QueueView:
    """All that whoever fetches must know: the queue, what is allowed, and of what is on its way (bytes here, bytes in
    all)."""

    wanted: tuple[Wanted, ...]
    limits: TransferLimits
    partly: Mapping[PackId, tuple[int, int]]


def queue(session: Session) -> tuple[Wanted, ...]:
    """What is wanted, in the order in which it is fetched."""
    try:
        found = msgspec.json.decode(session.settings.text(_WANTED, "[]"), type=list[Wanted])
    except msgspec.DecodeError:  # written by another version of the program
        found = []
    return tuple(sorted(found, key=_order))


def view(session: Session) -> QueueView:
    """The queue with what concerns it."""
    return QueueView(queue(session), limits.limits(session), session.packs.partly())


def holds(session: Session, local: datetime, metered: bool = False) -> Mapping[PackId, Hold | None]:
    """What each wanted pack waits for, as far as this laptop's memory can tell: it knows nothing of the link."""
    allowed = limits.limits(session)
    found: dict[PackId, Hold | None] = {}
    for wanted in queue(session):
        hold = may_fetch(allowed, wanted, local, metered)
        first = hold is None and None not in found.values()
        found[wanted.pack] = hold if hold is not None or first else Hold.QUEUED
    return found


def want(session: Session, pack: PackId, language: str | None = None, *, source: str | None = None) -> Changed:
    """Puts a pack into the queue, or changes how it is wanted; it is not paused any more.

    ``language``: without one that which was asked for before, else as language_choice.to_bring says.
    """
    with session.database.write():
        before = {each.pack: each for each in queue(session)}
        known = before.get(pack)
        after = Wanted(
            pack=pack,
            language=language or (known.language if known else language_choice.to_bring(session, pack)),
            week=_week(session, pack),
            metered_allowed=known.metered_allowed if known else False,
            source=source if source is not None or known is None else known.source,
        )
        if after == known:
            return changed()
        _keep(session, before | {pack: after})
    return changed("packs")


def pause(session: Session, pack: PackId | None = None) -> Changed:
    """Stops fetching a pack, or all, until ``resume``. What arrived stays. A pack on its way but in no queue joins it,
    so that it can be gone on with."""
    if pack is not None and pack in session.packs.partly() and pack not in {each.pack for each in queue(session)}:
        want(session, pack)
    return _change(session, pack, lambda wanted: replace(wanted, paused=True))


def resume(session: Session, pack: PackId | None = None) -> Changed:
    """Goes on with a pack, or with all."""
    if pack is not None and pack in session.packs.partly():
        return want(session, pack)
    return _change(session, pack, lambda wanted: replace(wanted, paused=False))


def allow_metered(session: Session, pack: PackId | None = None) -> Changed:
    """Lets a pack, or all that are wanted now, come over a connection that is paid by the byte."""
    return _change(session, pack, lambda wanted: replace(wanted, metered_allowed=True, paused=False))


def give_up(session: Session, pack: PackId) -> Changed:
    """Takes a pack off the queue. What arrived of it stays, for when it is wanted again."""
    with session.database.write():
        before = {each.pack: each for each in queue(session)}
        if before.pop(pack, None) is None:
            return changed()
        _keep(session, before)
    return changed("packs")


def is_same_wish(one: Wanted, other: Wanted) -> bool:
    """Whether both ask for the same bytes, whatever else holds them up."""
    return (one.pack, one.language, one.source) == (other.pack, other.language, other.source)


def fulfilled(session: Session, wanted: Wanted) -> Changed:
    """Takes a pack that is here now off the queue; not when it is wanted otherwise by now, as in another language."""
    with session.database.write():
        before = queue(session)
        after = {each.pack: each for each in before if not is_same_wish(each, wanted)}
        if len(after) == len(before):
            return changed()
        _keep(session, after)
    return changed("packs")


def drop_partly(session: Session, pack: PackId) -> Changed:
    """Takes a pack off the queue and frees what arrived of it; an installed version stays."""
    from desktop_app.operations import drafts  # here: what the first screen asks of the queue needs no drafts

    give_up(session, pack)
    with pack_way.made(session), session.packs.alone():
        session.packs.abandon(pack)
        session.packs.sweep(drafts.needed(session))
    return changed("packs")


def _change(session: Session, pack: PackId | None, change: Callable[[Wanted], Wanted]) -> Changed:
    with session.database.write():
        before = {each.pack: each for each in queue(session)}
        if pack is not None and pack not in before:
            raise Known("pack-unknown", pack=pack)
        after = {name: change(each) if pack in (None, name) else each for name, each in before.items()}
        if after == before:
            return changed()
        _keep(session, after)
    return changed("packs")


def _keep(session: Session, wanted: Mapping[PackId, Wanted]) -> None:
    session.settings.set(_WANTED, msgspec.json.encode(list(wanted.values())).decode())


def _order(wanted: Wanted) -> tuple[bool, int, str]:
    return wanted.week is None, wanted.week or 0, wanted.pack


def _week(session: Session, pack: PackId) -> int | None:
    here = next((here.manifest.week for here in session.packs.installed() if here.id == pack), None)
    asked = pack_offers.asked(session)
    return next((offer.week for offer in asked.offers if offer.id == pack), here) if asked else here
