"""Setting the lines of a note: headings, lists, quotes, strong and light words, signs hanging in the margin.

Promises: no character is added, taken away or changed; each line reads in the direction of its own words. The first
line is the note's title, never Markdown. Refuses: to listen; the editor says which lines to set. GUI thread only.
"""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor

from desktop_app.pages.notebook.markdown_lines import Kind, Line, Span, read_line
from desktop_app.pages.notebook.text_units import to_points, to_units
from desktop_app.pages.notebook.writing_style import WritingStyle
from desktop_app.qt_support.theme import is_rtl

_FIXED: Final = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def line_of(block: QTextBlock) -> Line:
    """What a block of the document is."""
    if block.blockNumber() == 0:
        return Line(Kind.TEXT)
    return read_line(block.text())


def reads_rtl(block: QTextBlock) -> bool:
    """By the first letter of the line; a line without letters reads as the one above, the title as the interface."""
    while block.isValid():
        first = next((sign for sign in block.text() if sign.isalpha()), "")
        if first:
            return bool(_RTL.match(first))
        block = block.previous()
    return is_rtl()


def set_line(block: QTextBlock, style: WritingStyle, place: int) -> None:
    """Sets one line. ``place``: the cursor in the line in UTF-16 units, or -1; there the signs of marked words show."""
    line, title, rtl = line_of(block), block.blockNumber() == 0, reads_rtl(block)
    kind = Kind.TEXT if line.kind is Kind.EMPTY and not _parts(block) else line.kind
    at = -1 if place < 0 else to_points(block.text(), place)
    cursor = QTextCursor(block)
    wanted = _block_format(block, line, kind, style, rtl)
    if block.blockFormat() != wanted:
        cursor.setBlockFormat(wanted)
    words = style.words(kind, title, rtl, done=line.done)
    if block.charFormat() != words:
        cursor.setBlockCharFormat(words)
    _set_words(cursor, block, 0, len(block.text()), words)
    if line.sign:
        bare = len(block.text()[: line.sign].rstrip())
        _set_words(cursor, block, 0, bare, style.sign(line.kind, rtl))
        _set_words(cursor, block, bare, line.sign, style.sign_gap(line.kind, rtl))
    for span in line.spans:
        _set_span(cursor, block, span, words, style, span.start <= at <= span.end)


def sign_rect_width(block: QTextBlock, style: WritingStyle) -> float:
    """How wide the sign of a line is, in pixels."""
    line, rtl = line_of(block), reads_rtl(block)
    sign = block.text()[: line.sign]
    bare = sign.rstrip()
    width = QFontMetricsF(style.sign(line.kind, rtl).font()).horizontalAdvance(bare)
    return width + QFontMetricsF(style.sign_gap(line.kind, rtl).font()).horizontalAdvance(sign[len(bare) :])


def _parts(block: QTextBlock) -> bool:
    """Whether an empty line only parts two others; where somebody is about to write, it is as high as a written one."""
    above, below = block.previous(), block.next()
    return below.isValid() and above.blockNumber() > 0 and bool(above.text().strip())


def _block_format(block: QTextBlock, line: Line, kind: Kind, style: WritingStyle, rtl: bool) -> QTextBlockFormat:
    title = block.blockNumber() == 0
    form = QTextBlockFormat()
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    form.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    if rtl:
        form.setRightMargin(style.margin)
    else:
        form.setLeftMargin(style.margin)
    above, below = style.room(kind, title)
    form.setTopMargin(above)
    form.setBottomMargin(below)
    form.setLineHeight(style.line(kind, title, rtl), _FIXED)
    if line.sign:
        form.setTextIndent(-min(sign_rect_width(block, style), style.margin))
    return form


def _set_span(
    cursor: QTextCursor, block: QTextBlock, span: Span, words: QTextCharFormat, style: WritingStyle, shown: bool
) -> None:
    inside = QTextCharFormat(words)
    font = inside.font()
    if span.code:
        code = style.theme.fonts.ui(16)
        font.setFamilies(code.families())
        inside.setBackground(style.color("well"))
    if span.strong:
        font.setWeight(font.Weight.Bold)
    if span.light:
        font.setItalic(not words.fontItalic() and not reads_rtl(block))
    inside.setFont(font)
    _set_words(cursor, block, span.start + span.sign, span.end - span.sign, inside)
    mark = style.mark(inside) if shown else style.hidden()
    _set_words(cursor, block, span.start, span.start + span.sign, mark)
    _set_words(cursor, block, span.end - span.sign, span.end, mark)


def _set_words(cursor: QTextCursor, block: QTextBlock, start: int, end: int, form: QTextCharFormat) -> None:
    if end <= start:
        return
    text = block.text()
    cursor.setPosition(block.position() + to_units(text, start))
    cursor.setPosition(block.position() + to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(form)
