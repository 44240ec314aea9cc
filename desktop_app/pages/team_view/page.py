"""What the course team sees of me: what leaves this laptop for their eyes, item by item, and what never does.

Promises: the lists come from the entries that are sent, not from a text about them; what has not left yet says so.
"""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.learner import SeenActivity, TeamSees
from desktop_app.domain.sharing import SharingState
from desktop_app.operations.team import team_sees
from desktop_app.pages.team_view.fact_row import FactRow
from desktop_app.pages.team_view.never_row import NeverRow
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.wording import day_text, facts, kind_text, number_text, weekday_moment_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import ListCard
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.chip_states import set_state_chip
from desktop_app.widgets.form_column import at_start, readable_column
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.page_frame import PageFrame, PageHeader

_SHOWN = frozenset({"progress", "learner", "exchange", "practices", "packs"})


class TeamPage(QWidget):
    """See navigation.Page."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._seen: TeamSees | None = None
        self._back = Button("", "quiet", icon="arrow-left")
        self._header = PageHeader("")
        self._profile, self._finished, self._practices = ListCard(), ListCard(), ListCard()
        self._titles = [Label("", "h2") for _ in range(4)]
        self._nothing = [Label("", "meta", "ink2", wrap=True) for _ in range(2)]
        self._never = [NeverRow() for _ in range(4)]
        self._lay_out()
        self._back.clicked.connect(self._on_back)
        app.changed.connect(self._on_changed)
        self.retranslate()

    def enter(self, target: str | None) -> None:
        """Asks what is sent. ``target`` is not used."""
        self._app.run(team_sees, done=self.show_seen)

    def retranslate(self) -> None:
        """Every word anew."""
        self._back.setText(self.tr("Settings"))
        titles = (self.tr("Who you are"), self.tr("What you finished"), self.tr("What you submitted"), self.tr("Never"))
        for label, words in zip(self._titles, titles, strict=True):
            label.set_text(words)
        self._nothing[0].set_text(self.tr("Nothing yet. A finished lesson or quiz appears here with its date."))
        self._nothing[1].set_text(self.tr("Nothing yet. A good practice appears here when you submit it."))
        never = (
            self.tr("Your notes and highlights. They leave this laptop encrypted, for your own laptops only."),
            self.tr("Your answers in quizzes, right or wrong."),
            self.tr("Drafts of practices, and what you deleted from them."),
            self.tr("Where in a lesson you are, and how long you read."),
        )
        for row, words in zip(self._never, never, strict=True):
            row.set_text(words)
        self._show()

    @Slot(object)
    def show_seen(self, seen: TeamSees) -> None:
        """Takes in what the operation found."""
        self._seen = seen
        self._show()

    def _lay_out(self) -> None:
        frame = PageFrame()
        Column(self).addWidget(frame)
        column = readable_column(frame)
        frame.header.addLayout(at_start(self._back))
        frame.header.gap(10)
        frame.header.addWidget(self._header)
        frame.header.gap(22)
        never = ListCard()
        for row in self._never:
            never.add_row(row)
        blocks: tuple[tuple[QWidget, ...], ...] = (
            (self._profile,),
            (self._finished, self._nothing[0]),
            (self._practices, self._nothing[1]),
            (never,),
        )
        for title, widgets in zip(self._titles, blocks, strict=True):
            column.addWidget(title)
            column.gap(8)
            for widget in widgets:
                column.addWidget(widget)
            column.gap(24)
        column.addStretch(1)

    def _show(self) -> None:
        self._header.set_words(self.tr("What the course team sees of me"), self._line())
        seen = self._seen
        if seen is None:
            return
        for card in (self._profile, self._finished, self._practices):
            card.clear()
        for label, words in (
            (self.tr("Name"), seen.name),
            (self.tr("Role"), seen.role),
            (self.tr("Place"), seen.place),
            (self.tr("Cohort"), seen.cohort or ""),
        ):
            self._profile.add_row(FactRow(label, words or self.tr("Not given")))
        for activity in seen.finished:
            self._finished.add_row(self._activity_row(activity))
        for title, state, submitted in seen.practices:
            chip = Chip("", "neutral", "")
            set_state_chip(chip, SharingState(state))
            self._practices.add_row(FactRow(day_text(submitted), title, chip))
        for card, nothing in ((self._finished, self._nothing[0]), (self._practices, self._nothing[1])):
            card.setVisible(bool(card.body.count()))
            nothing.setVisible(not card.body.count())

    def _activity_row(self, activity: SeenActivity) -> FactRow:
        kind = kind_text(activity.kind) if activity.kind else kind_text("activity")
        week = self.tr("Week {number}").format(number=number_text(activity.week)) if activity.week else ""
        when = day_text(activity.finished.date())
        sent = self.tr("finished {day}").format(day=when)
        waiting = self.tr("finished {day}, not sent yet").format(day=when)
        return FactRow(facts(week, kind), activity.title, sent if activity.sent else waiting)

    def _line(self) -> str:
        seen = self._seen
        if seen is None:
            return ""
        if not seen.enrolled:
            return self.tr(
                "You have not joined a centre: nobody sees anything yet. This is what a course team would see."
            )
        if seen.last_contact is None:
            return self.tr("Nothing was sent yet. This is all that will be.")
        moment = weekday_moment_text(seen.last_contact)
        return self.tr("This is all. It was last sent {moment}.").format(moment=moment)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & _SHOWN:
            self.enter(None)

    @Slot()
    def _on_back(self) -> None:
        self._navigate.go("settings")
