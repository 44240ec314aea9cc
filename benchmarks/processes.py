"""Starts a program, waits for its word that the window is painted, and reads what it cost.

Linux only: CPU time from wait4, memory (PSS, in MB of 1,000,000 bytes) from /proc, shared clock CLOCK_MONOTONIC.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAINTED = "painted "
"""A measured program prints this, ``time.monotonic()`` and ``time.process_time()`` at its first paint."""

SETTLED = 1.0
"""Seconds after the paint at which memory is read: what is loaded after the paint counts."""


@dataclass(frozen=True)
class Started:
    """Wall and CPU seconds from spawn to first paint, CPU seconds until the end, PSS in MB once it settled."""

    wall: float
    cpu: float
    cpu_in_all: float
    pss: float


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "", **(extra or {})}


def pss_of(pid: int) -> float:
    """Proportional set size of a process and its children, in MB."""
    total = 0
    for process in [pid, *children_of(pid)]:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total * 1024 / 1e6


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += [int(child), *children_of(int(child))]
    return found


def until_painted(command: Sequence[str], extra: Mapping[str, str] | None = None) -> Started:
    """Runs a program that reports its first paint and then ends when its standard input is closed."""
    begun = time.monotonic()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(extra), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdin is not None
    painted = cpu = 0.0
    for line in process.stdout:
        if line.startswith(PAINTED):
            painted, cpu = (float(word) for word in line.removeprefix(PAINTED).split())
            break
    if not painted:
        raise RuntimeError(f"never painted: {command}")
    time.sleep(SETTLED)
    pss = pss_of(process.pid)
    process.stdin.close()
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        raise RuntimeError(f"ended with {process.returncode}: {command}")
    return Started(painted - begun, cpu, usage.ru_utime + usage.ru_stime, pss)


def cpu_of(command: Sequence[str], runs: int = 7) -> float:
    """The median CPU seconds of a program from its start to its end."""
    taken: list[float] = []
    for _ in range(runs):
        process = subprocess.Popen(command, cwd=ROOT, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise RuntimeError(f"ended with {process.returncode}: {command}")
        taken.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(taken)
