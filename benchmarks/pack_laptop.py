"""A laptop that fetches packs, for a measurement: a profile in this process, or the command in one of its own."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.processes import ROOT, environment
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.storage.key_places import NoStore
from desktop_app.wiring.profile import open_session

_WEIGH: Final = (
    "import os, subprocess, sys\n"
    "done = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)\n"
    "_, status, used = os.wait4(done.pid, 0)\n"
    "print(status, used.ru_utime + used.ru_stime, used.ru_maxrss)\n"
)
"""A small process between: the peak that the system tells of a child counts what its parent held when it was made."""


@dataclass(frozen=True)
class Used:
    """What a process used: CPU in seconds, peak memory in MB of 1,000,000 bytes."""

    cpu: float
    peak: float


@contextmanager
def laptop(folder: Path, repository: Path) -> Iterator[Session]:
    """A fresh profile that trusts ``repository`` by its demo root, and has no packs."""
    with open_session(folder, store=NoStore()) as session:
        supply = Supply(repository, folder / "no-release-root", "0.1.0")
        session.make_packs = lambda: PackStore(session.paths.packs, supply)
        yield session


def cpu_here(work: Callable[[], object]) -> float:
    """CPU seconds of this process, of user and system, while ``work`` runs."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_of_tools(*lines: Sequence[str], folder: Path) -> float:
    """CPU seconds of these commands, one after the other, in ``folder``. Raises CalledProcessError."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for line in lines:
        subprocess.run(line, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def weighed(line: Sequence[str]) -> Used:
    """A command from its start to its end. Raises RuntimeError when it fails."""
    extra = {"FIELDBOOK_KEYRING": "none"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", _WEIGH, *line],
        cwd=ROOT,
        env=environment(extra),
        capture_output=True,
        text=True,
        check=True,
    )
    status, cpu, peak = done.stdout.split()
    if os.waitstatus_to_exitcode(int(status)) != 0:
        raise RuntimeError(f"failed: {done.stderr[-2_000:]}")
    return Used(float(cpu), int(peak) * 1024 / 1e6)
