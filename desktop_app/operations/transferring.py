"""Fetching one wanted pack, in as many tries as the line needs, within what the learner allows.

Promises: one pack at a time on this laptop, whoever fetches it (window or command); a line that breaks after it brought
something is taken up at once; pausing, hours and cap are followed while bytes arrive, whoever changed them; what
arrived is always kept. A pack that is here leaves the queue. Sources on the disk are bound by nothing.
Raises Known (as operations.packs.install), Cancelled, and Held.
"""

from collections.abc import Callable
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
from desktop_app.operations import limits, pack_queue, pack_way, packs
from desktop_app.operations.session import Session

LINE: Final = frozenset({"unreachable", "cut", "too-slow", "centre-busy", "answer-nonsense"})
"""What another try may mend; the last is what a hotel's network answers before one has paid."""

_STEP: Final = 0.2
_BUSY: Final = 1.0
"""Seconds between two looks at whether somebody else still fetches."""


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
    Raises Held(QUEUED) when somebody else fetches, or the pack is wanted otherwise by now (in another language).
    """
    watch = _Watch(session, wanted, metered, cancelled, online)
    while True:
        counted = _Counted(progress)
        try:
            with pack_way.transferring(session) as alone:
                if not alone:
                    raise Held(Hold.QUEUED)
                done = packs.install(
                    session,
                    wanted.pack,
                    source=wanted.source,
                    language=wanted.language or None,
                    cancelled=watch.stops,
                    progress=counted,
                    gate=watch.gate,
                    cap=watch.cap,
                )
                pack_queue.fulfilled(session, wanted)
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
    patience = _Patience(patience_seconds, progress)
    while True:
        try:
            wanted = _still_wanted(session, pack, language, source)
            return transfer(session, wanted, wait=wait, cancelled=cancelled, progress=patience.seen)
        except Held as held:
            refusal = Known("pack-held", hold=held.hold.value, until=held.until, pack=pack)
            if held.hold is not Hold.QUEUED:
                raise refusal from held
            seconds = _BUSY
            patience.look(session.packs.partly().get(pack))
        except Known as known:
            if known.code not in LINE:
                pack_queue.give_up(session, pack)
                raise
            refusal, seconds = known, pack_pause(patience.failed(), _chance(session))
        seconds = patience.allows(seconds)
        if seconds <= 0:
            raise refusal
        _rest(seconds, wait, cancelled)


def _still_wanted(session: Session, pack: PackId, language: str | None, source: str | None) -> Wanted:
    """The pack as it stands in the queue. Raises Held(PAUSED) when somebody gave it up meanwhile."""
    if pack not in {each.pack for each in pack_queue.queue(session)}:
        if pack not in {here.id for here in session.packs.installed()}:
            raise Held(Hold.PAUSED)
        # Somebody else fetched it: it is looked at once more, which costs next to nothing.
        pack_queue.want(session, pack, language, source=source)
    return next(each for each in pack_queue.queue(session) if each.pack == pack)


class _Patience:
    """How long a command waits without a byte, in all."""

    def __init__(self, seconds: float, progress: Progress) -> None:
        self._seconds, self._progress = seconds, progress
        self._waited, self._failures, self._furthest = 0.0, 0, -1

    def seen(self, here: int, size: int | None) -> None:
        """Bytes came, or were here."""
        if here > self._furthest:
            self._waited, self._failures, self._furthest = 0.0, 0, here
        self._progress(here, size)

    def look(self, partly: tuple[int, int] | None) -> None:
        """How far somebody else is with it."""
        if partly is not None:
            self.seen(*partly)

    def failed(self) -> int:
        """Tries in a row that brought nothing, this one included."""
        self._failures += 1
        return self._failures

    def allows(self, seconds: float) -> float:
        """Of these seconds, those that patience lasts."""
        seconds = min(seconds, self._seconds - self._waited)
        self._waited += seconds
        return seconds


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
        if self._wanted.paused:
            return Held(Hold.PAUSED)
        if not pack_queue.is_same_wish(self._wanted, self.wanted) or pack_way.wanted(self.session):
            return Held(Hold.QUEUED)
        if not self.over_network:
            return None
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
