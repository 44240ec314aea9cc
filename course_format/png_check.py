"""Whether bytes are a PNG that a pack may hold: whole, plain, and no larger in memory than it says.

Promises: every chunk is walked and its checksum counted; what the pixels inflate to is exactly what the head announces,
and is made in pieces, so that checking needs little memory whatever the file claims. Refuses all that a figure of a
lesson has no use for and decoders stumbled over: words and other data about the picture (which may tell who made it,
and where), colour profiles, animation, interlacing, 16 bits a colour, anything after the end.
Source: PNG specification, third edition, sections 5, 7, 11. Called by media_check.py.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
WIDEST: Final = 2_400
"""Pixels each way, of pictures of every kind."""

_ALLOWED: Final = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"IDAT"))
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel by colour type: grey, colours, palette, grey with alpha, colours with alpha."""

_DEPTHS: Final = {0: (1, 2, 4, 8), 2: (8,), 3: (1, 2, 4, 8), 4: (8,), 6: (8,)}
_PALETTE: Final = 3
_TRANSPARENCY: Final = {0: 2, 2: 6}
"""Bytes of tRNS by colour type; of a palette, at most one for each entry; with alpha there is none."""

_PIECE: Final = 1 << 18
_FILTERS: Final = 4


class PictureFault(Exception):
    """``code``: picture-damaged, picture-size or picture-content, with the facts of its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def check_png(data: bytes) -> tuple[int, int]:
    """Width and height. Raises PictureFault."""
    if not data.startswith(SIGNATURE):
        raise PictureFault("picture-damaged")
    chunks = list(_chunks(data))
    head, pixels = _Head(chunks[0][1] if chunks and chunks[0][0] == b"IHDR" else b""), zlib.decompressobj()
    _check_order([kind for kind, _ in chunks])
    _check_colours(head, dict(chunks))
    made = _Rows(head.row)
    for kind, content in chunks:
        if kind == b"IDAT":
            _inflate(pixels, content, made, head.row * head.height)
    if not pixels.eof or pixels.unused_data or made.length != head.row * head.height:
        raise PictureFault("picture-damaged")
    return head.width, head.height


class _Head:
    """What IHDR says. ``row``: bytes of a row of pixels, with the one that names its filter."""

    def __init__(self, content: bytes) -> None:
        if len(content) != 13:
            raise PictureFault("picture-damaged")
        self.width, self.height, depth, self.colours, method, filters, interlace = struct.unpack(">IIBBBBB", content)
        check_size(self.width, self.height)
        if depth == 16 or interlace:
            raise PictureFault("picture-content", what="interlacing" if interlace else "16 bits a colour")
        if depth not in _DEPTHS.get(self.colours, ()) or method or filters:
            raise PictureFault("picture-damaged")
        self.row = 1 + (self.width * depth * _SAMPLES[self.colours] + 7) // 8


def check_size(width: int, height: int) -> None:
    """Raises PictureFault("picture-size")."""
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        raise PictureFault("picture-size", width=width, height=height, limit=WIDEST)


class _Rows:
    """Counts the bytes of rows as they are made, and looks at the first of each."""

    def __init__(self, row: int) -> None:
        self._row = row
        self.length = 0

    def take(self, piece: bytes) -> None:
        first = -self.length % self._row
        if max(piece[first :: self._row], default=0) > _FILTERS:
            raise PictureFault("picture-damaged")
        self.length += len(piece)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk before IEND, which must be the last bytes there are."""
    view, at = memoryview(data), len(SIGNATURE)
    while at + 12 <= len(data):
        length, kind = int.from_bytes(view[at : at + 4], "big"), bytes(view[at + 4 : at + 8])
        end = at + 12 + length
        if end > len(data) or zlib.crc32(view[at + 4 : end - 4]) != int.from_bytes(view[end - 4 : end], "big"):
            break
        if kind == b"IEND":
            if length or end != len(data):
                break
            return
        if kind not in _ALLOWED:
            raise PictureFault("picture-content", what=kind.decode("ascii", "backslashreplace"))
        yield kind, bytes(view[at + 8 : end - 4])
        at = end
    raise PictureFault("picture-damaged")


def _check_order(kinds: list[bytes]) -> None:
    """IDATs follow one another; everything else comes once, and before them."""
    first = kinds.index(b"IDAT") if b"IDAT" in kinds else len(kinds)
    before, pixels = kinds[:first], kinds[first:]
    if not pixels or set(pixels) != {b"IDAT"} or len(set(before)) != len(before):
        raise PictureFault("picture-damaged")
    if b"tRNS" in before and b"PLTE" in before and before.index(b"tRNS") < before.index(b"PLTE"):
        raise PictureFault("picture-damaged")


def _check_colours(head: _Head, chunks: dict[bytes, bytes]) -> None:
    palette, clear = chunks.get(b"PLTE"), chunks.get(b"tRNS")
    if palette is None:
        sound = head.colours != _PALETTE
    else:
        sound = head.colours in (2, 3, 6) and len(palette) % 3 == 0 and 3 <= len(palette) <= 768
    if clear is not None and head.colours == _PALETTE:
        sound = sound and 0 < len(clear) <= len(palette or b"") // 3
    elif clear is not None:
        sound = sound and len(clear) == _TRANSPARENCY.get(head.colours)
    if not sound:
        raise PictureFault("picture-damaged")


def _inflate(pixels: "zlib._Decompress", content: bytes, made: _Rows, expected: int) -> None:
    full = False  # then more may come out though nothing more goes in
    while (content or full) and not pixels.eof:
        try:
            piece = pixels.decompress(content, _PIECE)
        except zlib.error as error:
            raise PictureFault("picture-damaged") from error
        full = len(piece) == _PIECE
        made.take(piece)
        if made.length > expected:
            raise PictureFault("picture-damaged")
        content = pixels.unconsumed_tail
    if content:  # bytes after the end of what was deflated
        raise PictureFault("picture-damaged")
