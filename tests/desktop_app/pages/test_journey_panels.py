"""The parts of the journey: the week list's keys, the calendar's marks, the words about pace and waiting."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.journey import JourneyView, PackState
from desktop_app.domain.learner import Theme
from desktop_app.pages.journey.arrangement import arrange
from desktop_app.pages.journey.calendar_marks import CalendarMarks
from desktop_app.pages.journey.pace_words import pace_words
from desktop_app.pages.journey.waiting_panel import WaitingPanel
from desktop_app.pages.journey.week_list import WeekList
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.label import Label
from tests.desktop_app.pages.journey_views import JOINED, LESSON, WAITING, calendar, cohort_journey, week


def shown(qtbot: QtBot, widget: QWidget, width: int = 673) -> None:
    """Puts a widget on the screen."""
    qtbot.addWidget(widget)
    widget.resize(width, 640)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def week_list(qtbot: QtBot, view: JourneyView | None = None) -> WeekList:
    weeks = WeekList()
    weeks.show_weeks(arrange(view or cohort_journey(), False).weeks)
    shown(qtbot, weeks)
    return weeks


# -- weeks


def test_only_the_open_week_shows_its_activities(qtbot: QtBot) -> None:
    weeks = week_list(qtbot)
    titles = [row.text() for row in weeks.rows()]
    assert titles == [
        *(f"Title of week {number}" for number in (1, 2, 3, 4)),
        "The list",
        "4.2  Deconfliction is not coordination",
        "Share, or do not share?",
        "Title of week 5",
        "Title of week 6",
    ]


def test_rows_say_kind_title_and_state(qtbot: QtBot) -> None:
    rows = week_list(qtbot).rows()
    assert rows[5].accessibleName() == "Lesson, 4.2  Deconfliction is not coordination, 9 min left, you are here"
    assert rows[7].accessibleName() == "Week 5, Title of week 5, 1.9 of 4.8 MB here"
    assert rows[3].accessibleDescription() == "Open. Press to fold it."
    assert rows[8].accessibleDescription() == "Press to see its pack."


def test_arrows_home_and_end_walk_the_rows_and_show_where_the_keyboard_is(qtbot: QtBot) -> None:
    weeks = week_list(qtbot)
    rows = weeks.rows()
    rows[3].setFocus(Qt.FocusReason.TabFocusReason)
    for key, expected in (
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(weeks.focusWidget(), key)
        assert rows[expected].hasFocus()
        assert rows[expected].ring_shown()  # type: ignore[attr-defined]  # rows are KeyboardFocus


def test_enter_opens_an_activity_and_presses_a_week(qtbot: QtBot) -> None:
    weeks = week_list(qtbot)
    with qtbot.waitSignal(weeks.opened) as opened:
        qtbot.keyClick(weeks.rows()[5], Qt.Key.Key_Return)
    assert opened.args == [LESSON.id]
    with qtbot.waitSignal(weeks.pressed) as pressed:
        qtbot.keyClick(weeks.rows()[0], Qt.Key.Key_Space)
    assert pressed.args == [1]


def test_new_data_keeps_the_keyboard_and_the_weeks_that_did_not_change(qtbot: QtBot) -> None:
    weeks = week_list(qtbot)
    before = weeks.rows()
    before[5].setFocus(Qt.FocusReason.TabFocusReason)
    fourth = replace(cohort_journey().weeks[3], done=2)
    view = replace(cohort_journey(), weeks=(*cohort_journey().weeks[:3], fourth, *cohort_journey().weeks[4:]))
    weeks.show_weeks(arrange(view, False).weeks)
    after = weeks.rows()
    assert after[5].hasFocus()
    assert after[:3] == before[:3]
    assert after[5] is not before[5]


def test_a_folded_week_takes_the_keyboard_of_its_activities(qtbot: QtBot) -> None:
    weeks = week_list(qtbot)
    weeks.rows()[5].setFocus(Qt.FocusReason.TabFocusReason)
    weeks.show_weeks(arrange(cohort_journey(), False, unfolded=0).weeks)
    assert weeks.rows()[3].hasFocus()


def test_rows_take_two_lines_at_large_text(qtbot: QtBot) -> None:
    weeks = week_list(qtbot)
    before = weeks.rows()[4].height()
    app_theme().use(text_scale=200)
    qtbot.waitUntil(lambda: weeks.rows()[4].height() > 2 * before)


# -- the calendar


def pixel(widget: QWidget, x: float, y: float) -> QColor:
    return widget.grab().toImage().pixelColor(round(x), round(y))


def marks(qtbot: QtBot) -> CalendarMarks:
    found = CalendarMarks()
    found.show_weeks(calendar(), date(2021, 2, 10))
    qtbot.addWidget(found)
    found.resize(272, found.sizeHint().height())
    return found


def mark_of(found: CalendarMarks, number: int) -> float:
    """The height at which the marks of a week lie."""
    return found.height() / 6 * (number - 0.5)


def test_done_days_are_filled_and_today_is_red(qtbot: QtBot) -> None:
    found = marks(qtbot)
    accent, empty = app_theme().color("accent"), app_theme().color("line")
    fridays = [pixel(found, 255, mark_of(found, number)) for number in range(1, 7)]
    assert fridays == [accent] * 3 + [empty] * 3
    picture = found.grab().toImage()
    row = [picture.pixelColor(x, round(mark_of(found, 4) - 8)) for x in range(272)]  # above the marks: only today
    red = [x for x, colour in enumerate(row) if colour == app_theme().color("margin")]
    assert len(red) == 2
    assert 188 <= red[0] <= 192


def test_it_is_mirrored(qtbot: QtBot, rtl: None) -> None:
    found = marks(qtbot)
    assert pixel(found, 16, mark_of(found, 1)) == app_theme().color("accent")
    assert pixel(found, 16, mark_of(found, 6)) == app_theme().color("line")


def test_outdoors_the_empty_marks_have_an_outline(qtbot: QtBot) -> None:
    app_theme().use(name=Theme.SUN)
    found = marks(qtbot)
    column = [pixel(found, 255, mark_of(found, 6) + y) for y in (-4.5, 0)]
    assert column == [app_theme().color("line2"), app_theme().color("paper")]


def test_it_says_its_weeks(qtbot: QtBot) -> None:
    words = marks(qtbot).accessibleDescription().split(". ")
    assert words[0] == "Week 1  ·  18–22 Jan  ·  5.0 of 5 days done"
    assert words[3] == "Week 4  ·  8–12 Feb  ·  1.5 of 5 days done  ·  today"


# -- words


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (
            cohort_journey(),
            "Today is Wednesday 10 February. The cohort is at the quiz of week 4. You are one activity behind. "
            "Nothing closes before 26 February.",
        ),
        (
            replace(cohort_journey(), cohort_at=LESSON, behind=0),
            "Today is Wednesday 10 February. The cohort is at lesson 4.2. You are with the cohort. "
            "Nothing closes before 26 February.",
        ),
        (
            replace(cohort_journey(), cohort_at=None, behind=-2),
            "Today is Wednesday 10 February. The cohort is in week 4. You are 2 activities ahead. "
            "Nothing closes before 26 February.",
        ),
        (
            replace(cohort_journey(), today=date(2021, 1, 15), behind=0),
            "Today is Friday 15 January. The course begins on Monday 18 January.",
        ),
        (
            replace(cohort_journey(), today=date(2021, 3, 1), behind=3),
            "Today is Monday 1 March. The course ended on 26 February. All of it stays open to you.",
        ),
    ],
)
def test_pace_is_said_in_facts(qtbot: QtBot, view: JourneyView, expected: str) -> None:
    assert pace_words(view) == expected


def words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def test_what_waits_is_shown_with_date_and_size(qtbot: QtBot) -> None:
    panel = WaitingPanel()
    panel.show_waiting(WAITING, JOINED)
    shown(qtbot, panel, 272)
    assert words_of(panel) == {
        "Waiting to be shared",
        "Good practice: Ask for the role",
        "Written 9 Feb  ·  6 KB",
        "They are safe here. They go when the server can be reached.",
    }
    assert panel._chip.isVisibleTo(panel)
    assert not panel._all.isVisibleTo(panel)


def test_a_long_list_shows_its_beginning_and_leads_to_all(qtbot: QtBot) -> None:
    panel = WaitingPanel()
    panel.show_waiting(WAITING * 9, replace(JOINED, waiting=9))
    shown(qtbot, panel, 272)
    assert sum(label.text() == "Good practice: Ask for the role" for label in panel.findChildren(Label)) == 3
    with qtbot.waitSignal(panel.all_wanted):
        panel._all.click()


def test_nothing_waits(qtbot: QtBot) -> None:
    panel = WaitingPanel()
    panel.show_waiting((), replace(JOINED, waiting=0))
    shown(qtbot, panel, 272)
    assert "Nothing waits. What you finish goes when the server can be reached." in words_of(panel)
    assert not panel._chip.isVisibleTo(panel)


def test_an_empty_course_has_no_rows(qtbot: QtBot) -> None:
    weeks = WeekList()
    qtbot.addWidget(weeks)
    weeks.show_weeks(())
    assert weeks.rows() == []
    weeks.show_weeks((week(1, PackState.AVAILABLE),))
    assert len(weeks.rows()) == 1
