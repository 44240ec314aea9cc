"""Six weeks on the margin line; the open one unfolds its activities in a card.

Promises: one line from the first ring to the last, through the card; Up, Down, Home and End move between the rows,
Enter and Space press them; after new data the keyboard stays on the row it was on, and only weeks that changed are
made anew; bytes that arrive change a week in place. ``opened`` carries an activity's id, ``pressed`` the number of a
week, ``pause_wanted``, ``resume_wanted`` and ``allow_wanted`` a pack's id. Opens nothing by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.domain.journey import HERE, ActivityRow, PackState, WeekRow
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.wording import kind_text, number_text
from desktop_app.widgets import paint
from desktop_app.widgets.activity_row import ActivityRowWidget
from desktop_app.widgets.card import Card
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.margin_line import Columns, columns, paint_line
from desktop_app.widgets.themed import Themed
from desktop_app.widgets.week_row import WeekRowWidget

if TYPE_CHECKING:
    from desktop_app.domain.transfers import Metered, Transfer
    from desktop_app.pages.journey.transfer_line import TransferLine

_USUAL_KINDS = ("lesson", "testimony", "quiz")  # so that the columns do not move when the first week comes
_CARD_FOOT = 8
_CARD_HEAD = 6  # at large text only: there the words begin at the top of a row


@dataclass(frozen=True)
class _Drawn:
    """All that a week's rows are drawn from: equal ones need not be made again."""

    week: WeekRow
    columns: Columns
    first: bool
    last: bool
    dated: bool
    arriving: bool


