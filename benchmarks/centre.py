"""The real centre for a measurement: its own process, its own folder, a port of loopback."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.processes import ROOT

_OURS = ("DJANGO_", "FIELDBOOK_", "DATABASE_URL")


@dataclass(frozen=True)
class Serving:
    """A server that takes requests on this port of loopback; ``pid`` is the process above its workers."""

    port: int
    pid: int


def environment(url: str | None = None) -> dict[str, str]:
    """A person's shell without what could lead elsewhere; ``url``: of a database other than SQLite in the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return kept if url is None else {**kept, "DATABASE_URL": url}


def said(folder: Path, *words: str, url: str | None = None) -> str:
    """What a command of fieldbook-server prints. Raises CalledProcessError."""
    line = _line(folder, *words)
    done = subprocess.run(line, cwd=ROOT, env=environment(url), capture_output=True, text=True, check=True)
    return done.stdout.strip()


@contextmanager
def serving(folder: Path, words: Sequence[str] = (), *, url: str | None = None) -> Iterator[Serving]:
    """A server until the block ends."""
    line = _line(folder, "serve", "--port", "0", *words)
    with subprocess.Popen(line, cwd=ROOT, env=environment(url), stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = urlsplit(process.stdout.readline().strip().removeprefix("listening on ")).port
            if port is None:
                raise RuntimeError("the centre did not say where it listens")
            yield Serving(port, process.pid)
        finally:
            process.terminate()


def _line(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "sync_server", "--data", str(folder), *words]
