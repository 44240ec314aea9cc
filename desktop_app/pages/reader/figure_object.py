"""Drawn figures as objects of the text: vectors that follow theme and text size.

Promises: a figure is as wide as the text column it stands in, in the colours of the current theme, drawn once and
kept as a pixmap until size or theme change. Refuses: what is not SVG (an empty box in its place, never an error).
The colours an author may use are the paper theme's tokens as plain hex; each is replaced by the same token of now.
"""

import re
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtSvg import QSvgRenderer

from desktop_app.qt_support.theme import Theme
from desktop_app.qt_support.tokens import PAPER

FIGURE_TYPE: Final = QTextFormat.ObjectTypes.UserObject.value + 1
FIGURE_PROPERTY: Final = QTextFormat.Property.UserProperty.value + 1
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
_TOKENS: Final = {value.upper(): token for token, value in reversed(PAPER.items())}


def recoloured(svg: bytes, theme: Theme) -> bytes:
    """The drawing with every token's colour as ``theme`` has it; other colours stay."""

    def colour(found: re.Match[str]) -> str:
        token = _TOKENS.get(found.group().upper())
        return theme.color(token).name() if token else found.group()

    return _HEX.sub(colour, svg.decode("utf-8", "replace")).encode()


class FigureObject(QPyTextObject):
    """One handler draws all figures of a document; formats name them by number."""

    def __init__(self, drawings: list[bytes], parent: QTextDocument) -> None:
        super().__init__(parent)
        self._renderers = [QSvgRenderer(QByteArray(drawing)) for drawing in drawings]
        for renderer in self._renderers:
            renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self._pixmaps: dict[tuple[int, int, int, float], QPixmap] = {}
        self.width = 0.0

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        shape = self._renderers[_number(format)].viewBoxF()
        if shape.width() <= 0:
            return QSizeF(self.width, 1)
        return QSizeF(self.width, self.width * shape.height() / shape.width())

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
        self._renderers[number].render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _number(format: QTextFormat) -> int:
    return int(format.property(FIGURE_PROPERTY))
