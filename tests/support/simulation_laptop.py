"""A laptop of a simulation: a real profile, with texts open on its screen, a clock that may be years off, and power
that may go.

Promises: a power cut leaves what a disk would hold, byte for byte: nothing that is done afterwards, while the program
unwinds, reaches the profile. With the same calls it does the same.
"""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.operations.session import Session
from desktop_app.storage import settings as names
from desktop_app.sync.standing import CENTRE_RUN, standing
from desktop_app.wiring.profile import open_session
from tests.support.profiles import FakeClock, FakeRandomness
from tests.support.simulation_centre import PowerCut
from tests.support.simulation_link import Air, Link

_ENVIRONMENT = {"FIELDBOOK_KEYRING": "none"}


class LaptopClock(FakeClock):
    """A second passes with every look; at a planned look, ``die`` is called."""

    def __init__(self, die: Callable[[], None]) -> None:
        super().__init__()
        self.dies_in: int | None = None
        self._die = die
        self.is_dead = False

    def now(self) -> int:
        self.advance(seconds=1)
        self._look()
        return super().now()

    def local(self, moment: int) -> datetime:
        self._look()
        return super().local(moment)

    def _look(self) -> None:
        if self.is_dead:
            raise PowerCut
        if self.dies_in is not None:
            self.dies_in -= 1
            if self.dies_in < 0:
                self.dies_in = None
                self._die()


@dataclass
class OpenText:
    """A text as somebody has it before them."""

    record: str
    text: str = ""


class SimulatedLaptop:
    """``human``: the number of the person whose it is. ``code``: one that was handed out for it and not used yet."""

    def __init__(self, folder: Path, human: int, air: Air, seeds: Iterator[int]) -> None:
        self.folder = folder
        self.human = human
        self.code: str | None = None
        self.clock = LaptopClock(self._lose_power)
        self.link = Link(air, self._lose_power, lambda: self.clock.is_dead)
        self.notes: dict[str, OpenText] = {}
        self.practices: dict[str, OpenText] = {}
        self.slices_noted = 0
        self._seeds = seeds
        self._as_it_lay = folder.with_name(folder.name + "-as-it-lay")
        self.session = self._opened()

    def _opened(self) -> Session:
        session = open_session(
            self.folder, clock=self.clock, randomness=FakeRandomness(next(self._seeds)), environment=_ENVIRONMENT
        )
        session.make_network = self.link.fetcher
        return session

    @contextmanager
    def command(self) -> Iterator[Session]:
        """A command at work on the profile while the window has it open."""
        with self._opened() as session:
            yield session

    # -- power

    def _lose_power(self) -> None:
        if not self.clock.is_dead:
            _copy(self.folder, self._as_it_lay)
        raise PowerCut

    def die_at_statement(self, number: int | None) -> None:
        """The power goes when the database is asked for the so-maniest time from now. What the program does before it
        looks at its clock or at its link, where it is stopped, reaches nobody."""
        left = itertools.count() if number is None else itertools.count(-number)

        def asked(_: str) -> None:
            if next(left) == 0:
                _copy(self.folder, self._as_it_lay)
                self.clock.is_dead = True

        self.session.database.tables.conn.set_trace_callback(None if number is None else asked)

    @property
    def was_cut(self) -> bool:
        """Whether the power went within the program, and it was not started again yet."""
        return self._as_it_lay.exists()

    def restart(self) -> None:
        """After a power cut: from what lay on the disk when the power went, if it went within the program."""
        self.close()
        self.link.plan.clear()
        if self._as_it_lay.exists():
            shutil.rmtree(self.folder)
            self._as_it_lay.rename(self.folder)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.clock.dies_in = None
        self.clock.is_dead = False
        self.notes.clear()
        self.practices.clear()
        self.slices_noted = 0
        self.session = self._opened()

    # -- copies

    def copy_to(self, folder: Path) -> None:
        """What a disk image taken now holds, while the program is open."""
        _copy(self.folder, folder)

    def restore(self, folder: Path) -> None:
        """The profile is as this copy has it."""
        self.close()
        shutil.rmtree(self.folder)
        _copy(folder, self.folder)
        self._begin_anew()

    def close(self) -> None:
        self.session.close()

    # -- what it is

    @property
    def enrolled(self) -> bool:
        return bool(self.session.settings.text(names.PERSON))

    @property
    def device(self) -> bytes | None:
        who = standing(self.session.settings)
        return None if who is None else who.device.device_id

    @property
    def centre_run(self) -> int:
        """The run of the centre that it heard last."""
        return self.session.settings.number(CENTRE_RUN)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.session.settings.text(names.WORDS).split())


def _copy(source: Path, target: Path) -> None:
    """A profile without its locks and without the index of its log, which is made anew from the log."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
