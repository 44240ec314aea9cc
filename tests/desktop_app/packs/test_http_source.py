"""Installing over http from a real server: verified by ngclient, cut member by member, gone on with after a break."""

import gzip
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from course_format.index_changes import index_changes
from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.packs.http_source import HttpSource
from tests.desktop_app.packs.shelf import WEEK_1, Shelf, shelf
from tests.support.pack_sources import FileServer, built, publish, served, small_pack
from tests.support.rotated_keys import rotate
from tests.support.scripted_server import Asked, Script, ScriptedServer, answer

TODAY = datetime.now(UTC)  # ngclient asks the machine's own clock


@contextmanager
def source_of(
    laptop: Shelf, server: FileServer | ScriptedServer, cancelled: Cancelling = never
) -> Iterator[HttpSource]:
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


def remove_twins(laptop: Shelf) -> None:
    for path in laptop.repository.rglob("*.gz"):
        path.unlink()


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Known) as raised:
        call()
    return raised.value.code


def test_install_over_http(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source:
        done = laptop.install(source)
    assert (done.version, done.fetched) == ("1.0.0", 5)
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    kinds = [name.split(".", 1)[-1].replace(f"{WEEK_1}.en-1.0.0.", "") for name, _ in server.asked]
    assert kinds == ["root.json", "json.gz", "lists.gz", "index.gz", "zip"]
    assert done.requests == 5
    assert len(built(small_pack()).zip) < done.bytes < len(built(small_pack()).zip) + 8_000


def test_nothing_new_costs_two_requests(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source:
        laptop.install(source)
    server.asked.clear()
    with source_of(laptop, server) as source:
        source.catalogue()
        assert source.traffic.requests == 2
        assert source.traffic.down < 1_500
    assert [name for name, _ in server.asked] == ["2.root.json", "timestamp.json.gz"]


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
    assert len(asked) == 1, "a server without ranges gives the whole at once, and it is taken"


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
        ("metadata/1.lists.gz", gzip.compress(b"{}\n{}", mtime=0), "pack-damaged"),
        ("metadata/timestamp.json", b" " * 20_000, "too-large"),
        ("metadata/2.root.json", b"<html>", "answer-nonsense"),
    ],
)
def test_answers_that_are_no_metadata(laptop: Shelf, server: FileServer, name: str, content: bytes, code: str) -> None:
    (laptop.repository / name).write_bytes(content)
    (laptop.repository / f"{name}.gz").unlink(missing_ok=True)
    with source_of(laptop, server) as source:
        assert code_of(source.catalogue) == code
    assert laptop.trust.known() is None


@pytest.mark.parametrize("end", [".index", ".zip"])
@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 1.0])
def test_a_changed_byte_in_a_pack_is_refused(laptop: Shelf, server: FileServer, end: str, part: float) -> None:
    remove_twins(laptop)
    (path,) = (laptop.repository / "targets").glob(f"*{end}")
    data = path.read_bytes()
    members = built(small_pack()).index.members
    at = int((len(data) - 1) * part) if end == ".index" else members[int((len(members) - 1) * part)].offset
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    with source_of(laptop, server) as source:
        assert code_of(lambda: laptop.install(source)) == "pack-damaged"
    assert laptop.store.installed() == ()
    path.write_bytes(data)
    with source_of(laptop, server) as source:
        laptop.install(source)
    assert [pack.id for pack in laptop.store.installed()] == [WEEK_1]


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


# compressed twins


def test_without_twins_one_is_asked_for_once(laptop: Shelf, server: FileServer) -> None:
    remove_twins(laptop)
    with source_of(laptop, server) as source:
        laptop.install(source)
    assert [name for name, _ in server.asked if name.endswith(".gz")] == ["timestamp.json.gz"]


@pytest.mark.parametrize(
    "twin",
    [
        b"",
        b"<html>Welcome</html>",
        gzip.compress(b"{}", mtime=0)[:-3],
        gzip.compress(bytes(6_000_000), mtime=0),
        gzip.compress(b"{}", mtime=0) + b"more",
    ],
)
@pytest.mark.parametrize("name", ["metadata/timestamp.json.gz", "metadata/1.lists.gz", "index"])
def test_a_twin_that_is_no_good_is_done_without(laptop: Shelf, server: FileServer, name: str, twin: bytes) -> None:
    (path,) = laptop.repository.glob("targets/*.index.gz" if name == "index" else name)
    path.write_bytes(twin)
    with source_of(laptop, server) as source:
        assert laptop.install(source).version == "1.0.0"


