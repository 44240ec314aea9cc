"""The margin: notes, highlights and the open card, each beside the line it belongs to.

Promises: notes stand in the text's order and never overlap; a pushed one keeps a hairline to its dot. In one column
they stand below their paragraph, and the text makes room. Nothing is made anew while somebody writes in it. Refuses:
to save; it passes on. Lives on the text's plane (its widgets are children of the viewport and scroll with it).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.pages.reader.arrangement import Arrangement
from desktop_app.pages.reader.document_parts import Dot
from desktop_app.pages.reader.lesson_text import LessonText
from desktop_app.pages.reader.margin_card import CardText, MarginCard
from desktop_app.pages.reader.margin_note import BLEED, MarginNote
from desktop_app.pages.reader.marks import Mark
from desktop_app.pages.reader.stacking import stack
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.popover import SHADOW

_BETWEEN: Final = 4
_CARD: Final = 244
_CARD_ABOVE: Final = 20
_CARD_PUSHED: Final = 90


@dataclass(frozen=True)
class _Item:
    """Something beside the text: the line it belongs to, where it wants to begin, and the height it takes."""

    widget: QWidget
    line: float
    wanted: float
    height: float


class Margin(QObject):
    """Owns the margin's widgets on ``text``."""

    edited = Signal(str, str, str)
    add_wanted = Signal(str)
    remove_wanted = Signal(str)
    abandoned = Signal(str)
    card_closed = Signal()

    def __init__(self, text: LessonText) -> None:
        super().__init__(text)
        self._text = text
        self._arrangement: Arrangement | None = None
        self._notes: dict[str, MarginNote] = {}
        self._marks: tuple[Mark, ...] = ()
        self._placing = False
        self._dots: list[Dot] = []
        self._card_at: int | None = None
        self.card = MarginCard(text.viewport())
        self.card.closed.connect(self._on_card_closed)
        text.laid_out.connect(self.place)

    # ---- what is shown

    def arrange(self, arrangement: Arrangement) -> None:
        """Takes new columns; ``place`` follows with the next layout."""
        self._arrangement = arrangement

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """The marks of the lesson, in its order."""
        self._marks = tuple(marks)
        wanted = {mark.key for mark in marks}
        self._placing = True  # notes that change their height now are placed together at the end
        for key in [key for key in self._notes if key not in wanted]:
            self._drop(key)
        for mark in marks:
            if mark.key in self._notes:
                self._notes[mark.key].show_mark(mark)
            else:
                self._notes[mark.key] = self._made(mark)
        self._placing = False
        self.place()

    def note(self, key: str) -> MarginNote | None:
        """The widget of a mark."""
        return self._notes.get(key)

    def write(self, key: str) -> None:
        """Puts the keyboard into the note of a mark."""
        note = self._notes.get(key)
        if note is not None:
            note.show()
            note.write()
            self.place()

    def writing(self) -> MarginNote | None:
        """The note somebody is writing in."""
        return next((note for note in self._notes.values() if note.editor.hasFocus()), None)

    def tell_all(self) -> None:
        """Says now what was typed and not yet said, before the page is left."""
        for note in self._notes.values():
            note.editor.tell()

    def open_card(self, card: CardText, position: int) -> None:
        """Opens the card beside the line at ``position``."""
        self._card_at = position
        self.card.show_text(card)
        self.place()
        self.card.show()
        self.card.raise_()

    def retranslate(self) -> None:
        self.card.retranslate()
        for note in self._notes.values():
            note.retranslate()

    # ---- where it stands

    def place(self) -> None:
        """Puts everything beside its line. Called after each layout and whenever a note grows."""
        if self._placing or self._arrangement is None or self._text.lesson is None:
            return
        self._placing = True
        if self._arrangement.inline:
            self._place_inline(self._arrangement)
        else:
            self._place_beside(self._arrangement)
        self._placing = False

    def _place_beside(self, arrangement: Arrangement) -> None:
        """Notes and the open card make room for one another."""
        assert arrangement.notes is not None
        self._text.make_room({})
        theme, (start, width) = app_theme(), arrangement.notes
        bleed, between = theme.px(BLEED), theme.px(_BETWEEN)
        items: list[_Item] = []
        for mark in self._marks:
            note = self._notes[mark.key]
            note.set_inline(False)
            line = self._line_middle(mark)
            items.append(_Item(note, line, line - note.head_middle(), note.fit(width) - bleed + between))
        card = self._card_item(arrangement)
        if card is not None:
            items = sorted([*items, card], key=lambda item: item.wanted)
        tops = stack([item.wanted for item in items], [item.height for item in items], 0)
        self._dots = []
        for item, top in zip(items, tops, strict=True):
            if item is card:
                self._place_card_beside(arrangement, card, top)
            else:
                note = cast(MarginNote, item.widget)
                self._move(note, start - bleed, top, note.width())
                note.show()
                self._dots.append(Dot(item.line, True, top + note.head_middle()))
        self._text.set_dots(self._dots)

    def _card_item(self, arrangement: Arrangement) -> _Item | None:
        if self._card_at is None or arrangement.line is None:
            return None
        theme = app_theme()
        room = arrangement.width - arrangement.line - theme.px(12 + 14)
        height = self.card.fit(min(theme.text(_CARD), room))
        line = self._text.line_top(self._card_at).center().y()
        return _Item(self.card, line, line - theme.px(_CARD_ABOVE), height + theme.px(2 * _BETWEEN))

    def _place_card_beside(self, arrangement: Arrangement, card: _Item, top: float) -> None:
        """Beside its line; over the notes when they would push it away, or out of the window."""
        assert arrangement.line is not None
        theme = app_theme()
        if top - card.wanted > theme.px(_CARD_PUSHED):
            top = card.wanted
        highest = self._text.scrolled() + SHADOW
        lowest = self._text.scrolled() + self._text.viewport().height() - card.height
        if highest <= card.line <= lowest + card.height:
            top = max(min(top, lowest), highest)
        self._move(self.card, arrangement.line + theme.px(12) - SHADOW, top - SHADOW, self.card.width())
        self._dots.append(Dot(card.line, False))

    def _place_inline(self, arrangement: Arrangement) -> None:
        """First the text makes room below each paragraph, then the notes go there."""
        lesson, bleed = self._text.lesson, app_theme().px(BLEED)
        assert lesson is not None
        room: dict[int, int] = {}
        offsets: list[int] = []
        for mark in self._marks:
            note = self._notes[mark.key]
            note.set_inline(True)
            offsets.append(room.get(mark.anchor.paragraph, 0))
            height = note.fit(min(arrangement.column_width, app_theme().text(640))) - bleed
            room[mark.anchor.paragraph] = offsets[-1] + height
        self._text.make_room(room)
        for mark, offset in zip(self._marks, offsets, strict=True):
            note = self._notes[mark.key]
            top = self._text.room_top(mark.anchor.paragraph) + offset - bleed
            self._move(note, arrangement.column - bleed, top, note.width())
            note.show()
        self._dots = [Dot(self._line_middle(mark), True) for mark in self._marks]
        self._place_card_below(arrangement)
        self._text.set_dots(self._dots)

    def _line_middle(self, mark: Mark) -> float:
        assert self._text.lesson is not None
        position = self._text.lesson.passages.position(mark.anchor.paragraph, mark.anchor.start)
        return self._text.line_top(position or 0).center().y()

    def _move(self, widget: MarginNote | MarginCard, start: float, top: float, width: int) -> None:
        """``start`` counts from the start of reading, ``top`` in the document."""
        x = self._text.viewport().width() - start - width if self._text.isRightToLeft() else start
        widget.move(round(x), round(top) - self._text.scrolled())

    def _place_card_below(self, arrangement: Arrangement) -> None:
        """In one column the card opens below its line."""
        if self._card_at is None:
            return
        theme = app_theme()
        width = min(theme.text(320), arrangement.column_width)
        self.card.fit(width)
        top = self._text.line_top(self._card_at).bottom() + theme.px(8)
        start = self._start_in_column(arrangement, width)
        self._move(self.card, start - SHADOW, top - SHADOW, self.card.width())
        self._dots.append(Dot(self._text.line_top(self._card_at).center().y(), False))

    def _start_in_column(self, arrangement: Arrangement, width: int) -> float:
        """Below the word, as far as the column allows."""
        stop = self._text.stop_at(self._card_at or 0)
        rects = self._text.stop_rects(stop) if stop is not None else []
        if not rects:
            return arrangement.column
        rtl = self._text.isRightToLeft()
        edge = self._text.viewport().width() - rects[0].right() if rtl else rects[0].left()
        return max(arrangement.column, min(edge, arrangement.column + arrangement.column_width - width))

    # ---- widgets

    def _made(self, mark: Mark) -> MarginNote:
        note = MarginNote(mark, self._text.viewport())
        note.edited.connect(self.edited)
        note.add_wanted.connect(self.add_wanted)
        note.remove_wanted.connect(self.remove_wanted)
        note.abandoned.connect(self.abandoned)
        note.left.connect(self._on_left)
        note.height_changed.connect(self.place)
        return note

    def _drop(self, key: str) -> None:
        note = self._notes.pop(key)
        note.hide()
        note.deleteLater()

    def _on_left(self) -> None:
        self._text.setFocus()

    def _on_card_closed(self) -> None:
        self._card_at = None
        self.place()
        self.card_closed.emit()
