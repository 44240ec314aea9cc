"""The bar above a lesson: the way back, where you are and how long it takes, and what you can do with the text.

Promises: icons here have no words beside them, therefore each has a tool tip with its key and an accessible name; the
2 px line below shows how far the window has come. Used by the reader's page.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.wording import facts, minutes_text, number_text
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed

_HEIGHT: Final = 56
_LINE: Final = 2


class TopBar(Themed, QWidget):
    """Tells by signals what was pressed; ``text_size`` and ``contents`` are the buttons popovers stand at."""

    back_wanted = Signal()
    highlight_wanted = Signal()
    note_wanted = Signal()
    bookmark_set = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._place = (0, 0, 0)
        self.back = Button("", "quiet", icon="arrow-left")
        self._words = Label("", "meta", "ink2")
        self.contents = IconButton("list", "", token="accent", size=18)
        self.text_size = IconButton("", "", token="accent", words="Aa")
        self.highlight = IconButton("highlighter", "", token="accent", size=18)
        self.note = IconButton("notebook-pen", "", token="accent", size=18)
        self.bookmark = IconButton("bookmark", "", token="accent", size=18, checkable=True)
        row = Row(self, spacing=10, margins=(36, 0, 28, 2))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._words)
        row.gap(8)
        for button in (self.contents, self.text_size, self.highlight, self.note, self.bookmark):
            row.addWidget(button)
        self.back.clicked.connect(self.back_wanted)
        self.highlight.clicked.connect(self.highlight_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.bookmark.clicked.connect(self._on_bookmark)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self.retranslate()

    def show_place(self, section: int, sections: int, minutes_left: int) -> None:
        """``section`` counts from 1. ``minutes_left`` 0 says nothing of time."""
        self._place = (section, sections, minutes_left)
        self._show_words()

    def show_share(self, share: float) -> None:
        """How far the window has come, from 0 to 1."""
        if abs(share - self._share) * self.width() >= 0.5 or share in (0.0, 1.0):
            self._share = share
            self.update(0, self.height() - _LINE - 1, self.width(), _LINE + 1)

    def show_bookmark(self, on: bool) -> None:
        self.bookmark.setChecked(on)
        self.bookmark.set_icon("bookmark-check" if on else "bookmark")
        self.bookmark.set_name(self.tr("Remove the bookmark (B)") if on else self.tr("Set a bookmark (B)"))

    def retranslate(self) -> None:
        self.contents.set_name(self.tr("Contents of this lesson (C)"))
        self.text_size.set_name(self.tr("Text size and colours (T)"))
        self.highlight.set_name(self.tr("Highlight the selected words (H)"))
        self.note.set_name(self.tr("Write a note (N)"))
        self.show_bookmark(self.bookmark.isChecked())
        self._show_words()

    def sizeHint(self) -> QSize:
        return QSize(400, max(self.theme.px(_HEIGHT), self.theme.text(34)) + _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        track = QRectF(0, self.height() - _LINE, self.width(), _LINE)
        painter.fillRect(track, paint.colour("line"))
        done = paint.seen(QRectF(0, track.y(), self.width() * self._share, _LINE), self.width(), self.mirrored)
        painter.fillRect(done, paint.colour("accent"))
        painter.end()

    def _show_words(self) -> None:
        section, sections, minutes = self._place
        if not sections:
            self._words.set_text("")
            return
        pattern = self.tr("{number} of {count}") if self.theme.compact else self.tr("Section {number} of {count}")
        place = pattern.format(number=number_text(section), count=number_text(sections))
        left = self.tr("{time} left").format(time=minutes_text(minutes)) if minutes else ""
        self._words.set_text(facts(place, left))

    def theme_changed(self) -> None:
        self._show_words()
        super().theme_changed()

    def _on_bookmark(self) -> None:
        self.show_bookmark(self.bookmark.isChecked())
        self.bookmark_set.emit(self.bookmark.isChecked())