def test_a_twin_with_other_content_is_refused(laptop: Shelf, server: FileServer) -> None:
    (path,) = laptop.repository.glob("targets/*.index.gz")
    path.write_bytes(gzip.compress(b"x" * len(built(small_pack()).index_bytes)))
    with source_of(laptop, server) as source:
        assert code_of(lambda: laptop.install(source)) == "pack-damaged"
    assert laptop.store.installed() == ()


# differences of indexes


@pytest.mark.parametrize("changes", [None, b"", b"<html>Welcome</html>", b"other"])
def test_a_difference_that_is_no_good_is_done_without(
    laptop: Shelf, server: FileServer, changes: bytes | None, tmp_path: Path
) -> None:
    with source_of(laptop, server) as source:
        laptop.install(source)
    publish(laptop.repository, small_pack("1.1.0", words="New words."), now=TODAY)
    (path,) = laptop.repository.glob("targets/*.from-*")
    if changes == b"other":  # a sound one that leads elsewhere
        old, other = built(small_pack()).index_bytes, built(small_pack("1.1.0", words="Others.")).index_bytes
        changes = index_changes(old, other)
    path.unlink() if changes is None else path.write_bytes(changes)
    with source_of(laptop, server) as source:
        assert laptop.install(source).version == "1.1.0"
    assert any(name.endswith(".index.gz") for name, _ in server.asked)


# servers that are no good


def scripted(laptop: Shelf, zips: Script) -> ScriptedServer:
    """Serves the repository's files, and its zip as ``zips`` says."""

    def script(asked: Asked) -> bytes | None:
        if asked.path.endswith(".zip"):
            return zips(asked)
        path = laptop.repository / asked.path.strip("/")
        return answer(path.read_bytes()) if path.is_file() else answer(b"", "404 Not Found")

    return ScriptedServer(script)


WHOLE = built(small_pack()).zip
PAGE = b"<html>Welcome to the hotel</html>"


def ranged(asked: Asked) -> bool:
    return b"\r\nRange: " in asked.lines


@pytest.mark.parametrize(
    "mess",
    [
        answer(b"", "416 Range Not Satisfiable"),
        answer(WHOLE[:4], "206 Partial Content", lines=[f"Content-Range: bytes 0-3/{len(WHOLE)}"]),
        answer(WHOLE, "206 Partial Content"),
        answer(b"--x", "206 Partial Content", lines=["Content-Type: multipart/byteranges; boundary=x"]),
    ],
)
def test_a_server_that_makes_a_mess_of_ranges_is_asked_for_the_whole(laptop: Shelf, mess: bytes) -> None:
    with scripted(laptop, lambda asked: mess if ranged(asked) else answer(WHOLE)) as server:
        with source_of(laptop, server) as source:
            assert laptop.install(source).fetched == 5
        assert [ranged(asked) for asked in server.asked if asked.path.endswith(".zip")] == [True, False]


@pytest.mark.parametrize(
    ("mess", "code"),
    [
        (answer(b"", "302 Found", lines=["Location: https://elsewhere.example/"]), "answer-nonsense"),
        (answer(PAGE, lines=["Content-Type: text/html"]), "answer-nonsense"),
        (answer(PAGE), "pack-damaged"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n21\r\n" + PAGE + b"\r\n0\r\n\r\n",
         "answer-nonsense"),
        (answer(b"", "404 Not Found"), "source-missing"),
        (answer(b"", "403 Forbidden"), "source-refuses"),
        (answer(b"", "503 Service Unavailable"), "centre-busy"),
        (answer(WHOLE + b"more"), "pack-damaged"),
        (answer(bytes(len(WHOLE))), "answer-nonsense"),
        (answer(b"PK" + bytes(len(WHOLE) - 2)), "pack-damaged"),
        (answer(WHOLE, "206 Partial Content", lines=[f"Content-Range: bytes 0-9/{len(WHOLE) + 1}"]), "pack-damaged"),
    ],
)  # fmt: skip
def test_answers_that_are_no_zip(laptop: Shelf, mess: bytes, code: str) -> None:
    with scripted(laptop, lambda asked: mess) as server, source_of(laptop, server) as source:
        assert code_of(lambda: laptop.install(source)) == code
    assert laptop.store.installed() == ()
    with served(laptop.repository) as good, source_of(laptop, good) as source:
        laptop.install(source)


