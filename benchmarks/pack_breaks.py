"""A pack over a link that resets every connection after 256 KB: what is sent again for each interruption.

Beside it ``curl -C -``, which goes on where the file ends, in a loop; it trusts whatever is there. Bytes are those that
came over the link, lines of HTTP and signed lists included, beyond the zip's own length.
"""

import subprocess
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from benchmarks.counted_link import CountedLink
from benchmarks.figures import Figure
from benchmarks.pack_laptop import laptop
from benchmarks.pack_samples import PACK, published, sample
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import packs
from tests.support.bad_link import Weather
from tests.support.web_server import web_server

SIZE: Final = 5_000_000
MEMBERS: Final = 60
RESETS: Final = Weather(cut_down=256 * 1024)
MOST_TRIES: Final = 200


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_:
        folder = Path(name)
        repository = folder / "repository"
        zip_ = published(repository, sample(SIZE, members=MEMBERS))
        address = open_.enter_context(web_server(repository, folder / "nginx"))
        session = open_.enter_context(laptop(folder / "profile", repository))

        def ours(link: CountedLink) -> bool:
            try:
                packs.install(session, PackId(PACK), source=link.address + urlsplit(address).path)
            except Known as known:
                if known.code != "cut":
                    raise
                return False
            return True

        def tools(link: CountedLink) -> bool:
            url = f"{link.address}{urlsplit(address).path}/targets/{zip_.name}"
            return subprocess.run(["curl", "-s", "-C", "-", "-O", url], cwd=folder, check=False).returncode == 0

        mine, breaks = _again(address, ours, zip_.stat().st_size)
        beside, _ = _again(address, tools, zip_.stat().st_size)
    return [
        Figure(
            f"sent again for each of {breaks} resets, one every 256 KB, with lists and index",
            mine,
            "B",
            beside,
            "curl -C - in a loop, unsigned",
            "<= 64 KB",
        )
    ]


def _again(address: str, fetched: Callable[[CountedLink], bool], size: int) -> tuple[float, int]:
    """Bytes beyond ``size`` for each try that broke, and how many broke. Raises RuntimeError when none came through."""
    with CountedLink(urlsplit(address).port or 0, RESETS) as link:
        for breaks in range(MOST_TRIES):
            if fetched(link):
                return (link.down - size) / max(1, breaks), breaks
    raise RuntimeError("the pack never came through")
