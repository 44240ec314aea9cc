"""The cohort's weeks as rows of five day marks, with a red line for today.

Promises: what is done is green and fills from Monday on; today's line stands in the middle of its day, and on the
edge of the week at the weekend; empty marks have an outline where the theme needs one to be seen (Sun). It says every
week in words to a screen reader. Refuses to be pressed: it only shows.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.journey import CalendarWeek
from desktop_app.domain.learner import Theme as ThemeName
from desktop_app.qt_support.wording import day_range_text, facts, number_text
from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

_PITCH = 25
_MARK_HEIGHT = 8
_GAP = 3
_LEAST_MARK = 12
_MOST_MARK = 44
_LABEL_GAP = 7
_MARKS_GAP = 24


@dataclass(frozen=True)
class _Columns:
    """From the start of reading: the week, its dates, the first mark; then the width of a mark."""

    dates: int
    marks: int
    mark: int


class CalendarMarks(Themed, QWidget):
    """``show_weeks`` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[CalendarWeek, ...] = ()
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_weeks(self, weeks: tuple[CalendarWeek, ...], today: date) -> None:
        """Shows a calendar and where today falls in it."""
        self._weeks, self._today = weeks, today
        self.setAccessibleName(self.tr("Cohort calendar"))
        self.setAccessibleDescription(". ".join(self._spoken(week) for week in weeks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.text(272), self._pitch() * len(self._weeks))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self._pitch() * len(self._weeks))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        column = self._columns()
        for number, week in enumerate(self._weeks):
            row = QRectF(0, number * self._pitch(), self.width(), self._pitch())
            self._paint_words(painter, row, week, column)
            self._paint_marks(painter, row, week, column)
        painter.end()

    def _paint_words(self, painter: QPainter, row: QRectF, week: CalendarWeek, column: _Columns) -> None:
        fonts, now, lead = self.theme.fonts, self._is_now(week), paint.leading(self.mirrored)
        short = QRectF(0, row.y(), column.dates, row.height())
        font = fonts.ui(12, 600 if now else 400)
        paint.text(painter, self._seen(short), self._short(week), font, "ink" if now else "ink2", lead)
        dates = QRectF(column.dates, row.y(), column.marks - column.dates, row.height())
        token = "ink" if now else "ink3"
        paint.text(painter, self._seen(dates), self._dates(week), fonts.style("caption"), token, lead)

    def _paint_marks(self, painter: QPainter, row: QRectF, week: CalendarWeek, column: _Columns) -> None:
        theme = self.theme
        height, gap = theme.px(_MARK_HEIGHT), theme.px(_GAP)
        top = int(row.center().y() - height / 2)
        for day, done in enumerate(week.days):
            mark = QRectF(column.marks + day * (column.mark + gap), top, column.mark, height)
            outline = "line2" if theme.name is ThemeName.SUN and done < 1 else None
            paint.box(painter, self._seen(mark), "paper" if outline else "line", outline, 2)
            if done > 0:
                filled = QRectF(mark.x(), mark.y(), max(2.0, round(mark.width() * min(1.0, done))), height)
                paint.box(painter, self._seen(filled), "accent", None, 2)
        if self._is_now(week):
            self._paint_today(painter, row, week, column)

    def _paint_today(self, painter: QPainter, row: QRectF, week: CalendarWeek, column: _Columns) -> None:
        step, half = column.mark + self.theme.px(_GAP), self.theme.px(11)
        day = (self._today - week.starts).days
        x = column.marks + (day * step + column.mark // 2 - 1 if day < len(week.days) else len(week.days) * step - 2)
        line = QRectF(x, int(row.center().y()) - half, 2, 2 * half)
        painter.fillRect(self._seen(line), paint.colour("margin"))

    def _columns(self) -> _Columns:
        theme = self.theme
        strong, plain = QFontMetricsF(theme.fonts.ui(12, 600)), QFontMetricsF(theme.fonts.style("caption"))
        short = max((strong.horizontalAdvance(self._short(week)) for week in self._weeks), default=0.0)
        dates = max((plain.horizontalAdvance(self._dates(week)) for week in self._weeks), default=0.0)
        start = round(short) + theme.px(_LABEL_GAP)
        marks = start + round(dates) + theme.px(_MARKS_GAP)
        days = max((len(week.days) for week in self._weeks), default=1)
        free = (self.width() - marks - (days - 1) * theme.px(_GAP)) // days
        mark = min(max(free, theme.px(_LEAST_MARK)), theme.px(_MOST_MARK))
        if mark == free:  # they end where the column ends, below the switch; the few pixels left over go before them
            marks = self.width() - days * mark - (days - 1) * theme.px(_GAP)
        return _Columns(start, marks, mark)

    def _pitch(self) -> int:
        return max(self.theme.px(_PITCH), self.theme.fonts.line("caption") + self.theme.px(6))

    def _is_now(self, week: CalendarWeek) -> bool:
        return 0 <= (self._today - week.starts).days < 7

    def _short(self, week: CalendarWeek) -> str:
        return self.tr("W{number}", "W for week, in a narrow column").format(number=number_text(week.number))

    def _dates(self, week: CalendarWeek) -> str:
        return day_range_text(week.starts, week.ends)

    def _spoken(self, week: CalendarWeek) -> str:
        name = self.tr("Week {number}").format(number=number_text(week.number))
        done = self.tr("{days} of {all} days done").format(
            days=number_text(sum(week.days), 1), all=number_text(len(week.days))
        )
        return facts(name, self._dates(week), done, self.tr("today") if self._is_now(week) else "")

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
