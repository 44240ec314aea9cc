"""The cohort beside the journey: its dates, its calendar, and where today falls, in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.journey import JourneyView
from desktop_app.pages.journey.calendar_marks import CalendarMarks
from desktop_app.pages.journey.pace_words import pace_words
from desktop_app.qt_support.wording import isolate, long_day_text
from desktop_app.widgets import paint
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed


class CohortPanel(QWidget):
    """``show_view`` fills it; the view must have a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(self.tr("Cohort calendar"), "ui-strong")
        self._dates = Label("", "meta", "ink3")
        self._marks = CalendarMarks()
        self._done_word = Label(self.tr("done by me"), "caption", "ink2")
        self._today_word = Label(self.tr("today"), "caption", "ink2")
        self._words = Label("", "meta", "ink2", wrap=True)
        column = Column(self)
        column.addWidget(self._title)
        column.addWidget(self._dates)
        column.gap(11)
        column.addWidget(self._marks)
        column.gap(8)
        column.addLayout(self._legend())
        column.gap(8)
        column.addWidget(self._words)

    def show_view(self, view: JourneyView) -> None:
        """Shows a cohort's calendar."""
        first, last = view.calendar[0].starts, view.calendar[-1].ends
        start = long_day_text(first, year=first.year != last.year)
        self._dates.set_text(
            self.tr("{first} – {last}").format(first=isolate(start), last=isolate(long_day_text(last, year=True)))
        )
        self._marks.show_weeks(view.calendar, view.today)
        self._words.set_text(pace_words(view))

    def retranslate(self) -> None:
        """The words that do not come with a view."""
        self._title.set_text(self.tr("Cohort calendar"))
        self._done_word.set_text(self.tr("done by me"))
        self._today_word.set_text(self.tr("today"))

    def _legend(self) -> Row:
        legend = Row(spacing=6)
        legend.addWidget(_Swatch(12, 10, "accent"))
        legend.addWidget(self._done_word)
        legend.gap(10)
        legend.addWidget(_Swatch(2, 11, "margin"))
        legend.addWidget(self._today_word)
        legend.addStretch(1)
        return legend


class _Swatch(Themed, QWidget):
    """A flat piece of colour in the legend."""

    def __init__(self, width: int, height: int, token: str) -> None:
        super().__init__()
        self._size = (width, height)
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        width, height = self._size
        return QSize(width if width <= 2 else self.theme.icon(width), self.theme.icon(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(QRectF(self.rect()), paint.colour(self._token))
        painter.end()
