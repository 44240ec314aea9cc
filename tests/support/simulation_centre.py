"""The real centre inside a simulation: Django on SQLite in memory, reached through its doors for laptops.

Promises: it can lose power in the middle of a transaction, start again, be copied, and be restored from an older copy
while its keys stay; with the same calls it does the same. Its connection is its own: other tests' databases are not
touched, and it needs none of them.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.management import call_command
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from sync_protocol.device_keys import DeviceKey
from sync_protocol.exchange import MAX_BYTES
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_server import database_url
from sync_server.centre import (
    bundle_door,
    bundles,
    cohorts,
    doors,
    enrolment,
    intake,
    moderation,
    revoking,
    runs,
    signers,
)
from sync_server.centre.models import Cohort, Device, FeedPlace, Person, Practice, Slice, SliceState
from sync_server.centre.moderation import DecisionUnfit
from sync_server.centre.office import Office
from sync_server.data_folder import DataFolder

START: Final = 1_770_000_000_000
"""Tuesday, 3 February 2026, in milliseconds."""

TICK: Final = 1_000
"""Milliseconds from one look at the clock to the next, so that no two decisions are of the same moment."""


class PowerCut(BaseException):
    """The machine lost power here. Not an Exception: nothing may catch it and go on."""


class CentreClock:
    """Moves on with every look; at a planned look the power goes."""

    def __init__(self) -> None:
        self.at = START
        self.dies_in: int | None = None

    def __call__(self) -> int:
        self.at += TICK
        if self.dies_in is not None:
            self.dies_in -= 1
            if self.dies_in < 0:
                self.dies_in = None
                raise PowerCut
        return self.at


@dataclass(frozen=True)
class CentreBeginning:
    """A centre's database, the time on its clock, and where its chance stands."""

    database: bytes
    clock: int
    chance: tuple[Any, ...]


