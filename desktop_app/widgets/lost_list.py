"""Marks whose place has gone: the marked words, the learner's own note, and what can be done with each.

Promises: nothing is done without a press; names and words for screen readers; lays out in any width. The keyboard stays
in the list when an entry goes. Knows no operations: ``note_wanted`` and ``removal_wanted`` carry a record.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.markdown_text import snippet
from desktop_app.domain.marks import LostPlace
from desktop_app.qt_support.wording import day_text, isolate, number_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.marked_sentence import MarkedSentence


class LostList(QWidget):
    """``show_places`` fills it. ``by_lesson``: whether each lesson's name stands above its entries."""

    note_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, by_lesson: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_lesson = by_lesson
        self._entries: list[LostEntry] = []
        self._column = Column(self, margins=(0, 0, 10, 0))

    @property
    def entries(self) -> tuple["LostEntry", ...]:
        """What is shown, in reading order."""
        return tuple(self._entries)

    def show_places(self, places: Sequence[LostPlace]) -> None:
        """Other entries; the one after an entry that went takes the keyboard from it."""
        before = next((at for at, entry in enumerate(self._entries) if entry.button.hasFocus()), None)
        clear(self._column)
        self._entries = []
        for at, place in enumerate(places):
            first = at == 0 or place.activity != places[at - 1].activity
            self._part(at, first)
            if self._by_lesson and first:
                self._add(Label(self._lesson(place), "meta-strong", "ink2", wrap=True))
                self._column.gap(8)
            entry = LostEntry(place)
            entry.note_wanted.connect(self.note_wanted)
            entry.removal_wanted.connect(self.removal_wanted)
            self._add(entry)
            self._entries.append(entry)
        self._column.gap(4)
        self._column.addStretch(1)
        if before is not None and self._entries:
            self._entries[min(before, len(self._entries) - 1)].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()  # now, and not with the next event: the list is measured at once

    def _part(self, at: int, first: bool) -> None:
        if at == 0:
            return
        self._column.gap(10)
        self._add(Rule(token="line2" if self._by_lesson and first else "line"))
        self._column.gap(10)

    def _lesson(self, place: LostPlace) -> str:
        if not place.title:
            return self.tr("A lesson that was never on this laptop")
        if place.week is None:
            return place.title
        return self.tr("Week {number}: {title}").format(number=number_text(place.week), title=isolate(place.title))


class LostEntry(QWidget):
    """One mark: its words, the note, when, and the one thing to do."""

    note_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, place: LostPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        is_note = place.note is not None
        self.quote = MarkedSentence()
        self.quote.set_text(place.quote)
        self.quote.setVisible(bool(place.quote.strip()))
        self.note = Label(snippet(place.note or ""), "meta", "ink", wrap=True)
        self.note.setVisible(bool(place.note and place.note.strip()))
        day = day_text(place.when.date())
        words = self.tr("My note, {day}").format(day=day) if is_note else self.tr("Highlight, {day}").format(day=day)
        self._when = Label(words, "caption", "ink3")
        self.button = Button(self.tr("Open the note") if is_note else self.tr("Remove the highlight"), "quiet")
        if is_note:
            self.button.set_icons(trailing="arrow-right")
        self.button.setAccessibleDescription(place.quote)
        self.button.clicked.connect(self._on_pressed)
        column = Column(self, spacing=4)
        column.addWidget(self.quote)
        column.addWidget(self.note)
        foot = Row(spacing=8)
        foot.addWidget(self._when, 1)
        foot.addWidget(self.button)
        column.addLayout(foot)

    def _on_pressed(self) -> None:
        (self.removal_wanted if self.place.note is None else self.note_wanted).emit(self.place.id)
