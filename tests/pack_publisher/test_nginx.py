"""The configuration that operators are given, in a real nginx: ranges, compressed twins, and who may keep what."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

from tests.support.pack_sources import publish, small_pack
from tests.support.web_server import web_server

FOR_EVER = "max-age=31536000"


class Site:
    def __init__(self, address: str, folder: Path, pool: urllib3.PoolManager) -> None:
        self.folder = folder
        self._address, self._pool = address, pool

    def get(self, name: str, method: str = "GET", **headers: str) -> urllib3.BaseHTTPResponse:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self._pool.request(method, f"{self._address}/{name}", headers=named, decode_content=False)

    def target(self, end: str) -> str:
        (path,) = (path for path in (self.folder / "targets").iterdir() if path.name.endswith(end))
        return f"targets/{path.name}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("nginx")
    folder = publish(root / "repo", small_pack())
    (folder / "targets" / "half.zip.new").write_bytes(b"half")
    (folder / "metadata" / ".timestamp.json.Xy12").write_bytes(b"half")
    with web_server(folder, root / "own") as address, urllib3.PoolManager() as pool:
        yield Site(address, folder, pool)


def test_who_may_keep_what(site: Site) -> None:
    assert site.get("metadata/timestamp.json").headers["Cache-Control"] == "no-cache"
    assert site.get("demo_root.json").headers["Cache-Control"] == "no-cache"
    assert site.get("metadata/2.root.json").headers["Cache-Control"] == "no-store"
    for name in ("metadata/1.root.json", "metadata/1.targets.json", site.target(".zip"), site.target(".index")):
        assert site.get(name).headers["Cache-Control"] == FOR_EVER


def test_one_range_a_request(site: Site) -> None:
    whole = (site.folder / site.target(".zip")).read_bytes()
    part = site.get(site.target(".zip"), Range="bytes=10-29")
    assert (part.status, part.data) == (206, whole[10:30])
    assert part.headers["Content-Range"] == f"bytes 10-29/{len(whole)}"
    assert site.get(site.target(".zip"), Range="bytes=0-1,4-5").data == whole
    assert site.get(site.target(".zip"), Range=f"bytes={len(whole)}-").status == 416


def test_compressed_twins_are_files_like_others(site: Site) -> None:
    for name in ("metadata/timestamp.json", site.target(".index")):
        plain = (site.folder / name).read_bytes()
        twin = site.get(f"{name}.gz")
        assert "Content-Encoding" not in twin.headers
        assert gzip.decompress(twin.data) == plain
        assert site.get(name).data == plain
    asked = site.get(site.target(".index"), Accept_Encoding="gzip")
    assert asked.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(asked.data) == (site.folder / site.target(".index")).read_bytes()


def test_nothing_else_is_given_or_taken(site: Site) -> None:
    for name in ("targets/half.zip.new", "metadata/.timestamp.json.Xy12", "targets/", "", "../../own/nginx.conf"):
        assert site.get(name).status in (403, 404), name
    for method in ("POST", "PUT", "DELETE"):
        assert site.get("metadata/timestamp.json", method).status in (403, 405)
