"""Painting one row of the list of notes: title and time, two lines of its words, its tags.

Promises: the chosen one is a card, the others stand on the paper; heights are known without breaking lines, so that
ten thousand notes open at once. Used by NoteList.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.notes import NoteSummary
from desktop_app.pages.notebook.note_rows import ROW, WHEN, NoteRows
from desktop_app.qt_support.theme import app_theme, is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.text_block import TextBlock

_Index = QModelIndex | QPersistentModelIndex
_PADDING: Final = 14
_ABOVE: Final = 11
_BELOW: Final = 9
_GAP: Final = 2
_HEADING: Final = 40


class NoteDelegate(QStyledItemDelegate):
    """``width`` is what a row may take; the list calls ``fit`` when it or the theme changes."""

    def __init__(self, rows: NoteRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.fit(322)

    def fit(self, width: int) -> None:
        """Rows take that width, and fonts may be others: heights anew."""
        theme = app_theme()
        self.width = width
        self._room = width - 2 * theme.px(_PADDING)
        self._metrics = QFontMetricsF(theme.fonts.style("meta"))
        self._narrow, self._wide = theme.text(4.5), theme.text(11)  # no letter is often narrower, or wider
        bare = theme.fonts.line("ui-strong") + theme.px(_ABOVE + _BELOW + _GAP)
        tags = theme.px(6) + theme.fonts.line("caption-medium")
        line = theme.fonts.line("meta")
        self._sizes = {
            (count, tagged): QSize(width, bare + count * line + (tags if tagged else 0))
            for count in range(3)
            for tagged in (False, True)
        }
        self._heading = QSize(width, max(theme.px(_HEADING), theme.fonts.line("meta-medium") + theme.px(16)))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = self._rows.row(index.row())
        if isinstance(row, str):
            return self._heading
        return self._sizes[self._line_count(row.snippet), bool(row.tags)]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if isinstance(row, NoteSummary):
            card = rect.adjusted(0, 0, 0, -app_theme().px(_GAP))
            if state & QStyle.StateFlag.State_Selected:
                keyboard = state & QStyle.StateFlag.State_HasFocus and _by_keyboard(option)
                paint.box(painter, card, "sheet", "accent" if keyboard else "line", 8, 2 if keyboard else 1)
            elif state & QStyle.StateFlag.State_MouseOver:
                paint.box(painter, card, "well", None, 8)
            self._paint_note(painter, card, row, str(index.data(WHEN)))
        else:
            self._paint_heading(painter, rect, str(row))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, words: str) -> None:
        theme = app_theme()
        line = theme.fonts.line("meta-medium")
        room = QRectF(rect.left(), rect.bottom() - theme.px(6) - line, rect.width(), line)
        paint.text(painter, room, words, theme.fonts.style("meta-medium"), "ink3", paint.leading(is_rtl()))

    def _paint_note(self, painter: QPainter, card: QRectF, note: NoteSummary, when: str) -> None:
        theme, mirrored = app_theme(), is_rtl()
        padding, fonts = theme.px(_PADDING), theme.fonts
        width = card.width() - 2 * padding
        line = fonts.line("ui-strong")
        y = card.top() + theme.px(_ABOVE)
        when_width = round(QFontMetricsF(fonts.style("caption")).horizontalAdvance(when)) + 1

        def seen(x: float, top: float, wide: float, high: float) -> QRectF:
            rect = paint.seen(QRectF(padding + x, 0, wide, high), card.width(), mirrored)
            return rect.translated(card.left(), top)

        title = note.title or (self.tr("Recovered words") if note.recovered else self.tr("Without a title"))
        room = seen(0, y, width - when_width - theme.px(10), line)
        token = "ink" if note.title else "ink3"
        paint.text(painter, room, title, fonts.style("ui-strong"), token, paint.leading(mirrored), elide=True)
        room = seen(width - when_width, y, when_width, line)
        paint.text(painter, room, when, fonts.style("caption"), "ink3", paint.trailing(mirrored))
        y += line
        count = self._line_count(note.snippet)
        if count:
            words = _short(note.snippet, width, count, str(theme.fonts.style("meta").key()), mirrored)
            block = TextBlock(words, fonts.style("meta"), fonts.line("meta"), mirrored)
            block.layout(width)
            block.paint(painter, QPointF(card.left() + padding, y), "ink2")
        y += count * fonts.line("meta") + theme.px(6)
        self._paint_tags(painter, note.tags, seen(0, y, width, fonts.line("caption-medium")), mirrored)

    def _paint_tags(self, painter: QPainter, tags: tuple[str, ...], room: QRectF, mirrored: bool) -> None:
        theme = app_theme()
        font = theme.fonts.style("caption-medium")
        metrics, left = QFontMetricsF(font), room.width()
        start = 0.0
        for tag in tags:
            words = f"#{tag}"
            wide = min(metrics.horizontalAdvance(words) + 1, room.width())
            if wide > left:
                break
            rect = paint.seen(QRectF(start, 0, wide, room.height()), room.width(), mirrored).translated(room.topLeft())
            paint.text(painter, rect, words, font, "accent", paint.leading(mirrored), elide=True)
            start += wide + theme.px(12)
            left -= wide + theme.px(12)

    def _line_count(self, snippet: str) -> int:
        """None, one or two lines, without breaking them, and mostly without measuring."""
        length = len(snippet)
        if length * self._narrow > self._room:
            return 2
        if not length or length * self._wide < self._room:
            return min(length, 1)
        return 1 if self._metrics.horizontalAdvance(snippet) <= self._room else 2


def _by_keyboard(option: QStyleOptionViewItem) -> bool:
    widget = option.widget
    return bool(getattr(widget, "by_keyboard", False))


@lru_cache(maxsize=256)
def _short(words: str, width: float, lines: int, font: str, mirrored: bool) -> str:
    """As many words as stand on so many lines, with … when there are more. ``font`` only tells cached ones apart."""
    theme = app_theme()
    block = TextBlock(words, theme.fonts.style("meta"), theme.fonts.line("meta"), mirrored)
    block.layout(width)
    if block.line_count() <= lines:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        tried = TextBlock(f"{words[:middle]}…", theme.fonts.style("meta"), theme.fonts.line("meta"), mirrored)
        tried.layout(width)
        low, high = (middle, high) if tried.line_count() <= lines else (low, middle - 1)
    whole = words[:low].rsplit(" ", 1)[0] if " " in words[:low] else words[:low]
    return f"{whole.rstrip(' ,;:.…')}…"
