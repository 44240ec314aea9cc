"""Packs that the right keys signed and that mean harm all the same: a stolen key, or a careless publisher.

The zip and the index say what they like; the signatures are good. Nothing may be installed, written outside the packs
folder, or cost more memory than the index admits.
"""

import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from course_format.pack_index import DEFLATED, Member, PackIndex, encode_index
from desktop_app.domain.errors import Known
from pack_publisher.keys import demo_keys
from pack_publisher.pack_zip import BuiltPack
from pack_publisher.repository import Repository
from tests.desktop_app.packs.shelf import Shelf
from tests.support.pack_sources import NOW, built, small_pack

SMALL = small_pack()


def deflated(content: bytes) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()


def member(path: str, content: bytes, **lies: object) -> tuple[Member, bytes]:
    stored = deflated(content)
    truth: dict[str, object] = {
        "path": path, "offset": 0, "stored": len(stored), "stored_hash": hashlib.sha256(stored).digest(),
        "method": DEFLATED, "length": len(content), "content_hash": hashlib.sha256(content).digest(),
    }  # fmt: skip
    return Member(**(truth | lies)), stored  # type: ignore[arg-type]


def pack_of(files: list[tuple[Member, bytes]], **lies: object) -> BuiltPack:
    """A pack whose index says what ``files`` say, in their order."""
    body = bytearray()
    placed = []
    for each, stored in files:
        placed.append(msgspec.structs.replace(each, offset=len(body)) if each.offset == 0 else each)
        body += stored
    honest = PackIndex(1, "week-1", "en", "1.0.0", 1, "First week", len(body), tuple(placed))
    index = msgspec.structs.replace(honest, **lies)
    return BuiltPack(index, encode_index(index), bytes(body))


def files_with(*more: tuple[Member, bytes]) -> list[tuple[Member, bytes]]:
    """The small pack's files and ``more``, by path; a path given twice is the later one."""
    known = {path: member(path, content) for path, content in SMALL.items()}
    return sorted([*known.values(), *more], key=lambda pair: pair[0].path)


def instead(path: str, content: bytes, **lies: object) -> list[tuple[Member, bytes]]:
    known = {each: member(each, data) for each, data in SMALL.items()}
    return [pair for _, pair in sorted((known | {path: member(path, content, **lies)}).items())]


NOTE = b"# A lesson\n"
HOSTILE: dict[str, Callable[[], BuiltPack]] = {
    "a path that climbs": lambda: pack_of(files_with(member("../../evil.md", NOTE))),
    "an absolute path": lambda: pack_of(files_with(member("/evil.md", NOTE))),
    "a drive": lambda: pack_of(files_with(member("C:/evil.md", NOTE))),
    "a path of another system": lambda: pack_of(files_with(member("a\\evil.md", NOTE))),
    "a device": lambda: pack_of(files_with(member("nul.md", NOTE))),
    "a twin in capitals": lambda: pack_of(files_with(member("LESSONS/one.md", NOTE))),
    "a twin in Unicode": lambda: pack_of(files_with(member("le\u017f\u017fons/one.md", NOTE))),
    "a name in two parts of letters": lambda: pack_of(files_with(member("e\u0301vil.md", NOTE))),
    "a program": lambda: pack_of(files_with(member("run.exe", b"MZ"))),
    "a bomb": lambda: pack_of(instead("lessons/one.md", b"\0" * 90_000_000)),
    "a bomb that says it is small": lambda: pack_of(instead("lessons/one.md", b"\0" * 9_000_000, length=1_000)),
    "a wrong content hash": lambda: pack_of(instead("lessons/one.md", NOTE, content_hash=b"\0" * 32)),
    "a wrong stored hash": lambda: pack_of(instead("lessons/one.md", NOTE, stored_hash=b"\0" * 32)),
    "a member beyond the zip": lambda: pack_of(instead("lessons/one.md", NOTE, offset=10_000_000)),
    "members one over another": lambda: pack_of(instead("lessons/one.md", SMALL["lessons/one.md"], offset=1)),
    "another pack's name": lambda: pack_of(files_with(), pack="week-2"),
    "another version": lambda: pack_of(files_with(), version="1.0.1"),
    "a pack of no manifest": lambda: pack_of([pair for pair in files_with() if pair[0].path != "pack.toml"]),
    "a manifest of another pack": lambda: pack_of(instead("pack.toml", small_pack(pack="week-9")["pack.toml"])),
    "a drawing with a script": lambda: pack_of(instead("figures/bridge.svg", b"<svg><script/></svg>")),
    "a lesson that leads away": lambda: pack_of(instead("lessons/one.md", b"# T\n\n![x](http://example.org/x.png)\n")),
    "a broken picture": lambda: pack_of(files_with(member("figures/z.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 100))),
    "a great many files": lambda: pack_of([member(f"f/{n:05}.md", b"") for n in range(3_000)]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_signed_and_hostile(tmp_path: Path, name: str) -> None:
    pack = HOSTILE[name]()
    keys = demo_keys(tmp_path / "keys")
    honest = msgspec.structs.replace(built(SMALL).index, zip_length=len(pack.zip))
    repository = Repository(tmp_path / "repo", keys, NOW)
    repository.publish([(BuiltPack(honest, pack.index_bytes, pack.zip), "0.1.0")])
    (tmp_path / "laptop").mkdir()
    laptop = Shelf(tmp_path / "laptop", tmp_path / "repo")
    outside = {path for path in tmp_path.rglob("*") if "laptop" not in path.parts}
    with pytest.raises(Known) as raised:
        laptop.install()
    assert raised.value.code == "pack-damaged"
    assert laptop.store.installed() == ()
    assert {path for path in tmp_path.rglob("*") if "laptop" not in path.parts} == outside
    assert {path.name for path in laptop.root.iterdir()} == {"packs"}
