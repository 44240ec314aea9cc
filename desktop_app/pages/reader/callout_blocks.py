"""Callouts written into the document: label, text, and the actions of a question.

Promises: the label is text of the document (a screen reader meets it before what it names); our answer is in the
document only after the learner asked for it. The shape around it all is painted from ``Typesetter.boxes``.
"""

from dataclasses import replace
from typing import Final

from course_format.lesson import Callout, CalloutKind, ListItem, Paragraph, plain
from desktop_app.pages.reader.callout_shapes import SHAPES
from desktop_app.pages.reader.document_parts import Box, Sign, StopKind
from desktop_app.pages.reader.typesetter import BlockLook, Typesetter

_BETWEEN_ACTIONS: Final = "\u2003"
ICON: Final = 16
ICON_GAP: Final = 9
BULLET: Final = 22


def write_callout(pen: Typesetter, paragraph: int, callout: Callout, open_answer: bool, before: Callout | None) -> None:
    """Writes ``callout``, which is the lesson's block ``paragraph``; ``before`` if a callout stands right above it."""
    style, shape = pen.style, SHAPES[callout.kind]
    above = shape.gap + shape.above + (SHAPES[before.kind].below if before is not None else 0)
    inset = style.gap(shape.inset)
    beside = style.size(ICON) + style.gap(ICON_GAP)
    first = pen.block(
        BlockLook(
            top=style.gap(above),
            bottom=style.gap(8),
            line=style.label_line(),
            before=inset + beside,
            after=inset,
        )
    )
    pen.begin(paragraph)
    quoted = callout.kind in (CalloutKind.VOICE, CalloutKind.CASE)
    pen.chrome(callout.label or pen.words.labels[callout.kind], pen.char_format(style.label(13, 600), shape.token))
    pen.signs.append(Sign(first, shape.icon, shape.token, inset))
    last, offset = _body(pen, paragraph, callout)
    if callout.source and quoted:
        last = pen.block(BlockLook(top=style.gap(10), line=style.label_line(), before=inset, after=inset))
        pen.chrome(callout.source, pen.char_format(style.label(13), "ink2"))
    if callout.kind is CalloutKind.CHECK:
        last = _actions(pen, paragraph, callout, open_answer, offset)
    _close(pen, last, style.gap(shape.below + shape.after))
    pen.boxes.append(Box(callout.kind, callout.id, paragraph, first, last))


def _body(pen: Typesetter, paragraph: int, callout: Callout) -> tuple[int, int]:
    """Position of the last block written, and the offset after it in the paragraph's text."""
    voice = callout.kind is CalloutKind.VOICE
    return write_items(pen, paragraph, 0, callout.blocks, inset=SHAPES[callout.kind].inset, italic=voice)


def write_items(
    pen: Typesetter,
    paragraph: int,
    offset: int,
    blocks: tuple[Paragraph | ListItem, ...],
    *,
    inset: int,
    italic: bool = False,
) -> tuple[int, int]:
    """Paragraphs and list items inside a callout, joined in the anchor's text by one character each."""
    style = pen.style
    font = style.reading(18, italic=italic)
    last = pen.cursor.position()
    for index, inner in enumerate(blocks):
        item = isinstance(inner, ListItem)
        before = inset_of(pen, inner, inset)
        gap = style.gap(0 if index == 0 else 3 if item else 12)
        look = BlockLook(top=gap, line=style.line(29), before=before, after=style.gap(inset))
        if isinstance(inner, ListItem):
            begin_item(pen, inner, look)
        else:
            pen.block(look)
        offset = pen.inlines(paragraph, offset, inner.inlines, font) + 1
        pen.rest_on(inner.sources, 0)
        last = pen.cursor.block().position()
    return last, offset


def inset_of(pen: Typesetter, block: Paragraph | ListItem, inset: int) -> int:
    """How far the text of a block begins from the column's edge."""
    steps = block.depth + 1 if isinstance(block, ListItem) else 0
    return pen.style.gap(inset) + steps * pen.style.size(BULLET)


def begin_item(pen: Typesetter, item: ListItem, look: BlockLook) -> int:
    """Begins the block of a list item: a bullet is painted, a number is text."""
    style = pen.style
    if not item.marker:
        position = pen.block(look)
        pen.signs.append(Sign(position, "", "accent", look.before - style.size(BULLET)))
        return position
    position = pen.block(replace(look, hang=style.size(BULLET)))
    pen.hung(item.marker, style.label(15, 500), style.size(BULLET))
    return position


def _actions(pen: Typesetter, paragraph: int, callout: Callout, open_answer: bool, offset: int) -> int:
    style, words, inset = pen.style, pen.words, SHAPES[callout.kind].inset
    sides = style.gap(inset)
    last = pen.block(BlockLook(top=style.gap(11), line=style.label_line(20), before=sides, after=sides))
    pen.action(StopKind.WRITE, words.write_answer, callout.id, paragraph)
    if callout.answer:
        pen.chrome(_BETWEEN_ACTIONS, pen.char_format(style.label(14)))
        pen.action(StopKind.ANSWER, words.hide_answer if open_answer else words.show_answer, callout.id, paragraph)
    if callout.answer and open_answer:
        pen.block(BlockLook(top=style.gap(16), bottom=style.gap(4), line=style.label_line(), before=sides, after=sides))
        pen.chrome(words.our_answer, pen.char_format(style.label(13, 600), "ink2"))
        last, _ = write_items(pen, paragraph, offset, callout.answer, inset=inset)
    return last


def _close(pen: Typesetter, position: int, bottom: int) -> None:
    """Gives the callout's last block the free space below it."""
    form = pen.cursor.blockFormat()
    form.setBottomMargin(bottom)
    pen.cursor.setBlockFormat(form)


def answer_text(callout: Callout) -> str:
    """What an announcement says when our answer is shown."""
    return "\n".join(plain(inner.inlines) for inner in callout.answer)
