"""An update of a 20 MB pack in which one lesson changed: what travels, beside the whole zip and the tools for such
differences; and what it costs to ask whether there is anything new.

Bytes are TCP payload both ways, lines of HTTP included, without TLS, as the link counts them; ours are everything: the
signed lists, the index, the members. rsync and zsync are given the older zip; rsync once more both unpacked folders.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from benchmarks.counted_link import CountedLink, Spent
from benchmarks.figures import Figure
from benchmarks.pack_laptop import laptop
from benchmarks.pack_samples import PACK, published, sample, stored_of
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import packs
from tests.support.web_server import free_port, web_server, when_listening

SIZE: Final = 20_000_000
CHANGED: Final = 3
_UPDATE: Final = "update, one changed lesson of a 20 MB pack"
_QUIET: Final = "asking for packs when nothing is new"


@dataclass(frozen=True)
class Travelled:
    """Bytes both ways, and requests of HTTP."""

    size: int
    requests: int


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        return _measured(Path(name))


def _measured(folder: Path) -> list[Figure]:
    repository, kept = folder / "repository", folder / "kept"
    old_files, new_files = sample(SIZE), sample(SIZE, "1.1.0", changed=CHANGED)
    kept.mkdir()
    old = Path(shutil.copy(published(repository, old_files), kept / "old.zip"))
    with ExitStack() as open_:
        address = open_.enter_context(web_server(repository, folder / "nginx"))
        link = open_.enter_context(CountedLink(urlsplit(address).port or 0))
        far = link.address + urlsplit(address).path
        session = open_.enter_context(laptop(folder / "profile", repository))
        packs.install(session, PackId(PACK), source=address)
        quiet = _travelled(link, lambda: packs.check_for_packs(session, far))
        new = published(repository, new_files)
        ours = _travelled(link, lambda: packs.install(session, PackId(PACK), source=far))
        # zsync asks for many parts at once, which operators are advised not to allow.
        generous = open_.enter_context(web_server(repository, folder / "generous", ranges=1_000))
        many = open_.enter_context(CountedLink(urlsplit(generous).port or 0))
        tools = _Tools(link, many, urlsplit(address).path, old, new, folder)
        whole, zsync = tools.whole(), tools.zsync()
        unchanged = tools.unchanged()
        by_rsync, by_folder = _by_rsync(old, new, folder)
    need = stored_of(new_files) - stored_of(old_files)
    fresh = sum(need.values())
    return [
        Figure(_UPDATE, ours.size, "B", fresh, "the changed members alone", "<= changed members + 3 KB"),
        Figure(_UPDATE, ours.requests, "requests", whole.requests, "the whole zip"),
        Figure(_UPDATE, ours.size, "B", whole.size, "the whole zip"),
        Figure(_UPDATE, ours.size, "B", zsync.size, "zsync of the zip"),
        Figure(_UPDATE, ours.size, "B", by_rsync, "rsync of the zip"),
        Figure(_UPDATE, ours.size, "B", by_folder, "rsync -z of the unpacked folder, unsigned"),
        Figure(_QUIET, quiet.size, "B", unchanged.size, "curl, asking if a file is newer"),
        Figure(_QUIET, quiet.requests, "requests", unchanged.requests, "curl, asking if a file is newer"),
    ]


class _Tools:
    """What else brings a laptop from one zip to the next, over the same link."""

    def __init__(self, link: CountedLink, many: CountedLink, path: str, old: Path, new: Path, folder: Path) -> None:
        """``many``: a link to a server that allows many parts of a file in one request."""
        self._link, self._many, self._path = link, many, f"{path}/targets/{new.name}"
        self._old, self._new, self._folder = old, new, folder

    def whole(self) -> Travelled:
        return self._ran("whole", ["curl", "-sO", self._link.address + self._path])

    def unchanged(self) -> Travelled:
        """Whether a file was changed: the same question in the plainest way."""
        place = Path(tempfile.mkdtemp(dir=self._folder))
        shutil.copy2(self._new, place)
        return self._ran(
            "unchanged", ["curl", "-sO", "-z", str(place / self._new.name), self._link.address + self._path]
        )

    def zsync(self) -> Travelled:
        summary = self._new.with_name(self._new.name + ".zsync")
        _run(["zsyncmake", "-u", self._new.name, "-o", str(summary), str(self._new)], self._folder)
        line = ["zsync", "-q", "-i", str(self._old), f"{self._many.address}{self._path}.zsync"]
        return self._ran("zsync", line, link=self._many)

    def _ran(self, name: str, line: Sequence[str], *, link: CountedLink | None = None) -> Travelled:
        place = Path(tempfile.mkdtemp(dir=self._folder))
        found = _travelled(link or self._link, lambda: _run(line, place))
        if name != "unchanged" and (place / self._new.name).read_bytes() != self._new.read_bytes():
            raise RuntimeError(f"{name} made another file")
        return found


def _by_rsync(old: Path, new: Path, folder: Path) -> tuple[int, int]:
    """Bytes for the zip, and for the folder that it unpacks to."""
    theirs, ours = folder / "theirs", folder / "ours"
    for place, zip_ in ((theirs, new), (ours, old)):
        (place / "files").mkdir(parents=True)
        shutil.copy(zip_, place / "pack.zip")
        _run(["unzip", "-q", str(zip_)], place / "files")
    with _rsync_server(theirs, folder) as port, CountedLink(port) as link:
        there = f"rsync://127.0.0.1:{link.port}/packs"
        zip_size = _travelled(link, lambda: _run(["rsync", "--no-W", f"{there}/pack.zip", "pack.zip"], ours)).size
        files = ["rsync", "-rz", "--checksum", "--delete", f"{there}/files/", "files/"]
        folder_size = _travelled(link, lambda: _run(files, ours)).size
    if (ours / "pack.zip").read_bytes() != new.read_bytes():
        raise RuntimeError("rsync made another file")
    return zip_size, folder_size


@contextmanager
def _rsync_server(served: Path, folder: Path) -> Iterator[int]:
    """rsync's own server as an ordinary process; its port."""
    port = free_port()
    text = f"use chroot = no\npid file = {folder}/rsync.pid\n[packs]\npath = {served}\nread only = yes\nuid = root\n"
    configuration = folder / "rsyncd.conf"
    configuration.write_text(text, encoding="utf-8")
    line = ["rsync", "--daemon", "--no-detach", "--address=127.0.0.1", f"--port={port}", f"--config={configuration}"]
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            if not when_listening(port, process):
                raise RuntimeError("rsync did not start")
            yield port
        finally:
            process.terminate()


def _travelled(link: CountedLink, work: Callable[[], object]) -> Travelled:
    def spent() -> Spent:
        work()
        return Spent(0.0, None)

    cost = link.cost(spent)
    return Travelled(cost.both, cost.requests)


def _run(line: Sequence[str], folder: Path) -> None:
    subprocess.run(line, cwd=folder, check=True, capture_output=True)
