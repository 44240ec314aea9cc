"""The ways on from a lesson: previous and next by name at the foot, and what stands at the end of the text.

Promises: the one filled button of the screen is at the end of the text ("Mark as read"); names that do not fit are
shortened, their whole is in the accessible name. Used by the reader's page.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.journey import ActivityRow
from desktop_app.qt_support.wording import day_text, facts, kind_text, minutes_text
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed

translate = QCoreApplication.translate  # by this name lupdate finds the strings
_HEIGHT = 56


class WayButton(Button):
    """A quiet button that shortens its words to ``limit`` pixels."""

    def __init__(self, *, icon: str = "", trailing: str = "") -> None:
        super().__init__("", "quiet", icon=icon, trailing=trailing)
        self._whole = ""
        self._limit = 400

    def show_way(self, name: str) -> None:
        """Goes there; hidden when there is nowhere to go."""
        self._whole = name
        self.setVisible(bool(name))
        self._shorten()

    def set_limit(self, limit: int) -> None:
        self._limit = limit
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetricsF(self.theme.fonts.style("ui-strong"))
        words = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self._limit)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole if words != self._whole else "")


class FootBar(Themed, QWidget):
    """Previous and next by name."""

    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = WayButton(icon="arrow-left")
        self.next = WayButton(trailing="arrow-right")
        row = Row(self, spacing=24, margins=(36, 1, 36, 0))
        row.addWidget(self.previous)
        row.addStretch(1)
        row.addWidget(self.next)
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_ways(self, previous: ActivityRow | None, following: ActivityRow | None) -> None:
        self.previous.show_way(way_name(previous))
        self.next.show_way(way_name(following))

    def sizeHint(self) -> QSize:
        return QSize(400, max(self.theme.px(_HEIGHT), self.theme.text(34)) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        half = self.width() // 2 - self.theme.px(36 + 12) - self.theme.icon(18) - self.theme.px(8)
        self.previous.set_limit(half)
        self.next.set_limit(half)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.line(painter, 0, 0.5, self.width(), 0.5, "line")
        painter.end()


class EndPanel(Themed, QWidget):
    """What stands below the last line: the way to say "read", and then the way on."""

    finish_wanted = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ActivityRow | None = None
        self._next: ActivityRow | None = None
        self._previous: ActivityRow | None = None
        self._with_previous = False
        self._done_on: date | None = None
        self._state = Label("", "ui-strong", wrap=True)
        self._more = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", "primary", trailing="arrow-right")
        self.button.clicked.connect(self._on_pressed)
        self.previous = WayButton(icon="arrow-left")
        self.previous.clicked.connect(self.previous_wanted)
        self._column = Column(self, margins=(0, 22, 0, 6))
        row = Row(spacing=24)
        words = Column(spacing=1)
        words.addWidget(self._state)
        words.addWidget(self._more)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)
        self._column.addWidget(self.previous)
        self.follow_theme()

    def show_end(self, row: ActivityRow, previous: ActivityRow | None, following: ActivityRow | None) -> None:
        """``row`` with its state, and what stands beside it in the week."""
        self._row, self._previous, self._next, self._done_on = row, previous, following, row.done_on
        self.retranslate()

    def show_previous(self, wanted: bool) -> None:
        """The way back stands here when there is no foot bar."""
        self._with_previous = wanted
        self.previous.show_way(way_name(self._previous) if wanted else "")

    def retranslate(self) -> None:
        if self._row is None:
            return
        done = self._done_on is not None
        testimony = self._row.kind == "testimony"
        if self._done_on is not None:
            self._state.set_text(self.tr("You read this on {day}.").format(day=day_text(self._done_on)))
        elif testimony:
            self._state.set_text(self.tr("This is the end of the testimony."))
        else:
            self._state.set_text(self.tr("This is the end of the lesson."))
        if self._next is not None:
            after = facts(way_name(self._next), minutes_text(self._next.minutes))
            self._more.set_text(self.tr("Next: {activity}").format(activity=after))
        else:
            self._more.set_text(self.tr("It is the last activity of this week."))
        if not done:
            going = self._next is not None
            self.button.setText(self.tr("Mark as read and go on") if going else self.tr("Mark as read"))
            self.button.set_icons("", "arrow-right" if going else "")
        else:
            self.button.setText(self.tr("Go on") if self._next is not None else self.tr("Back to the week"))
            self.button.set_icons("", "arrow-right")
        self.show_previous(self._with_previous)

    def fit(self, width: int) -> int:
        """Takes that width; gives the height it needs."""
        self.previous.set_limit(max(80, width - self.theme.px(60)))
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        self.resize(width, max(height, self._column.totalMinimumSize().height()))
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.line(painter, 0, 0.5, self.width(), 0.5, "line")
        painter.end()

    def _on_pressed(self) -> None:
        if self._done_on is None:
            self.finish_wanted.emit()
        else:
            self.next_wanted.emit()


def way_name(row: ActivityRow | None) -> str:
    """ "1.2  The five tasks", or "Quiz: Your first week" for kinds without a number; "" for None."""
    if row is None:
        return ""
    if row.number:
        return f"{row.number}  {row.title}"
    return translate("WaysOn", "{kind}: {title}").format(kind=kind_text(row.kind), title=row.title)
