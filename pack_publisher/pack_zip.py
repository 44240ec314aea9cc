"""Builds a pack: a zip of plain files, and its index.

Promises: the same files make the same bytes, whenever and wherever they are built with the same zlib: order by path,
one date, one owner, one level. A file that deflating does not shrink is stored as it is.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from course_format.manifest import Manifest
from course_format.pack_index import DEFLATED, FORMAT, STORED, Member, PackIndex, encode_index

LEVEL: Final = 9
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_HEADER: Final = 30  # bytes of a local file header before the name (APPNOTE 4.3.7)
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3


@dataclass(frozen=True)
class BuiltPack:
    """``zip`` and ``index_bytes`` are what is published."""

    index: PackIndex
    index_bytes: bytes
    zip: bytes


def build_pack(files: Mapping[str, bytes], members: Sequence[str], manifest: Manifest) -> BuiltPack:
    """``members``: the paths to take. The pack must have been checked."""
    buffer = io.BytesIO()
    entries: list[Member] = []
    with zipfile.ZipFile(buffer, "w", allowZip64=False) as archive:
        for path in sorted(members):
            content = files[path]
            info = zipfile.ZipInfo(path, _DATE)
            info.create_system, info.external_attr = _UNIX, _MODE
            info.compress_type = DEFLATED if _shrinks(content) else STORED
            archive.writestr(info, content, compresslevel=LEVEL)
            entries.append(_member(buffer, info, content))
    data = buffer.getvalue()
    index = PackIndex(
        format=FORMAT,
        pack=manifest.id,
        language=manifest.language,
        version=manifest.version,
        week=manifest.week,
        title=manifest.title,
        zip_length=len(data),
        members=tuple(entries),
    )
    return BuiltPack(index, encode_index(index), data)


def _shrinks(content: bytes) -> bool:
    return len(zlib.compress(content, LEVEL)) - 6 < len(content)  # 6: zlib's own header and checksum


def _member(buffer: io.BytesIO, info: zipfile.ZipInfo, content: bytes) -> Member:
    offset = info.header_offset + _HEADER + len(info.filename.encode()) + len(info.extra)
    stored = bytes(buffer.getbuffer()[offset : offset + info.compress_size])
    return Member(
        path=info.filename,
        offset=offset,
        stored=len(stored),
        stored_hash=hashlib.sha256(stored).digest(),
        method=info.compress_type,
        length=len(content),
        content_hash=hashlib.sha256(content).digest(),
    )
