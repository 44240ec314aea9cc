"""Tables written into the document: rules only, no boxes; the first column is the row's name.

The rules are painted by lesson_painting.py, because QTextTable can only draw boxes.
"""

from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QTextFrameFormat, QTextLength, QTextTable, QTextTableFormat

from course_format.lesson import Inlines, Table, plain
from desktop_app.pages.reader.reading_style import ReadingStyle
from desktop_app.pages.reader.typesetter import BlockLook, Typesetter

PADDING: Final = 7
_NAMES_MOST: Final = 0.34
"""The names of rows stand in one line each up to this share of the width."""


def write_table(pen: Typesetter, paragraph: int, table: Table) -> QTextTable:
    """Writes ``table``, which is the lesson's block ``paragraph``; anchors count tabs between cells, one line a row."""
    style = pen.style
    form = QTextTableFormat()
    form.setBorder(0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setCellSpacing(0)
    form.setCellPadding(style.gap(PADDING))
    # Qt forgets the free space of the block above a table, so the table keeps it.
    form.setTopMargin(max(style.gap(16), pen.cursor.blockFormat().bottomMargin()))
    form.setBottomMargin(style.gap(26))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(_widths(pen, table))
    form.setHeaderRowCount(1)
    made = pen.cursor.insertTable(1 + len(table.rows), len(table.header), form)
    offset = 0
    for row, cells in enumerate((table.header, *table.rows)):
        offset = _write_row(pen, made, row, cells, table.aligns, paragraph, offset)
    pen.leave_table(made)
    return made


def _write_row(
    pen: Typesetter,
    made: QTextTable,
    row: int,
    cells: tuple[Inlines, ...],
    aligns: tuple[str, ...],
    paragraph: int,
    offset: int,
) -> int:
    """Qt does not mirror tables: in right-to-left text the first cell is written into the last column. Cells are
    filled in the document's order, because filling one moves those behind it."""
    style = pen.style
    text, name, head = _fonts(style)
    starts = [offset + sum(len(plain(cell)) + 1 for cell in cells[:column]) for column in range(len(cells) + 1)]
    order = range(len(cells) - 1, -1, -1) if style.rtl else range(len(cells))
    for place, column in enumerate(order):
        align = aligns[column] if column < len(aligns) else "start"
        pen.into_cell(made, row, place, BlockLook(line=style.label_line(21), align=align))
        font = head if row == 0 else name if column == 0 else text
        pen.inlines(paragraph, starts[column], cells[column], font, "ink2" if row == 0 else "ink")
    return starts[-1]


def _widths(pen: Typesetter, table: Table) -> list[QTextLength]:
    """Shares of the width: what a column needs to stand in one line each, as far as there is room; else every column
    keeps its longest word and they share the rest."""
    style = pen.style
    plain_cell, name, head = (QFontMetricsF(font) for font in _fonts(style))
    pads = 2 * style.gap(PADDING) + 2
    least, natural = [], []
    for column in range(len(table.header)):
        metrics = name if column == 0 else plain_cell
        cells = [(metrics, plain(row[column])) for row in table.rows if column < len(row)]
        cells.append((head, plain(table.header[column])))
        natural.append(pads + max(measure.horizontalAdvance(text) for measure, text in cells))
        words = [(measure, word) for measure, text in cells for word in text.split()]
        least.append(pads + max((measure.horizontalAdvance(word) for measure, word in words), default=0.0))
    least[0] = max(least[0], min(natural[0], style.column * _NAMES_MOST))
    spare = max(0.0, style.column - sum(least))
    wanted = sum(natural) - sum(least)
    share = min(1.0, spare / wanted) if wanted > 0 else 0.0
    widths = [low + (high - low) * share for low, high in zip(least, natural, strict=True)]
    if style.rtl:
        widths.reverse()
    return [QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths)) for width in widths]


def _fonts(style: ReadingStyle) -> tuple[QFont, QFont, QFont]:
    """Of a cell, of a row's name, of the head."""
    return style.label(14), style.label(14, 500), style.label(13, 600)
