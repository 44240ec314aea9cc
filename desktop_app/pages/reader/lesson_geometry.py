"""Where the drawn parts of a lesson lie, in the coordinates of its document.

Promises: measured once after each layout, so that scrolling only paints; mirrored for right-to-left text. The extra
space of a fixed line stands above its letters, therefore edges and bands are set by the letters, not by the line.
Called by the view after the document was laid out for its width.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

from desktop_app.pages.reader.callout_blocks import BULLET, ICON
from desktop_app.pages.reader.callout_shapes import SHAPES, CalloutShape
from desktop_app.pages.reader.document_parts import Box, Sign, Stop, StopKind
from desktop_app.pages.reader.lesson_document import LessonDocument
from desktop_app.pages.reader.table_blocks import PADDING

_OVERHANG: Final = 3


@dataclass(frozen=True)
class DrawnBox:
    """A callout's edges and its shape."""

    rect: QRectF
    shape: CalloutShape


@dataclass(frozen=True)
class DrawnSign:
    """A bullet (``icon`` empty) or an icon in its square."""

    rect: QRectF
    icon: str
    token: str


@dataclass(frozen=True)
class DrawnRule:
    """A line of a table."""

    line: QLineF
    token: str
    width: float


@dataclass(frozen=True)
class Geometry:
    """Everything painted behind the text. ``height``: of the whole document."""

    boxes: tuple[DrawnBox, ...]
    signs: tuple[DrawnSign, ...]
    rules: tuple[DrawnRule, ...]
    terms: tuple[QLineF, ...]
    links: tuple[QLineF, ...]


def measure(lesson: LessonDocument, left: float, right: float) -> Geometry:
    """Measures what ``lesson`` needs painted; ``left`` and ``right`` are the text column's edges."""
    return Geometry(
        boxes=tuple(_box(lesson, box, left, right) for box in lesson.boxes),
        signs=tuple(_sign(lesson, sign, left, right) for sign in lesson.signs),
        rules=tuple(rule for table in lesson.tables for rule in _rules(lesson, table, left, right)),
        terms=tuple(_underlines(lesson, (stop for stop in lesson.stops if stop.kind is StopKind.TERM))),
        links=tuple(_underlines(lesson, (stop for stop in lesson.stops if stop.kind is StopKind.LINK))),
    )


def range_rects(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """One rectangle for each line between two positions, as high as the letters; a trailing space is left out."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _block_rects(document, block, start - block.position(), end - block.position())
        block = block.next()


def _block_rects(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout = block.layout()
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        low, high = max(start, first), min(end, last)
        if low >= high:
            continue
        one, other = _x(line, low), _x(line, high)
        natural = line.naturalTextRect()
        left, right = max(min(one, other), natural.left()), min(max(one, other), natural.right())
        if right > left:
            yield QRectF(left, natural.top(), right - left, natural.height()).translated(corner)


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]  # PySide gives (x, position)
    return float(found[0] if isinstance(found, tuple) else found)


def line_rect(document: QTextDocument, position: int) -> QRectF:
    """The letters' band of the line that holds ``position``, as wide as the column."""
    block = document.findBlock(position)
    rect = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return rect
    natural = line.naturalTextRect()
    return QRectF(rect.left(), rect.top() + natural.top(), rect.width(), natural.height())


def bands(document: QTextDocument, ranges: Iterable[tuple[int, int]]) -> list[QRectF]:
    """The marker bands of a highlight, with their overhang."""
    return [
        QRectF(rect.left() - _OVERHANG, rect.top() + 2, rect.width() + 2 * _OVERHANG, rect.height() - 3)
        for start, end in ranges
        for rect in range_rects(document, start, end)
    ]


def block_rect(document: QTextDocument, position: int) -> QRectF:
    """The rectangle of the text block that holds ``position``, its margins left out."""
    return document.documentLayout().blockBoundingRect(document.findBlock(position))


def _box(lesson: LessonDocument, box: Box, left: float, right: float) -> DrawnBox:
    style, shape = lesson.style, SHAPES[box.kind]
    first = block_rect(lesson.document, box.first)
    last = block_rect(lesson.document, box.last)
    top = round(first.top() - style.gap(shape.above)) + 3
    bottom = round(last.bottom() + style.gap(shape.below)) + 3
    return DrawnBox(QRectF(left, top, right - left, bottom - top), shape)


def _sign(lesson: LessonDocument, sign: Sign, left: float, right: float) -> DrawnSign:
    style, rtl = lesson.style, lesson.style.rtl
    line = line_rect(lesson.document, sign.position)
    if sign.icon:
        side = style.size(ICON)
        begin, middle = sign.inset, line.center().y() + style.size(0.5)
    else:
        side = max(5, style.size(5))
        begin, middle = sign.inset + style.size(BULLET) // 2 - side, line.center().y() + style.size(1)
    x = right - begin - side if rtl else left + begin
    return DrawnSign(QRectF(round(x), round(middle - side / 2), side, side), sign.icon, sign.token)


def _rules(lesson: LessonDocument, table: QTextTable, left: float, right: float) -> Iterator[DrawnRule]:
    pad = lesson.style.gap(PADDING)
    document = lesson.document
    tops, bottoms = [], []
    for row in range(table.rows()):
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        tops.append(min(block_rect(document, cell.firstPosition()).top() for cell in cells))
        bottoms.append(max(block_rect(document, cell.lastPosition()).bottom() for cell in cells))
    top = round(tops[0] - pad) + 2
    yield DrawnRule(QLineF(left, top, right, top), "ink", 2.0)
    for row, bottom in enumerate(bottoms):
        y = round(bottom + pad) + 2.5
        yield DrawnRule(QLineF(left, y, right, y), "ink" if row == 0 else "line", 1.5 if row == 0 else 1.0)


def _underlines(lesson: LessonDocument, stops: Iterable[Stop]) -> Iterator[QLineF]:
    for stop in stops:
        for rect in range_rects(lesson.document, stop.start, stop.end):
            y = round(rect.bottom() - rect.height() * 0.08) + 0.5
            yield QLineF(QPointF(rect.left(), y), QPointF(rect.right(), y))
