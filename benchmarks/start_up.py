"""Start to a painted, usable Journey: wall, CPU and memory beside an empty PySide6 window."""

import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, interleaved
from benchmarks.processes import Started, until_painted
from benchmarks.sample_profile import make_profile

ROUNDS = 9
EMPTY = "empty PySide6 window"


def figures() -> list[Figure]:
    """CPU, wall and memory with the key in a file, and CPU with the system's key store asked."""
    with tempfile.TemporaryDirectory() as folder:
        profile = make_profile(Path(folder))
        floor: list[Started] = []
        ours: list[Started] = []
        asked: list[Started] = []

        def empty() -> float:
            floor.append(until_painted([sys.executable, "benchmarks/empty_window.py"]))
            return floor[-1].cpu

        def window(kept: list[Started], environment: dict[str, str]) -> float:
            command = [sys.executable, "-m", "benchmarks.fieldbook_window", str(profile), "ContinueCard"]
            kept.append(until_painted(command, environment))
            return kept[-1].cpu

        cpu = interleaved(
            ROUNDS,
            empty,
            lambda: window(ours, {"FIELDBOOK_KEYRING": "none"}),
            lambda: window(asked, {"FIELDBOOK_KEYRING": ""}),
        )
    middle = ROUNDS // 2
    wall = [sorted(each.wall for each in kept)[middle] for kept in (floor, ours)]
    memory = [sorted(each.pss for each in kept)[middle] for kept in (floor, ours)]
    return [
        Figure("start to usable Journey, CPU", 1000 * cpu[1], "ms", 1000 * cpu[0], EMPTY, "<= 1.6x"),
        Figure("start to usable Journey, CPU, key store asked", 1000 * cpu[2], "ms", 1000 * cpu[0], EMPTY, "<= 1.6x"),
        Figure("start to usable Journey, wall", 1000 * wall[1], "ms", 1000 * wall[0], EMPTY),
        Figure("memory with the window open (PSS)", memory[1], "MB", memory[0], EMPTY, "<= 120 MB"),
    ]
