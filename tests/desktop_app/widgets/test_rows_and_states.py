"""Rows of the journey, chips, the badge, notices, the path: what they say and when they act."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.journey import ActivityState, PackState
from desktop_app.domain.sharing import SharingState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.activity_row import ActivityRowWidget
from desktop_app.widgets.avatar import initials
from desktop_app.widgets.chip_states import chip_look, set_state_chip, state_chip
from desktop_app.widgets.margin_line import columns
from desktop_app.widgets.nav_item import NavItem
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.state_path import StatePath, Step
from desktop_app.widgets.sync_badge import SyncBadge, SyncBar, badge_lines
from desktop_app.widgets.week_row import WeekRowWidget
from tests.desktop_app.widgets.samples import activity, status, week


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (week(done_on=date(2026, 1, 21), done=8), "Week 1, Why we coordinate, Done 21 Jan"),
        (week(), "Week 1, Why we coordinate, 2 of 8 done"),
        (week(state=PackState.AVAILABLE), "Not here yet  ·  4.8 MB"),
        (week(state=PackState.PARTLY), "1.9 of 4.8 MB here"),
        (week(state=PackState.ABSENT), "Opens 19 Jan"),
        (week(state=PackState.DAMAGED), "Damaged: install it again"),
        (week(is_open=True), "2 of 8 done  ·  about 1 h 30 min left"),
    ],
)
def test_a_week_says_what_there_is_to_say(qtbot: QtBot, row: object, said: str) -> None:
    widget = WeekRowWidget(row, columns(("Week 1",)))  # type: ignore[arg-type]  # the table holds WeekRows
    qtbot.addWidget(widget)
    assert widget.accessibleName().endswith(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (activity(), "Lesson, 1.2  Two working cultures, 18 min, not begun"),
        (activity(ActivityState.CURRENT, left=9), "Lesson, 1.2  Two working cultures, 9 min left, you are here"),
        (activity(ActivityState.DONE, kind="testimony"), "Testimony, 1.2  Two working cultures, 18 min, done"),
    ],
)
def test_an_activity_says_kind_title_time_and_state(qtbot: QtBot, row: object, said: str) -> None:
    widget = ActivityRowWidget(row, columns(("Lesson",)))  # type: ignore[arg-type]  # the table holds ActivityRows
    qtbot.addWidget(widget)
    assert widget.accessibleName() == said


def test_rows_open_by_enter_space_and_mouse(qtbot: QtBot) -> None:
    widget = ActivityRowWidget(activity(), columns(("Lesson",)))
    qtbot.addWidget(widget)
    widget.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(widget.clicked):
            qtbot.keyClick(widget, key)
    with qtbot.waitSignal(widget.clicked):
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_columns_are_as_wide_as_the_longest_word_needs(qtbot: QtBot) -> None:
    assert columns(("Questionnaire à choix multiple",)).title > columns(("Quiz",)).title


def test_large_text_takes_two_lines(qtbot: QtBot) -> None:
    app_theme().use(text_scale=200)
    widget = ActivityRowWidget(activity(), columns(("Lesson",)))
    qtbot.addWidget(widget)
    fonts = app_theme().fonts
    assert widget.sizeHint().height() >= fonts.line("ui") + fonts.line("caption")


@pytest.mark.parametrize("state", SharingState)
def test_every_state_has_a_word_and_an_icon(qtbot: QtBot, state: SharingState) -> None:
    look = chip_look(state)
    assert look.words and look.icon
    chip = state_chip(SharingState.DRAFT)
    qtbot.addWidget(chip)
    set_state_chip(chip, state)
    assert chip.text() == look.words


def test_the_badge_is_red_only_when_something_is_not_saved_or_was_refused(qtbot: QtBot) -> None:
    calm = [status(0), status(3), status(3, sending=(2, 3)), status(0, last_contact=None, enrolled=False)]
    for each in calm:
        assert all("red" not in (line.token, line.icon_token) for line in badge_lines(each))
    full = badge_lines(status(saved=False, unsaved_code="disk-full"))
    assert full[0].token == "red" and full[0].words == "Not saved: the disk is full"
    assert badge_lines(status(refused=1))[1].icon_token == "red"


def test_sending_shows_how_far(qtbot: QtBot) -> None:
    line = badge_lines(status(sending=(2, 3)))[1]
    assert line.words == "Sending 2 of 3" and line.bar == pytest.approx(2 / 3)


@pytest.mark.parametrize("kind", [SyncBadge, SyncBar])
def test_the_badge_says_all_its_lines(qtbot: QtBot, kind: type[SyncBadge]) -> None:
    badge = kind()
    qtbot.addWidget(badge)
    assert badge.accessibleName() == ""
    badge.show_status(status(0))
    assert badge.accessibleName() == "All saved on this laptop. Nothing waits to be sent. Last contact 8 Feb, 18:40"


def test_an_item_of_the_rail_asks_and_waits_to_be_chosen(qtbot: QtBot) -> None:
    item = NavItem("Good practices", "sprout")
    qtbot.addWidget(item)
    item.set_needs(1, "1 practice returned to you")
    item.show()
    with qtbot.waitSignal(item.clicked):
        qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert not item.isChecked()
    assert item.accessibleName() == "Good practices"
    assert item.accessibleDescription() == item.toolTip() == "1 practice returned to you"


def test_a_notice_stays_until_it_is_closed(qtbot: QtBot) -> None:
    notice = NoticeBar("waiting", "No connection now.", "We try again at 18:00.", action="Try now", closable=True)
    qtbot.addWidget(notice)
    notice.show()
    with qtbot.waitSignal(notice.acted):
        qtbot.mouseClick(notice._action, Qt.MouseButton.LeftButton)
    assert notice.isVisible()
    with qtbot.waitSignal(notice.closed):
        qtbot.mouseClick(notice._close, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_a_notice_without_a_sentence_is_not_there(qtbot: QtBot) -> None:
    notice = NoticeBar()
    qtbot.addWidget(notice)
    assert notice.isHidden()


def test_a_path_says_where_it_stands(qtbot: QtBot) -> None:
    path = StatePath((Step("Draft", done=True), Step("Returned", now=True, token="plum"), Step("Published")))
    qtbot.addWidget(path)
    assert path.accessibleName() == "State: Returned"
    assert path.accessibleDescription() == "Draft, Returned, Published"


@pytest.mark.parametrize(("name", "letters"), [("Amina Diallo", "AD"), ("Cher", "C"), ("", ""), ("a b c", "AC")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
