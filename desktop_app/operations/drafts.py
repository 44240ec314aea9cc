"""Drafts and the version of the course in which they were begun: it stays on the laptop as long as they are open.

Promises: a draft that was sent, or that lay in the bin for as long as the bin keeps anything, needs no version any
more; one that was begun before this was noted needs none. Called by operations.practices, and by whoever installs.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from desktop_app.domain.identifiers import ActivityId, PackId, RecordId
from desktop_app.domain.practices import Begun
from desktop_app.domain.progress import fold
from desktop_app.operations import course
from desktop_app.operations.session import Session
from desktop_app.packs.store import InstalledPack
from desktop_app.storage.projections import drafts as table
from desktop_app.storage.projections import progress
from desktop_app.storage.projections.drafts import Beginning
from sync_protocol.bodies import DraftBegun
from sync_protocol.identifiers import EntryId

BIN_MS: Final = 30 * 86_400_000
"""How long what was deleted can be taken back."""


def begin(session: Session, draft: EntryId) -> None:
    """Notes the version of the course that the learner is reading now, if any. Must stand in a write block."""
    pack = _at_hand(session)
    if pack is not None:
        session.journal.append(
            "draft.begun", DraftBegun(pack.id, pack.language, pack.version, pack.index_hash), about=draft
        )


def beginning(session: Session, draft: RecordId) -> Begun | None:
    """How a draft was begun, beside the version that is here now in the same language."""
    found = table.beginning(session.database, draft)
    if found is None:
        return None
    here = session.packs.spoken(found.pack, found.language)
    if here is None:
        return Begun(found.pack, found.version)
    return Begun(found.pack, found.version, here.manifest.week, here.manifest.title, here.version)


def needed(session: Session) -> frozenset[bytes]:
    """The hashes of the indexes of all versions that an open draft stays with."""
    return frozenset(each.index_hash for each in _open(session))


class NeededNow(Collection[bytes]):
    """What ``needed`` says at the moment of each question: while a pack is fetched for hours, drafts are begun."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __contains__(self, digest: object) -> bool:
        return digest in needed(self._session)

    def __iter__(self) -> Iterator[bytes]:
        return iter(needed(self._session))

    def __len__(self) -> int:
        return len(needed(self._session))


def begun_in(session: Session, pack: PackId) -> int:
    """How many open drafts stay with a version of this pack."""
    return sum(each.pack == pack for each in _open(session))


def kept(session: Session) -> Mapping[PackId, tuple[tuple[str, int], ...]]:
    """By pack, the versions beside the open one that stay for drafts, and for how many."""
    open_now = {pack.id: pack.index_hash for pack in session.packs.installed()}
    counts: dict[PackId, Counter[str]] = defaultdict(Counter)
    for each in _open(session):
        if open_now.get(each.pack, each.index_hash) != each.index_hash:
            counts[each.pack][each.version] += 1
    return {pack: tuple(sorted(versions.items())) for pack, versions in counts.items()}


def _open(session: Session) -> Iterator[Beginning]:
    gone = session.clock.now() - BIN_MS
    for each in table.open_drafts(session.database):
        if each.deleted is None or each.deleted > gone:
            yield each


def _at_hand(session: Session) -> InstalledPack | None:
    """The pack in which the learner did something last; else the first of the course."""
    spots = course.spots(session)
    traces = fold(progress.facts(session.database, no_later_than=session.clock.now() + course.DAY_MS))
    touched = {activity: trace.touched or 0 for activity, trace in traces.items()}
    # Of equals the first: before anything was read, that is the beginning of the course.
    last = max(spots, key=lambda spot: touched.get(ActivityId(spot.activity.id), 0), default=None)
    return None if last is None else last.pack
