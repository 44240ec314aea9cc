"""The first thing on the journey: what to do next, with the one filled button.

Promises: one title, one line of facts, one button whose word says what happens. ``pressed`` when it is. The words
follow the lead's kind; see arrangement.py for why one leads.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from desktop_app.domain.journey import ActivityRow, WeekRow
from desktop_app.pages.journey.arrangement import Lead, LeadKind
from desktop_app.qt_support.wording import facts, kind_text, minutes_text, number_text, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row


class ContinueCard(Card):
    """``show_lead`` fills it."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(22, 15, 22, 15), parent=parent)
        self._above = Label("", "meta-medium", "ink2", wrap=True)
        self._title = Label("", "h2", wrap=True)
        self._facts = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", "primary", trailing="arrow-right", tall=True)
        self.button.clicked.connect(self.pressed)
        self._was_compact: bool | None = None
        self._place()

    def show_lead(self, lead: Lead) -> None:
        """Says what is next and why."""
        self._above.set_text(self._above_words(lead))
        self._title.set_text(self._title_words(lead))
        self._facts.set_text(self._facts_words(lead))
        self._facts.setVisible(bool(self._facts.text()))
        self.button.setText(self._button_words(lead))

    def theme_changed(self) -> None:
        self._place()
        super().theme_changed()

    def _place(self) -> None:
        """Three lines and the button beside them; at large text the button stands beside the last line only."""
        compact = self.theme.compact
        if compact is self._was_compact:
            return
        self._was_compact = compact
        while (item := self.body.takeAt(0)) is not None:
            if (layout := item.layout()) is not None:
                _empty(layout)
        lines = Column()
        lines.addWidget(self._above)
        lines.gap(1)
        lines.addWidget(self._title)
        row = Row(spacing=24)
        if compact:
            middle = Column()
            middle.addStretch(1)
            middle.addWidget(self._facts)
            middle.addStretch(1)
            row.addLayout(middle, 1)
            lines.gap(9)
            lines.addLayout(row)
            self.body.addLayout(lines)
        else:
            lines.gap(4)
            lines.addWidget(self._facts)
            row.addLayout(lines, 1)
            self.body.addLayout(row)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _above_words(self, lead: Lead) -> str:
        match lead.kind:
            case LeadKind.BEGIN:
                return self.tr("Begin here")
            case LeadKind.GO_ON:
                return self.tr("Continue where you left off")
            case LeadKind.NEXT:
                return self.tr("Next on your way")
            case LeadKind.COHORT_HERE:
                return self.tr("The cohort is here today")
            case LeadKind.COHORT_WEEK:
                return self.tr("The cohort is in this week")
            case LeadKind.GET_WEEK:
                return self.tr("You have done all that is on this laptop")
            case LeadKind.ALL_DONE:
                return self.tr("You have done all that is on this laptop")

    def _title_words(self, lead: Lead) -> str:
        if lead.activity is not None:
            return lead.activity.title
        if lead.week is not None:
            return lead.week.title
        return self.tr("More weeks come when the course team publishes them")

    def _facts_words(self, lead: Lead) -> str:
        if lead.activity is not None:
            return facts(self._name(lead.activity), self._part(lead), self._time(lead.activity))
        return self._week_words(lead.week) if lead.week is not None else ""

    def _name(self, activity: ActivityRow) -> str:
        if activity.kind == "lesson" and activity.number:
            return self.tr("<b>Lesson {number}</b>").format(number=activity.number)
        return f"<b>{kind_text(activity.kind)}</b>"

    def _part(self, lead: Lead) -> str:
        if not lead.sections or lead.kind in (LeadKind.BEGIN, LeadKind.NEXT):
            return ""
        words = self.tr("Section {section} of {sections}")
        if lead.activity is not None and lead.activity.kind == "quiz":
            words = self.tr("Question {section} of {sections}")
        return words.format(section=number_text(lead.section), sections=number_text(lead.sections))

    def _time(self, activity: ActivityRow) -> str:
        if activity.minutes_left < activity.minutes:
            return self.tr("{time} left").format(time=minutes_text(activity.minutes_left))
        return minutes_text(activity.minutes)

    def _week_words(self, week: WeekRow) -> str:
        name = self.tr("<b>Week {number}</b>").format(number=number_text(week.number))
        return facts(name, self.tr("Not here yet"), size_text(week.size))

    def _button_words(self, lead: Lead) -> str:
        match lead.kind:
            case LeadKind.BEGIN:
                return self.tr("Begin")
            case LeadKind.GO_ON | LeadKind.NEXT:
                return self.tr("Continue")
            case LeadKind.COHORT_HERE:
                return self.tr("Open")
            case LeadKind.COHORT_WEEK | LeadKind.GET_WEEK:
                return self.tr("Get this week")
            case LeadKind.ALL_DONE:
                return self.tr("Look for new packs")


def _empty(layout: QLayout) -> None:
    """Takes everything out of a layout and keeps the widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            _empty(inner)
    layout.deleteLater()