class SimulatedCentre:
    """One centre. Use within ``with own_database():``."""

    def __init__(self, folder: Path, beginning: CentreBeginning | None = None) -> None:
        """``beginning``: of a centre whose folder was copied to here."""
        _fill(_template() if beginning is None else beginning.database)
        self.clock = CentreClock()
        self.restores = 0
        self._folder = DataFolder(folder)
        self._folder.prepare()
        self._chance = random.Random(20_260_203)
        if beginning is not None:
            self.clock.at = beginning.clock
            self._chance.setstate(beginning.chance)
        self.office = self._started()
        if beginning is None:
            cohorts.make(self.office, "Spring course", date(2026, 2, 2))
        self._cohort = str(Cohort.objects.get().pk)

    def beginning(self) -> CentreBeginning:
        """What another centre needs beside a copy of the folder, to go on from here."""
        return CentreBeginning(self.copy(), self.clock.at, self._chance.getstate())

    # -- bad days

    def _started(self) -> Office:
        office = Office(self._folder, DeviceKey.from_bytes(bytes(range(32))), self.clock, self._chance.getrandbits)
        runs.ensure_run(office)
        return office

    def restart(self) -> None:
        """As after a power cut."""
        self.clock.dies_in = None
        self.office = self._started()

    def copy(self) -> bytes:
        """A backup of the database; the keys are not in it."""
        return bytes(_sqlite().serialize())

    def restore(self, copy: bytes) -> None:
        """The database is as it was; what lies beside the key stays."""
        _fill(copy)
        self.restores += 1
        self.restart()

    @property
    def run(self) -> int:
        """Under which it writes now."""
        run = runs.current_run()
        assert run is not None
        return int(run.run)

    # -- laptops

    def answer(self, path: str, body: bytes, *, length: int | None = None) -> tuple[int, bytes]:
        """What the doors say to a request; status and body. ``length``: of the whole request, when less came.

        Raises PowerCut when the centre lost power on the way; it has started again by then.
        """
        said: list[str] = []
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "POST",
            "CONTENT_LENGTH": str(len(body) if length is None else length),
            "wsgi.input": _Body(body),
            "REMOTE_ADDR": "127.0.0.1",
        }
        try:
            pieces = _DOORS[path](self.office, environ, lambda status, *_: said.append(status))
        except PowerCut:
            self.restart()
            raise
        return int(said[0].split()[0]), b"".join(pieces)

    def new_code(self, person: str | None) -> str | None:
        """A code for a new person or another laptop of this one; None when the database lost that person."""
        known = None if person is None else Person.objects.filter(pk=person).first()
        if person is not None and known is None:
            return None
        return enrolment.new_code(self.office, Cohort.objects.get(pk=self._cohort), person=known)

    def take_file(self, data: bytes) -> bytes | None:
        """Somebody brings a file; the file that answers it, None when it is not taken."""
        try:
            return bundles.accept(self.office, data).answer
        except (BundleRefused, ExchangeRefused):
            return None

    def revoke(self, device: bytes) -> None:
        """Its person says that it is lost."""
        if signers.find(self.office, device) is not None:
            revoking.revoke(self.office, Device.objects.get(pk=device.hex()))

    def release(self, device: bytes) -> None:
        """It was found: it is accepted again, and what was kept aside of it is taken in."""
        if signers.find(self.office, device) is not None:
            revoking.restore(self.office, Device.objects.get(pk=device.hex()))
        for slice_ in Slice.objects.filter(device=device.hex(), state=SliceState.QUARANTINED).order_by("pk"):
            intake.release(self.office, slice_)

    # -- people

    def moderate(self, which: int, what: str) -> bool:
        """Somebody opens, publishes or returns a practice. Returns whether its state allowed it."""
        practices = list(Practice.objects.order_by("pk").values_list("pk", flat=True))
        if not practices:
            return False
        practice = practices[which % len(practices)]
        try:
            if what == "open":
                moderation.open_for_review(self.office, practice)
            elif what == "publish":
                moderation.publish(self.office, practice, "J. Okoro")
            else:
                moderation.send_back(self.office, practice, "J. Okoro", "Say who agreed.")
        except DecisionUnfit:
            return False
        except PowerCut:
            self.restart()
        return True

    # -- what it holds

    def accepted(self) -> set[bytes]:
        """Names of the slices it took in."""
        rows = Slice.objects.filter(state=SliceState.ACCEPTED).values_list("name", flat=True)
        return {bytes(name) for name in rows}

    def held(self) -> list[bytes]:
        """Names of all the slices it keeps, refused or aside ones too."""
        return [bytes(name) for name in Slice.objects.values_list("name", flat=True)]

    def slices(self, state: SliceState) -> list[Slice]:
        return list(Slice.objects.filter(state=state))

    def feed(self, name: str) -> list[bytes]:
        """Names of the slices that stand in a feed, in order; the places are checked to be 1, 2, 3, …"""
        places = list(FeedPlace.objects.filter(feed=name).order_by("count").values_list("count", "slice__name"))
        assert [count for count, _ in places] == list(range(1, len(places) + 1)), f"places of {name}"
        return [bytes(slice_) for _, slice_ in places]


_DOORS: Final = {doors.EXCHANGE: doors.exchange, doors.ENROL: doors.enrol, bundle_door.BUNDLE: bundle_door.bundle}


class _Body:
    """A request's body as a server hands it on; it ends where the line broke."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def read(self, size: int = MAX_BYTES) -> bytes:
        piece = self._body[self._at : self._at + size]
        self._at += len(piece)
        return piece


# -- the database


@contextmanager
def own_database() -> Iterator[None]:
    """Django's default database is one in memory of our own, until the block ends."""
    before = getattr(connections._connections, "default", None)
    settings = connections.configure_settings({"default": database_url.sqlite(":memory:")})["default"]
    connections["default"] = DatabaseWrapper(settings, "default")
    try:
        yield
    finally:
        _sqlite().close()
        del connections["default"]
        if before is not None:
            connections["default"] = before


_migrated: list[bytes] = []


def _template() -> bytes:
    """An empty centre's database, made once a process."""
    if not _migrated:
        call_command("migrate", verbosity=0, interactive=False)
        _migrated.append(bytes(_sqlite().serialize()))
    return _migrated[0]


def _fill(data: bytes) -> None:
    _sqlite().deserialize(data)


def _sqlite() -> Any:
    connections["default"].ensure_connection()
    return connections["default"].connection
