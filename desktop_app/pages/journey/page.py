"""The Journey: what to do next, the six weeks, and beside them the cohort and what waits to be shared.

Promises: it asks for the journey each time it is shown and whenever something it shows changed; the keyboard begins on
the one filled button; a week unfolds where it stands. With no week on this laptop it says how to get the first.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop_app.domain.journey import HERE, JourneyView
from desktop_app.pages.journey.arrangement import Arrangement, Lead, arrange, cohort_week
from desktop_app.pages.journey.cohort_panel import CohortPanel
from desktop_app.pages.journey.continue_card import ContinueCard
from desktop_app.pages.journey.own_pace_panel import OwnPacePanel
from desktop_app.pages.journey.waiting_panel import WaitingPanel
from desktop_app.pages.journey.week_list import WeekList
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.wording import facts, number_text
from desktop_app.widgets.card import Rule
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.page_frame import PageFrame, PageHeader
from desktop_app.widgets.segmented import Segmented
from desktop_app.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from desktop_app.domain.transfers import Metered, Transfer
    from desktop_app.pages.journey.first_week import FirstWeek

_SIDE = 272
_SHOWN = frozenset({"progress", "packs", "exchange", "learner", "notes", "practices"})
_MINE, _COHORT = 0, 1


class JourneyPage(QWidget):
    """See navigation.Page."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._view: JourneyView | None = None
        self._unfolded: int | None = None
        self._lead: Lead | None = None
        self._entered = False
        self._asked = False
        self._header = PageHeader(self.tr("Journey"))
        self._switch = Segmented(self._switch_words(), _MINE, self.tr("Order of the journey"))
        self._continue = ContinueCard()
        self._first: FirstWeek | None = None
        self._weeks = WeekList()
        self._skeleton = Skeleton()
        self._cohort = CohortPanel()
        self._own = OwnPacePanel()
        self._waiting = WaitingPanel()
        self._shared = QWidget()
        self._lay_out()
        self._connect()

    def enter(self, target: str | None) -> None:
        """Shows the journey anew, with the keyboard on what comes next. ``target`` is not used."""
        self._entered = True
        self._unfolded = None
        first = self._app.first_view
        if first is not None and self._view is None:
            self.show_view(first)  # shell/start_up.py tells of a change after the first paint, and it is worked out
        else:
            self._load()

    def retranslate(self) -> None:
        """Every word anew."""
        self._switch.set_options(self._switch_words())
        self._cohort.retranslate()
        if self._first is not None:
            self._first.retranslate()
        self._weeks.retranslate()
        if self._view is not None:
            self._show()

    @Slot(object)
    def show_view(self, view: JourneyView) -> None:
        """Takes in what the operation found."""
        self._skeleton.end()
        self._view = view
        self._show()
        if not view.weeks and not self._asked:
            self._asked = True
            self._first_week().look()
        if self._entered:
            self._entered = False
            self._focus_first()

    @property
    def view(self) -> JourneyView | None:
        """What is shown; None before anything came."""
        return self._view

    def show_transfers(self, transfers: "Mapping[str, Transfer]", metered: "Metered") -> None:
        """How far packs are, by pack; usually what the window's transfer says."""
        self._weeks.show_transfers(transfers, self._app.now(), metered)

    def _lay_out(self) -> None:
        frame = self._frame = PageFrame(with_side=_SIDE, foot=9)
        Column(self).addWidget(frame)
        self._header.add_trailing(self._switch)
        frame.header.addWidget(self._header)
        frame.header.gap(17)
        for first in (self._skeleton, self._continue):
            frame.column.addWidget(first)
            first.hide()
        frame.column.gap(14)
        frame.column.addWidget(self._weeks)
        frame.column.addStretch(1)
        shared = Column(self._shared)
        shared.gap(20)
        shared.addWidget(Rule())
        shared.gap(18)
        shared.addWidget(self._waiting)
        for beside in (self._cohort, self._own, self._shared):
            frame.side.addWidget(beside)
            beside.hide()
        self._switch.hide()

    def _connect(self) -> None:
        self._app.changed.connect(self._on_changed)
        app_theme().changed.connect(self._on_theme)
        self._switch.chosen.connect(self._on_switch)
        self._continue.pressed.connect(self._on_lead)
        self._weeks.opened.connect(self._on_activity)
        self._weeks.pressed.connect(self._on_week)
        self._app.transferring.connect(self._on_transferring)
        if self._app.transfer_made is not None:
            self._on_transferring()
        self._own.join_wanted.connect(self._on_join)

        self._waiting.all_wanted.connect(self._on_sync)

    def _load(self) -> None:
        if self._view is None:
            self._skeleton.begin()
        from desktop_app.operations.kept_journey import journey  # here: the first paint does without it

        self._app.run(journey, done=self.show_view)

    def _show(self) -> None:
        view = self._view
        assert view is not None
        with_cohort = self._with_cohort(view)
        self._switch.choose(_COHORT if with_cohort else _MINE)
        arranged = arrange(view, with_cohort, self._unfolded)
        self._lead = arranged.lead
        self._header.set_words(self.tr("Journey"), self._course_words(view, with_cohort))
        self._switch.setVisible(bool(view.calendar))
        self._show_lead(view, arranged)
        self._weeks.show_weeks(arranged.weeks, dated=with_cohort)
        self._show_transfers()
        self._show_side(view)

    @Slot()
    def _show_transfers(self) -> None:
        """Packs on their way, as soon as somebody looks after them: not on the way to the first paint."""
        transfer = self._app.transfer_made
        if transfer is not None and self._view is not None:
            self.show_transfers({each.pack: each for each in transfer.all}, transfer.limits.metered)

    def _with_cohort(self, view: JourneyView) -> bool:
        return bool(view.calendar) and self._app.preferences.with_cohort

    def _show_lead(self, view: JourneyView, arranged: Arrangement) -> None:
        something = any(week.pack_state in HERE for week in view.weeks)
        self._continue.setVisible(something)
        if something:
            self._continue.show_lead(arranged.lead)
        else:
            self._first_week().show_week(arranged.lead.week)
        if self._first is not None:
            self._first.setVisible(not something)

    def _first_week(self) -> "FirstWeek":
        """Made when there is none: most starts have no use for it, nor for what installs packs."""
        if self._first is None:
            from desktop_app.pages.journey.first_week import FirstWeek

            self._first = FirstWeek(self._app)
            self._first.packs_wanted.connect(self._on_packs)
            self._frame.column.insertWidget(0, self._first)
        return self._first

    def _show_side(self, view: JourneyView) -> None:
        has_cohort = bool(view.calendar)
        self._cohort.setVisible(has_cohort)
        if has_cohort:
            self._cohort.show_view(view)
        self._own.setVisible(not has_cohort)
        self._own.show_status(view.status)
        # Without a centre one panel says it all: nothing waits to be shared with nobody.
        self._shared.setVisible(view.status.enrolled)
        self._waiting.show_waiting(view.waiting, view.status)

    def _course_words(self, view: JourneyView, with_cohort: bool) -> str:
        if not view.weeks:
            return view.course
        number, total = view.current_week, number_text(len(view.weeks))
        words = self.tr("Week {number} of {total}")
        if with_cohort and cohort_week(view):
            number = cohort_week(view)
            words = self.tr("The cohort is in week {number} of {total}")
        words = words.format(number=number_text(number), total=total)
        return words if app_theme().compact else facts(view.course, words)

    def _switch_words(self) -> tuple[str, str]:
        return self.tr("My pace"), self.tr("With the cohort")

    def _focus_first(self) -> None:
        """The keyboard on the filled button, unless the person is writing somewhere."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit):
            return
        waiting = self._first is not None and self._first.isVisibleTo(self)
        button = self._first_week().button if waiting else self._continue.button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_transferring(self) -> None:
        transfer = self._app.transfer
        transfer.changed.connect(self._show_transfers)
        transfer.moved.connect(self._show_transfers)
        self._weeks.pause_wanted.connect(transfer.pause)
        self._weeks.resume_wanted.connect(transfer.resume)
        self._weeks.allow_wanted.connect(transfer.allow_metered)
        self._show_transfers()

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & _SHOWN:
            self._load()

    @Slot()
    def _on_theme(self) -> None:
        if self._view is not None:
            self._show()

    @Slot(int)
    def _on_switch(self, index: int) -> None:
        self._unfolded = None
        self._app.set_preferences(with_cohort=index == _COHORT)
        if self._view is not None:
            self._show()

    @Slot()
    def _on_lead(self) -> None:
        lead = self._lead
        if lead is not None and lead.activity is not None:
            self._on_activity(lead.activity.id)
        elif lead is not None:
            self._navigate.go("packs", lead.week.pack if lead.week is not None else None)

    @Slot(str)
    def _on_activity(self, activity: str) -> None:
        assert self._view is not None
        rows = (row for week in self._view.weeks for row in week.activities)
        kind = next((row.kind for row in rows if row.id == activity), "lesson")
        self._navigate.go("quiz" if kind == "quiz" else "reader", activity)

    @Slot(int)
    def _on_week(self, number: int) -> None:
        assert self._view is not None
        week = next(week for week in self._view.weeks if week.number == number)
        if not week.activities:
            self._navigate.go("packs", week.pack)
            return
        arranged = arrange(self._view, self._with_cohort(self._view), self._unfolded)
        self._unfolded = 0 if arranged.open_week == number else number
        self._show()

    @Slot()
    def _on_packs(self) -> None:
        self._navigate.go("packs")

    @Slot()
    def _on_join(self) -> None:
        self._navigate.go("settings", "join")

    @Slot()
    def _on_sync(self) -> None:
        self._navigate.go("sync")
