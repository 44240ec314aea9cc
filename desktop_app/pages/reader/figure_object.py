"""Figures as objects of the text: drawings that follow theme and text size, and pictures.

Promises: a drawing is as wide as the text column it stands in, in the colours of the current theme; a picture (PNG,
WebP) is as wide as it is, or as the column. Each is drawn once and kept as a pixmap until size or theme change.
Refuses: whatever else it is (an empty box in its place, never an error); a picture's first bytes decide what reads it,
and nothing is tried out. The colours an author may use are the paper theme's tokens as plain hex; each is replaced by
the same token of now.
"""

import re
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtSvg import QSvgRenderer

from course_format.problems import FormatError
from course_format.svg_check import check_svg
from desktop_app.qt_support.theme import Theme
from desktop_app.qt_support.tokens import PAPER

FIGURE_TYPE: Final = QTextFormat.ObjectTypes.UserObject.value + 1
FIGURE_PROPERTY: Final = QTextFormat.Property.UserProperty.value + 1
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
_TOKENS: Final = {value.upper(): token for token, value in reversed(PAPER.items())}
_PICTURES: Final = {b"\x89PNG": b"png", b"RIFF": b"webp"}
_WIDEST: Final = 2_400  # pixels each way: what a pack may hold (docs/pack_format.md, "Pictures")


def recoloured(figure: bytes, theme: Theme) -> bytes:
    """The drawing with every token's colour as ``theme`` has it; pictures stay.

    Nothing of a drawing that a pack may not hold: Qt would open the files it names, and a check at the installation
    alone is one check too few. The check costs some 0.2 ms a figure."""
    if figure[:4] in _PICTURES:
        return figure
    try:
        check_svg(figure, "figure.svg")
    except FormatError:
        return b""

    def colour(found: re.Match[str]) -> str:
        token = _TOKENS.get(found.group().upper())
        return theme.color(token).name() if token else found.group()

    return _HEX.sub(colour, figure.decode("utf-8", "replace")).encode()


class _Drawing:
    """An SVG. Nothing that is not one has a shape."""

    def __init__(self, data: bytes) -> None:
        self._renderer = QSvgRenderer(QByteArray(data))
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)

    def size(self, column: float) -> QSizeF:
        shape = self._renderer.viewBoxF()
        return QSizeF(column, column * shape.height() / shape.width() if shape.width() > 0 else 1)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        self._renderer.render(painter, rect)


class _Picture:
    """A PNG or WebP, decoded to the size in which it is shown when it is shown."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        reader, _buffer = self._opened()
        size = reader.size()
        fits = 0 < size.width() <= _WIDEST and 0 < size.height() <= _WIDEST
        self._size = size if fits else QSize()

    def _opened(self) -> tuple[QImageReader, QBuffer]:
        """A reader, and what it reads from, which must outlive it."""
        buffer = QBuffer()
        buffer.setData(QByteArray(self._data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(_PICTURES[self._data[:4]]))
        reader.setAutoDetectImageFormat(False)
        return reader, buffer

    def size(self, column: float) -> QSizeF:
        if self._size.isEmpty():
            return QSizeF(column, 1)
        width = min(column, self._size.width())
        return QSizeF(width, width * self._size.height() / self._size.width())

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        if self._size.isEmpty():
            return
        reader, _buffer = self._opened()
        reader.setScaledSize(rect.size().toSize())
        painter.drawImage(rect, reader.read())


class FigureObject(QPyTextObject):
    """One handler draws all figures of a document; formats name them by number."""

    def __init__(self, drawings: list[bytes], parent: QTextDocument) -> None:
        super().__init__(parent)
        self._drawings = [_Picture(each) if each[:4] in _PICTURES else _Drawing(each) for each in drawings]
        self._pixmaps: dict[tuple[int, int, int, float], QPixmap] = {}
        self.width = 0.0

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        return self._drawings[_number(format)].size(self.width)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        number, width, height = _number(format), round(rect.width()), round(rect.height())
        key = (number, width, height, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = self._drawn(number, width, height, ratio)
        painter.drawPixmap(QPoint(round(rect.x()), round(rect.y())), pixmap)

    def _drawn(self, number: int, width: int, height: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._drawings[number].paint(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _number(format: QTextFormat) -> int:
    return int(format.property(FIGURE_PROPERTY))
