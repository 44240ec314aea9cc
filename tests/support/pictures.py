"""Small pictures, sound and otherwise: PNGs put together chunk by chunk, WebPs that Qt once wrote and changed since."""

import base64
import random
import struct
import zlib
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
END: Final = (b"IEND", b"")
Chunk = tuple[bytes, bytes]


def head(width: int = 4, height: int = 3, depth: int = 8, colours: int = 2, *more: int) -> Chunk:
    """IHDR; ``more``: compression, filters, interlacing."""
    return b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, *(more or (0, 0, 0)))


def rows(width: int = 4, height: int = 3, fill: bytes = b"\x20\x40\x60", filter_: int = 0) -> bytes:
    """What the pixels of a picture inflate to."""
    return (bytes([filter_]) + fill * width) * height


def pixels(content: bytes) -> Chunk:
    return b"IDAT", zlib.compress(content, 9)


def chunk(kind: bytes, content: bytes, crc: int | None = None) -> bytes:
    checksum = zlib.crc32(kind + content) if crc is None else crc
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def png_of(*chunks: Chunk) -> bytes:
    return SIGNATURE + b"".join(chunk(kind, content) for kind, content in chunks)


def png(width: int = 4, height: int = 3) -> bytes:
    """A sound one, of one colour."""
    return png_of(head(width, height), pixels(rows(width, height)), END)


def noise(seed: int, size: int) -> bytes:
    """A sound one of about ``size`` bytes, which nothing shrinks."""
    width = max(8, int((size / 3) ** 0.5))
    height = max(8, size // (3 * width + 1))
    chance = random.Random(seed)
    content = b"".join(b"\0" + chance.randbytes(3 * width) for _ in range(height))
    return png_of(head(width, height), (b"IDAT", zlib.compress(content, 1)), END)


def riff(*chunks: Chunk) -> bytes:
    """A WebP container."""
    body = b"WEBP"
    for kind, content in chunks:
        body += kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


WEBP_LOSSY: Final = base64.b64decode(
    "UklGRkYAAABXRUJQVlA4IDoAAAAwAwCdASooABQAPtFmrVEoJaQipWgBABoJZwDH5BMZ1X0AAPGPBskU3I/6u/O36nu/ruNu9rH9BAAA"
)
WEBP_LOSSLESS: Final = base64.b64decode(
    "UklGRkQAAABXRUJQVlA4TDcAAAAvJ8AEABcgkE3xF2hC2jS0Z8VCIEAZK2b4YP4jrfmDmgAgGCV3GnXIOS93RP8nADzbA8PI+uadAA=="
)
WEBP_CLEAR: Final = base64.b64decode(
    "UklGRmoAAABXRUJQVlA4WAoAAAAQAAAAJwAAEwAAQUxQSAoAAAARB1DAiAhERP8DVlA4IDoAAAAwAwCdASooABQAPtFmrVEoJaQipWgBABoJ"
    "ZwDH5BMZ1X0AAPGPBskU3I/6u/O36nu/ruNu9rH9BAAA"
)
WEBPS: Final = {"lossy": WEBP_LOSSY, "lossless": WEBP_LOSSLESS, "clear": WEBP_CLEAR}
"""Each 40 pixels wide and 20 high."""

LOSSY_FRAME: Final = WEBP_LOSSY[20:]
LOSSLESS_FRAME: Final = WEBP_LOSSLESS[20:75]
CANVAS: Final = WEBP_CLEAR[20:30]
ALPHA: Final = WEBP_CLEAR[38:48]
