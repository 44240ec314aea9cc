"""A real centre: its own process, its own folder, its own port."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]


def environment(folder: Path | None = None) -> dict[str, str]:
    """The environment of a person's shell, without what the test run sets, for the centre in this folder: a file with
    the folder's name and ``.url`` beside it names a database elsewhere."""
    ours = ("DJANGO_", "FIELDBOOK_", "DATABASE_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    url = folder.with_suffix(".url") if folder else None
    return {**kept, "DATABASE_URL": url.read_text(encoding="utf-8")} if url and url.exists() else kept


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run fieldbook-server; warnings of ours are errors."""
    line = [sys.executable, "-W", "error", "-m", "sync_server", "--data", str(folder), *words]
    return subprocess.run(
        line, cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=60, check=False
    )


def answer(folder: Path, *words: str) -> dict[str, object]:
    """The JSON document of a command that succeeds."""
    done = command(folder, "--json", *words)
    assert done.returncode == 0, done.stderr
    document: dict[str, object] = json.loads(done.stdout)
    return document


@dataclass
class Server:
    process: "subprocess.Popen[str]"
    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"


@contextmanager
def serving(folder: Path, words: Sequence[str] = (), settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server on a free port until the block ends; it must end by itself when asked to. ``settings``: more of the
    environment."""
    ours = {**environment(folder), **(settings or {})}
    line = [sys.executable, "-W", "error", "-m", "sync_server", "--data", str(folder), "serve", "--port", "0", *words]
    with subprocess.Popen(line, cwd=ROOT, env=ours, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline().strip()
            assert said.startswith("listening on "), said
            address = urlsplit(said.removeprefix("listening on "))
            assert address.hostname and address.port
            yield Server(process, address.hostname, address.port)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
