"""A photo made smaller, when the learner agreed: few enough pixels for reading a paper on it, and as JPEG.

Promises: upright as it is shown; nothing of what a camera wrote comes along; the same for the window and for commands;
its first bytes decide what reads it, and nothing is tried out, for a colleague may have made it.
Needs no window and no application. Called by pages and by ``fieldbook file add --shrink``.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from desktop_app.domain.pictures.clean import PIXELS

LONGEST: Final = 1_600
"""Pixels of the longer side."""

QUALITY: Final = 80
_KINDS: Final = {b"\xff\xd8\xff": b"jpeg", b"\x89PNG": b"png", b"RIFF": b"webp"}
_MEMORY: Final = 512
"""MB that a picture may take while it is read: 120 million pixels of four bytes, a little rounded."""


def shrunk(content: bytes) -> bytes | None:
    """The picture as a smaller JPEG; None when it cannot be drawn. Whether it is worth it is the caller's to see."""
    image = _read(content)
    if image.isNull():
        return None
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(QColor("white"))  # what is clear would be black in a JPEG
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer(data := QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    return bytes(data.data()) if writer.write(plain) else None


def thumbnail(content: bytes, side: int) -> QImage:
    """The picture within a square of so many pixels; a null image when it cannot be drawn."""
    return _read(content, side)


def _read(content: bytes, longest: int = LONGEST) -> QImage:
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if kind is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    before = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(_MEMORY)
    try:
        size = reader.size()
        if size.width() * size.height() > PIXELS:
            return QImage()
        if size.isValid() and max(size.width(), size.height()) > longest:
            reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()
    finally:
        QImageReader.setAllocationLimit(before)
