"""One activity of the open week: marker on the margin line, icon, kind, title, minutes.

Promises: a button (Enter and Space open it) whose accessible name says kind, title, minutes and state; one line at
normal text, two at large text (title; kind and minutes).
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.domain.journey import ActivityRow, ActivityState
from desktop_app.qt_support.wording import KIND_ICONS, facts, kind_text, minutes_text
from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.margin_line import Columns, paint_line, paint_marker
from desktop_app.widgets.themed import Themed

_HEIGHT = 33
_END = 14


class ActivityRowWidget(KeyboardFocus, Themed, QAbstractButton):
    """``columns`` from margin_line; ``last`` ends the line at this row's marker when nothing follows."""

    ring_radius = 4

    def __init__(
        self, row: ActivityRow, columns: Columns, *, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._columns = columns
        self._last = last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(self._title())
        self.setAccessibleName(", ".join([kind_text(row.kind), self._title(), self._minutes(), self._state()]))
        self.follow_theme()

    def sizeHint(self) -> QSize:
        theme = self.theme
        if theme.compact:
            return QSize(theme.px(300), theme.fonts.line("ui") + theme.fonts.line("caption") + theme.px(9))
        return QSize(theme.px(420), max(theme.px(_HEIGHT), theme.fonts.line("ui") + theme.px(10)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        current = self.row.state is ActivityState.CURRENT
        band = QRectF(self._columns.icon - self.theme.px(8), 1, self.width() - self._columns.icon, self.height() - 2)
        if current or self.underMouse():
            paint.box(painter, self._seen(band), "tint" if current else "well", None, 5)
        self._paint_marker(painter)
        if self.theme.compact:
            self._paint_two_lines(painter)
        else:
            self._paint_one_line(painter)
        painter.end()

    def _paint_marker(self, painter: QPainter) -> None:
        x, middle = float(self._columns.line), self.height() / 2
        x = self.width() - x if self.mirrored else x
        paint_line(painter, x, 0, middle if self._last else self.height())
        paint_marker(painter, QPointF(x, middle), self.row.state, "sheet")

    def _paint_one_line(self, painter: QPainter) -> None:
        theme, fonts, column = self.theme, self.theme.fonts, self._columns
        side, height = theme.icon(18), self.height()
        at = QRectF(column.icon, round((height - side) / 2), side, side)
        paint.icon(painter, self._seen(at), KIND_ICONS[self.row.kind], self._icon_token(), mirrored=self.mirrored)
        lead = paint.leading(self.mirrored)
        kind = QRectF(column.kind, 0, column.title - column.kind, height)
        paint.text(painter, self._seen(kind), kind_text(self.row.kind), fonts.style("meta"), "ink3", lead)
        end_font = fonts.style("meta-medium" if self._is_current() else "meta")
        end_width = QFontMetricsF(end_font).horizontalAdvance(self._minutes()) + 2
        end = QRectF(self.width() - theme.px(_END) - end_width, 0, end_width, height)
        token = "accent" if self._is_current() else "ink3"
        paint.text(painter, self._seen(end), self._minutes(), end_font, token, paint.trailing(self.mirrored))
        title = QRectF(column.title, 0, end.left() - column.title - theme.px(10), height)
        font = fonts.style("ui-strong" if self._is_current() else "ui")
        paint.text(painter, self._seen(title), self._title(), font, self._title_token(), lead, elide=True)

    def _paint_two_lines(self, painter: QPainter) -> None:
        theme, fonts, lead = self.theme, self.theme.fonts, paint.leading(self.mirrored)
        x, top = self._columns.title, theme.px(4)
        room = self.width() - x - theme.px(10)
        font = fonts.style("ui-strong" if self._is_current() else "ui")
        title = QRectF(x, top, room, fonts.line("ui"))
        paint.text(painter, self._seen(title), self._title(), font, self._title_token(), lead, elide=True)
        line, side = fonts.line("caption"), theme.icon(15)
        at = QRectF(x, round(title.bottom() + (line - side) / 2), side, side)
        token = "accent" if self._is_current() else "ink3"
        paint.icon(painter, self._seen(at), KIND_ICONS[self.row.kind], token, mirrored=self.mirrored)
        words = facts(kind_text(self.row.kind), self._minutes())
        below = QRectF(x + side + theme.px(7), title.bottom(), room - side - theme.px(7), line)
        paint.text(painter, self._seen(below), words, fonts.style("caption"), token, lead, elide=True)

    def _is_current(self) -> bool:
        return self.row.state is ActivityState.CURRENT

    def _title(self) -> str:
        return f"{self.row.number}  {self.row.title}" if self.row.number else self.row.title

    def _title_token(self) -> str:
        return "ink3" if self.row.state is ActivityState.DONE else "ink"

    def _icon_token(self) -> str:
        return "accent" if self._is_current() else "ink2"

    def _minutes(self) -> str:
        begun = self._is_current() and self.row.minutes_left < self.row.minutes
        if begun:
            return self.tr("{time} left").format(time=minutes_text(self.row.minutes_left))
        return minutes_text(self.row.minutes)

    def _state(self) -> str:
        return {
            ActivityState.OPEN: self.tr("not begun"),
            ActivityState.CURRENT: self.tr("you are here"),
            ActivityState.DONE: self.tr("done"),
        }[self.row.state]

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
