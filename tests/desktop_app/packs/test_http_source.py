"""Installing over http from a real server: verified by ngclient, cut member by member, gone on with after a break."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.packs.http_source import HttpSource
from desktop_app.packs.member_cutter import MemberCutter
from tests.desktop_app.packs.shelf import WEEK_1, Shelf, shelf
from tests.support.pack_sources import FileServer, built, publish, served, small_pack

TODAY = datetime.now(UTC)  # ngclient asks the machine's own clock


@contextmanager
def source_of(laptop: Shelf, server: FileServer, cancelled: Cancelling = never) -> Iterator[HttpSource]:
    fetcher = HttpFetcher(time.monotonic)
    try:
        yield HttpSource(server.address, laptop.trust, fetcher, cancelled)
    finally:
        fetcher.close()


@pytest.fixture
def laptop(tmp_path: Path) -> Shelf:
    publish(tmp_path / "repo", small_pack(), now=TODAY)
    (tmp_path / "laptop").mkdir()
    return Shelf(tmp_path / "laptop", tmp_path / "repo")


@pytest.fixture
def server(laptop: Shelf) -> Iterator[FileServer]:
    with served(laptop.repository) as running:
        yield running


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Known) as raised:
        call()
    return raised.value.code


def test_install_over_http(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source:
        done = laptop.install(source)
    assert (done.version, done.fetched) == ("1.0.0", 5)
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    kinds = [name.rsplit(".", 1)[-1] for name, _ in server.asked]
    assert kinds == ["json", "json", "json", "json", "index", "zip"]
    assert done.requests == 6
    assert len(built(small_pack()).zip) < done.bytes < len(built(small_pack()).zip) + 8_000


def test_nothing_new_costs_two_requests(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source:
        laptop.install(source)
    server.asked.clear()
    with source_of(laptop, server) as source:
        source.catalogue()
        assert source.traffic.requests == 2
        assert source.traffic.down < 1_500
    assert [name for name, _ in server.asked] == ["2.root.json", "timestamp.json"]


@pytest.mark.parametrize("ranges", [True, False])
def test_an_update_fetches_what_changed_also_from_a_server_without_ranges(
    laptop: Shelf, server: FileServer, ranges: bool
) -> None:
    with source_of(laptop, server) as source:
        laptop.install(source)
    publish(laptop.repository, small_pack("1.1.0", words="New words."), now=TODAY)
    server.ranges = ranges
    with source_of(laptop, server) as source:
        done = laptop.install(source)
    assert (done.version, done.fetched) == ("1.1.0", 2)
    assert laptop.store.pack(WEEK_1).version == "1.1.0"
    asked = [wanted for name, wanted in server.asked if name.endswith("1.1.0.zip")]
    assert asked[0] is not None
    assert len(asked) == (1 if ranges else 2)


def test_stopped_in_the_middle_and_gone_on_with(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source, pytest.raises(Cancelled):
        counted = iter([False, False, True])
        laptop.install(source, cancelled=lambda: next(counted))
    here = laptop.store.partly()[WEEK_1][0]
    assert here > 0
    with source_of(laptop, server) as source:
        assert laptop.install(source).fetched == 3


def test_stopped_while_the_network_is_asked(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server, cancelled=lambda: True) as source, pytest.raises(Cancelled):
        source.catalogue()
    assert laptop.trust.known() is None


def test_a_server_that_is_not_there(laptop: Shelf) -> None:
    with served(laptop.repository) as server:
        pass
    with source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "unreachable"


def test_a_server_without_packs(laptop: Shelf, tmp_path: Path) -> None:
    with served(tmp_path) as server, source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "source-missing"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("metadata/timestamp.json", b"<html>Please sign in</html>", "answer-nonsense"),
        ("metadata/timestamp.json", b" " * 20_000, "pack-damaged"),
        ("metadata/1.targets.json", b"{}", "pack-damaged"),
        ("metadata/2.root.json", b"<html>", "answer-nonsense"),
    ],
)
def test_answers_that_are_no_metadata(laptop: Shelf, server: FileServer, name: str, content: bytes, code: str) -> None:
    (laptop.repository / name).write_bytes(content)
    with source_of(laptop, server) as source:
        assert code_of(source.catalogue) == code
    assert laptop.trust.known() is None


@pytest.mark.parametrize("end", [".index", ".zip"])
@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 1.0])
def test_a_changed_byte_in_a_pack_is_refused(laptop: Shelf, server: FileServer, end: str, part: float) -> None:
    (path,) = (laptop.repository / "targets").glob(f"*{end}")
    data = path.read_bytes()
    at = int((len(data) - 1) * part)
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    with source_of(laptop, server) as source:
        assert code_of(lambda: laptop.install(source)) == "pack-damaged"
    assert laptop.store.installed() == ()
    path.write_bytes(data)
    with source_of(laptop, server) as source:
        laptop.install(source)
    assert [pack.id for pack in laptop.store.installed()] == [WEEK_1]


def test_what_arrived_of_a_zip_cut_short_is_not_fetched_again(laptop: Shelf, server: FileServer) -> None:
    (path,) = (laptop.repository / "targets").glob("*.zip")
    data = path.read_bytes()
    path.write_bytes(data[:400])
    with source_of(laptop, server) as source:
        assert code_of(lambda: laptop.install(source)) == "pack-damaged"
    path.write_bytes(data)
    with source_of(laptop, server) as source:
        assert 0 < laptop.install(source).fetched < 5


def test_a_server_that_goes_back_is_refused(laptop: Shelf, tmp_path: Path) -> None:
    old = Path(shutil.copytree(laptop.repository, tmp_path / "old"))
    publish(laptop.repository, small_pack("1.1.0"), now=TODAY)
    with served(laptop.repository) as server, source_of(laptop, server) as source:
        source.catalogue()
    with served(old) as server, source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "pack-rolled-back"


def test_another_signer_is_refused(laptop: Shelf, tmp_path: Path) -> None:
    foreign = publish(tmp_path / "foreign", small_pack("9.0.0"), now=TODAY)
    with served(foreign) as server, source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "pack-signer-wrong"


def test_a_list_past_its_date_is_told_apart_and_takes_nothing_away(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    publish(laptop.repository, now=TODAY - timedelta(days=3_000))
    laptop.install()  # from the folder: works
    with served(laptop.repository) as server, source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "pack-expired"
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"


def test_no_folder_is_left_behind(laptop: Shelf, server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    room = laptop.root / "room"
    room.mkdir()
    monkeypatch.setenv("TMPDIR", str(room))
    monkeypatch.setattr("tempfile.tempdir", None)
    with source_of(laptop, server) as source:
        laptop.install(source)
    assert list(room.iterdir()) == []


PACK = built(small_pack())


@given(st.sets(st.integers(0, len(PACK.index.members) - 1), min_size=1), st.lists(st.integers(1, 700), min_size=1))
def test_members_come_out_whole_whatever_the_pieces(chosen: set[int], sizes: list[int]) -> None:
    wanted = [PACK.index.members[at] for at in sorted(chosen)]
    cutter = MemberCutter(wanted)
    at, end = cutter.span
    found = []
    turn = 0
    while at < end:
        size = sizes[turn % len(sizes)]
        found.extend(cutter.cut(at, PACK.zip[at : min(at + size, end)]))
        at, turn = at + size, turn + 1
    assert cutter.done
    assert dict(found) == {member: PACK.zip[member.offset : member.offset + member.stored] for member in wanted}
