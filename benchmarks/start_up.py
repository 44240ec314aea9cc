"""Start to a painted, usable Journey: wall, CPU and memory beside an empty PySide6 window.

The usual start finds the journey kept (operations/kept_journey.py). After an exchange by command, new packs or a new
day it is worked out before it is shown; that start is measured too.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, interleaved
from benchmarks.processes import Started, cpu_of, until_painted
from benchmarks.sample_profile import make_profile, open_sample

ROUNDS = 9
EMPTY = "empty PySide6 window"
KEY_STORE = "from keyring.backends.SecretService import Keyring"


def figures() -> list[Figure]:
    """CPU, wall and memory with the key in a file, and what the client of a system's key store adds to them."""
    with tempfile.TemporaryDirectory() as folder:
        profile = make_profile(Path(folder))
        floor: list[Started] = []
        usual: list[Started] = []
        anew: list[Started] = []

        def window(kept: list[Started]) -> float:
            command = [sys.executable, "-m", "benchmarks.fieldbook_window", str(profile)]
            kept.append(until_painted(command, {"FIELDBOOK_KEYRING": "none"}))
            return kept[-1].cpu

        def empty() -> float:
            floor.append(until_painted([sys.executable, "benchmarks/empty_window.py"]))
            return floor[-1].cpu

        def window_after_a_change() -> float:
            with open_sample(Path(folder)) as session:
                session.settings.set("measured", len(anew))  # whatever is written forgets the kept journey
            return window(anew)

        window([])  # not counted: files are compiled, and the journey is kept when the window closes
        cpu = interleaved(ROUNDS, empty, window_after_a_change, lambda: window(usual))
    store = 1000 * (cpu_of([sys.executable, "-c", KEY_STORE]) - cpu_of([sys.executable, "-c", ""]))
    return [
        Figure("start to usable Journey, CPU", 1000 * cpu[2], "ms", 1000 * cpu[0], EMPTY, "<= 1.6x"),
        Figure("the same, journey worked out anew", 1000 * cpu[1], "ms", 1000 * cpu[0], EMPTY),
        Figure("client of the system's key store, added to either", store, "ms CPU"),
        Figure(
            "start to usable Journey, wall", 1000 * _middle(usual, _wall), "ms", 1000 * _middle(floor, _wall), EMPTY
        ),
        Figure(
            "memory with the window open (PSS)", _middle(usual, _pss), "MB", _middle(floor, _pss), EMPTY, "<= 120 MB"
        ),
    ]


def _middle(kept: list[Started], of: Callable[[Started], float]) -> float:
    return statistics.median(of(each) for each in kept)


def _wall(started: Started) -> float:
    return started.wall


def _pss(started: Started) -> float:
    return started.pss
