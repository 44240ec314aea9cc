"""A load of signed requests on a centre: what it got back, and what that cost on either side."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import psutil

from benchmarks.load_generator import Account, Lane, Plan
from benchmarks.processes import ROOT


@dataclass(frozen=True)
class Loaded:
    """``server_cpu``: seconds of the centre's processes, its database's included."""

    account: Account
    server_cpu: float

    @property
    def exchanges(self) -> int:
        return len(self.account.latencies)

    @property
    def failed(self) -> int:
        """Requests without an answer, or with a no."""
        return sum(count for status, count in self.account.statuses.items() if status != 200)

    @property
    def per_second(self) -> float:
        return self.exchanges / self.account.wall

    @property
    def cpu_each(self) -> float:
        """Milliseconds of the centre's CPU for one exchange."""
        return 1_000 * self.server_cpu / self.exchanges

    def latency(self, part: float) -> float:
        """Milliseconds within which this part of the answers came."""
        ordered = sorted(self.account.latencies)
        return 1_000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def load(port: int, lanes: Sequence[Lane], servers: Sequence[int], line: str = "POST /exchange") -> Loaded:
    """Runs a plan to its end. ``servers``: the processes whose CPU, and that of those below them, counts.

    Raises CalledProcessError.
    """
    plan = msgspec.msgpack.encode(Plan(port, list(lanes), line))
    before = sum(map(cpu_below, servers))
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load_generator"], cwd=ROOT, input=plan, stdout=subprocess.PIPE, check=True
    )
    spent = sum(map(cpu_below, servers)) - before
    return Loaded(msgspec.msgpack.decode(done.stdout, type=Account), spent)


def cpu_below(pid: int) -> float:
    """CPU seconds of a process, of those below it, and of those that ended there."""
    top = psutil.Process(pid)
    return sum(sum(process.cpu_times()[:4]) for process in (top, *top.children(recursive=True)))
