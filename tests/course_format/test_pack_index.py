"""The index of a built pack: what was built comes back, and no bytes at all lead outside the pack."""

import hashlib
import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_format.pack_index import DEFLATED, STORED, Member, PackIndex, decode_index, encode_index, inflate
from course_format.pack_paths import is_safe
from course_format.problems import FormatError
from tests.support.pack_sources import built, small_pack

PACK = built(small_pack())


def code_of(data: bytes) -> str:
    with pytest.raises(FormatError) as raised:
        decode_index(data)
    return raised.value.code


def changed(**fields: Any) -> bytes:
    return encode_index(msgspec.structs.replace(PACK.index, **fields))


def with_member(**fields: Any) -> bytes:
    first, *others = PACK.index.members
    return changed(members=(msgspec.structs.replace(first, **fields), *others))


def test_an_index_comes_back() -> None:
    assert decode_index(PACK.index_bytes) == PACK.index


def test_every_member_is_found_by_its_place_in_the_zip() -> None:
    files = small_pack()
    for member in PACK.index.members:
        stored = PACK.zip[member.offset : member.offset + member.stored]
        assert inflate(member, stored) == files[member.path]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "index-damaged"),
        (b"\x90", "index-damaged"),
        (changed(format=2), "index-newer"),
        (changed(format=0), "index-damaged"),
        (changed(pack="../x"), "index-damaged"),
        (changed(language="e/n"), "index-damaged"),
        (changed(version="1"), "index-damaged"),
        (changed(zip_length=10), "index-damaged"),
        (changed(members=PACK.index.members[::-1]), "index-damaged"),
        (changed(members=PACK.index.members * 2), "index-damaged"),
        (with_member(path="../figures/x.svg"), "path-unsafe"),
        (with_member(path="/etc/x.svg"), "path-unsafe"),
        (with_member(path="C:x.svg"), "path-unsafe"),
        (with_member(path="a\\b.svg"), "path-unsafe"),
        (with_member(path="a/./b.svg"), "path-unsafe"),
        (with_member(path="a//b.svg"), "path-unsafe"),
        (with_member(path="aux.svg"), "path-unsafe"),
        (with_member(path="COM1.svg"), "path-unsafe"),
        (with_member(path="a/nul.x.svg"), "path-unsafe"),
        (with_member(path="b/ﬁ.svg"), "path-unsafe"),
        (with_member(path="b/x.svg."), "path-unsafe"),
        (with_member(path="Glossary.toml"), "path-twin"),
        (with_member(path="a" * 200 + ".svg"), "path-unsafe"),
        (with_member(path="a.exe"), "index-damaged"),
        (with_member(offset=-1), "index-damaged"),
        (with_member(offset=10**9), "index-damaged"),
        (with_member(offset=PACK.index.members[1].offset), "index-damaged"),
        (with_member(stored=-1), "index-damaged"),
        (with_member(length=10**9), "pack-too-large"),
        (with_member(length=10**6), "index-damaged"),
        (with_member(method=14), "index-damaged"),
        (with_member(method=STORED), "index-damaged"),
        (with_member(stored_hash=b"short"), "index-damaged"),
        (PACK.index_bytes + b"\x00", "index-damaged"),
    ],
)
def test_an_index_that_is_wrong_is_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_million_members_are_refused_without_reading_them_one_by_one() -> None:
    member = PACK.index.members[0]
    many = changed(members=tuple(msgspec.structs.replace(member, path=f"a{n}.svg") for n in range(6000)))
    assert code_of(many) in {"pack-too-large", "index-damaged"}


@given(st.binary(max_size=300))
def test_any_bytes_are_an_index_or_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        decode_index(data)


@given(st.integers(0, len(PACK.index_bytes) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_says_something_safe(at: int, mask: int) -> None:
    data = bytearray(PACK.index_bytes)
    data[at] ^= mask
    try:
        index = decode_index(bytes(data))
    except FormatError:
        return
    assert all(is_safe(member.path) for member in index.members)
    assert all(0 <= m.offset <= m.offset + m.stored <= index.zip_length for m in index.members)


def deflated(content: bytes) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()


def member_of(content: bytes, stored: bytes, **fields: Any) -> Member:
    whole = {
        "path": "lessons/x.md", "offset": 0, "stored": len(stored), "stored_hash": hashlib.sha256(stored).digest(),
        "method": DEFLATED, "length": len(content), "content_hash": hashlib.sha256(content).digest(),
    }  # fmt: skip
    return Member(**(whole | fields))


def test_a_bomb_is_never_inflated_beyond_what_the_index_says() -> None:
    bomb = deflated(b"\0" * 50_000_000)
    with pytest.raises(FormatError, match="member-damaged"):
        inflate(member_of(b"\0" * 1000, bomb), bomb)


@pytest.mark.parametrize("extra", [b"x", b"\0" * 10])
def test_bytes_after_the_end_are_refused(extra: bytes) -> None:
    stored = deflated(b"content") + extra
    with pytest.raises(FormatError, match="member-damaged"):
        inflate(member_of(b"content", stored), stored)


@pytest.mark.parametrize("stored", [b"", b"\xff\xff", deflated(b"content")[:-1]])
def test_bytes_that_do_not_inflate_are_refused(stored: bytes) -> None:
    with pytest.raises(FormatError, match="member-damaged"):
        inflate(member_of(b"content", stored), stored)


@given(st.binary(max_size=500))
def test_content_comes_back_stored_or_deflated(content: bytes) -> None:
    packed = deflated(content)
    assert inflate(member_of(content, packed), packed) == content
    assert inflate(member_of(content, content, method=STORED), content) == content


def test_the_struct_is_small_on_the_wire() -> None:
    assert len(PACK.index_bytes) < 120 * len(PACK.index.members)
    assert isinstance(PACK.index, PackIndex)
