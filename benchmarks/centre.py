"""The real centre for a measurement: its own process, its own folder, a port of loopback."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.processes import ROOT

_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "FIELDBOOK_"))}


def said(folder: Path, *words: str) -> str:
    """What a command of fieldbook-server prints. Raises CalledProcessError."""
    done = subprocess.run(_line(folder, *words), cwd=ROOT, env=_ENVIRONMENT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """A server until the block ends; its port."""
    line = _line(folder, "serve", "--port", "0")
    with subprocess.Popen(line, cwd=ROOT, env=_ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = urlsplit(process.stdout.readline().strip().removeprefix("listening on ")).port
            if port is None:
                raise RuntimeError("the centre did not say where it listens")
            yield port
        finally:
            process.terminate()


def _line(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "sync_server", "--data", str(folder), *words]
