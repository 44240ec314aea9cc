"""The history of exchanges: when, what it was like, and the bytes both ways.

Promises: newest first, six rows until a person asks for all; bytes stand right in their columns under their heads.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.sharing import ExchangeRow
from desktop_app.pages.sync.exchange_words import exchange_words
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.wording import column_size_text, facts, weekday_moment_text
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import ListCard
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed

FOLDED: Final = 6
_PADDING = 17
_END = 15
_HEIGHT = 29
_BYTES = 86  # at least; a language with longer words gets more


@dataclass(frozen=True)
class _Columns:
    """From the start: icon and words; widths of the two columns of bytes, which end at the padding."""

    icon: int
    words: int
    bytes: int


class ExchangeList(Themed, QWidget):
    """``show_history`` fills it; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: tuple[ExchangeRow, ...] = ()
        self._unfolded = False
        self._title = Label("", "h3")
        self._heads = _Heads()
        self._card = ListCard()
        head = Row()
        head.addWidget(self._title)
        head.addWidget(self._heads, 1)
        column = Column(self)
        column.addLayout(head)
        column.gap(6)
        column.addWidget(self._card)
        self.follow_theme()

    def show_history(self, history: tuple[ExchangeRow, ...]) -> None:
        """Shows these, newest first."""
        self.setVisible(bool(history))
        if history != self._history:
            self._history = history
            self._refill()

    def retranslate(self) -> None:
        """Every word anew."""
        self._refill()

    def theme_changed(self) -> None:
        super().theme_changed()
        self._refill()

    def _refill(self) -> None:
        self._title.set_text(self.tr("Exchanges"))
        self._card.clear()
        shown = self._history if self._unfolded else self._history[:FOLDED]
        heads = self.tr("sent"), self.tr("received")
        place = _place(shown, heads)
        self._heads.show_words(heads, place)
        for row in shown:
            self._card.add_row(_Exchange(row, place))
        if len(shown) < len(self._history):
            self._card.add_row(self._more_row())

    def _more_row(self) -> QWidget:
        holder = QWidget()
        more = Button(self.tr("Show all %n exchanges", "", len(self._history)), "quiet")
        more.clicked.connect(self._on_more)
        Row(holder, margins=(_PADDING, 0, _PADDING, 0)).addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _on_more(self) -> None:
        self._unfolded = True
        self._refill()


def _place(rows: tuple[ExchangeRow, ...], heads: tuple[str, str]) -> _Columns:
    """The columns of now; dates and bytes are as wide as the widest of them."""
    theme = app_theme()
    metrics = QFontMetricsF(theme.fonts.style("meta"))
    dates = max((metrics.horizontalAdvance(weekday_moment_text(row.when)) for row in rows), default=0.0)
    counts = {column_size_text(count) for row in rows for count in (row.bytes_up, row.bytes_down)}
    widest = max(metrics.horizontalAdvance(words) for words in (*counts, *heads))
    icon = theme.px(_PADDING) + round(dates) + theme.px(17)
    return _Columns(icon, icon + theme.icon(15) + theme.px(10), max(theme.text(_BYTES), round(widest) + theme.px(18)))


class _Heads(Themed, QWidget):
    """ "sent" and "received" above their columns; spoken in each row instead."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self._place = _Columns(0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_words(self, heads: tuple[str, str], place: _Columns) -> None:
        self._words, self._place = heads, place
        self.setVisible(not self.theme.compact)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * self._place.bytes, self.theme.fonts.line("h3"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        end = self.width() - self.theme.px(_END) - 1  # the rows below stand inside a border
        for number, words in enumerate(reversed(self._words)):
            at = QRectF(end - (number + 1) * self._place.bytes, 3, self._place.bytes, self.height())
            at = paint.seen(at, self.width(), self.mirrored)
            font = self.theme.fonts.style("caption")
            paint.text(painter, at, words, font, "ink3", paint.trailing(self.mirrored))
        painter.end()


class _Exchange(Themed, QWidget):
    """One line, two at large text."""

    def __init__(self, row: ExchangeRow, place: _Columns) -> None:
        super().__init__()
        self._row, self._place = row, place
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(facts(weekday_moment_text(row.when), exchange_words(row), self._bytes_words()))
        self.follow_theme()

    def sizeHint(self) -> QSize:
        theme = self.theme
        if theme.compact:
            return QSize(theme.px(300), 2 * theme.fonts.line("meta") + theme.px(12))
        return QSize(theme.px(420), max(theme.px(_HEIGHT), theme.fonts.line("meta") + theme.px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        if self.theme.compact:
            self._paint_two_lines(painter)
        else:
            self._paint_one_line(painter)
        painter.end()

    def _paint_one_line(self, painter: QPainter) -> None:
        theme, row, place, height = self.theme, self._row, self._place, self.height()
        font, lead, trail = theme.fonts.style("meta"), paint.leading(self.mirrored), paint.trailing(self.mirrored)
        padding = theme.px(_PADDING)
        when = QRectF(padding, 0, place.icon - padding, height)
        paint.text(painter, self._seen(when), weekday_moment_text(row.when), font, "ink2", lead)
        self._paint_icon(painter, place.icon, 0, height)
        end = self.width() - theme.px(_END)
        for number, count in enumerate((row.bytes_down, row.bytes_up)):
            at = QRectF(end - (number + 1) * place.bytes, 0, place.bytes, height)
            paint.text(painter, self._seen(at), column_size_text(count), font, "ink2", trail)
        words = QRectF(place.words, 0, end - 2 * place.bytes - place.words + theme.px(20), height)
        paint.text(painter, self._seen(words), exchange_words(row), font, "ink", lead, elide=True)

    def _paint_two_lines(self, painter: QPainter) -> None:
        theme, line = self.theme, self.theme.fonts.line("meta")
        font, lead, padding = theme.fonts.style("meta"), paint.leading(self.mirrored), theme.px(_PADDING)
        x = padding + theme.icon(15) + theme.px(10)
        room = self.width() - x - padding
        self._paint_icon(painter, padding, theme.px(6), line)
        above = QRectF(x, theme.px(6), room, line)
        paint.text(painter, self._seen(above), exchange_words(self._row), font, "ink", lead, elide=True)
        below = above.translated(0, line)
        words = facts(weekday_moment_text(self._row.when), self._bytes_words())
        paint.text(painter, self._seen(below), words, theme.fonts.style("caption"), "ink3", lead, elide=True)

    def _paint_icon(self, painter: QPainter, x: float, top: float, height: float) -> None:
        side = self.theme.icon(15)
        at = QRectF(x, round(top + (height - side) / 2), side, side)
        name, token = ("check", "accent") if self._row.ok else ("triangle-alert", "ochre")
        if self._row.way == "stick":
            name = "usb"
        paint.icon(painter, self._seen(at), name, token, 2)

    def _bytes_words(self) -> str:
        return self.tr("{up} sent, {down} received").format(
            up=column_size_text(self._row.bytes_up), down=column_size_text(self._row.bytes_down)
        )

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
