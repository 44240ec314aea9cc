"""The packs that are on their way, as the window fetches them: one at a time, by themselves, by week.

Promises: goes on after a restart, at the opening of the hours, and when a line appears; follows what commands do to the
queue; after a try that brought nothing it waits longer and longer, and says nothing of it but ``hold``. Nothing is
fetched before ``start``; until then the queue can be looked at and changed. Pages get it as ``app.transfer``; started
by shell/automatic_packs.py.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import random
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.retrying import pack_pause
from desktop_app.domain.transfer_limits import may_fetch, next_opening
from desktop_app.domain.transfer_rate import Rate
from desktop_app.domain.transfers import NO_LIMITS, Hold, Transfer, TransferLimits, Wanted
from desktop_app.qt_support.transfer_attempt import Seldom, attempt
from desktop_app.qt_support.transfer_needs import Link, NoNews, Work

if TYPE_CHECKING:
    from desktop_app.domain.pack_rows import Installed
    from desktop_app.operations.pack_queue import QueueView
    from desktop_app.operations.transferring import Held
    from desktop_app.qt_support.runner import Job

CHANGES: Final = ("packs", "progress")
"""What is out of date after a pack came."""

_LONGEST_LOOK: Final = 600.0
"""Seconds after which the hours are looked at anew: a clock that was set, or put forward over night, is noticed."""

_MENDED_HERE: Final = frozenset({"disk-full", "folder-unwritable", "profile-busy"})
"""What a learner mends on this laptop, and then presses Continue."""

_BUSY: Final = 5.0
"""Seconds until it is tried again while a command fetches."""

_SILENCE: Final = 5.0
"""Seconds without a byte after which nobody can tell any more how long it takes."""


class PackTransfer(QObject):
    """``moved``: bytes came, at most four times a second. ``changed``: queue, pause or hold is another. ``ended``: an
    Installed. ``failed``: a Known that trying again does not mend, and the pack's id; the pack is off the queue then,
    or paused where it only lacks room on the disk."""

    moved = Signal()
    changed = Signal()
    ended = Signal(object)
    failed = Signal(object, str)

    def __init__(
        self,
        app: Work,
        *,
        link: Link | None = None,
        chance: Callable[[], float] = random,
        monotonic: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
        pause: Callable[[int, float], float] = pack_pause,
        silence: float = _SILENCE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app, self._link = app, link or NoNews()
        self._chance, self._monotonic, self._wait = chance, monotonic, wait or Event().wait
        self._pause = pause
        self._view: QueueView | None = None
        self._job: Job | None = None
        self._now: Transfer | None = None
        self._rate = Rate()
        self._blocked: dict[PackId, tuple[Wanted, Hold, datetime | None]] = {}
        self._failures = 0
        self._first = 0  # bytes that were here when the try under way began
        self._told: tuple[Transfer, ...] = ()
        self._started = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(round(1000 * silence))
        self._silence.timeout.connect(self._on_silence)
        app.changed.connect(self._on_changed)
        self._look()

    # -- what pages ask

    @property
    def now(self) -> Transfer | None:
        """What is being fetched at this moment."""
        return self._now

    @property
    def all(self) -> tuple[Transfer, ...]:
        """Everything wanted, in the order in which it is fetched."""
        return tuple(self._standing(wanted) for wanted in self._wanted())

    @property
    def limits(self) -> TransferLimits:
        """What the learner allows, as last read."""
        return self._view.limits if self._view is not None else NO_LIMITS

    def state(self, pack: str, language: str = "") -> Transfer | None:
        """How far a pack is; None when it is not wanted."""
        found = next((wanted for wanted in self._wanted() if wanted.pack == pack), None)
        if found is None or (language and found.language and language != found.language):
            return None
        return self._standing(found)

    # -- what a learner does

    def want(self, pack: str, language: str = "", source: str | None = None) -> None:
        """Fetches a pack as soon as it may be; a paused one goes on."""
        from desktop_app.operations import pack_queue

        self._wake()
        self._do(pack_queue.want, PackId(pack), language or None, source=source)

    @Slot(str)
    def pause(self, pack: str = "") -> None:
        """Stops a pack, or all, within a moment. What arrived stays."""
        from desktop_app.operations import pack_queue

        self._do(pack_queue.pause, PackId(pack) if pack else None)

    @Slot(str)
    def resume(self, pack: str = "") -> None:
        """Goes on with a pack, or all."""
        from desktop_app.operations import pack_queue

        self._wake()
        self._do(pack_queue.resume, PackId(pack) if pack else None)

    def metered(self) -> bool:
        """Whether the connection is paid by the byte, as far as the system says. May be asked from other threads."""
        return self._link.metered()

    @Slot(str)
    def allow_metered(self, pack: str = "") -> None:
        """Lets a pack, or all that are wanted, come over a connection that is paid by the byte."""
        from desktop_app.operations import pack_queue

        self._wake()
        self._do(pack_queue.allow_metered, PackId(pack) if pack else None)

    def give_up(self, pack: str) -> None:
        """Takes a pack off the queue. What arrived stays."""
        from desktop_app.operations import pack_queue

        self._do(pack_queue.give_up, PackId(pack))

    # -- what the shell does

    def start(self, link: Link | None = None) -> None:
        """From now on packs are fetched."""
        self._link = link or self._link
        self._started = True
        self._look()

    @Slot()
    def try_now(self) -> None:
        """The connection may be another: nothing waits any longer for it."""
        self._wake()
        self._look()

    @Slot()
    def stop(self) -> None:
        """Fetches nothing more; what is under way is cancelled by whoever closes the runner."""
        self._started = False
        self._timer.stop()

    # -- inside

    def _wanted(self) -> tuple[Wanted, ...]:
        return self._view.wanted if self._view is not None else ()

    def _wake(self) -> None:
        """All may be tried at once, as if nothing had failed."""
        self._blocked.clear()
        self._failures = 0

    def _do(self, operation: Callable[..., Any], *args: object, **kwargs: Any) -> None:
        self._app.run(operation, *args, done=self._on_done_to_queue, **kwargs)

    @Slot(object)
    def _on_done_to_queue(self, changed: object) -> None:
        if not changed:
            self._look()  # else ``app.changed`` tells

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {"packs", "preferences"}:
            self._look()

    @Slot()
    def _look(self) -> None:
        from desktop_app.operations import pack_queue

        self._app.run(pack_queue.view, done=self._take, failed=self._let_be)

    @Slot(object)
    def _let_be(self, _known: Known) -> None:
        """A profile that cannot be opened says so elsewhere."""

    @Slot(object)
    def _take(self, view: "QueueView") -> None:
        self._view = view
        self._decide()
        standing = self.all
        if standing != self._told:
            self._told = standing
            self.changed.emit()

    def _decide(self) -> None:
        """Begins the first pack that may be fetched; else plans when to look again."""
        if self._job is not None or not self._started:
            return
        now = self._app.now()
        for wanted in self._wanted():
            if self._hold(wanted, now) is None:
                self._begin(wanted)
                return
        self._plan(now)

    def _hold(self, wanted: Wanted, now: datetime) -> Hold | None:
        """What this laptop knows of before it tries: a pause, or what the last try said of the very same wish."""
        if wanted.paused:
            return Hold.PAUSED
        before, hold, until = self._blocked.get(wanted.pack, (None, Hold.LINK, None))
        if before != wanted or (until is not None and until <= now):
            return None
        if hold in (Hold.LINK, Hold.QUEUED):
            return hold
        return may_fetch(self.limits, wanted, now, self._link.metered())

    def _begin(self, wanted: Wanted) -> None:
        here, size = self._view.partly.get(wanted.pack, (0, 0)) if self._view is not None else (0, 0)
        self._rate, self._first = Rate(), here
        self._now = Transfer(wanted.pack, wanted.language, here, size)
        self._timer.stop()
        now = self._app.now()
        self._blocked = {
            pack: blocked
            for pack, blocked in self._blocked.items()
            if pack != wanted.pack and (blocked[2] is None or blocked[2] > now)
        }
        # With the line gone a moment ago only the disk is asked: no second pack knocks at the same door.
        online = not any(hold is Hold.LINK for _, hold, _ in self._blocked.values())
        self._job = self._app.run_on_network(
            attempt,
            wanted,
            done=self._on_end,
            failed=self._on_failed,
            progress=self._on_progress,
            wait=self._wait,
            metered=self._link.metered,
            online=online,
            seldom=Seldom(self._monotonic),
        )

    def _plan(self, now: datetime) -> None:
        moments = [until for _, _, until in self._blocked.values() if until is not None]
        if not moments:
            return
        seconds = (min(moments) - now).total_seconds()
        self._timer.start(round(1000 * min(max(seconds, 0.1), _LONGEST_LOOK)))

    def _standing(self, wanted: Wanted) -> Transfer:
        if self._now is not None and self._now.pack == wanted.pack and not wanted.paused:
            return self._now
        here, size = self._view.partly.get(wanted.pack, (0, 0)) if self._view is not None else (0, 0)
        found = Transfer(wanted.pack, wanted.language, here, size)
        now = self._app.now()
        hold = self._hold(wanted, now)
        if hold is None or hold is Hold.QUEUED:
            return replace(found, hold=Hold.QUEUED)
        until = self._blocked[wanted.pack][2] if hold is Hold.LINK else None
        if hold is Hold.HOURS:
            until = next_opening(self.limits, now)
        return replace(found, hold=hold, until=until)

    @Slot(object, object)
    def _on_progress(self, here: int, size: int | None) -> None:
        if self._now is None:
            return
        self._rate.add(self._monotonic(), here)
        whole = size or 0
        self._now = replace(
            self._now, here=here, size=whole, rate=self._rate.rate, seconds_left=self._rate.seconds_left(whole)
        )
        self._silence.start()
        self.moved.emit()

    @Slot()
    def _on_silence(self) -> None:
        """What was said of the rate is true no more. The line may be gone, which shows only after a while."""
        if self._now is not None:
            self._rate = Rate()
            self._now = replace(self._now, rate=None, seconds_left=None)
            self.moved.emit()

    @Slot(object)
    def _on_end(self, result: "Installed | Held | None") -> None:
        from desktop_app.operations.transferring import Held

        before, self._job, self._now = self._now, None, None
        if before is None or result is None:  # stopped with the window
            return
        if isinstance(result, Held):
            self._block(before.pack, result.hold, result.until)
            self._look_after(before)
            return
        self._wake()
        self._app.changed.emit(frozenset(CHANGES))
        self.ended.emit(result)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        from desktop_app.operations import pack_queue
        from desktop_app.operations.transferring import LINE

        before, self._job, self._now = self._now, None, None
        if before is None:
            return
        if known.code in LINE:
            self._failures = 1 if before.here > self._first else self._failures + 1
            seconds = self._pause(self._failures, self._chance())
            self._block(before.pack, Hold.LINK, self._app.now() + timedelta(seconds=seconds))
            self._look_after(before)
            return
        stays = known.code in _MENDED_HERE
        self._do(pack_queue.pause if stays else pack_queue.give_up, before.pack)
        if self._view is not None:  # what is asked for is shown at once
            changed = (replace(each, paused=True) if each.pack == before.pack else each for each in self._view.wanted)
            wanted = tuple(each for each in changed if stays or each.pack != before.pack)
            self._view = replace(self._view, wanted=wanted)
            self.changed.emit()
        self.failed.emit(known, before.pack)

    def _look_after(self, tried: Transfer) -> None:
        """Looks again after a try that ended before its time; when it brought something, everybody else does, too."""
        if tried.here > self._first:
            self._app.changed.emit(frozenset({"packs"}))  # this transfer hears it like the pages
        else:
            self._look()

    def _block(self, pack: PackId, hold: Hold, until: datetime | None) -> None:
        wanted = next((each for each in self._wanted() if each.pack == pack), None)
        if wanted is None:
            return
        if hold is Hold.QUEUED:
            until = self._app.now() + timedelta(seconds=_BUSY)
        elif hold is Hold.LINK and until is None:  # not asked, because the line was gone a moment ago
            until = next((moment for _, kind, moment in self._blocked.values() if kind is Hold.LINK), None)
        self._blocked[pack] = wanted, hold, until
