"""Whether bytes are a WebP that a pack may hold: one still picture and nothing beside it.

Promises: the container is whole, every length fits, its parts agree on the picture's size, and nothing is in it but the
picture and its transparency. Refuses animation, colour profiles, words and data about the picture, unknown parts,
anything after the end. The pixels themselves are for the decoder, which is given the size that was checked here.
Source: WebP Container Specification; RFC 6386 section 9.1 (VP8 frame header); WebP Lossless Bitstream section 3.
Called by media_check.py.
"""

from collections.abc import Iterator
from typing import Final

from course_format.png_check import PictureFault, check_size

_HEAD: Final = 12
_LARGEST_CANVAS: Final = 10
_ALPHA: Final = 0x10
_KEY_FRAME: Final = b"\x9d\x01\x2a"
_LOSSLESS: Final = 0x2F
_SIZE: Final = 0x3FFF  # 14 bits


def check_webp(data: bytes) -> tuple[int, int]:
    """Width and height. Raises PictureFault."""
    if data[:4] != b"RIFF" or data[8:_HEAD] != b"WEBP" or int.from_bytes(data[4:8], "little") != len(data) - 8:
        raise PictureFault("picture-damaged")
    chunks = list(_chunks(data))
    kinds = tuple(kind for kind, _ in chunks)
    if kinds not in _ORDERS:
        strange = [kind for kind in kinds if kind not in _KNOWN]
        if strange:
            raise PictureFault("picture-content", what=strange[0].decode("ascii", "backslashreplace").strip())
        raise PictureFault("picture-damaged")
    size = _lossless_size(chunks[-1][1]) if kinds[-1] == b"VP8L" else _lossy_size(chunks[-1][1])
    check_size(*size)
    for kind, content in chunks[:-1]:
        if not (_is_canvas(content, size, kinds) if kind == b"VP8X" else _is_alpha(content)):
            raise PictureFault("picture-damaged")
    return size


_ORDERS: Final = {
    (b"VP8 ",),
    (b"VP8L",),
    (b"VP8X", b"VP8 "),
    (b"VP8X", b"VP8L"),
    (b"VP8X", b"ALPH", b"VP8 "),
}
_KNOWN: Final = {kind for order in _ORDERS for kind in order}


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _HEAD
    while at < len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length
        if at + 8 > len(data) or end + length % 2 > len(data) or any(data[end : end + length % 2]):
            raise PictureFault("picture-damaged")
        yield data[at : at + 4], data[at + 8 : end]
        at = end + length % 2


def _lossy_size(frame: bytes) -> tuple[int, int]:
    """Of a VP8 key frame that is shown and whose first part lies within it."""
    tag = int.from_bytes(frame[:3], "little")
    is_key, version, is_shown, first_part = not tag & 1, tag >> 1 & 7, tag >> 4 & 1, tag >> 5
    if len(frame) < 10 or frame[3:6] != _KEY_FRAME or not is_key or version > 3 or not is_shown:
        raise PictureFault("picture-damaged")
    if first_part > len(frame) - 10:
        raise PictureFault("picture-damaged")
    return int.from_bytes(frame[6:8], "little") & _SIZE, int.from_bytes(frame[8:10], "little") & _SIZE


def _lossless_size(frame: bytes) -> tuple[int, int]:
    bits = int.from_bytes(frame[1:5], "little")
    if len(frame) < 6 or frame[0] != _LOSSLESS or bits >> 29:  # the version, which is 0
        raise PictureFault("picture-damaged")
    return (bits & _SIZE) + 1, (bits >> 14 & _SIZE) + 1


def _is_canvas(content: bytes, size: tuple[int, int], kinds: tuple[bytes, ...]) -> bool:
    """Whether VP8X announces this size and nothing but transparency."""
    if len(content) != _LARGEST_CANVAS or content[0] & ~_ALPHA or any(content[1:4]):
        return False
    if b"ALPH" in kinds and not content[0] & _ALPHA:
        return False
    return size == (int.from_bytes(content[4:7], "little") + 1, int.from_bytes(content[7:10], "little") + 1)


def _is_alpha(content: bytes) -> bool:
    """Whether the transparency is announced as the specification has it: reserved bits 0, known preparation and
    compression."""
    return len(content) > 1 and content[0] >> 6 == 0 and content[0] >> 4 & 3 <= 1 and content[0] & 3 <= 1