def test_endless_data_is_refused_after_what_there_may_be(laptop: Shelf) -> None:
    endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + WHOLE[:30] + bytes(1_000_000)
    with scripted(laptop, lambda asked: endless) as server, source_of(laptop, server) as source:
        assert code_of(lambda: laptop.install(source)) in ("too-large", "pack-damaged")
        assert source.traffic.down < 100_000


# what a break costs


def test_the_index_is_not_fetched_again(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source, pytest.raises(Cancelled):
        laptop.install(source, cancelled=lambda: True)
    server.asked.clear()
    with source_of(laptop, server) as source:
        laptop.install(source)
    assert [name.rsplit(".", 1)[-1] for name, _ in server.asked] == ["json", "gz", "zip"]


def test_an_update_of_one_lesson_costs_little_more_than_what_changed(laptop: Shelf, server: FileServer) -> None:
    with source_of(laptop, server) as source:
        laptop.install(source)
    publish(laptop.repository, small_pack("1.1.0", words="New words."), now=TODAY)
    server.asked.clear()
    with source_of(laptop, server) as source:
        done = laptop.install(source)
    assert not any(name.endswith((".index", ".index.gz")) for name, _ in server.asked), "only what changed of it"
    before = {member.stored_hash for member in built(small_pack()).index.members}
    changed = sum(
        member.stored
        for member in built(small_pack("1.1.0", words="New words.")).index.members
        if member.stored_hash not in before
    )
    assert done.bytes <= changed + 3_000 + 6 * 250, "this test's server says much about itself in each answer"


def test_reading_is_capped(laptop: Shelf, server: FileServer) -> None:
    waited: list[float] = []
    now = 0.0

    def wait(seconds: float) -> None:
        nonlocal now
        waited.append(seconds)
        now += seconds

    fetcher = HttpFetcher(lambda: now, wait=wait)
    try:
        source = HttpSource(server.address, laptop.trust, fetcher, cap=lambda: 500)
        done = laptop.install(source)
    finally:
        fetcher.close()
    assert fetcher.traffic.down - 2_048 <= sum(waited) * 500 <= fetcher.traffic.down
    assert max(waited) <= 0.2
    assert done.fetched == 5


@pytest.mark.parametrize("known", [True, False])
def test_a_root_is_kept_though_what_comes_after_it_is_refused(
    laptop: Shelf, server: FileServer, known: bool, tmp_path: Path
) -> None:
    if known:
        with source_of(laptop, server) as source:
            laptop.install(source)
    thief = Shelf(laptop.root, Path(shutil.copytree(laptop.repository, tmp_path / "thief")))
    shutil.copytree(tmp_path / "repo-keys", tmp_path / "thief-keys")
    rotate(laptop.repository, tmp_path / "repo-keys", "timestamp", "snapshot", "targets")
    with source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "pack-signer-wrong", "the timestamp is not signed anew yet"
    publish(thief.repository, small_pack("6.6.6"), now=TODAY)
    with served(thief.repository) as theirs, source_of(thief, theirs) as source:
        assert code_of(source.catalogue) == "pack-signer-wrong", "its keys were taken out of use"
    assert code_of(thief.folder().catalogue) == "pack-signer-wrong", "also on a stick"
    publish(laptop.repository, small_pack("1.1.0"), now=TODAY)
    with source_of(laptop, server) as source:
        assert laptop.install(source).version == "1.1.0"


def test_a_server_that_refuses_everything_is_told_as_that(laptop: Shelf) -> None:
    with ScriptedServer(lambda asked: answer(b"", "403 Forbidden")) as server, source_of(laptop, server) as source:
        assert code_of(source.catalogue) == "source-refuses"


def test_one_that_only_refuses_what_it_does_not_have_will_do(laptop: Shelf) -> None:
    remove_twins(laptop)

    def script(asked: Asked) -> bytes:
        path = laptop.repository / asked.path.lstrip("/")
        return answer(path.read_bytes()) if path.is_file() else answer(b"", "403 Forbidden")

    with ScriptedServer(script) as server, source_of(laptop, server) as source:
        assert laptop.install(source).fetched == 5
