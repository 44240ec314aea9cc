"""The index of a built pack: what is in its zip, where, and by which hashes to know it.

Promises: an index that was decoded is safe to act on: paths that stay in a folder, members that lie one after another
inside the zip, sizes within limits. A member is fetched, verified and kept as its *stored* (compressed) bytes; nobody
needs to read the zip's own directory. Source of the layout: docs/pack_format.md, "Index".
Raises FormatError: index-damaged, index-newer, member-damaged, path-unsafe, path-twin, pack-too-large.
"""

import hashlib
import zlib
from typing import Final

import msgspec

from course_format.manifest_reader import is_id, is_language, version_key
from course_format.media_check import LARGEST_PACK, LIMITS, MOST_FILES, kind_of
from course_format.pack_paths import check_paths
from course_format.problems import FormatError, refuse

FORMAT: Final = 1
STORED: Final = 0
DEFLATED: Final = 8
LARGEST_INDEX: Final = 512_000  # bytes
_HASH: Final = 32


class Member(msgspec.Struct, frozen=True, array_like=True):
    """One file. ``offset`` of its stored bytes in the zip; ``stored`` and ``length`` in bytes, before and after
    inflating; ``method`` as in zip (0 stored, 8 raw deflate); hashes are SHA-256."""

    path: str
    offset: int
    stored: int
    stored_hash: bytes
    method: int
    length: int
    content_hash: bytes


class PackIndex(msgspec.Struct, frozen=True, array_like=True):
    """``week`` is None for a pack of no week; ``zip_length`` in bytes; ``members`` by path."""

    format: int
    pack: str
    language: str
    version: str
    week: int | None
    title: str
    zip_length: int
    members: tuple[Member, ...]

    @property
    def name(self) -> str:
        """What the files of this pack are called: ``week-1.en-1.0.0``."""
        return f"{self.pack}.{self.language}-{self.version}"


class _Head(msgspec.Struct, array_like=True):
    format: int


def encode_index(index: PackIndex) -> bytes:
    return msgspec.msgpack.encode(index)


def decode_index(data: bytes, file: str = "index") -> PackIndex:
    """Any bytes in, a sound index or FormatError out."""
    if len(data) > LARGEST_INDEX:
        raise FormatError(file, 0, "index-damaged", reason="too large")
    try:
        head = msgspec.msgpack.decode(data, type=_Head)
        if head.format > FORMAT:
            raise FormatError(file, 0, "index-newer", format=head.format, known=FORMAT)
        index = msgspec.msgpack.decode(data, type=PackIndex)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise FormatError(file, 0, "index-damaged", reason=type(error).__name__) from error
    if encode_index(index) != data:
        raise FormatError(file, 0, "index-damaged", reason="bytes that say nothing")
    _check(index, file)
    return index


def _check(index: PackIndex, file: str) -> None:
    if not (index.format == FORMAT and is_id(index.pack) and is_language(index.language)):
        raise FormatError(file, 0, "index-damaged", reason="names")
    try:
        version_key(index.version)
    except ValueError as error:
        raise FormatError(file, 0, "index-damaged", reason="version") from error
    total = sum(member.length for member in index.members)
    if len(index.members) > MOST_FILES or total > LARGEST_PACK or index.zip_length > 2 * LARGEST_PACK:
        raise FormatError(file, 0, "pack-too-large", size=total, limit=LARGEST_PACK)
    paths = [member.path for member in index.members]
    if paths != sorted(paths):
        raise FormatError(file, 0, "index-damaged", reason="order")
    check_paths(paths, refuse)
    end = 0
    for member in sorted(index.members, key=lambda member: member.offset):
        if member.offset < end or not _is_sound(member):
            raise FormatError(file, 0, "index-damaged", reason=member.path)
        end = member.offset + member.stored
    if end > index.zip_length:
        raise FormatError(file, 0, "index-damaged", reason="outside the zip")


def _is_sound(member: Member) -> bool:
    return (
        member.method in (STORED, DEFLATED)
        and 0 <= member.length <= LIMITS.get(kind_of(member.path), 0)
        and 0 <= member.stored <= member.length + 64
        and (member.method == DEFLATED or member.stored == member.length)
        and len(member.stored_hash) == len(member.content_hash) == _HASH
    )


def is_stored(member: Member, data: bytes) -> bool:
    """Whether these are the stored bytes of the member."""
    return len(data) == member.stored and hashlib.sha256(data).digest() == member.stored_hash


def inflate(member: Member, data: bytes) -> bytes:
    """The file itself from its stored bytes, both verified; never more than ``length`` bytes are made."""
    if not is_stored(member, data):
        raise FormatError(member.path, 0, "member-damaged", path=member.path)
    content = data if member.method == STORED else _inflated(member, data)
    # Bytes that lie in the zip as they are were hashed just now.
    digest = member.stored_hash if content is data else hashlib.sha256(content).digest()
    if len(content) != member.length or digest != member.content_hash:
        raise FormatError(member.path, 0, "member-damaged", path=member.path)
    return content


def _inflated(member: Member, data: bytes) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than expected tells too much from enough; 0 would mean "without limit".
        content = inflater.decompress(data, member.length + 1)
    except zlib.error as error:
        raise FormatError(member.path, 0, "member-damaged", path=member.path) from error
    if not inflater.eof or inflater.unused_data:
        raise FormatError(member.path, 0, "member-damaged", path=member.path)
    return content
