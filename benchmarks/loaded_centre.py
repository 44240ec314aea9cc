"""A centre that serves, with its laptops, and the loads that rows are made of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.centre import Serving, serving
from benchmarks.engines import Engine
from benchmarks.load import Loaded, load
from benchmarks.load_generator import Lane
from benchmarks.signed_laptop import OWN, SignedLaptop, ten_and_ten
from benchmarks.stocked_centre import Order, Roll, stocked

LINES: Final = 8
"""Connections at the same time: as many as one process of the centre has threads."""


@dataclass(frozen=True)
class LoadedCentre:
    """``laptops``: of each person, with all that the centre has for them."""

    roll: Roll
    laptops: list[list[SignedLaptop]]
    serving: Serving
    pids: tuple[int, ...] = field(default=())

    def quiet(self, each: int) -> Loaded:
        """Exchanges that bring nothing new, so many of each laptop."""
        return self._drive([[laptop.request() for laptop in pair for _ in range(each)] for pair in self.laptops])

    def ten_and_ten(self, each: int) -> Loaded:
        """Exchanges with ten entries up and ten down, so many of each person's two laptops together.

        Raises RuntimeError when an answer was no answer, so that nobody measures how quickly a centre says no.
        """
        loaded = self._drive([ten_and_ten(pair, each) for pair in self.laptops])
        for pair in self.laptops:
            newest = max(laptop.positions[OWN] for laptop in pair)
            for laptop in pair:
                laptop.positions[OWN] = newest
        return loaded

    def bare(self, each: int) -> Loaded:
        """Answers of the same server that ask nothing of the centre."""
        return load(self.serving.port, [Lane([b""] * each) for _ in range(LINES)], self.pids, "GET /enrol")

    def _drive(self, of_people: list[list[bytes]]) -> Loaded:
        """One person's requests go one after another, on one of the lines."""
        lanes = [Lane([request for each in of_people[line::LINES] for request in each]) for line in range(LINES)]
        loaded = load(self.serving.port, [lane for lane in lanes if lane.requests], self.pids)
        if loaded.failed:
            raise RuntimeError(f"the centre said {loaded.account.statuses}")
        return loaded


@contextmanager
def loaded_centre(folder: Path, order: Order, engine: Engine) -> Iterator[LoadedCentre]:
    """A centre of one process in this folder, filled as ordered, until the block ends."""
    url = engine.new_url()
    roll = stocked(folder, order, url=url)
    with serving(folder, url=url) as server:
        yield LoadedCentre(roll, roll.laptops(), server, (server.pid, *engine.pids))
