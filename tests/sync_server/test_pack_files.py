"""Packs as plain files: whole, in ranges, and nothing outside their folder."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sync_server.centre import pack_files

Get = Callable[..., tuple[int, dict[str, str], bytes]]
CONTENT = bytes(range(256)) * 1_000


@pytest.fixture
def get(tmp_path: Path) -> Get:
    folder = tmp_path / "packs"
    (folder / "targets").mkdir(parents=True)
    (folder / "targets" / "week-1.zip").write_bytes(CONTENT)
    (folder / ".hidden").write_bytes(b"hidden")
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "link").symlink_to(tmp_path / "secret")

    def get(name: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": f"/packs/{name}", "wsgi.input": io.BytesIO()}
        environ.update({f"HTTP_{key.upper()}": value for key, value in headers.items()})
        answer = pack_files.serve(folder, environ, lambda status, found, _=None: said.append((status, found)))
        body = b"".join(answer)
        ((status, found),) = said
        return int(status[:3]), dict(found), body

    return get


def test_a_whole_file(get: Get) -> None:
    status, headers, body = get("targets/week-1.zip")
    assert (status, body, headers["Content-Length"]) == (200, CONTENT, str(len(CONTENT)))
    assert headers["Accept-Ranges"] == "bytes" and headers["Content-Type"] == "application/zip"
    assert get("targets/week-1.zip", "HEAD")[2] == b""
    assert get("targets/week-1.zip", if_none_match=headers["ETag"])[0] == 304


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-70000", 100, 70_001),
        ("bytes=255990-", 255_990, 256_000),
        ("bytes=-16", 255_984, 256_000),
        ("bytes=255000-999999999", 255_000, 256_000),
        ("bytes=-999999999", 0, 256_000),
    ],
)
def test_a_range(get: Get, wanted: str, start: int, end: int) -> None:
    status, headers, body = get("targets/week-1.zip", range=wanted)
    assert (status, body) == (206, CONTENT[start:end])
    assert headers["Content-Range"] == f"bytes {start}-{end - 1}/256000"


@pytest.mark.parametrize("wanted", ["bytes=256000-", "bytes=999999-1000000", "bytes=-0"])
def test_a_range_behind_the_end(get: Get, wanted: str) -> None:
    status, headers, _ = get("targets/week-1.zip", range=wanted)
    assert (status, headers["Content-Range"]) == (416, "bytes */256000")


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "bytes=-", "lines=1-2", "bytes=5-x", "bytes=٣-٤"])
def test_what_is_no_single_range_is_answered_with_the_whole(get: Get, wanted: str) -> None:
    status, _, body = get("targets/week-1.zip", range=wanted)
    assert (status, body) == (200, CONTENT)


def test_a_range_of_another_version_is_answered_with_the_whole(get: Get) -> None:
    etag = get("targets/week-1.zip")[1]["ETag"]
    assert get("targets/week-1.zip", range="bytes=0-9", if_range=etag)[0] == 206
    assert get("targets/week-1.zip", range="bytes=0-9", if_range='"older"')[0] == 200


@pytest.mark.parametrize(
    "name",
    ["", "targets", "targets/", "nothing", "../secret", "targets/../../secret", ".hidden", "link", "/etc/passwd",
     "targets//week-1.zip", "targets\\week-1.zip", "targets/week-1.zip\0", "a" * 5_000],
)  # fmt: skip
def test_nothing_else_is_there(get: Get, name: str) -> None:
    assert get(name)[0] == 404


def test_other_methods(get: Get) -> None:
    assert get("targets/week-1.zip", "POST")[0] == 405


def test_the_version_of_the_metadata(tmp_path: Path) -> None:
    assert pack_files.version(tmp_path) == 0
    (tmp_path / "metadata").mkdir()
    file = tmp_path / "metadata" / "timestamp.json"
    for text, version in ((json.dumps({"signed": {"version": 7, "_type": "timestamp"}}), 7), ("{", 0), ("[]", 0)):
        file.write_text(text, encoding="utf-8")
        assert pack_files._version(file, hash(text)) == version
    assert pack_files.version(tmp_path) == 0
