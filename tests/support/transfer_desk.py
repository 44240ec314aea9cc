"""A repository of packs on loopback behind a link whose weather can be changed, and profiles that fetch from it."""

import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.identifiers import PackId
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.network.patience import Patience
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.storage import settings as names
from tests.support.bad_link import BadLink
from tests.support.pack_sources import FileServer, publish, served, small_pack
from tests.support.profiles import FakeClock, open_test_session

WEEKS = tuple(PackId(f"week-{number}") for number in (1, 2, 3))
_WORDS = 30_000  # characters of a lesson, which hardly grow smaller when packed


def week(number: int, version: str = "1.0.0", words: int = _WORDS) -> dict[str, bytes]:
    """A pack with a lesson of random letters: it needs many pieces to arrive. Others follow from other versions."""
    letters = random.Random(f"{number} {version}")
    text = " ".join(letters.randbytes(9).hex() for _ in range(words // 19))
    files = small_pack(version, pack=WEEKS[number - 1], words=text)
    files["pack.toml"] = files["pack.toml"].replace(b"week = 1\n", b"week = %d\n" % number, 1)
    return files


@dataclass
class Desk:
    """``link``: what stands between the laptop and its centre. Every session has the same clock.

    ``afterwards``: what is closed once no thread of link and server runs any more. Closing an AppState lets Python
    collect garbage wherever it happens to be, and a QObject that is freed in another thread takes the tests down.
    """

    folder: Path
    server: FileServer
    link: BadLink
    clock: FakeClock = field(default_factory=FakeClock)
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    @property
    def profile(self) -> Path:
        return self.folder / "profile"

    def open(self) -> Session:
        """A session of the one profile: what a window, or a command beside it, opens."""
        session = open_test_session(self.profile, clock=self.clock)
        supply = Supply(self.folder / "bundled", self.folder / "no-release-root", "0.1.0")
        session.make_packs = lambda: PackStore(session.paths.packs, supply)
        session.make_network = lambda: HttpFetcher(time.monotonic, patience=Patience(connect=2.0, quiet=2.0))
        if session.settings.text(names.CENTRE) != self.link.address:
            session.settings.set(names.CENTRE, self.link.address)
        return session

    def asked(self) -> int:
        """Requests that reached the centre."""
        return len(self.server.asked)


@contextmanager
def desk(folder: Path, *numbers: int) -> Iterator[Desk]:
    """A centre with these weeks. Nothing came with the program but the root to verify them by."""
    repository = publish(folder / "centre" / "packs", *(week(number) for number in numbers), now=datetime.now(UTC))
    (folder / "bundled").mkdir()
    shutil.copy(repository / "demo_root.json", folder / "bundled")
    with served(folder / "centre") as server, BadLink(server.server_port) as link:
        found = Desk(folder, server, link)
        yield found
    for close in found.afterwards:
        close()


@dataclass
class Waits:
    """Waiting that takes no time: what was asked for is noted, and ``then`` is done at each."""

    then: Callable[[], None] = lambda: None
    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.then()
