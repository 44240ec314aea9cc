"""Sending and fetching the contents of files, after the small entries of an exchange, within what the learner allows.

Promises: nothing small waits longer than one question takes: when a note was written meanwhile, or ten minutes went
by, the small entries go first and the files go on where they were. Whatever goes wrong with a file is no fault of the
exchange: it is tried again later, less and less often. Called by operations/exchanging.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.domain.retrying import PACK_LONGEST, pack_pause
from desktop_app.domain.transfer_limits import is_open
from desktop_app.domain.transfers import Metered
from desktop_app.operations import library_files, limits, shared_files
from desktop_app.operations.box_reading import box_reader
from desktop_app.operations.session import Session
from desktop_app.storage import box_ledger, library_boxes
from desktop_app.storage.box_folder import BoxFolder
from desktop_app.storage.box_ledger import BoxRow
from desktop_app.storage.projections import files as table
from desktop_app.storage.settings import CENTRE_RUN, WORDS_AWAITED

if TYPE_CHECKING:
    from desktop_app.network.fetching import Fetcher
    from desktop_app.sync.boxes import Boxes
    from desktop_app.sync.standing import Standing

LOOK_EVERY: Final = 600_000
"""Milliseconds after which the centre is asked for small entries, however long a file takes."""

STRAY_AFTER: Final = 86_400_000
"""Milliseconds after which a box goes of which nothing here speaks."""

_FAILURES: Final = "files_failures"
_NEXT: Final = "files_next"
_REFUSALS: Final = frozenset({"files-full", "file-large"})
_ON_HOLD: Final = _REFUSALS | {"file-away"}
"""What concerns one file and not the next."""


@dataclass
class Carried:
    """Whole files that were sent and fetched, how many wait still, and what ended it (a code of errors.CODES)."""

    sent: int = 0
    fetched: int = 0
    waiting: int = 0
    error: str | None = None


def carry(
    session: Session,
    standing: "Standing",
    fetcher: "Fetcher",
    exchange_small: Callable[[], None],
    *,
    cancelled: Cancelling = never,
    metered: Callable[[], bool] = never,
) -> Carried:
    """Sends what waits and fetches what is wanted. ``exchange_small`` sends and receives small entries, and raises as
    it does; ``metered`` tells whether the connection is paid by the byte. Raises Cancelled, and Known of small
    entries."""
    carrying = _Carrying(session, standing, fetcher, cancelled, metered)
    while carrying.go_on():
        exchange_small()
    return carrying.done


def next_try(session: Session) -> int:
    """Until when files rest after a try that broke off, ms UTC; 0 when nothing keeps them."""
    pause = session.settings.number(_NEXT) - session.clock.now()
    return session.settings.number(_NEXT) if 0 < pause <= 2_000 * PACK_LONGEST else 0  # longer: the clock was put back


class _WantedNoMore(Exception):
    """The learner does not want the file any more that is being fetched."""


class _Carrying:
    def __init__(
        self,
        session: Session,
        standing: "Standing",
        fetcher: "Fetcher",
        cancelled: Cancelling,
        metered: Callable[[], bool],
    ) -> None:
        self.done = Carried()
        self._session = session
        self._standing = standing
        self._fetcher = fetcher
        self._cancelled = cancelled
        self._metered = metered
        self._folder = BoxFolder(session.paths.files)
        self._library = library_files.folder(session)
        self._fetching: BoxRow | None = None
        self._skipped: set[bytes] = set()
        self._strange: Known | None = None  # one file came as nonsense: the centre's disk, or a hotel's page
        self._small = self._began = 0

    def go_on(self) -> bool:
        """Goes on until all is done, or is over for now: then False; True when something small comes first."""
        self._forget_boxes()
        library_files.forget_unpublished(self._session)
        self._remember_boxes()
        rows = self._rows()
        self.done.waiting = len(rows)
        if not rows or not self._may():
            return False
        from desktop_app.sync.boxes import Boxes, Line, NoFilesThere, Stop

        self._small, self._began = self._unpacked(), self._session.clock.now()
        randbytes = self._session.randomness.bytes
        line = Line(self._standing, self._fetcher, randbytes, self._cap, self._cancelled, self._look)
        boxes = Boxes(line)
        try:
            for row in rows:
                self._one(boxes, row)
            self._rest(self._strange)
        except Stop:
            return self._may()
        except NoFilesThere:
            pass
        except Known as error:
            self._rest(error)
        finally:
            self._skipped, skipped = set(), self._skipped
            self.done.waiting = len(self._rows())
            self._skipped = skipped
        return False

    def _one(self, boxes: "Boxes", row: BoxRow) -> None:
        database, run = self._session.database, self._session.settings.number(CENTRE_RUN)
        try:
            if row.gone:
                boxes.drop(row)
            elif row.wanted is not None and not self._of(row).has(row.box):
                self._fetching = row
                boxes.fetch(row, self._of(row))
                self.done.fetched += 1
            else:
                boxes.send(row, box_reader(self._session, row))
                self.done.sent += 1
        except _WantedNoMore:
            return
        except Known as error:
            if error.code == "answer-nonsense" and self._strange is None:
                self._strange = error
            elif error.code not in _ON_HOLD:
                raise
            self._skipped.add(row.box)
            if error.code in _REFUSALS:
                with database.write():
                    box_ledger.refused(database, row.box, error.code)
            return
        finally:
            self._fetching = None
        with database.write():
            if row.of_others:
                library_boxes.no_longer_wanted(database, row.box)
                return
            box_ledger.told(database, row.box, run)
            if row.wanted is not None:
                box_ledger.want(database, row.box, row.size, None)

    def _of(self, row: BoxRow) -> BoxFolder:
        """Where this box lies, or will."""
        return self._library if row.of_others else self._folder

    def _is_wanted(self, row: BoxRow) -> bool:
        """Whether nobody changed their mind meanwhile."""
        get = library_boxes.get if row.of_others else box_ledger.get
        known = get(self._session.database, row.box)
        return known is not None and known.wanted is not None

    def _rows(self) -> list[BoxRow]:
        """What is to be done, and can be."""
        session = self._session
        silent = bool(session.settings.number(WORDS_AWAITED))  # what is *mine* stays here until the words come
        rows = box_ledger.to_ask(session.database, session.settings.number(CENTRE_RUN))
        rows += [
            BoxRow(each.box, each.size, each.box, each.wanted, None, None, 0)
            for each in library_boxes.every(session.database)
            if each.wanted is not None
        ]
        found = []
        for row in sorted(rows, key=lambda row: (not row.gone, row.wanted is None, row.wanted or 0, row.size)):
            here = self._of(row).has(row.source or row.box)
            waits = row.gone or (not here if row.wanted is not None else here and not silent)
            if waits and row.box not in self._skipped:
                found.append(row)
        return found

    def _forget_boxes(self) -> None:
        """Nothing stays on this disk of what was removed or erased, or never became a file."""
        database, run = self._session.database, self._session.settings.number(CENTRE_RUN)
        for row in box_ledger.to_ask(database, run):
            if row.gone and box_ledger.may_go(database, row.box, run):
                self._folder.remove(row.box)
        before = self._session.clock.now() - STRAY_AFTER
        for box, written in self._folder.all():
            known = box_ledger.get(database, box)
            is_stray = table.of_box(database, box) is None
            if written < before and is_stray and (known is None or box_ledger.may_go(database, box, run)):
                self._folder.remove(box)

    def _remember_boxes(self) -> None:
        """What lies here and belongs to a text, and of which the ledger says nothing (a database that was recovered, or
        put back from a copy, is younger than this folder), has to be sent, and so have its copies for others."""
        database = self._session.database
        unknown = [box for box, _ in self._folder.all() if box_ledger.get(database, box) is None]
        for file in filter(None, (table.of_box(database, box) for box in unknown)):
            if self._folder.has(file.box):
                with database.write():
                    box_ledger.add(database, file.box, file.size)
                    if file.open_box in shared_files.standing_boxes(self._session):
                        box_ledger.add(database, file.open_box, file.size, source=file.box)

    def _may(self) -> bool:
        session, now = self._session, self._session.clock.now()
        allowed = limits.limits(session)
        if next_try(session):
            return False
        if self._metered() and allowed.metered is not Metered.ALLOW:
            return False
        return is_open(allowed, session.clock.local(now).time())

    def _cap(self) -> int:
        return limits.limits(self._session).speed

    def _look(self) -> None:
        from desktop_app.sync.boxes import Stop

        if self._cancelled():
            raise Cancelled
        late = self._session.clock.now() - self._began
        if self._unpacked() != self._small or not 0 <= late < LOOK_EVERY or not self._may():
            raise Stop
        if self._fetching is not None and not self._is_wanted(self._fetching):
            raise _WantedNoMore

    def _unpacked(self) -> int:
        return box_ledger.small_waiting(self._session.database)

    def _rest(self, error: Known | None) -> None:
        """Remembers when to try again."""
        self.done.error = None if error is None else error.code
        settings = self._session.settings
        failures = settings.number(_FAILURES) + 1 if error is not None else 0
        if failures or settings.number(_FAILURES):
            pause = pack_pause(failures, self._session.randomness.bits(16) / 65_536) if failures else 0.0
            settings.set(_FAILURES, failures)
            settings.set(_NEXT, self._session.clock.now() + int(pause * 1000) if failures else None)
