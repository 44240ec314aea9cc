"""Fetching one wanted pack, in as many tries as the line needs, within what the learner allows.

Promises: one pack at a time on this laptop, whoever fetches it (window or command); a line that breaks after it brought
something is taken up at once; pausing, hours and cap are followed while bytes arrive, whoever changed them; what
arrived is always kept. A pack that is here leaves the queue. Sources on the disk are bound by nothing.
Raises Known (as operations.packs.install), Cancelled, and Held.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed
from desktop_app.domain.retrying import pack_pause
from desktop_app.domain.transfer_limits import may_fetch, next_opening
from desktop_app.domain.transfers import NO_LIMITS, Hold, TransferLimits, Wanted
from desktop_app.operations import limits, pack_queue, packs
from desktop_app.operations.session import Session
from desktop_app.storage.profile_lock import alone_or_not

LINE: Final = frozenset({"unreachable", "cut", "too-slow", "centre-busy", "answer-nonsense"})
"""What another try may mend; the last is what a hotel's network answers before one has paid."""

_STEP: Final = 0.2
_LOCK: Final = "transfer.lock"

Waiting = Callable[[float], object]


class Held(Exception):
    """The pack is not fetched now: ``hold`` says why, ``until`` when it goes on by itself, if that is known."""

    def __init__(self, hold: Hold, until: datetime | None = None) -> None:
        super().__init__(hold, until)
        self.hold, self.until = hold, until


def transfer(
    session: Session,
    wanted: Wanted,
    *,
    wait: Waiting,
    cancelled: Cancelling = never,
    progress: Progress = unwatched,
    metered: Callable[[], bool] = lambda: False,
    online: bool = True,
) -> Installed:
    """Fetches one pack of the queue, and takes it off.

    Goes on for as long as each try brings something; raises the Known of a try that brought nothing. ``wait`` is
    called with seconds. ``metered`` is asked often, from this thread. ``online``: False to ask only the disk.
    Raises Held(QUEUED) when somebody else fetches.
    """
    watch = _Watch(session, wanted, metered, cancelled, online)
    while True:
        counted = _Counted(progress)
        try:
            with _one_at_a_time(session):
                done = packs.install(
                    session,
                    wanted.pack,
                    source=wanted.source,
                    language=wanted.language or None,
                    cancelled=watch.stops,
                    progress=counted,
                    gate=watch.gate,
                )
                pack_queue.give_up(session, wanted.pack)
                return done
        except Cancelled:
            if watch.held is None:
                raise
            raise watch.held from None
        except Known as known:
            if known.code not in LINE or not counted.brought:
                raise
        _rest(pack_pause(0, _chance(session)), wait, watch.stops)


def bring(
    session: Session,
    pack: PackId,
    language: str | None = None,
    *,
    wait: Waiting,
    patience_seconds: float,
    source: str | None = None,
    cancelled: Cancelling = never,
    progress: Progress = unwatched,
) -> Installed:
    """Wants a pack and fetches it, for commands: tries again until so many seconds went by without a byte.

    It stays in the queue when patience ends, so that the window or the next command goes on. Raises Known:
    pack-held (facts hold, until), and as ``transfer``.
    """
    pack_queue.want(session, pack, language, source=source)
    waited, failures, furthest = 0.0, 0, -1

    def seen(here: int, size: int | None) -> None:
        nonlocal waited, failures, furthest
        if here > furthest:
            waited, failures, furthest = 0.0, 0, here
        progress(here, size)

    while True:
        wanted = next((each for each in pack_queue.queue(session) if each.pack == pack), None)
        if wanted is None:  # somebody else gave it up, or fetched it: then it is only looked at once more
            if pack not in {here.id for here in session.packs.installed()}:
                raise Known("pack-held", hold=Hold.PAUSED.value, until=None, pack=pack)
            pack_queue.want(session, pack, language, source=source)
            continue
        try:
            return transfer(session, wanted, wait=wait, cancelled=cancelled, progress=seen)
        except Held as held:
            if held.hold is not Hold.QUEUED:
                raise Known("pack-held", hold=held.hold.value, until=held.until, pack=pack) from held
            refusal, seconds = Known("pack-held", hold=held.hold.value, until=None, pack=pack), _STEP * 5
            here, size = session.packs.partly().get(pack, (furthest, 0))
            seen(here, size or None)
        except Known as known:
            if known.code not in LINE:
                pack_queue.give_up(session, pack)
                raise
            failures += 1
            refusal, seconds = known, pack_pause(failures, _chance(session))
        seconds = min(seconds, patience_seconds - waited)
        if seconds <= 0:
            raise refusal
        _rest(seconds, wait, cancelled)
        waited += seconds


@contextmanager
def _one_at_a_time(session: Session) -> Iterator[None]:
    session.paths.packs.mkdir(parents=True, exist_ok=True)
    with alone_or_not(session.paths.packs / _LOCK) as alone:
        if not alone:
            raise Held(Hold.QUEUED)
        yield


def _rest(seconds: float, wait: Waiting, cancelled: Cancelling) -> None:
    """Waits in steps, so that it can be stopped. Raises Cancelled."""
    while seconds > 0:
        if cancelled():
            raise Cancelled
        wait(min(_STEP, seconds))
        seconds -= _STEP


def _chance(session: Session) -> float:
    return session.randomness.bits(16) / 65536


class _Counted:
    """Progress passed on, and whether there was any since the beginning of a try."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._first: int | None = None
        self.brought = False

    def __call__(self, here: int, size: int | None) -> None:
        if self._first is None:
            self._first = here
        self.brought = self.brought or here > self._first
        self._progress(here, size)


@dataclass
class _Watch:
    """Looks, while a pack is fetched, whether it still may be: cheap enough to be asked with every piece."""

    session: Session
    wanted: Wanted
    metered: Callable[[], bool]
    cancelled: Cancelling
    online: bool
    held: Held | None = None
    over_network: bool = False
    _version: int = -1
    _limits: TransferLimits = NO_LIMITS
    _wanted: Wanted | None = None

    def stops(self) -> bool:
        """Whether to stop; ``held`` says why, unless somebody asked for it."""
        if self.cancelled():
            return True
        self.held = self._hold()
        return self.held is not None

    def gate(self) -> None:
        """From here on bytes come over the network. Raises Held."""
        self.over_network = True
        if not self.online:
            raise Held(Hold.LINK)
        held = self._hold()
        if held is not None:
            raise held

    def cap(self) -> int:
        """Bytes a second that are allowed now; 0 for no cap."""
        self._look()
        return self._limits.speed

    def _hold(self) -> Held | None:
        self._look()
        if self._wanted is None:
            return Held(Hold.PAUSED)  # given up: what arrived stays all the same
        if self._wanted.paused or not self.over_network:
            return Held(Hold.PAUSED) if self._wanted.paused else None
        local = self.session.clock.local(self.session.clock.now())
        hold = may_fetch(self._limits, self._wanted, local, self.metered())
        if hold is None:
            return None
        return Held(hold, next_opening(self._limits, local) if hold is Hold.HOURS else None)

    def _look(self) -> None:
        """Reads anew what another connection may have changed; its commits are counted, so this costs next to
        nothing when there were none."""
        version = self.session.database.data_version()
        if version != self._version:
            self._version = version
            self._limits = limits.limits(self.session)
            self._wanted = next((w for w in pack_queue.queue(self.session) if w.pack == self.wanted.pack), None)
