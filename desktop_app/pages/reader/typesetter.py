"""The pen with which a lesson's document is written: blocks, runs, and where each of them stands.

Promises: whatever it writes is recorded as passages, stops and signs while it is written, so nobody has to search the
document afterwards. Refuses: to know what a callout or a table is. Used by the modules that write one kind of block.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QTextTableFormat,
)

from course_format.lesson import Inline, Inlines, Style
from desktop_app.pages.reader.document_parts import Box, DocumentWords, Sign, Stop, StopKind
from desktop_app.pages.reader.passages import Passages, Piece
from desktop_app.pages.reader.reading_style import ReadingStyle
from desktop_app.qt_support.theme import is_rtl

_STOPS: Final = {Style.TERM: StopKind.TERM, Style.LINK: StopKind.LINK, Style.FOOTNOTE: StopKind.FOOTNOTE}
_FIXED: Final = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_NO_BREAK_SPACE: Final = "\u00a0"


@dataclass(frozen=True)
class BlockLook:
    """Distances in pixels of now. ``before`` and ``after`` follow the direction of the text; ``line`` 0 is natural.
    Above a block the larger of its ``top`` and the ``bottom`` before it counts."""

    top: int = 0
    bottom: int = 0
    line: int = 0
    before: int = 0
    after: int = 0
    hang: int = 0
    align: str = "start"
    interface: bool = False  # its words are the interface's: they run in that direction, on the text's side


class Typesetter:
    """Writes one document from its first to its last block."""

    def __init__(
        self, style: ReadingStyle, words: DocumentWords, figures: Mapping[str, bytes], sources: Mapping[str, str]
    ) -> None:
        self.style = style
        self.words = words
        self.figures = figures
        self._sources = sources
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        self.document.setIndentWidth(1)
        self.cursor = QTextCursor(self.document)
        self.passages = Passages()
        self.stops: list[Stop] = []
        self.boxes: list[Box] = []
        self.signs: list[Sign] = []
        self.tables: list[QTextTable] = []
        self._fresh = True
        self._left: QTextTable | None = None
        self._formats: dict[tuple[str, str], QTextCharFormat] = {}

    # ---- blocks

    def block(self, look: BlockLook) -> int:
        """Begins a block and returns its position. The block Qt leaves after a table is taken first."""
        form = self._block_format(look)
        if self._fresh:
            self.cursor.setBlockFormat(form)
            self._fresh = False
            self._part_from_table(look.top)
        else:
            self.cursor.insertBlock(form)
        return self.cursor.position()

    def into_cell(self, table: QTextTable, row: int, column: int, look: BlockLook) -> None:
        """Goes on in a cell of a table."""
        self.cursor = table.cellAt(row, column).firstCursorPosition()
        self.cursor.setBlockFormat(self._block_format(look))

    def leave_table(self, table: QTextTable) -> None:
        """Goes on below the table just written."""
        self.tables.append(table)
        self._left = table
        self.cursor = QTextCursor(self.document)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _part_from_table(self, top: int) -> None:
        """Qt forgets the free space above a block that follows a table, so the table keeps it."""
        if self._left is not None:
            form = QTextTableFormat(self._left.format().toTableFormat())
            form.setBottomMargin(max(form.bottomMargin(), top))
            self._left.setFormat(form)
            self._left = None

    def _block_format(self, look: BlockLook) -> QTextBlockFormat:
        rtl = self.style.rtl
        form = QTextBlockFormat()
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        form.setTopMargin(look.top)
        form.setBottomMargin(look.bottom)
        form.setLeftMargin(look.after if rtl else look.before)
        form.setRightMargin(look.before if rtl else look.after)
        if look.hang:
            form.setTextIndent(-look.hang)
        if look.line:
            form.setLineHeight(look.line, _FIXED)
        form.setAlignment(_ALIGN[look.align])
        if look.interface and is_rtl() != rtl:
            form.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            form.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        return form

    # ---- runs

    def char_format(self, font: QFont, token: str = "ink") -> QTextCharFormat:
        """The format of a run; made once for each font and colour."""
        key = (font.key(), token)
        made = self._formats.get(key)
        if made is None:
            made = QTextCharFormat()
            made.setFont(font)
            made.setForeground(self.style.color(token))
            self._formats[key] = made
        return made

    def chrome(self, text: str, form: QTextCharFormat) -> None:
        """Text that belongs to the screen, not to the lesson: no anchor can hold it."""
        self.cursor.insertText(text, form)

    def hung(self, number: str, font: QFont, hang: int) -> None:
        """A number that hangs before its block: its own width and a space that fills up to ``hang``.

        Not a tab: in right-to-left blocks Qt gives tabs no width.
        """
        self.chrome(number, self.char_format(font, "ink2"))
        metrics = QFontMetricsF(font)
        wide = QFont(font)
        free = hang - metrics.horizontalAdvance(number) - metrics.horizontalAdvance(_NO_BREAK_SPACE)
        wide.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, max(0.0, free))
        self.chrome(_NO_BREAK_SPACE, self.char_format(wide, "ink2"))

    def begin(self, paragraph: int) -> None:
        """Here begins the lesson's block ``paragraph``, with something that is not its text."""
        self.passages.add(Piece(self.cursor.position(), paragraph, 0, ""))

    def passage(self, paragraph: int, offset: int, text: str, form: QTextCharFormat) -> int:
        """Text of the lesson's block ``paragraph`` from ``offset``; returns the offset after it."""
        self.passages.add(Piece(self.cursor.position(), paragraph, offset, text))
        if self.style.arabic:
            self._write_mixed(text, form)
        else:
            self.cursor.insertText(_unbroken(text), form)
        return offset + len(text)

    def _write_mixed(self, text: str, form: QTextCharFormat) -> None:
        """Latin words in Arabic text are set in the size they have in Latin text."""
        for words in _LATIN.split(_unbroken(text)):
            if _LATIN.fullmatch(words):
                small = QFont(form.font())
                small.setPixelSize(round(small.pixelSize() * _LATIN_SHARE))
                smaller = QTextCharFormat(form)
                smaller.setFont(small)
                self.cursor.insertText(words, smaller)
            elif words:
                self.cursor.insertText(words, form)

    def inlines(self, paragraph: int, offset: int, runs: Inlines, font: QFont, token: str = "ink") -> int:
        """Runs of the lesson in their styles, over ``font``; returns the offset after them."""
        for run in runs:
            start = self.cursor.position()
            offset = self.passage(paragraph, offset, run.text, self._styled(run, font, token))
            kind = _STOPS.get(run.style)
            if kind is not None and run.target:
                self.stops.append(Stop(kind, start, self.cursor.position(), run.target, paragraph))
        return offset

    def action(self, kind: StopKind, text: str, target: str, paragraph: int) -> None:
        """Words that do something when pressed, such as "Show our answer"."""
        start = self.cursor.position()
        self.chrome(text, self.char_format(self.style.label(14, 500), "accent"))
        self.stops.append(Stop(kind, start, self.cursor.position(), target, paragraph))

    def rest_on(self, keys: Sequence[str], bottom: int) -> None:
        """A note on what the block just written rests on, when that is wanted and known; ``bottom`` pixels below it."""
        titles = "; ".join(self._sources[key] for key in keys if key in self._sources)
        if not titles:
            return
        style, form = self.style, self.cursor.blockFormat()
        sides = round(form.leftMargin()), round(form.rightMargin())
        before, after = reversed(sides) if style.rtl else sides
        form.setBottomMargin(style.gap(2))
        self.cursor.setBlockFormat(form)
        self.block(BlockLook(bottom=bottom, line=style.label_line(18), before=before, after=after))
        self.chrome(self.words.source.format(sources=titles), self.char_format(style.label(12), "ink3"))

    def _styled(self, run: Inline, font: QFont, token: str) -> QTextCharFormat:
        match run.style:
            case Style.STRONG:
                return self.char_format(_with(font, weight=600), token)
            case Style.EMPHASIS if self.style.arabic:
                return self.char_format(_with(font, weight=600), token)
            case Style.EMPHASIS:
                return self.char_format(_with(font, italic=not font.italic()), token)
            case Style.CODE:
                return self.char_format(self.style.label(16), token)
            case Style.LINK:
                return self.char_format(font, "accent")
            case Style.FOOTNOTE:
                form = QTextCharFormat(self.char_format(self.style.label(18, 500), "accent"))
                form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                return form
            case _:
                return self.char_format(font, token)


_ALIGN: Final = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "end": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
"""Qt turns left and right round in a right-to-left block by itself."""


_SHORT_BEFORE_HYPHEN: Final = re.compile(r"\b([A-Z]{1,4})-(?=[A-Z])")


_LATIN: Final = re.compile(r"([A-Za-z][A-Za-z0-9\u2011/’'&-]*(?: [A-Za-z][A-Za-z0-9\u2011/’'&-]*)*)")
_LATIN_SHARE: Final = 6 / 7


def _unbroken(text: str) -> str:
    """Short forms such as UN-CMCoord are not broken at their hyphen. As many characters as before."""
    return _SHORT_BEFORE_HYPHEN.sub("\\1\u2011", text)


def _with(font: QFont, *, weight: int | None = None, italic: bool | None = None) -> QFont:
    changed = QFont(font)
    if weight is not None:
        changed.setWeight(QFont.Weight(weight))
    if italic is not None:
        changed.setItalic(italic)
    return changed
