"""The contents of a lesson, with a small ring for each section, and the learner's own marks below.

Promises: the section being read is strong and has its ring partly filled, read ones are ticked; each row is a button
(Enter jumps there). Used by the reader: beside the text, or in a popover when there is no room.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.card import Rule
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.ring import paint_ring
from desktop_app.widgets.text_block import TextBlock
from desktop_app.widgets.themed import Themed

_RING: Final = 13
_WORDS: Final = 22
_ICON: Final = 15
_MARK_WORDS: Final = 24
_AIR: Final = 4


class Contents(Themed, QWidget):
    """``section_wanted`` counts from 0; ``marks_wanted`` is "highlights" or "notes"; ``lost_wanted``: the list of marks
    whose place has gone."""

    section_wanted = Signal(int)
    marks_wanted = Signal(str)
    lost_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "meta-medium", "ink3")
        self._marks_title = Label("", "meta-medium", "ink3")
        self._rows: list[ContentsRow] = []
        self._list = Column()
        self._highlights = ContentsRow("highlighter")
        self._notes = ContentsRow("notebook-pen")
        self.lost = ContentsRow("unlink")
        self._marks = QWidget()
        self._counts = (0, 0, 0)
        self._lay_out()
        self._highlights.clicked.connect(lambda: self.marks_wanted.emit("highlights"))
        self._notes.clicked.connect(lambda: self.marks_wanted.emit("notes"))
        self.lost.clicked.connect(self.lost_wanted)
        self.follow_theme()
        self.retranslate()

    def show_sections(self, titles: Sequence[str]) -> None:
        """The lesson's sections in their order."""
        clear(self._list)
        self._rows = []
        for number, title in enumerate(titles):
            row = ContentsRow("", title)
            row.clicked.connect(lambda _checked=False, number=number: self.section_wanted.emit(number))
            self._list.addWidget(row)
            self._rows.append(row)

    def show_progress(self, current: int, read: frozenset[int], share: float) -> None:
        """``share``: how much of the current section is above the end of the window, 0 to 1."""
        for number, row in enumerate(self._rows):
            done = number in read
            part = 1.0 if done else max(0.12, min(share, 0.95)) if number == current else 0.0
            row.show_state(part, number == current, self._state_words(done, number == current))

    def show_counts(self, highlights: int, notes: int, lost: int) -> None:
        """How many marks there are, and how many whose place has gone; a kind without any is not shown."""
        self._counts = (highlights, notes, lost)
        self._highlights.set_title(self.tr("%n highlights", "", highlights))
        self._notes.set_title(self.tr("%n notes", "", notes))
        self._highlights.setVisible(highlights > 0)
        self._notes.setVisible(notes > 0)
        self.lost.set_title(self.tr("%n whose place has gone", "", lost))
        self.lost.setVisible(lost > 0)
        self._marks.setVisible(highlights + notes + lost > 0)

    def retranslate(self) -> None:
        self._title.set_text(self.tr("In this lesson"))
        self._marks_title.set_text(self.tr("My marks"))
        self.show_counts(*self._counts)

    def _state_words(self, done: bool, current: bool) -> str:
        if current:
            return self.tr("You are here")
        return self.tr("Read") if done else self.tr("Not read yet")

    def _lay_out(self) -> None:
        column = Column(self)
        column.addWidget(self._title)
        column.gap(9)
        column.addLayout(self._list)
        column.addWidget(self._marks)
        column.addStretch(1)
        marks = Column(self._marks)
        marks.gap(18)
        rule = Row(margins=(0, 0, 10, 0))
        rule.addWidget(Rule())
        marks.addLayout(rule)
        marks.gap(15)
        marks.addWidget(self._marks_title)
        marks.gap(5)
        marks.addWidget(self._highlights)
        marks.addWidget(self._notes)
        marks.addWidget(self.lost)


class ContentsRow(KeyboardFocus, Themed, QAbstractButton):
    """A section (ring) or a kind of marks (``icon``); its words wrap."""

    ring_radius = 4

    def __init__(self, icon: str = "", title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._share = 0.0
        self._current = False
        self._block: TextBlock | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_title(title)
        self.follow_theme()

    def set_title(self, title: str) -> None:
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self._title = title
        self._block = None
        self.updateGeometry()
        self.update()

    def show_state(self, share: float, current: bool, words: str) -> None:
        """Ring, weight, and the same in words."""
        if (share, current) == (self._share, self._current) and self.accessibleDescription() == words:
            return
        if current != self._current:
            self._block = None
            self.updateGeometry()
        self._share, self._current = share, current
        self.setAccessibleDescription(words)
        self.update()

    def theme_changed(self) -> None:
        self._block = None
        super().theme_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words().layout(max(20, width - self._start())) + 2 * self.theme.px(_AIR)

    def sizeHint(self) -> QSize:
        width = self.theme.text(140)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.theme.fonts.line("meta") + 2 * self.theme.px(_AIR))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        top, line, start = self.theme.px(_AIR), self.theme.fonts.line("meta"), self._start()
        side = self.theme.icon(_ICON if self._icon else _RING)
        square = paint.seen(QRectF(0, round(top + (line - side) / 2), side, side), self.width(), self.mirrored)
        hovered = self.underMouse()
        if self._icon:
            paint.icon(painter, square, self._icon, "accent" if hovered else "ink3", mirrored=self.mirrored)
        else:
            centre = QPointF(square.center())
            paint_ring(painter, centre, side / 2, self._share, self.mirrored)
        words = self._words()
        words.layout(max(20, self.width() - start))
        at = QPointF(0 if self.mirrored else start, top)
        words.paint(painter, at, "ink" if self._current else "accent" if hovered else "ink2")
        painter.end()

    def _start(self) -> int:
        return self.theme.px(_MARK_WORDS if self._icon else _WORDS)

    def _words(self) -> TextBlock:
        if self._block is None:
            fonts = self.theme.fonts
            style = "meta-strong" if self._current else "meta"
            self._block = TextBlock(self._title, fonts.style(style), fonts.line("meta"), self.mirrored)
        return self._block
