"""The few shapes everything is made of: box, line, disc, tick, icon and one line of text.

Promises: half-pixel borders that stay sharp, colours by token, right to left handled by the caller's rectangle.
Widgets and list delegates paint with the same functions, so a row looks the same in both.
"""

import re

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.qt_support.icons import STROKE, icon_pixmap
from desktop_app.qt_support.theme import app_theme, is_rtl

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def begin(widget: QWidget) -> QPainter:
    """A painter on a widget, antialiased. The caller ends it (or lets it go out of scope)."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def colour(token: str | QColor) -> QColor:
    """A token's colour; a QColor is passed through."""
    return token if isinstance(token, QColor) else app_theme().color(token)


def box(
    painter: QPainter,
    rect: QRectF,
    fill: str | QColor | None,
    border: str | QColor | None = None,
    radius: float = 6,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A filled box with a border drawn inside ``rect``."""
    inset = width / 2 if border is not None else 0
    painter.setBrush(colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(colour(border), width)
        if dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, token: str | QColor, width: float = 1) -> None:
    """A straight line with flat ends; give half-pixel positions for odd widths."""
    pen = QPen(colour(token), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(x1, y1, x2, y2))


def disc(
    painter: QPainter, centre: QPointF, radius: float, fill: str | None, border: str | None = None, width: float = 1.5
) -> None:
    """A circle whose border lies inside ``radius``."""
    inset = width / 2 if border is not None else 0
    painter.setBrush(colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(border), width) if border is not None else Qt.PenStyle.NoPen)
    painter.drawEllipse(centre, radius - inset, radius - inset)


def tick(painter: QPainter, centre: QPointF, size: float, token: str, width: float) -> None:
    """A tick as wide as ``size``; never mirrored."""
    pen = QPen(colour(token), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right, low = -0.5 * size, 0.5 * size, 0.3 * size
    bend = QPointF(centre.x() - 0.14 * size, centre.y() + low)
    start = QPointF(centre.x() + left, centre.y() + low - 0.36 * size)
    end = QPointF(centre.x() + right, centre.y() + low - 0.64 * size)
    painter.drawPolyline([start, bend, end])


def done_disc(painter: QPainter, centre: QPointF, radius: float) -> None:
    """The filled circle with a tick that means "done"."""
    disc(painter, centre, radius, "accent")
    tick(painter, centre, radius * 0.86, "onacc", max(1.5, radius * 0.16))


def arc(
    painter: QPainter, centre: QPointF, radius: float, share: float, token: str, width: float, mirrored: bool
) -> None:
    """An arc from twelve o'clock, clockwise (the other way when mirrored); ``share`` from 0 to 1."""
    pen = QPen(colour(token), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = radius - width / 2
    rect = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
    painter.drawArc(rect, 90 * 16, round(360 * 16 * share) * (1 if mirrored else -1))


def icon(
    painter: QPainter, rect: QRectF, name: str, token: str, stroke: float = STROKE, mirrored: bool = False
) -> None:
    """An icon that fills ``rect`` (a square of whole pixels)."""
    pixmap = icon_pixmap(
        name, round(rect.width()), colour(token), stroke, mirrored, painter.device().devicePixelRatioF()
    )
    painter.drawPixmap(rect.topLeft(), pixmap)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    font: QFont,
    token: str | QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: bool = False,
) -> None:
    """One line of text, vertically centred in ``rect``; ``align`` is as seen (not mirrored).

    Its direction comes from its words: an English title in an Arabic screen keeps its question mark at its end.
    """
    rtl = reads_rtl(words, is_rtl())
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    painter.setFont(font)
    painter.setPen(colour(token))
    if elide:
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), words)


def reads_rtl(words: str, mirrored: bool) -> bool:
    """True when words are read from right to left: in a mirrored layout as soon as one letter is, else by the first."""
    if mirrored:
        return bool(_RTL.search(words))
    return bool(_RTL.match(next((sign for sign in words if sign.isalpha()), "")))


def leading(mirrored: bool) -> Qt.AlignmentFlag:
    """Where a line begins, as seen."""
    return Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft


def trailing(mirrored: bool) -> Qt.AlignmentFlag:
    """Where a line ends, as seen."""
    return Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight


def seen(rect: QRectF, width: float, mirrored: bool) -> QRectF:
    """``rect``, given as if left to right, as it is seen in a widget of that width."""
    if not mirrored:
        return rect
    return QRectF(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())
