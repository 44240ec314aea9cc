"""The first installation of a pack over loopback from nginx, beside ``curl -O`` and ``unzip``; and what it needs of
memory, which must not grow with the pack.

CPU is of user and system together, of the laptop alone. *Engine* is an installation in a process that runs already, as
in the window; the command includes the start of Python and the opening of the profile.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure, interleaved
from benchmarks.pack_laptop import cpu_here, cpu_of_tools, laptop, weighed
from benchmarks.pack_samples import MEMBERS, PACK, published, sample
from course_format.pack_index import decode_index
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import packs
from tests.support.own_program import own_program
from tests.support.web_server import web_server

SIZE: Final = 20_000_000
SIZES: Final = (5_000_000, SIZE, 60_000_000)
ROUNDS: Final = 5
_TOOLS: Final = "curl -O and unzip"
_SAMPLE: Final = f"{SIZE // 1_000_000} MB pack of {MEMBERS} files"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_cost(folder), *_verifying(folder), *_memory(folder)]


def _cost(folder: Path) -> list[Figure]:
    repository = folder / "repository"
    zip_ = published(repository, sample(SIZE))
    walls: dict[str, list[float]] = {"ours": [], "tools": []}
    with web_server(repository, folder / "nginx") as address:

        def ours() -> float:
            with laptop(_fresh(folder), repository) as session:
                return _timed(
                    walls["ours"], lambda: cpu_here(lambda: packs.install(session, PackId(PACK), source=address))
                )

        def command() -> float:
            program = own_program(_fresh(folder) / "program", repository, _fresh(folder))
            return weighed(program.line("packs", "install", PACK, "--from", address)).cpu

        def tools() -> float:
            place = _fresh(folder)
            lines = (["curl", "-sO", f"{address}/targets/{zip_.name}"], ["unzip", "-q", zip_.name])
            return _timed(walls["tools"], lambda: cpu_of_tools(*lines, folder=place))

        ours()  # what a process imports once, it has imported
        walls["ours"].clear()
        engine, whole, beside = interleaved(ROUNDS, ours, command, tools)
    wall = {whose: statistics.median(taken) for whose, taken in walls.items()}
    return [
        Figure(f"first install, {_SAMPLE}, engine, CPU", engine, "s", beside, _TOOLS, "<= 1.3x"),
        Figure(f"first install, {_SAMPLE}, whole command, CPU", whole, "s", beside, _TOOLS),
        Figure(f"first install, {_SAMPLE}, engine, wall", wall["ours"], "s", wall["tools"], _TOOLS),
    ]


def _verifying(folder: Path) -> list[Figure]:
    """Every byte of an installed pack is read and hashed, as before a repair; beside sha256sum on the same files."""
    repository = folder / "repository"
    with laptop(_fresh(folder), repository) as session:
        packs.install(session, PackId(PACK), source=str(repository))
        store = session.packs
        index_bytes = store.stored(store.pack(PackId(PACK)).index_hash)
        members = sorted(str(path) for path in (session.paths.packs / "members").rglob("*") if path.is_file())

        def ours() -> float:
            begun = time.monotonic()
            if store.missing(decode_index(index_bytes)):
                raise RuntimeError("something is missing of what was just installed")
            return (time.monotonic() - begun) * 1e3

        def tools() -> float:
            begun = time.monotonic()
            cpu_of_tools(["sha256sum", *members], folder=folder)
            return (time.monotonic() - begun) * 1e3

        mine, beside = interleaved(ROUNDS, ours, tools)
    return [Figure(f"read the index and verify every byte, {_SAMPLE}", mine, "ms", beside, "sha256sum")]


def _memory(folder: Path) -> list[Figure]:
    """Peaks of the whole command, each beside that of the smallest pack."""
    peaks: dict[int, float] = {}
    for size in SIZES:
        repository = folder / f"of-{size}"
        published(repository, sample(size))
        with web_server(repository, folder / f"nginx-{size}") as address:
            program = own_program(_fresh(folder) / "program", repository, _fresh(folder))
            peaks[size] = weighed(program.line("packs", "install", PACK, "--from", address)).peak
    least = SIZES[0]
    return [
        Figure(
            f"first install, {size // 1_000_000} MB pack, whole command, peak memory",
            peaks[size],
            "MB",
            peaks[least] if size != least else None,
            f"the pack of {least // 1_000_000} MB",
            "flat" if size != least else "",
        )
        for size in SIZES
    ]


def _fresh(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


def _timed(walls: list[float], work: Callable[[], float]) -> float:
    begun = time.monotonic()
    found = work()
    walls.append(time.monotonic() - begun)
    return found
