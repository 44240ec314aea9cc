"""However often a download breaks, pauses, or dies with its process, the end is the same to the byte, and little is
fetched twice."""

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.packs.http_source import HttpSource
from tests.desktop_app.packs.shelf import WEEK_1, Shelf
from tests.support.big_packs import big_pack
from tests.support.file_fetcher import ADDRESS, FileFetcher, cut
from tests.support.pack_sources import built, publish

FORK = multiprocessing.get_context("fork")
TWICE = 65_536
"""Bytes that an interruption may cost."""

PACK = big_pack()
BUILT = built(PACK)
SIZES = {member.stored_hash.hex(): member.stored for member in BUILT.index.members}
LARGEST = max(member.stored for member in BUILT.index.members)


@dataclass(frozen=True)
class Break:
    """``after`` so many bytes of the zip. ``how``: "cut", "pause", or "spoil": a power cut that leaves a tail which
    was never written. ``piece``: bytes that come at once."""

    after: int
    how: str
    piece: int


BREAKS = st.builds(
    Break, st.integers(1, BUILT.index.zip_length), st.sampled_from(["cut", "pause", "spoil"]), st.integers(500, 32_768)
)


def pause() -> None:
    raise Cancelled


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("published") / "repo", PACK, now=datetime.now(UTC))


@contextmanager
def laptop(repository: Path) -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory() as name:
        yield Shelf(Path(name), repository)


def install(shelf: Shelf, fetcher: FileFetcher) -> int:
    """The bytes of the zip that it took."""
    try:
        shelf.install(HttpSource(ADDRESS, shelf.trust, fetcher))
    except Known as known:
        assert known.code == "cut"
    except Cancelled:
        pass
    return fetcher.served


def contents(shelf: Shelf) -> dict[str, bytes]:
    root = shelf.root / "packs"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("members", "arriving")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def wanted(repository: Path) -> dict[str, bytes]:
    """What an installation without breaks leaves on the disk."""
    with laptop(repository) as shelf:
        install(shelf, FileFetcher(repository))
        return contents(shelf)


def spoil(shelf: Shelf) -> int:
    """Makes the tails of what is under way zeros; the bytes that this may cost."""
    cost = 0
    for path in (shelf.root / "packs" / "arriving").glob("*"):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
        cost += SIZES[path.name]
    return cost


@settings(deadline=None, max_examples=25)
@given(breaks=st.lists(BREAKS, max_size=8), ranges=st.booleans())
def test_any_breaks_end_in_the_same_bytes(
    repository: Path, wanted: dict[str, bytes], breaks: list[Break], ranges: bool
) -> None:
    with laptop(repository) as shelf:
        served = spoiled = 0
        for each in breaks:
            end = pause if each.how == "pause" else cut
            served += install(shelf, FileFetcher(repository, each.after, end=end, piece=each.piece, ranges=ranges))
            here, total = shelf.store.partly().get(WEEK_1, (0, 0))
            assert here <= total
            spoiled += spoil(shelf) if each.how == "spoil" else 0
        served += install(shelf, FileFetcher(repository, ranges=ranges))
        assert contents(shelf) == wanted
        assert shelf.store.pack(WEEK_1).version == "1.0.0"
        if ranges:
            assert served <= BUILT.index.zip_length + spoiled, "a break that is noticed costs nothing twice"


@settings(deadline=None, max_examples=12)
@given(kills=st.lists(st.tuples(st.integers(1, 200_000), st.integers(500, 32_768)), min_size=1, max_size=5))
def test_a_process_that_is_killed_costs_at_most_64_kb(
    repository: Path, wanted: dict[str, bytes], kills: list[tuple[int, int]]
) -> None:
    with laptop(repository) as shelf:
        served = 0
        for after, piece in kills:
            served += killed(shelf, repository, after, piece)
        served += install(shelf, FileFetcher(repository))
        assert contents(shelf) == wanted
        assert served <= BUILT.index.zip_length + len(kills) * TWICE


def killed(shelf: Shelf, repository: Path, after: int, piece: int) -> int:
    """A process that installs and dies after so many bytes, if there are so many to come; what it took."""
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_die, args=(shelf, repository, after, piece, there))
    process.start()
    there.close()
    served = int(here.recv_bytes())
    process.join()
    here.close()
    return served


def _die(shelf: Shelf, repository: Path, after: int, piece: int, told: Connection) -> None:
    def end() -> None:
        told.send_bytes(str(fetcher.served).encode())
        os._exit(9)

    fetcher = FileFetcher(repository, after, end=end, piece=piece)
    install(shelf, fetcher)
    end()


def test_a_spoiled_tail_costs_its_member_once(repository: Path, wanted: dict[str, bytes]) -> None:
    (large,) = [member for member in BUILT.index.members if member.stored == LARGEST]
    with laptop(repository) as shelf:
        until = large.offset + 100_000
        first = install(shelf, FileFetcher(repository, until - BUILT.index.members[0].offset))
        assert spoil(shelf) == LARGEST
        last = FileFetcher(repository)
        shelf.install(HttpSource(ADDRESS, shelf.trust, last))
        assert first + last.served <= BUILT.index.zip_length + LARGEST
        assert contents(shelf) == wanted


def test_a_member_wrong_in_the_repository_is_refused_also_after_a_break(repository: Path, tmp_path: Path) -> None:
    wrong = publish(tmp_path / "wrong", PACK, now=datetime.now(UTC))
    (large,) = [member for member in BUILT.index.members if member.stored == LARGEST]
    (path,) = wrong.glob("targets/*.zip")
    data = bytearray(path.read_bytes())
    data[large.offset + 10] ^= 1
    path.write_bytes(data)
    with laptop(wrong) as shelf:
        install(shelf, FileFetcher(wrong, large.offset + 100_000 - BUILT.index.members[0].offset))
        with pytest.raises(Known, match="pack-damaged"):
            shelf.install(HttpSource(ADDRESS, shelf.trust, FileFetcher(wrong)))
        assert shelf.store.installed() == ()
        assert not list((shelf.root / "packs" / "arriving").glob("*"))
