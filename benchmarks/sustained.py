"""What one process of the centre sustains, on SQLite and on PostgreSQL, both of which wait for the disk.

Eight connections send requests that were signed before, each when the answer to the one before is whole. "Ten up, ten
down": every request carries two slices with ten entries (nine sealed, one for managers), every answer brings the two
that the person's other laptop sent just before. Per second depends on who else uses the machine; CPU, of the server and
its database together, much less.
"""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.engines import engines
from benchmarks.figures import Figure
from benchmarks.load import Loaded
from benchmarks.loaded_centre import LoadedCentre, loaded_centre
from benchmarks.stocked_centre import Order


@dataclass(frozen=True)
class Size:
    """``quiet`` of each laptop and ``busy`` of each person in a round; ``bare`` on each line."""

    people: int
    rounds: int
    quiet: int
    busy: int
    bare: int


WHOLE: Final = Size(people=40, rounds=3, quiet=10, busy=10, bare=500)
QUICK: Final = Size(people=4, rounds=1, quiet=2, busy=3, bare=10)

_BARE: Final = "the same server, saying no at the door"


def figures(size: Size = WHOLE) -> list[Figure]:
    """Exchanges per second, CPU and waiting, for each engine and each sort of exchange."""
    with tempfile.TemporaryDirectory() as folder, engines() as both, ExitStack() as open_:
        order = Order(people=size.people, laptops=2, exchanges=2)
        centres = {
            engine.name: open_.enter_context(loaded_centre(Path(folder) / engine.name, order, engine))
            for engine in both
        }
        rounds = [{name: _round(centre, size) for name, centre in centres.items()} for _ in range(size.rounds)]
    found: list[Figure] = []
    for name in centres:
        bare = [each[name][0] for each in rounds]
        found += _rows(f"one centre process, {name}, nothing new", [each[name][1] for each in rounds], bare)
        found += _rows(f"one centre process, {name}, ten up, ten down", [each[name][2] for each in rounds], bare)
    return found


def _round(centre: LoadedCentre, size: Size) -> tuple[Loaded, Loaded, Loaded]:
    return centre.bare(size.bare), centre.quiet(size.quiet), centre.ten_and_ten(size.busy)


def _rows(name: str, loads: Sequence[Loaded], bare: Sequence[Loaded]) -> Iterator[Figure]:
    rate, floor = (statistics.median(load.per_second for load in each) for each in (loads, bare))
    yield Figure(name, rate, "exchanges/s", floor, _BARE)
    cpu, floor = (statistics.median(load.cpu_each for load in each) for each in (loads, bare))
    yield Figure(f"{name}, CPU each", cpu, "ms", floor, _BARE)
    for part, called in ((0.5, "p50"), (0.99, "p99")):
        yield Figure(f"{name}, {called}", statistics.median(load.latency(part) for load in loads), "ms")
    generator = [1_000 * load.account.cpu / load.exchanges for load in loads]
    yield Figure(f"{name}, CPU of the load generator each", statistics.median(generator), "ms")
