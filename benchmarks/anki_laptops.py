"""Anki as the peer of the exchange: its own sync server and two of its collections, in a virtual environment of its own
under build/, made on first use. Without it (no network, another platform) the figures measured earlier stand in.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.counted_link import Cost, CountedLink, Spent
from benchmarks.note_texts import Note
from benchmarks.processes import ROOT
from benchmarks.tls_end import TlsEnd

VERSION: Final = "26.9.3"
_HOME: Final = ROOT / "build" / "bench-anki"
_PYTHON: Final = _HOME / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def available() -> bool:
    """Whether Anki can be measured; installs it when it is not there yet."""
    if _works(
        [
            str(_PYTHON),
            "-c",
            f"import anki.collection, importlib.metadata as m; assert m.version('anki') == '{VERSION}'",
        ]
    ):
        return True
    print(f"benchmarks: installing anki=={VERSION} under build/ to measure beside it", file=sys.stderr)
    if not _works([sys.executable, "-m", "venv", "--clear", str(_HOME)]):
        return False
    return _works([str(_PYTHON), "-m", "pip", "install", "--quiet", f"anki=={VERSION}"])


def _works(line: Sequence[str]) -> bool:
    """Whether a command could be run and succeeded."""
    try:
        return subprocess.run(line, capture_output=True, timeout=300, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


class AnkiLaptops:
    """Two collections of Anki, in one process of their own."""

    def __init__(self, link: CountedLink, peer: "subprocess.Popen[str]", folder: Path) -> None:
        self.link = link
        self._peer = peer
        self._ask("open", folder=str(folder), endpoint=f"{link.address}/")

    def write(self, changed: Sequence[Note]) -> None:
        self._ask("write", notes=[[note.id, note.title, note.body] for note in changed])

    def exchange(self, laptop: int) -> Cost:
        return self.link.cost(lambda: Spent(**self._ask("exchange", laptop=laptop)))

    def bodies(self, laptop: int) -> set[str]:
        return set(self._ask("bodies", laptop=laptop)["bodies"])

    def _ask(self, what: str, **given: object) -> dict[str, Any]:
        assert self._peer.stdin is not None and self._peer.stdout is not None
        self._peer.stdin.write(json.dumps({"do": what, **given}) + "\n")
        self._peer.stdin.flush()
        said: dict[str, Any] = json.loads(self._peer.stdout.readline() or "null")
        if said is None:
            raise RuntimeError(f"Anki's laptops ended at {what}")
        return said


@contextmanager
def anki_laptops(folder: Path, *, tls: bool = False) -> Iterator[AnkiLaptops]:
    """Anki's server in a process of its own, and two collections that are logged in; ``tls`` as for ours."""
    port = _free_port()
    server = {"SYNC_USER1": "amina:bench", "SYNC_BASE": str(folder), "SYNC_HOST": "127.0.0.1", "SYNC_PORT": str(port)}
    with ExitStack() as open_:
        open_.enter_context(_process(["-m", "anki.syncserver"], {**server, "RUST_LOG": "error"}))
        _until_listening(port)
        end = open_.enter_context(TlsEnd(port, folder)) if tls else None
        link = open_.enter_context(CountedLink(port, behind=end))
        trusted = {"SSL_CERT_FILE": str(end.ca_file)} if end else {}
        peer = open_.enter_context(_process([str(ROOT / "benchmarks" / "anki_peer.py")], trusted))
        yield AnkiLaptops(link, peer, folder)


@contextmanager
def _process(words: list[str], extra: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    pipe = subprocess.PIPE
    environment = {**os.environ, **extra}
    with subprocess.Popen([str(_PYTHON), *words], env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _until_listening(port: int, tries: int = 300) -> None:
    """Anki's server does not say when it listens: it is asked, ten times a second."""
    for _ in range(tries):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Anki's server does not listen")
