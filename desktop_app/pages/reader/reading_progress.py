"""Where the reader is in a lesson, and what that means: section, share, minutes left, place kept, sections read.

Promises: scrolling costs a comparison of numbers; the place is kept and sections are called read only when the
scrolling has rested; a section that was jumped over is not called read. Refuses: to save; it tells by signals.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.pages.reader.lesson_text import LessonText

REST_MS: Final = 900
_EYE: Final = 0.3
"""The line being read is about this far down the window."""


@dataclass(frozen=True)
class Standing:
    """``section`` counts from 0; ``section_share`` and ``share`` from 0 to 1, of what is above the window's end;
    ``left`` from 1 (nothing was scrolled) to 0 (the end is in the window)."""

    section: int
    section_share: float
    share: float
    left: float


class ReadingProgress(QObject):
    """Watches one ``LessonText``."""

    moved = Signal(object)  # Standing
    place_rested = Signal(int, int)  # section, paragraph
    section_read = Signal(int)

    def __init__(self, text: LessonText) -> None:
        super().__init__(text)
        self._text = text
        self._tops: list[float] = [0.0]
        self._end = 1.0
        self._seen: set[int] = set()
        self._read: set[int] = set()
        self._last = 0
        self._kept: tuple[int, int] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rest)
        text.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        text.laid_out.connect(self._on_laid_out)

    def begin(self, read: Sequence[int]) -> None:
        """A lesson was opened; ``read`` are its sections read before. Call it before the text is shown."""
        self._rest.stop()
        self._read = set(read)
        self._seen.clear()
        self._kept = None

    def standing(self) -> Standing:
        """Where the reader is now."""
        top, height = self._text.scrolled(), self._text.viewport().height()
        bottom = top + height
        share = 1.0 if bottom >= self._end else min(1.0, bottom / self._end)
        section = max(0, bisect_right(self._tops, self._eye(top, height)) - 1)
        begin, end = self._tops[section], self._bottom(section)
        part = (bottom - begin) / (end - begin) if end > begin else 1.0
        way = max(1.0, self._end - height)
        return Standing(section, min(1.0, max(0.0, part)), share, min(1.0, max(0.0, 1 - top / way)))

    def rest(self) -> None:
        """Says what is due now. The timer calls it, and the page before it is left (then it may be hidden already)."""
        due = self._rest.isActive() or self.sender() is self._rest
        self._rest.stop()
        if self._text.lesson is None or not due:
            return
        self._see(self._text.scrolled())
        for section in sorted(self._seen - self._read):
            self._read.add(section)
            self.section_read.emit(section)
        self._seen.clear()
        position = self._text.top_position()
        place = (self.standing().section, self._text.lesson.passages.paragraph_at(position) if position else 0)
        if place != self._kept:
            self._kept = place
            self.place_rested.emit(*place)

    def _eye(self, top: int, height: int) -> float:
        """At the very end of the text the last section is being read, however short it is."""
        at_end = top >= self._text.verticalScrollBar().maximum() - 2
        return self._end if at_end and top > 0 else top + height * _EYE

    def _bottom(self, section: int) -> float:
        return self._tops[section + 1] if section + 1 < len(self._tops) else self._end

    def _see(self, top: int) -> None:
        """Takes in the sections whose end is in the window."""
        bottom = top + self._text.viewport().height()
        for section in range(len(self._tops)):
            if top <= self._bottom(section) - 1 <= bottom:
                self._seen.add(section)

    def _on_scrolled(self, value: int) -> None:
        if self._text.lesson is None:
            return
        if abs(value - self._last) <= self._text.viewport().height():
            self._see(value)
        self._last = value
        self._rest.start()
        self.moved.emit(self.standing())

    def _on_laid_out(self) -> None:
        lesson = self._text.lesson
        if lesson is None:
            return
        self._tops = [self._text.line_top(position).top() for position in lesson.section_positions()] or [0.0]
        self._tops[0] = 0.0
        self._end = max(1.0, self._text.text_end())
        self._rest.start()
        self.moved.emit(self.standing())
