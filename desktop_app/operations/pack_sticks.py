"""Packs by USB stick, or by any folder: look at it, copy onto it, install from it.

Promises: the same verification as from anywhere, without a network and whatever the date is; freshness is told and
never refused; nothing goes back. A stick that is pulled out, full or write-protected leaves both sides whole, and the
next try goes on. Nothing of a learner's is ever on a stick.
Raises Known: stick-gone, stick-empty, stick-full, stick-unwritable, pack-signer-wrong, pack-damaged, pack-rolled-back,
pack-unknown, pack-missing, source-missing, disk-full; Cancelled. Rules: docs/pack_format.md, "On a stick".
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed
from desktop_app.domain.sticks import Exported, Imported, StickContents, StickPack
from desktop_app.operations import drafts, language_choice, pack_offers, pack_queue, pack_way, packs
from desktop_app.operations.session import Session
from desktop_app.packs.carrier import STICK_FOLDER, Carrier, FolderCarrier
from desktop_app.packs.folder_source import FolderSource, located
from desktop_app.packs.installer import Installer
from desktop_app.packs.offers import Catalogue, offers_of
from desktop_app.packs.signed_metadata import Signed
from desktop_app.packs.stick import Carried, carried, chosen, use_of
from desktop_app.packs.stick_copy import Copied, copy_packs
from desktop_app.packs.store import InstalledPack, stored_size
from desktop_app.packs.trust import TrustStore, Weighed

Reached = Callable[[Path], Carrier]
"""How the folder is reached; tests pull sticks out."""

_STOPS: Final = frozenset({"stick-gone", "disk-full", "folder-unwritable", "source-missing"})
"""What ends an import, because the next pack would meet it too."""

_MENDABLE: Final = frozenset({"pack-damaged", "pack-missing", "pack-app-too-old"})
"""What a better copy of the same stick, or a newer program, would bring after all."""


def look_at(
    session: Session, folder: Path, *, cancelled: Cancelling = never, reached: Reached = FolderCarrier
) -> StickContents:
    """What is on the stick and what installing from it would do. Changes nothing. Raises Cancelled."""
    opened = _open(session, folder, reached, cancelled)
    fresh_until = opened.weighed.own.fresh_until
    return StickContents(
        folder=folder,
        packs=tuple(_described(session, each) for each in opened.found),
        fresh_until=_local(session, fresh_until),
        signer=opened.weighed.own.signer,
        older=opened.weighed.stale,
        past_fresh=_is_past(session, fresh_until),
    )


def import_packs(
    session: Session,
    folder: Path,
    wanted: Collection[PackId] | None = None,
    *,
    language: str | None = None,
    cancelled: Cancelling = never,
    progress: Progress = unwatched,
    reached: Reached = FolderCarrier,
) -> Imported:
    """Installs what the stick has: all packs, or the ``wanted`` ones, in the order of the weeks.

    Each pack in the ``language``, else in the one that the learner chose, else in that of the installed version, else
    English, else any. A pack that cannot be taken is told as refused, and the others come. What arrived before it broke
    off stays and is not read again. Raises Known("pack-unknown") when the stick has none of the wanted ones.
    """
    opened = _open(session, folder, reached, cancelled)
    picked = chosen(opened.found, _languages(session, opened), language)
    if wanted is not None:
        for unknown in sorted({*wanted} - picked.keys()):
            raise Known("pack-unknown", pack=unknown)
        picked = {pack: each for pack, each in picked.items() if pack in wanted}
    done = _Import(session, opened, cancelled, _Sum(progress, picked)).run(list(picked.values()))
    packs.index(session)
    fresh_until = opened.weighed.own.fresh_until
    return replace(done, folder=folder, fresh_until=_local(session, fresh_until))


def export_packs(
    session: Session,
    folder: Path,
    wanted: Collection[PackId] | None = None,
    *,
    cancelled: Cancelling = never,
    progress: Progress = unwatched,
    reached: Reached = FolderCarrier,
) -> Exported:
    """Copies installed packs into ``folder``/fieldbook-packs: all of them, or the ``wanted`` ones, in every language
    that is here.

    What the stick has already is verified and stays; what it has from others stays too, unless it is older. A pack
    that cannot be handed on is told as left out; when that is so of all, its Known is raised. Raises
    Known("pack-missing") for one that is not installed.
    """
    installed = {pack.id: pack for pack in session.packs.installed()}
    here = {*installed, *session.packs.damaged()}
    for absent in sorted({*(wanted or ())} - here):
        raise Known("pack-missing", pack=absent)
    asked = here if wanted is None else {*wanted}
    if not asked:
        raise Known("stick-empty", reason="laptop")
    if not folder.is_dir():
        raise Known("stick-gone", path=str(folder))
    place = folder if folder.name == STICK_FOLDER else folder / STICK_FOLDER
    going = _in_order([pack for pack in (*installed.values(), *session.packs.beside()) if pack.id in asked])
    copied = copy_packs(session.packs, _trust(session), reached(place), going, cancelled=cancelled, progress=progress)
    if _was_replaced(session, going, copied):
        return export_packs(session, folder, wanted, cancelled=cancelled, progress=progress, reached=reached)
    unreadable = sorted(asked - installed.keys())
    copied.left += [(pack, Known("pack-damaged", pack=pack)) for pack in unreadable]
    return _exported(session, folder, copied, asked)


def _was_replaced(session: Session, going: list[InstalledPack], copied: Copied) -> bool:
    """Whether what could not be read any more is not damaged, but gave way to a newer version meanwhile."""
    lacking = {pack for pack, refusal in copied.left if refusal.code == "pack-damaged"}
    now = {(pack.id, pack.language): pack.index_hash for pack in (*session.packs.installed(), *session.packs.beside())}
    return any(
        pack.id in lacking and now.get((pack.id, pack.language), pack.index_hash) != pack.index_hash for pack in going
    )


def _exported(session: Session, folder: Path, copied: Copied, asked: Collection[PackId]) -> Exported:
    if copied.left and not any(each.offer.id in asked for each in copied.found):
        raise copied.left[0][1]
    return Exported(
        folder=folder,
        packs=tuple(_described(session, each) for each in copied.found if each.offer.id in asked),
        files=copied.written.files,
        size=copied.written.size,
        kept=copied.written.kept,
        left=tuple((pack, refusal.code) for pack, refusal in copied.left),
    )


@dataclass(frozen=True)
class _Opened:
    """A stick that was verified. ``known``: the newest list that this laptop knew before it looked."""

    source: FolderSource
    trust: TrustStore
    known: Signed | None
    weighed: Weighed
    found: tuple[Carried, ...]


def _open(session: Session, folder: Path, reached: Reached, cancelled: Cancelling) -> _Opened:
    if not folder.is_dir():
        raise Known("stick-gone", path=str(folder))
    trust = _trust(session)
    source = FolderSource(folder, trust, reached(located(folder)))
    known = trust.known()
    try:
        weighed = source.weigh()
        found = carried(source, known, cancelled)
    except Known as refusal:
        if refusal.code == "source-missing":
            raise Known("stick-empty" if folder.is_dir() else "stick-gone", path=str(folder)) from refusal
        raise
    return _Opened(source, trust, known, weighed, found)


def _trust(session: Session) -> TrustStore:
    return TrustStore(session.paths.packs, session.packs.supply.anchor())


class _Sum:
    """Progress over several packs, from what each tells of itself."""

    def __init__(self, progress: Progress, picked: Mapping[PackId, Carried]) -> None:
        self._progress = progress
        self._total = sum(stored_size(each.index) for each in picked.values())
        self._before = 0

    def of_one(self, done: int, total: int | None) -> None:
        self._progress(self._before + done, self._total)

    def end(self, each: Carried) -> None:
        self._before += stored_size(each.index)
        self._progress(self._before, self._total)


@dataclass
class _Import:
    """One import. What only an older list vouches for comes first: once the newest list is known, it would be a step
    back. So the newest is remembered in between, and not while an older version could still come from this stick."""

    session: Session
    opened: _Opened
    cancelled: Cancelling
    sum: _Sum
    installed: list[Installed] = field(default_factory=list)
    same: list[PackId] = field(default_factory=list)

    def run(self, picked: list[Carried]) -> Imported:
        opened, session = self.opened, self.session
        older = [each for each in picked if not each.newest]
        refused = self._take(older)
        if not self._may_still_come(picked, refused):
            opened.trust.adopt(opened.weighed.newest)
            if not opened.weighed.stale:
                newest = opened.weighed.newest
                pack_offers.remember(session, str(opened.source.name), Catalogue(offers_of(newest), newest))
        refused += self._take([each for each in picked if each.newest])
        return Imported(
            folder=Path(opened.source.name),
            installed=tuple(self.installed),
            same=tuple(self.same),
            refused=tuple(refused),
            fresh_until=opened.weighed.own.fresh_until,
            past_fresh=_is_past(session, opened.weighed.own.fresh_until),
        )

    def _may_still_come(self, picked: list[Carried], refused: list[tuple[PackId, str]]) -> bool:
        """Whether an older version failed for want of a better copy, or was not asked for this time."""
        asked = {each.offer.id for each in picked}
        others = [each for each in self.opened.found if not each.newest and each.offer.id not in asked]
        takeable = any(_use(self.session, each) in ("install", "update") for each in others)
        return takeable or any(code in _MENDABLE for _, code in refused)

    def _take(self, each_of: list[Carried]) -> list[tuple[PackId, str]]:
        refused: list[tuple[PackId, str]] = []
        for each in each_of:
            try:
                self._take_one(each)
            except Known as refusal:
                if refusal.code in _STOPS:
                    raise
                refused.append((each.offer.id, refusal.code))
            self.sum.end(each)
        return refused

    def _take_one(self, each: Carried) -> None:
        session = self.session
        use = _use(session, each)
        if use == "same":
            self.same.append(each.offer.id)
            return
        if use == "older":
            raise Known("pack-rolled-back", pack=each.offer.id, version=each.offer.version)
        if not each.newest:
            self.opened.trust.vouchers.add(each.vouched.version, each.vouched.data)
        installer = Installer(
            session.packs,
            session.paths.root,
            session.packs.supply.app_version,
            needed=drafts.NeededNow(session),
            opens=lambda pack, language: language_choice.opens(session, pack, language),
        )
        when = datetime.fromtimestamp(session.clock.now() / 1000, UTC)
        signer = each.vouched.signed.signer
        with pack_way.made(session):
            done = installer.install(
                self.opened.source, each.offer, signer, when, cancelled=self.cancelled, progress=self.sum.of_one
            )
        self.installed.append(done)
        queued = next((wish for wish in pack_queue.queue(session) if wish.pack == each.offer.id), None)
        if each.newest and queued is not None and queued.language in ("", each.offer.language):  # nothing is left of it
            pack_queue.give_up(session, each.offer.id)


def _use(session: Session, each: Carried) -> str:
    here = session.packs.spoken(each.offer.id, each.offer.language)
    opened = session.packs.languages(each.offer.id)[:1] == (each.offer.language,)
    return use_of(each, here, damaged=opened and each.offer.id in session.packs.damaged())


def _languages(session: Session, opened: _Opened) -> dict[PackId, str]:
    """The language in which each pack on the stick is taken."""
    offered: dict[PackId, set[str]] = {}
    for each in opened.found:
        offered.setdefault(each.offer.id, set()).add(each.offer.language)
    return {pack: language_choice.to_bring(session, pack, languages) for pack, languages in offered.items()}


def _described(session: Session, each: Carried) -> StickPack:
    here = session.packs.spoken(each.offer.id, each.offer.language)
    return StickPack(
        id=each.offer.id,
        language=each.offer.language,
        week=each.offer.week,
        title=each.offer.title,
        version=each.offer.version,
        size=stored_size(each.index),
        whole=each.whole,
        here=here.version if here else None,
        use=_use(session, each),
    )


def _in_order(installed: list[InstalledPack]) -> list[InstalledPack]:
    return sorted(installed, key=lambda pack: (pack.manifest.week or 0, pack.id))


def _is_past(session: Session, fresh_until: datetime) -> bool:
    return fresh_until.timestamp() * 1000 < session.clock.now()


def _local(session: Session, moment: datetime) -> datetime:
    return session.clock.local(int(moment.timestamp() * 1000))
