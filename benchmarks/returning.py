"""Two thousand laptops that come back within a minute, to one centre process on SQLite.

Each has ten entries to send and two of the centre's words to fetch, was enrolled through the centre's own code, and
connects anew at a moment of its own, drawn at random over the window. Requests were signed before. An answer's time
counts from the connecting. The load generator's CPU is told apart.
"""

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from benchmarks.engines import SQLITE
from benchmarks.figures import Figure
from benchmarks.load import load
from benchmarks.load_generator import Lane
from benchmarks.loaded_centre import loaded_centre
from benchmarks.signed_laptop import OWN, SignedLaptop
from benchmarks.stocked_centre import Order


@dataclass(frozen=True)
class Size:
    """``window``: seconds."""

    laptops: int
    window: float


WHOLE: Final = Size(2_000, 60)
QUICK: Final = Size(20, 1)


def figures(size: Size = WHOLE) -> list[Figure]:
    """Waiting, errors, the centre's memory and CPU."""
    chance = random.Random("returning")
    with (
        tempfile.TemporaryDirectory() as folder,
        loaded_centre(Path(folder) / "centre", Order(people=size.laptops), SQLITE) as centre,
    ):
        lanes = [Lane([_back(laptop)], chance.random() * size.window) for (laptop,) in centre.laptops]
        before = _memory(centre.serving.pid)
        loaded = load(centre.serving.port, lanes, centre.pids)
        after = _memory(centre.serving.pid)
    name = f"{size.laptops:,} laptops back within {size.window:.0f} s"
    return [
        Figure(f"{name}, p50", loaded.latency(0.5), "ms"),
        Figure(f"{name}, p99", loaded.latency(0.99), "ms"),
        Figure(f"{name}, slowest", loaded.latency(1), "ms"),
        Figure(f"{name}, errors", loaded.failed, "of them", aim="0"),
        Figure(f"{name}, memory of the centre (PSS) after", after, "MB", before, "before"),
        Figure(f"{name}, CPU of the centre in all", loaded.server_cpu, "s"),
        Figure(f"{name}, CPU of the load generator in all", loaded.account.cpu, "s"),
    ]


def _back(laptop: SignedLaptop) -> bytes:
    laptop.positions = {**laptop.positions, OWN: 0}
    return laptop.request(laptop.ten_entries(readable=1))


def _memory(pid: int) -> float:
    """Of the process and those below it, in MB."""
    top = psutil.Process(pid)
    return float(sum(each.memory_full_info().pss for each in (top, *top.children(recursive=True)))) / 1e6
