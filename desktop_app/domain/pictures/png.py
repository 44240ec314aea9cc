"""PNG (ISO/IEC 15948): what draws the picture stays, moving ones too.

Promises: texts, times, EXIF, colour profiles, chunks of cameras and programs, and what stands behind the end go.
"""

import struct
import zlib
from typing import Final

from desktop_app.domain.pictures.orientation import UPRIGHT, Unclean, orientation_block, read_orientation

MEDIA: Final = "image/png"

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_STAY: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"acTL", b"fcTL", b"fdAT"}
)


def is_this(content: bytes) -> bool:
    """Whether it begins as a PNG."""
    return content.startswith(_SIGNATURE)


def clean(content: bytes) -> tuple[bytes, int, int]:
    """The picture, its width and its height. Raises Unclean("damaged")."""
    kept: list[bytes] = []
    width = height = 0
    orientation, pixels = UPRIGHT, False
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        kind, payload, end = _chunk(content, at)
        if not kept and kind != b"IHDR":
            raise Unclean("damaged")
        if kind == b"IHDR":
            width, height = _size(payload)
        elif kind == b"eXIf":
            orientation = read_orientation(payload)
        pixels = pixels or kind == b"IDAT"
        if kind in _STAY:
            kept.append(content[at:end])
        at = end
    if not pixels:
        raise Unclean("damaged")
    if orientation != UPRIGHT:
        kept.insert(1, _written(b"eXIf", orientation_block(orientation)))
    return b"".join((_SIGNATURE, *kept)), width, height


def _chunk(content: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Kind, payload, and where the next one begins."""
    if at + 12 > len(content):
        raise Unclean("damaged")
    length, kind = struct.unpack_from(">I4s", content, at)
    end = at + 12 + length
    payload = content[at + 8 : end - 4]
    if end > len(content) or zlib.crc32(kind + payload) != int.from_bytes(content[end - 4 : end], "big"):
        raise Unclean("damaged")
    return kind, payload, end


def _size(payload: bytes) -> tuple[int, int]:
    if len(payload) != 13:
        raise Unclean("damaged")
    width, height = struct.unpack_from(">II", payload)
    return width, height


def _written(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I4s", len(payload), kind) + payload + struct.pack(">I", zlib.crc32(kind + payload))