class WeekList(Themed, QWidget):
    """``show_weeks`` fills it."""

    opened = Signal(str)
    pressed = Signal(int)
    pause_wanted = Signal(str)
    resume_wanted = Signal(str)
    allow_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[WeekRow, ...] = ()
        self._dated = False
        self._column = Column(self)
        self._groups: list[tuple[_Drawn, QWidget]] = []
        self._rows: dict[QWidget, list[QAbstractButton]] = {}
        self._transfers: Mapping[str, Transfer] = {}
        self._lines: dict[str, tuple[WeekRowWidget, TransferLine]] = {}
        self.setAccessibleName(self.tr("Weeks of the course"))
        self.follow_theme()

    def show_weeks(self, weeks: tuple[WeekRow, ...], *, dated: bool = False) -> None:
        """Shows these weeks, in this order; ``dated`` says when each is."""
        self._weeks, self._dated = weeks, dated
        focused = self._focused_key()
        last = len(weeks) - 1
        place = self._place_columns()
        wanted = [
            _Drawn(_begun(week) if arrives else week, place, number == 0, number == last, dated, arrives)
            for number, week in enumerate(weeks)
            for arrives in (self._arrives(week),)
        ]
        for number, drawn in enumerate(wanted):
            if number < len(self._groups) and self._groups[number][0] == drawn:
                continue
            self._put(number, drawn)
        while len(self._groups) > len(wanted):
            self._drop(len(self._groups) - 1)
        self._chain()
        if focused is not None:
            self._focus(focused)

    def show_transfers(self, transfers: "Mapping[str, Transfer]", now: datetime, metered: "Metered") -> None:
        """How far the packs are that are on their way, by pack: below each week that comes, or is renewed."""
        self._transfers = transfers
        if {week.pack for week in self._weeks if self._arrives(week)} != self._lines.keys():
            self.show_weeks(self._weeks, dated=self._dated)
        for pack, (head, line) in self._lines.items():
            transfer = transfers[pack]
            if transfer.size:
                head.show_part(transfer.here, transfer.size)
            line.show_transfer(transfer, now, metered)

    def _arrives(self, week: WeekRow) -> bool:
        return week.pack is not None and week.pack in self._transfers

    def theme_changed(self) -> None:
        self.show_weeks(self._weeks, dated=self._dated)
        super().theme_changed()

    def retranslate(self) -> None:
        """Every row anew: their words were made when they were."""
        while self._groups:
            self._drop(len(self._groups) - 1)
        self.setAccessibleName(self.tr("Weeks of the course"))
        self.show_weeks(self._weeks, dated=self._dated)

    def rows(self) -> list[QAbstractButton]:
        """Every row that can be pressed, from the top down."""
        return [row for _, group in self._groups for row in self._rows[group]]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moved(watched, Qt.Key(event.key()))
        return False

    def _moved(self, row: QObject, key: Qt.Key) -> bool:
        rows = self.rows()
        at = next((number for number, each in enumerate(rows) if each is row), None)
        if at is None:
            return False
        target = {Qt.Key.Key_Up: at - 1, Qt.Key.Key_Down: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(rows) - 1}
        if key not in target:
            return False
        if 0 <= target[key] < len(rows):
            rows[target[key]].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return key in (Qt.Key.Key_Home, Qt.Key.Key_End)

    def _place_columns(self) -> Columns:
        weeks = [self.tr("Week {number}").format(number=number_text(week.number)) for week in self._weeks]
        kinds = {activity.kind for week in self._weeks for activity in week.activities}
        return columns((*weeks, *(kind_text(kind) for kind in kinds.union(_USUAL_KINDS))))

    def _put(self, number: int, drawn: _Drawn) -> None:
        if number < len(self._groups):
            self._drop(number)
        group = self._make(drawn)
        self._column.insertWidget(number, group)
        group.show()  # now, not with the next layout: it may be given the keyboard
        self._groups.insert(number, (drawn, group))

    def _drop(self, number: int) -> None:
        _, group = self._groups.pop(number)
        del self._rows[group]
        for pack in [pack for pack, (head, _) in self._lines.items() if group.isAncestorOf(head)]:
            del self._lines[pack]
        self._column.removeWidget(group)
        group.hide()
        group.deleteLater()

    def _make(self, drawn: _Drawn) -> QWidget:
        week, place = drawn.week, drawn.columns
        ends_here = drawn.last and not week.is_open
        head = WeekRowWidget(week, place, first=drawn.first, last=ends_here, dated=drawn.dated)
        head.setAccessibleDescription(self._what_it_does(week))
        head.clicked.connect(lambda: self.pressed.emit(week.number))
        rows: list[QAbstractButton] = [head]
        group: QWidget = head
        line = self._arriving(drawn, head) if drawn.arriving else None
        if week.is_open:
            group = _OpenWeek(drawn)
            group.body.addWidget(head)
            if line is not None:
                group.body.addWidget(line)
            for activity in week.activities:
                rows.append(self._activity(activity, place, last=drawn.last and activity is week.activities[-1]))
                group.body.addWidget(rows[-1])
        elif line is not None:
            group = QWidget()
            column = Column(group)
            column.addWidget(head)
            column.addWidget(line)
        self._rows[group] = rows
        for row in rows:
            row.installEventFilter(self)
        return group

    def _arriving(self, drawn: _Drawn, head: WeekRowWidget) -> "TransferLine":
        from desktop_app.pages.journey.transfer_line import TransferLine  # here: the first paint does without it

        week, pack = drawn.week, drawn.week.pack or ""
        line = TransferLine(drawn.columns, update=week.pack_state in HERE, last=drawn.last and not week.is_open)
        self._lines[pack] = head, line
        line.pause_wanted.connect(lambda: self.pause_wanted.emit(pack))
        line.resume_wanted.connect(lambda: self.resume_wanted.emit(pack))
        line.allow_wanted.connect(lambda: self.allow_wanted.emit(pack))
        return line

    def _activity(self, activity: ActivityRow, place: Columns, *, last: bool) -> ActivityRowWidget:
        row = ActivityRowWidget(activity, place, last=last)
        row.clicked.connect(lambda: self.opened.emit(activity.id))
        return row

    def _what_it_does(self, week: WeekRow) -> str:
        if week.is_open:
            return self.tr("Open. Press to fold it.")
        return self.tr("Press to show its activities.") if week.activities else self.tr("Press to see its pack.")

    def _chain(self) -> None:
        lines = {head: line for head, line in self._lines.values()}
        stops: list[QWidget] = []
        for row in self.rows():
            stops += [row, lines[row].button] if row in lines else [row]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _focused_key(self) -> tuple[int, str] | None:
        return next((_key(row) for row in self.rows() if row.hasFocus()), None)

    def _focus(self, key: tuple[int, str]) -> None:
        rows = self.rows()
        found = next((row for row in rows if _key(row) == key), None)
        found = found or next((row for row in rows if _key(row) == (key[0], "")), None)
        if found is not None and not found.hasFocus():
            found.setFocus(Qt.FocusReason.OtherFocusReason)


def _begun(week: WeekRow) -> WeekRow:
    """A week whose pack is on its way, without how far it is: that changes in place."""
    return week if week.pack_state in HERE else replace(week, here=0, pack_state=PackState.AVAILABLE)


def _key(row: QAbstractButton) -> tuple[int, str]:
    """Week and activity of a row; "" for the week itself."""
    if isinstance(row, ActivityRowWidget):
        return row.row.week, row.row.id
    return (row.week.number, "") if isinstance(row, WeekRowWidget) else (0, "")


class _OpenWeek(Card):
    """The card of the open week; the margin line runs through its head and foot."""

    def __init__(self, drawn: _Drawn) -> None:
        head = _CARD_HEAD if app_theme().compact else 0
        super().__init__(padding=(0, head, 0, _CARD_FOOT))
        self._drawn, self._head = drawn, head

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = paint.begin(self)
        x = float(self._drawn.columns.line)
        x = self.width() - x if self.mirrored else x
        if not self._drawn.first:
            paint_line(painter, x, 0, self.theme.px(self._head))
        if not self._drawn.last:
            paint_line(painter, x, self.height() - self.theme.px(_CARD_FOOT), self.height())
        painter.end()
