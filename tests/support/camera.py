"""Photos as a telephone makes them: small, and full of where, when and with what. Every such fact has SECRET in it."""

import struct
import zlib
from functools import cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from tests.support.pictures import ALPHA, CANVAS, LOSSY_FRAME, Chunk, chunk, riff

SECRET: Final = b"Lat-2.0469N-Lon45.3182E-Xperia-Q9"
XMP: Final = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
SIZE: Final = (96, 64)


def exif(orientation: int = 6, order: str = "<") -> bytes:
    """A TIFF block with an orientation, a camera's name, a place, and a thumbnail's bytes behind it."""
    mark = b"II" if order == "<" else b"MM"
    entries = [
        struct.pack(order + "HHII", 0x010F, 2, len(SECRET), 60),
        struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(order + "HHII", 0x8825, 4, 1, 60),
    ]
    block = mark + struct.pack(order + "HI", 42, 8) + struct.pack(order + "H", len(entries)) + b"".join(entries)
    return block.ljust(60, b"\0") + SECRET + b"\xff\xd8" + SECRET


@cache
def plain_jpeg(width: int = SIZE[0], height: int = SIZE[1], progressive: bool = False) -> bytes:
    return _written(_image(width, height), "JPEG", progressive)


def photo(orientation: int = 6, order: str = "<", *, progressive: bool = False) -> bytes:
    """A JPEG with EXIF, XMP, IPTC, a profile, MPF, comments, a thumbnail in JFIF, and a film behind its end."""
    made = plain_jpeg(progressive=progressive)
    assert made[2:4] == b"\xff\xe0"
    rest = made[4 + int.from_bytes(made[4:6], "big") :]
    segments = (
        (0xE0, b"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01" + SECRET[:3]),
        (0xE0, b"JFXX\0\x10" + SECRET),
        (0xE1, b"Exif\0\0" + exif(orientation, order)),
        (0xE1, XMP),
        (0xE2, b"ICC_PROFILE\0\x01\x01" + SECRET),
        (0xE2, b"MPF\0" + SECRET),
        (0xED, b"Photoshop 3.0\x008BIM" + SECRET),
        (0xEE, b"Adobe\0\x64\0\0\0\0\x01" + SECRET),
        (0xEF, SECRET),
        (0xFE, SECRET),
    )
    head = b"".join(struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data for marker, data in segments)
    return b"\xff\xd8" + head + rest + plain_jpeg() + b"ftypmp42" + SECRET


def screenshot(orientation: int = 1) -> bytes:
    """A PNG with texts, a time, EXIF, a profile and something of its program."""
    made = _written(_image(*SIZE), "PNG")
    more: tuple[Chunk, ...] = (
        (b"tEXt", b"Author\0" + SECRET),
        (b"zTXt", b"Comment\0\0" + zlib.compress(SECRET, 0)),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        (b"eXIf", exif(orientation)),
        (b"iCCP", b"Camera\0\0" + zlib.compress(SECRET, 0)),
        (b"tIME", b"\x07\xea\x01\x01\x01\x01\x01"),
        (b"caBX", SECRET),
    )
    first = 8 + 25
    return made[:first] + b"".join(chunk(*each) for each in more) + made[first:] + SECRET


def webp(orientation: int = 6) -> bytes:
    """A WebP with EXIF, XMP, a profile and a chunk that nobody knows."""
    canvas = bytes([CANVAS[0] | 0x2C]) + CANVAS[1:]
    return riff(
        (b"VP8X", canvas),
        (b"ICCP", SECRET),
        (b"ALPH", ALPHA),
        (b"VP8 ", LOSSY_FRAME),
        (b"EXIF", exif(orientation)),
        (b"XMP ", XMP),
        (b"CAMR", SECRET),
    ) + SECRET  # fmt: skip


def pdf(size: int = 3_000) -> bytes:
    """Begins as a PDF does; the rest is for its size."""
    return b"%PDF-1.7\n/Author (" + SECRET + b")\n" + bytes(range(256)) * (size // 256 + 1)


def drawn(content: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels, whatever profile and way up."""
    image = QImage()
    assert image.loadFromData(content)
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    return image.width(), image.height(), bytes(image.constBits())


def _image(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            image.setPixelColor(x, y, QColor(x * 255 // width, y * 255 // height, (x * y) % 256))
    return image


def _written(image: QImage, format_: str, progressive: bool = False) -> bytes:
    from PySide6.QtGui import QImageWriter

    buffer = QBuffer(data := QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(format_.lower().encode()))
    writer.setProgressiveScanWrite(progressive)
    assert writer.write(image)
    return bytes(data.data())
