"""Packs that say what they like, signed by the right keys; and the one thing that may come of them: nothing."""

import hashlib
import zlib
from pathlib import Path
from typing import Final

import msgspec
import pytest

from course_format.pack_index import DEFLATED, Member, PackIndex, encode_index
from desktop_app.domain.errors import Known
from pack_publisher.keys import demo_keys
from pack_publisher.pack_zip import BuiltPack
from pack_publisher.repository import Repository
from tests.desktop_app.packs.shelf import Shelf
from tests.support.pack_sources import NOW, built, publish, small_pack

SMALL: Final = small_pack("1.1.0", words="Newer.")
"""What an attack begins from: the next version of what is installed."""

Placed = tuple[Member, bytes]


def deflated(content: bytes) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()


def member(path: str, content: bytes, stored: bytes | None = None, **lies: object) -> Placed:
    """A file as an index has it; ``stored``: other bytes in the zip than the content deflated."""
    stored = deflated(content) if stored is None else stored
    truth: dict[str, object] = {
        "path": path, "offset": 0, "stored": len(stored), "stored_hash": hashlib.sha256(stored).digest(),
        "method": DEFLATED, "length": len(content), "content_hash": hashlib.sha256(content).digest(),
    }  # fmt: skip
    return Member(**(truth | lies)), stored  # type: ignore[arg-type]  # lies have any type


def pack_of(files: list[Placed], **lies: object) -> BuiltPack:
    """A pack whose index says what ``files`` say, in their order; an offset of 0 is where the bytes are."""
    body = bytearray(b"PK\x03\x04")
    placed = []
    for each, stored in files:
        placed.append(msgspec.structs.replace(each, offset=len(body)) if each.offset == 0 else each)
        body += stored
    honest = PackIndex(1, "week-1", "en", "1.1.0", 1, "First week", len(body), tuple(placed))
    index = msgspec.structs.replace(honest, **lies)
    return BuiltPack(index, encode_index(index), bytes(body))


def files_with(*more: Placed) -> list[Placed]:
    """The small pack's files and ``more``, by path; a path given twice stands twice."""
    known = {path: member(path, content) for path, content in SMALL.items()}
    return sorted([*known.values(), *more], key=lambda pair: pair[0].path)


def instead(path: str, content: bytes, stored: bytes | None = None, **lies: object) -> list[Placed]:
    """The small pack's files, one of them another."""
    known = {each: member(each, data) for each, data in SMALL.items()}
    return [pair for _, pair in sorted((known | {path: member(path, content, stored, **lies)}).items())]


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below, by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def refused_whole(tmp_path: Path, pack: list[Placed] | BuiltPack, *, code: str) -> Known:
    """Offers the pack to a laptop that has 1.0.0, from a folder. It is refused and nothing was changed."""
    pack = pack if isinstance(pack, BuiltPack) else pack_of(pack)
    repository = publish(tmp_path / "repo", small_pack())
    (tmp_path / "laptop").mkdir()
    laptop = Shelf(tmp_path / "laptop", repository)
    laptop.install()
    for path in (repository / "targets").glob("*.index"):
        path.unlink()  # an honest publisher compares the indexes and stops here
    honest = msgspec.structs.replace(built(SMALL).index, zip_length=len(pack.zip))
    keys = demo_keys(tmp_path / "repo-keys")
    Repository(repository, keys, NOW).publish([(BuiltPack(honest, pack.index_bytes, pack.zip), "0.1.0")])
    before, around = laptop.store.pack(laptop.store.installed()[0].id), _around(tmp_path)
    with pytest.raises(Known) as raised:
        laptop.install()
    assert raised.value.code == code
    assert laptop.store.pack(before.id) == before
    assert laptop.store.lesson(before.id, "lessons/one.md").title == "One lesson"
    assert _around(tmp_path) == around
    assert {path.name for path in laptop.root.iterdir()} == {"packs"}
    return raised.value


def _around(tmp_path: Path) -> dict[str, bytes]:
    """Everything outside the laptop."""
    return {name: data for name, data in everything(tmp_path).items() if not name.startswith("laptop/")}
