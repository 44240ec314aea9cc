"""A lesson's typed blocks, typeset as a text document.

Promises: every word of the lesson is real text in reading order (selectable, searchable, read by a screen reader),
the labels of callouts and the numbers of lists included; what is only drawn (boxes, rules, bands) is left to
lesson_painting.py, which finds it by ``boxes``, ``tables`` and ``signs``. Refuses: layout by width; the view does that.
Called on the GUI thread by the reader's view.
"""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextTable, QTextTableFormat

from course_format.lesson import Callout, Figure, Heading, Lesson, ListItem, Paragraph, Table
from desktop_app.pages.reader.callout_blocks import begin_item, inset_of, write_callout
from desktop_app.pages.reader.document_parts import DocumentWords, Stop, StopKind
from desktop_app.pages.reader.figure_object import FIGURE_PROPERTY, FIGURE_TYPE, FigureObject, recoloured
from desktop_app.pages.reader.reading_style import ReadingStyle
from desktop_app.pages.reader.table_blocks import write_table
from desktop_app.pages.reader.typesetter import BlockLook, Typesetter

_OBJECT: Final = "\ufffc"


class LessonDocument:
    """One lesson at one reading size, in one theme. ``open_answers``: ids of the checks whose answer is shown;
    ``sources``: texts by key, when paragraphs are to say what they rest on."""

    def __init__(
        self,
        lesson: Lesson,
        figures: Mapping[str, bytes],
        style: ReadingStyle,
        words: DocumentWords,
        *,
        open_answers: Collection[str] = (),
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self.lesson = lesson
        self.style = style
        self._open_answers = open_answers
        self._pen = pen = Typesetter(style, words, figures, sources or {})
        self._drawings: list[bytes] = []
        self._table_of: dict[int, QTextTable] = {}
        self._tail_of: dict[int, int] = {}
        self._room: dict[int, int] = {}
        self._bottoms: dict[int, int] = {}
        pen.cursor.beginEditBlock()
        self._write_title()
        for index, block in enumerate(lesson.blocks):
            self._write(index, block, lesson.blocks[index - 1] if index else None)
            self._tail_of[index] = pen.cursor.position() if index not in self._table_of else 0
        self._write_footnotes()
        pen.cursor.endEditBlock()
        self.document = pen.document
        self.passages = pen.passages
        self.stops = tuple(pen.stops)
        self.boxes = tuple(pen.boxes)
        self.signs = tuple(pen.signs)
        self.tables = tuple(pen.tables)
        self.figures = FigureObject(self._drawings, self.document)
        self.document.documentLayout().registerHandler(FIGURE_TYPE, self.figures)

    def section_positions(self) -> tuple[int, ...]:
        """Where each section of the lesson begins in the document; the first at its title."""
        found = [self.passages.begin(section.first) for section in self.lesson.sections]
        return (0, *found[1:]) if found else ()

    def table_at(self, paragraph: int) -> QTextTable | None:
        """The table that is the lesson's block ``paragraph``."""
        return self._table_of.get(paragraph)

    def tail(self, paragraph: int) -> int:
        """A position in the last text block of ``paragraph``."""
        return self._tail_of[paragraph]

    def make_room(self, room: Mapping[int, int]) -> bool:
        """Keeps so many pixels free below each of these paragraphs, none below others. False when nothing changed."""
        wanted = {paragraph: pixels for paragraph, pixels in room.items() if pixels > 0}
        if wanted == self._room:
            return False
        for paragraph in {*wanted, *self._room}:
            self._set_bottom(paragraph, self.free_below(paragraph) + wanted.get(paragraph, 0))
        self._room = wanted
        return True

    def free_below(self, paragraph: int) -> int:
        """Pixels below a paragraph before anything else was put there."""
        if paragraph not in self._bottoms:
            own, below = self._table_of.get(paragraph), self._table_of.get(paragraph + 1)
            if own is not None:
                free = own.format().toTableFormat().bottomMargin()
            elif below is not None:
                free = below.format().toTableFormat().topMargin()
            else:
                free = self._block_at(paragraph).blockFormat().bottomMargin()
            self._bottoms[paragraph] = round(free)
        return self._bottoms[paragraph]

    def _block_at(self, paragraph: int) -> QTextBlock:
        return self.document.findBlock(self._tail_of[paragraph])

    def _set_bottom(self, paragraph: int, pixels: int) -> None:
        """The space between a text block and a table is the table's: Qt forgets the block's."""
        own, below = self._table_of.get(paragraph), self._table_of.get(paragraph + 1)
        table = own or below
        if table is not None:
            form = QTextTableFormat(table.format().toTableFormat())
            (form.setTopMargin if own is None else form.setBottomMargin)(pixels)
            table.setFormat(form)
            return
        cursor = QTextCursor(self._block_at(paragraph))
        block = cursor.blockFormat()
        block.setBottomMargin(pixels)
        cursor.setBlockFormat(block)

    # ---- what a lesson is made of

    def _write_title(self) -> None:
        pen, style = self._pen, self.style
        if pen.words.kicker:
            pen.block(BlockLook(bottom=style.gap(2), line=style.label_line(18), interface=True))
            pen.chrome(pen.words.kicker, pen.char_format(style.label(13, 500), "ink3"))
        pen.block(BlockLook(bottom=style.gap(10), line=style.line(38)))
        pen.chrome(self.lesson.title, pen.char_format(style.reading(30, 600)))
        lines = [words for words in (pen.words.meta, pen.words.note) if words]
        for words in lines:
            bottom = style.gap(16 if words is lines[-1] else 4)
            pen.block(BlockLook(bottom=bottom, line=style.label_line(19), interface=True))
            pen.chrome(words, pen.char_format(style.label(13), "ink3" if words is pen.words.meta else "ink2"))

    def _write(self, index: int, block: object, before: object) -> None:
        pen = self._pen
        match block:
            case Heading():
                self._write_heading(index, block)
            case Paragraph():
                self._write_paragraph(index, block)
            case ListItem():
                self._write_item(index, block, isinstance(before, ListItem))
            case Callout():
                above = before if isinstance(before, Callout) else None
                write_callout(pen, index, block, block.id in self._open_answers, above)
            case Table():
                self._table_of[index] = write_table(pen, index, block)
            case Figure():
                self._write_figure(index, block)

    def _write_heading(self, index: int, heading: Heading) -> None:
        pen, style = self._pen, self.style
        px, line = (20, 30) if heading.level <= 2 else (17, 26)
        pen.block(
            BlockLook(top=style.gap(22 if heading.level <= 2 else 18), bottom=style.gap(8), line=style.line(line))
        )
        pen.inlines(index, 0, heading.inlines, style.reading(px, 600))

    def _write_paragraph(self, index: int, paragraph: Paragraph) -> None:
        pen, style = self._pen, self.style
        pen.block(BlockLook(bottom=style.gap(16), line=style.line()))
        pen.inlines(index, 0, paragraph.inlines, style.reading())
        pen.rest_on(paragraph.sources, style.gap(16))

    def _write_item(self, index: int, item: ListItem, follows: bool) -> None:
        pen, style = self._pen, self.style
        look = BlockLook(top=style.gap(6), bottom=style.gap(16), line=style.line(), before=inset_of(pen, item, 0))
        if follows:
            self._tighten()
        begin_item(pen, item, look)
        pen.inlines(index, 0, item.inlines, style.reading())
        pen.rest_on(item.sources, style.gap(16))

    def _tighten(self) -> None:
        """Between two items there is less space than between paragraphs."""
        form = self._pen.cursor.blockFormat()
        form.setBottomMargin(self.style.gap(6))
        self._pen.cursor.setBlockFormat(form)

    def _write_figure(self, index: int, figure: Figure) -> None:
        pen, style = self._pen, self.style
        form = QTextCharFormat()
        form.setObjectType(FIGURE_TYPE)
        form.setProperty(FIGURE_PROPERTY, len(self._drawings))
        form.setToolTip(figure.alt)
        self._drawings.append(recoloured(pen.figures.get(figure.path, b""), style.theme))
        start = pen.block(BlockLook(top=style.gap(22), bottom=style.gap(12)))
        pen.begin(index)
        pen.chrome(_OBJECT, form)
        pen.stops.append(Stop(StopKind.FIGURE, start, pen.cursor.position(), figure.id, index))
        pen.block(BlockLook(bottom=style.gap(26), line=style.label_line(20)))
        number = pen.words.figure.format(number=len(self._drawings))
        pen.chrome(number + " ", pen.char_format(style.label(13), "ink2"))
        pen.inlines(index, 0, figure.caption, style.label(13), "ink2")

    def _write_footnotes(self) -> None:
        if not self.lesson.footnotes:
            return
        pen, style = self._pen, self.style
        pen.block(BlockLook(top=style.gap(30), bottom=style.gap(6), line=style.label_line()))
        pen.chrome(pen.words.footnotes, pen.char_format(style.label(13, 600), "ink2"))
        hang = style.size(22)
        for note in self.lesson.footnotes:
            look = BlockLook(bottom=style.gap(4), line=style.label_line(20), before=hang, hang=hang)
            pen.block(look)
            pen.hung(str(note.number), style.label(13, 500), hang)
            pen.chrome("".join(run.text for run in note.inlines), pen.char_format(style.label(13), "ink2"))
