"""WebP (RFC 9649): what draws the picture stays, moving ones too.

Promises: EXIF, XMP, colour profiles, chunks that nobody knows, also within frames, and what stands behind the end go.
"""

import struct
from collections.abc import Iterator
from typing import Final

from desktop_app.domain.pictures.orientation import UPRIGHT, Unclean, orientation_block, read_orientation

MEDIA: Final = "image/webp"

_STAY: Final = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"})
_IN_FRAME: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_FRAME_HEAD: Final = 16
_HAS_EXIF, _HAS_XMP, _HAS_PROFILE = 0x08, 0x04, 0x20


def is_this(content: bytes) -> bool:
    """Whether it begins as a WebP."""
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def clean(content: bytes) -> tuple[bytes, int, int]:
    """The picture, its width and its height. Raises Unclean("damaged")."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise Unclean("damaged")
    chunks = list(_chunks(content[12:end]))
    if not chunks or chunks[0][0] not in (b"VP8X", b"VP8 ", b"VP8L"):
        raise Unclean("damaged")
    width, height = _size(*chunks[0])
    orientation = next((read_orientation(_tiff(payload)) for kind, payload in chunks if kind == b"EXIF"), UPRIGHT)
    turned = orientation != UPRIGHT and chunks[0][0] == b"VP8X"
    kept = [_written(kind, _cleaned(kind, payload, turned)) for kind, payload in chunks if kind in _STAY]
    if turned:
        kept.append(_written(b"EXIF", orientation_block(orientation)))
    body = b"".join((b"WEBP", *kept))
    return b"RIFF" + len(body).to_bytes(4, "little") + body, width, height


def _cleaned(kind: bytes, payload: bytes, turned: bool) -> bytes:
    if kind == b"VP8X":
        flags = payload[0] & ~(_HAS_EXIF | _HAS_XMP | _HAS_PROFILE) | (_HAS_EXIF if turned else 0)
        return bytes([flags]) + payload[1:10]
    if kind == b"ANMF":
        parts = _chunks(payload[_FRAME_HEAD:])
        return payload[:_FRAME_HEAD] + b"".join(_written(*part) for part in parts if part[0] in _IN_FRAME)
    return payload


def _tiff(payload: bytes) -> bytes:
    """Some programs put JPEG's words in front."""
    return payload.removeprefix(b"Exif\0\0")


def _size(kind: bytes, payload: bytes) -> tuple[int, int]:
    if len(payload) < 10:
        raise Unclean("damaged")
    if kind == b"VP8X":
        return 1 + int.from_bytes(payload[4:7], "little"), 1 + int.from_bytes(payload[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(payload[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", payload, 6)
    return width & 0x3FFF, height & 0x3FFF


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        payload = content[at + 8 : at + 8 + length]
        if len(payload) != length:
            raise Unclean("damaged")
        yield kind, payload
        at += 8 + length + length % 2


def _written(kind: bytes, payload: bytes) -> bytes:
    return struct.pack("<4sI", kind, len(payload)) + payload + b"\0" * (len(payload) % 2)
