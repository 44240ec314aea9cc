"""Exchanging with the centre, and what is known about it.

Promises: an exchange that ends early keeps what it got done, and says why; each one, good or bad, is a line of the
history. Nothing is ever deleted because of what a centre said. Offline is a state here, not an exception.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.domain.sharing import ExchangeRow, FileLoad, SharingStatus, SyncView
from desktop_app.network.fetching import Fetcher
from desktop_app.operations import file_holds, files, limits, own_words, sharing_items
from desktop_app.operations.file_carrying import Carried, carry
from desktop_app.operations.sending import Sending, Told
from desktop_app.operations.session import Session
from desktop_app.storage import exchange_history
from desktop_app.storage import settings as names
from desktop_app.storage.courier_bag import CourierBag
from desktop_app.storage.exchange_history import PastExchange
from desktop_app.sync.room import is_full
from desktop_app.sync.standing import standing

__all__ = ["ExchangeResult", "exchange", "status", "sync_view"]

STOPPED: Final = "stopped"
HISTORY: Final = 200
"""Exchanges that a page lists."""


def exchange(
    session: Session,
    *,
    cancelled: Cancelling = never,
    progress: Progress = unwatched,
    sending: Told | None = None,
    metered: Callable[[], bool] = never,
) -> ExchangeResult:
    """Sends what waits and takes in what is new; then the contents of files, as far as the learner allows.

    ``progress`` is told (entries sent and received so far, None); ``sending`` which item is on its way, of how many,
    colleagues' files included; ``metered`` tells whether the connection is paid by the byte. Raises
    Known("not-enrolled"), and Cancelled; whatever
    else goes wrong stands in the result.
    """
    from desktop_app.sync.courier import deliver
    from desktop_app.sync.engine import Engine
    from desktop_app.sync.laptop import Laptop
    from desktop_app.sync.standing import mine_key

    who = standing(session.settings)
    if who is None:
        raise Known("not-enrolled")
    laptop = Laptop(session.database, session.settings, session.journal, session.clock, session.randomness)
    fetcher = session.make_network()
    started = session.clock.now()
    mine = mine_key(session.settings)
    under_way = Sending(session, sending)

    def got_on(entries: int, of: int | None = None) -> None:
        progress(entries, of)
        under_way.look()

    engine = Engine(laptop, who, mine, fetcher, progress=got_on, cancelled=cancelled)
    error: Known | None = None
    code: str | None = STOPPED
    bag, carried, photos = CourierBag(session.database), 0, Carried()
    try:
        under_way.look()
        engine.run()
        under_way.look()
        carried = deliver(bag, who, fetcher, cancelled, under_way.look)
        photos = carry(session, who, fetcher, engine.run, cancelled=cancelled, metered=metered)
        if is_full(session.settings):
            raise Known("centre-full")
        code = None
    except Known as known:
        error, code = known, known.code
    except Cancelled:
        _note(session, started, code, fetcher, engine.sent, engine.received)
        raise
    finally:
        fetcher.close()
        under_way.end()
    _note(session, started, code, fetcher, engine.sent, engine.received)
    return ExchangeResult(
        sent=engine.sent,
        received=engine.received,
        refused=engine.refused,
        requests=fetcher.traffic.requests,
        bytes_up=fetcher.traffic.up,
        bytes_down=fetcher.traffic.down,
        waiting=sharing_items.waiting(session).count,
        error=code,
        facts={} if error is None else error.facts,
        carried=carried,
        files_sent=photos.sent,
        files_fetched=photos.fetched,
        files_waiting=photos.waiting,
        files_error=photos.error,
    )


def status(session: Session) -> SharingStatus:
    """The lines of the sync badge. ``saved`` is what storage can say: the window adds what it could not save."""
    enrolled = standing_known(session)
    waiting = sharing_items.waiting(session) if enrolled else sharing_items.Waiting(0, 0, 0)
    load = files.load(session) if enrolled else FileLoad()
    return SharingStatus(
        saved=True,
        unsaved_code=None,
        enrolled=enrolled,
        waiting=waiting.count,
        sending=None,
        last_contact=_local(session, session.settings.number(names.LAST_CONTACT)),
        refused=waiting.refused,
        words=own_words.standing(session),
        carrying=CourierBag(session.database).count_waiting() if enrolled else 0,
        files=load.going,
        files_refused=load.refused,
    )


def sync_view(session: Session) -> SyncView:
    """All that the Sync page shows."""
    enrolled = standing_known(session)
    up, down = limits.month_traffic(session)
    return SyncView(
        status=status(session),
        items=sharing_items.items(session) if enrolled else (),
        waiting_bytes=sharing_items.waiting(session).size if enrolled else 0,
        history=tuple(_row(session, past) for past in exchange_history.latest(session.database, HISTORY)),
        exchanges=exchange_history.count(session.database),
        next_try=None,
        centre=session.settings.text(names.CENTRE) or None,
        month_up=up,
        month_down=down,
        files=file_holds.load(session) if enrolled else FileLoad(),
    )


def standing_known(session: Session) -> bool:
    """Whether this laptop is enrolled; cheaper than ``standing``, which reads keys."""
    return bool(session.settings.text(names.PERSON))


def _note(session: Session, started: int, code: str | None, fetcher: Fetcher, sent: int, received: int) -> None:
    traffic = fetcher.traffic
    past = PastExchange(
        started, session.clock.now(), code, traffic.requests, traffic.up, traffic.down, sent, received
    )  # fmt: skip
    exchange_history.add(session.database, past)


def _row(session: Session, past: PastExchange) -> ExchangeRow:
    return ExchangeRow(
        when=session.clock.local(past.started),
        ok=past.code is None,
        code=past.code,
        duration=max(0, past.ended - past.started) / 1000,
        bytes_up=past.bytes_up,
        bytes_down=past.bytes_down,
        sent=past.sent,
        received=past.received,
        way=past.way,
    )


def _local(session: Session, moment: int) -> datetime | None:
    return session.clock.local(moment) if moment else None
