"""Painting behind a lesson's text: callouts, marker bands, dotted terms, rules of tables, bullets and icons.

Promises: nothing outside the exposed rectangle is painted; no work but painting happens here. Coordinates are the
document's: the caller has moved the painter.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.pages.reader.callout_shapes import CalloutShape
from desktop_app.pages.reader.document_parts import Dot
from desktop_app.pages.reader.lesson_geometry import DrawnSign, Geometry
from desktop_app.qt_support.icons import icon_pixmap
from desktop_app.qt_support.theme import Theme, is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.margin_line import paint_line

_BOX_RADIUS: Final = 8
_BAND_RADIUS: Final = 3
_DOT: Final = 4.5
_PUSHED: Final = 6


def paint_behind(painter: QPainter, geometry: Geometry, exposed: QRectF, theme: Theme, rtl: bool) -> None:
    """Everything of the lesson itself; marker bands come after it, text after those."""
    for box in geometry.boxes:
        if box.rect.adjusted(0, -3, 0, 3).intersects(exposed):
            _paint_box(painter, box.rect, box.shape)
    for rule in geometry.rules:
        if exposed.top() - 2 <= rule.line.y1() <= exposed.bottom() + 2:
            paint.line(painter, rule.line.x1(), rule.line.y1(), rule.line.x2(), rule.line.y2(), rule.token, rule.width)
    for sign in geometry.signs:
        if sign.rect.intersects(exposed):
            _paint_sign(painter, sign, theme, rtl)


def paint_bands(painter: QPainter, bands: Iterable[QRectF], exposed: QRectF, colour: QColor) -> None:
    """Marker bands, with rounded ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for band in bands:
        if band.intersects(exposed):
            painter.drawRoundedRect(band, _BAND_RADIUS, _BAND_RADIUS)


def paint_underlines(painter: QPainter, geometry: Geometry, exposed: QRectF, theme: Theme) -> None:
    """Dotted below terms, plain below links; over the bands, so that a marked term stays one."""
    dotted = QPen(theme.color("accent"), max(1.5, 1.5 * theme.reading_scale))
    dotted.setCapStyle(Qt.PenCapStyle.FlatCap)
    dotted.setDashPattern([2, 1.4])
    painter.setPen(dotted)
    for line in geometry.terms:
        if exposed.top() - 2 <= line.y1() <= exposed.bottom() + 2:
            painter.drawLine(line)
    for line in geometry.links:
        if exposed.top() - 2 <= line.y1() <= exposed.bottom() + 2:
            paint.line(painter, line.x1(), line.y1(), line.x2(), line.y2(), "accent")


def paint_margin(painter: QPainter, exposed: QRectF, x: int, dots: Iterable[Dot], theme: Theme) -> None:
    """The margin line at ``x`` with its dots; a note that was pushed away is tied to its dot by a hairline."""
    paint_line(painter, x, exposed.top(), exposed.bottom())
    ahead = -10 if is_rtl() else 10
    for dot in dots:
        centre = QPointF(x, dot.y)
        if dot.note is not None and abs(dot.note - dot.y) > _PUSHED:
            painter.setPen(theme.color("line2"))
            bend = x + ahead * 0.6
            painter.drawPolyline([centre, QPointF(bend, dot.y), QPointF(bend, dot.note), QPointF(x + ahead, dot.note)])
        if dot.mine:
            painter.setPen(theme.color("margin"))
            painter.setBrush(theme.color("ochre" if theme.dark else "marker"))
            painter.drawEllipse(centre, _DOT, _DOT)
        else:
            paint.disc(painter, centre, _DOT - 0.5, "accent")


def paint_ring(painter: QPainter, rects: Iterable[QRectF], theme: Theme) -> None:
    """The ring of the keyboard around words of the text."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 2))
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 3), 5, 5)


def _paint_box(painter: QPainter, rect: QRectF, shape: CalloutShape) -> None:
    if shape.fill:
        paint.box(painter, rect, shape.fill, shape.edge or None, _BOX_RADIUS)
    if shape.top:
        y = rect.top() + shape.top / 2
        paint.line(painter, rect.left(), y, rect.right(), y, shape.rule, shape.top)
    if shape.bottom:
        y = rect.bottom() - shape.bottom / 2
        paint.line(painter, rect.left(), y, rect.right(), y, shape.rule, shape.bottom)


def _paint_sign(painter: QPainter, sign: DrawnSign, theme: Theme, rtl: bool) -> None:
    if not sign.icon:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(sign.token))
        painter.drawEllipse(sign.rect)
        return
    ratio = painter.device().devicePixelRatioF()
    colour = theme.color(sign.token)
    painter.drawPixmap(sign.rect.topLeft(), icon_pixmap(sign.icon, round(sign.rect.width()), colour, 1.75, rtl, ratio))
