"""One week on the margin line: numbered ring, "Week 3", title, and at the end what there is to say about it.

Promises: a button that says all it shows to a screen reader; it paints its piece of the margin line, and none above the
first or below the last. The open week is taller and stronger, and its activities follow in rows below it.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.domain.journey import HERE, PackState, WeekRow
from desktop_app.qt_support.course_words import fallback_words
from desktop_app.qt_support.wording import (
    day_range_text,
    day_text,
    facts,
    minutes_text,
    number_text,
    part_of_size_text,
    size_text,
)
from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.margin_line import Columns, paint_line
from desktop_app.widgets.ring import paint_ring
from desktop_app.widgets.themed import Themed

_HEIGHT = 40
_OPEN_HEIGHT = 46
_END = 14


class WeekRowWidget(KeyboardFocus, Themed, QAbstractButton):
    """``first`` and ``last`` end the margin line at this row's ring; ``dated`` says when the week is."""

    def __init__(
        self,
        week: WeekRow,
        columns: Columns,
        *,
        first: bool = False,
        last: bool = False,
        dated: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.week = week
        self._dated = dated
        self._arriving = False
        self._columns = columns
        self._first, self._last = first, last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(week.title)
        self._say()
        self.follow_theme()

    def show_part(self, here: int, size: int) -> None:
        """How much of its pack is here by now, in bytes; for a week that is not on this laptop yet. The row says the
        share of it: a line below says the rest."""
        state = PackState.PARTLY if here else PackState.AVAILABLE
        week = replace(self.week, here=here, size=size, pack_state=state)
        if self.week.pack_state in HERE or (self._arriving and week == self.week):
            return
        self.week, self._arriving = week, True
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(", ".join([self._name(), self.week.title, self._end_words()]))

    def sizeHint(self) -> QSize:
        theme = self.theme
        if theme.compact:
            return QSize(theme.px(300), theme.fonts.line("ui") + theme.fonts.line("caption") + theme.px(9))
        height = _OPEN_HEIGHT if self.week.is_open else _HEIGHT
        return QSize(theme.px(420), max(theme.px(height), theme.fonts.line("ui") + theme.px(12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        if self.underMouse() and not self.week.is_open:
            band = QRectF(0, 2, self.width(), self.height() - 4)
            paint.box(painter, band, "well", None, 6)
        self._paint_ring(painter)
        if self.theme.compact:
            self._paint_two_lines(painter)
        else:
            self._paint_one_line(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        week, middle = self.week, self._middle()
        x = float(self._columns.line)
        x = self.width() - x if self.mirrored else x
        paint_line(painter, x, middle if self._first else 0, middle if self._last else self.height())
        share = week.done / week.total if week.total else 0.0
        radius = self.theme.icon(26) / 2
        if 0 < share < 1:
            paint.disc(painter, QPointF(x, middle), radius, "sheet")
        font = self.theme.fonts.ui(13, 600)
        paint_ring(painter, QPointF(x, middle), radius, share, self.mirrored, number_text(week.number), font)

    def _paint_one_line(self, painter: QPainter) -> None:
        theme, fonts, column, open_ = self.theme, self.theme.fonts, self._columns, self.week.is_open
        middle, lead = self._middle(), paint.leading(self.mirrored)
        row = QRectF(0, middle - theme.px(20), self.width(), 2 * theme.px(20))
        name = QRectF(column.icon, row.top(), column.title - column.icon, row.height())
        name_font = fonts.style("meta-strong" if open_ else "meta")
        paint.text(painter, self._seen(name), self._name(), name_font, "ink" if open_ else "ink3", lead)
        font = fonts.ui(15, 600) if open_ else fonts.style("ui")
        needed = QFontMetricsF(font).horizontalAdvance(self.week.title) + theme.px(12)
        end_x = self._paint_end(painter, row, self.width() - column.title - needed)
        title = QRectF(column.title, row.top(), end_x - column.title - theme.px(12), row.height())
        token = "ink" if open_ or self.week.pack_state in HERE else "ink2"
        paint.text(painter, self._seen(title), self.week.title, font, token, lead, elide=True)

    def _paint_end(self, painter: QPainter, row: QRectF, room: float) -> float:
        """Words at the end of the row, fewer when the title needs the ``room``; gives where they begin, with icon or
        the ring before them."""
        theme, font = self.theme, self.theme.fonts.style("meta")
        metrics = QFontMetricsF(font)
        several = (self._end_words(), facts(fallback_words(self.week.spoken), self._short_end()))
        fitting = (each for each in several if metrics.horizontalAdvance(each) + theme.px(_END) <= room)
        words = next(fitting, self._short_end())
        width = metrics.horizontalAdvance(words) + 2
        x = self.width() - theme.px(_END) - width
        token = "ink2" if self.week.is_open or self.week.pack_state not in HERE else "ink3"
        rect = QRectF(x, row.top(), width, row.height())
        paint.text(painter, self._seen(rect), words, font, token, paint.trailing(self.mirrored))
        return x - self._paint_end_sign(painter, x, row)

    def _paint_end_sign(self, painter: QPainter, x: float, row: QRectF) -> float:
        theme = self.theme
        icon = {PackState.AVAILABLE: "download", PackState.DAMAGED: "triangle-alert"}.get(self.week.pack_state)
        side = theme.icon(14)
        at = QRectF(round(x - theme.px(6) - side), round(row.center().y() - side / 2), side, side)
        if icon is not None:
            paint.icon(painter, self._seen(at), icon, "red" if icon == "triangle-alert" else "ink2", 2)
        elif self.week.pack_state is PackState.PARTLY:
            share = self.week.here / max(1, self.week.size)
            paint_ring(painter, self._seen(at).center(), side / 2, share, self.mirrored)
        else:
            return 0
        return side + theme.px(6)

    def _paint_two_lines(self, painter: QPainter) -> None:
        theme, fonts, lead = self.theme, self.theme.fonts, paint.leading(self.mirrored)
        x, top = self._columns.title, theme.px(4)
        room = self.width() - x - theme.px(10)
        above = QRectF(x, top, room, fonts.line("caption"))
        words = facts(self._name(), fallback_words(self.week.spoken), self._short_end())
        paint.text(painter, self._seen(above), words, fonts.style("caption"), "ink2", lead, elide=True)
        title = QRectF(x, above.bottom(), room, fonts.line("ui"))
        font = fonts.style("ui-strong" if self.week.is_open else "ui")
        paint.text(painter, self._seen(title), self.week.title, font, "ink", lead, elide=True)

    def _middle(self) -> float:
        return self.height() / 2

    def _name(self) -> str:
        return self.tr("Week {number}").format(number=number_text(self.week.number))

    def _short_end(self) -> str:
        week = self.week
        return self._count_words() if week.pack_state in HERE and not week.done_on else self._standing_words()

    def _end_words(self) -> str:
        return facts(fallback_words(self.week.spoken), self._standing_words())

    def _standing_words(self) -> str:
        week = self.week
        if not self._dated or week.starts is None or week.ends is None or week.done_on is not None:
            return self._state_words()
        dates = day_range_text(week.starts, week.ends)
        if week.pack_state in HERE:
            return facts(dates, self._count_words())
        return facts(dates, self.tr("Not here yet") if week.pack_state is PackState.ABSENT else self._state_words())

    def _state_words(self) -> str:
        week = self.week
        if week.pack_state in HERE:
            return self._progress_words()
        if week.pack_state is PackState.PARTLY and self._arriving:
            return self.tr("{share} %").format(share=number_text(100 * week.here // max(1, week.size)))
        if week.pack_state is PackState.PARTLY:
            return self.tr("{part} here").format(part=part_of_size_text(week.here, week.size))
        if week.pack_state is PackState.AVAILABLE:
            return facts(self.tr("Not here yet"), size_text(week.size))
        if week.pack_state is PackState.DAMAGED:
            return self.tr("Damaged: install it again")
        return self.tr("Opens {day}").format(day=day_text(week.starts)) if week.starts else self.tr("Not here yet")

    def _progress_words(self) -> str:
        week = self.week
        if week.done_on is not None:
            return self.tr("Done {day}").format(day=day_text(week.done_on))
        if not week.is_open or not week.minutes_left:
            return self._count_words()
        left = self.tr("about {time} left").format(time=minutes_text(week.minutes_left))
        return facts(self._count_words(), left)

    def _count_words(self) -> str:
        return self.tr("{done} of {total} done").format(done=self.week.done, total=self.week.total)

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
