"""What an exchange costs when there is much behind it: on the laptop and at the centre, short history beside long.

On the laptop: 1,000 and 100,000 entries, written through Fieldbook's own operations and exchanged, in two profiles that
are measured in turns; CPU is the laptop's alone. At the centre: 2,000 and a million entries. Twenty people wrote
through the centre's own code, the rest are copies of their rows within the database, as other people of other cohorts;
half of the entries are sealed, half the centre reads. CPU is that of the server and its database together.
"""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.centre import said, serving
from benchmarks.counted_link import CountedLink
from benchmarks.engines import Engine, engines
from benchmarks.figures import Figure
from benchmarks.history_laptop import HistoryLaptop, history_laptop
from benchmarks.load import Loaded
from benchmarks.loaded_centre import LoadedCentre, loaded_centre
from benchmarks.stocked_centre import Order


@dataclass(frozen=True)
class Size:
    """Entries of the two laptops and how often each is measured; people at the centre, how many copies of them the
    fuller one holds, and how often both are loaded."""

    short: int
    long: int
    edited: int
    rounds: int
    people: int
    copies: int
    loads: int


WHOLE: Final = Size(short=1_000, long=100_000, edited=10, rounds=11, people=20, copies=499, loads=5)
QUICK: Final = Size(short=200, long=400, edited=2, rounds=1, people=4, copies=2, loads=1)

FLAT: Final = "flat"
QUIET_EACH: Final = 5
BUSY_EACH: Final = 5
WRITTEN_EACH: Final = 10
"""Exchanges of ten entries that each person made."""


def figures(size: Size = WHOLE) -> list[Figure]:
    """The laptop's rows, then the centre's on either database."""
    found = list(_on_laptops(size))
    with engines() as both:
        for engine in both:
            found += _at_centre(size, engine)
    return found


def _on_laptops(size: Size) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_:
        folder = Path(name)
        said(folder / "centre", "init")
        link = open_.enter_context(CountedLink(open_.enter_context(serving(folder / "centre")).port))
        laptops = [
            open_.enter_context(history_laptop(folder / str(entries), link, entries))
            for entries in (size.short, size.long)
        ]
        quiet: list[list[float]] = [[], []]
        edits: list[list[float]] = [[], []]
        quiet_bytes, edit_bytes = [0, 0], [0, 0]
        for _ in range(size.rounds):
            for place, laptop in enumerate(laptops):
                edits[place].append(_edit(laptop, size, edit_bytes, place))
                cost = laptop.exchange()
                quiet[place].append(1_000 * cost.cpu)
                quiet_bytes[place] = cost.both
    beside, name = f"with {size.short:,}", f"laptop with {size.long:,} entries"
    for what, cpu, weight in (
        ("nothing new", quiet, quiet_bytes),
        (f"edit {size.edited}, up", edits, edit_bytes),
    ):
        short, long = map(statistics.median, cpu)
        yield Figure(f"{name}, {what}, CPU", long, "ms", short, beside, FLAT)
        yield Figure(f"{name}, {what}, both ways", weight[1], "B", weight[0], beside, FLAT)


def _edit(laptop: HistoryLaptop, size: Size, weights: list[int], place: int) -> float:
    laptop.edit(size.edited)
    cost = laptop.exchange()
    weights[place] = cost.both
    return 1_000 * cost.cpu


def _at_centre(size: Size, engine: Engine) -> Iterator[Figure]:
    few = Order(people=size.people, laptops=2, exchanges=WRITTEN_EACH)
    many = Order(people=size.people, laptops=2, exchanges=WRITTEN_EACH, copies=size.copies)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_:
        centres = [
            open_.enter_context(loaded_centre(Path(folder) / name, order, engine))
            for name, order in (("few", few), ("many", many))
        ]
        rounds = [[_round(centre) for centre in centres] for _ in range(size.loads)]
        entries = [centre.roll.entries for centre in centres]
    beside, name = f"with {entries[0]:,}", f"centre with {entries[1]:,} entries, {engine.name}"
    for sort, what in enumerate(("nothing new", "ten up, ten down")):
        loads = [[each[place][sort] for each in rounds] for place in (0, 1)]
        short, long = (statistics.median(load.cpu_each for load in of) for of in loads)
        yield Figure(f"{name}, {what}, CPU", long, "ms", short, beside, FLAT)
        short, long = (statistics.median(_weight(load) for load in of) for of in loads)
        yield Figure(f"{name}, {what}, both ways", long, "B", short, beside, FLAT)


def _round(centre: LoadedCentre) -> tuple[Loaded, Loaded]:
    return centre.quiet(QUIET_EACH), centre.ten_and_ten(BUSY_EACH)


def _weight(loaded: Loaded) -> float:
    """Bytes of an exchange."""
    return round((loaded.account.up + loaded.account.down) / loaded.exchanges)
