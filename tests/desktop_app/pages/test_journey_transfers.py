"""Packs on their way, on the Journey: how far, what they wait for, and the button beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import ActivityState
from desktop_app.domain.transfers import Hold, Metered, Transfer, TransferLimits
from desktop_app.operations import limits
from desktop_app.pages.journey import JourneyPage
from desktop_app.pages.journey.transfer_line import TransferLine
from desktop_app.pages.journey.week_list import WeekList
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.label import Label
from desktop_app.widgets.week_row import WeekRowWidget
from tests.desktop_app.pages.journey_views import activity, own_journey
from tests.support.bad_link import Weather
from tests.support.navigation import RecordingNavigator
from tests.support.transfer_desk import WEEKS, Desk, desk

NOW = datetime(2021, 2, 10, 9, 41, tzinfo=UTC)
RUNNING = Transfer(PackId("week-5"), "en", 1_900_000, 4_800_000, 2_000.0, 1_450.0)


@pytest.fixture
def weeks(qtbot: QtBot) -> WeekList:
    found = WeekList()
    qtbot.addWidget(found)
    found.resize(700, 600)
    rows = own_journey().weeks
    found.show_weeks(tuple(replace(row, pack=PackId(f"week-{row.number}")) for row in rows))
    found.show()
    return found


def show(weeks: WeekList, *transfers: Transfer, metered: Metered = Metered.ASK) -> None:
    weeks.show_transfers({each.pack: each for each in transfers}, NOW, metered)


def lines(weeks: QWidget) -> list[TransferLine]:
    return [line for line in weeks.findChildren(TransferLine) if line.isVisible()]


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def row(weeks: WeekList, number: int) -> WeekRowWidget:
    return next(each for each in weeks.rows() if isinstance(each, WeekRowWidget) and each.week.number == number)


def test_a_week_on_its_way_says_how_far_how_fast_and_how_long(weeks: WeekList) -> None:
    show(weeks, RUNNING)
    (line,) = lines(weeks)
    assert all(part in words_of(line) for part in ("1.9 of 4.8 MB", "2 KB/s", "24 minutes"))
    assert line.button.text() == "Pause"
    assert row(weeks, 5).accessibleName().endswith("39 %")


def test_bytes_that_arrive_move_nothing_but_numbers(weeks: WeekList) -> None:
    show(weeks, RUNNING)
    before, line = weeks.rows(), lines(weeks)[0]
    line.button.setFocus()
    show(weeks, replace(RUNNING, here=2_400_000))
    assert weeks.rows() == before and lines(weeks) == [line]
    assert row(weeks, 5).accessibleName().endswith("50 %")
    weeks.show_weeks(tuple(replace(each, here=2_400_000) if each.number == 5 else each for each in weeks._weeks))
    assert lines(weeks) == [line]


@pytest.mark.parametrize(
    ("hold", "act", "signal"),
    [
        (None, "Pause", "pause_wanted"),
        (Hold.QUEUED, "Pause", "pause_wanted"),
        (Hold.HOURS, "Pause", "pause_wanted"),
        (Hold.PAUSED, "Continue", "resume_wanted"),
        (Hold.LINK, "Try now", "resume_wanted"),
        (Hold.METERED, "Download now", "allow_wanted"),
    ],
)
def test_the_button_is_what_can_be_done_now(
    qtbot: QtBot, weeks: WeekList, hold: Hold | None, act: str, signal: str
) -> None:
    show(weeks, replace(RUNNING, hold=hold, until=NOW.replace(hour=18)))
    button = lines(weeks)[0].button
    assert button.text() == act
    with qtbot.waitSignal(getattr(weeks, signal)) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["week-5"]


def test_never_on_a_paid_connection_needs_no_button(weeks: WeekList) -> None:
    show(weeks, replace(RUNNING, hold=Hold.METERED), metered=Metered.NEVER)
    assert not lines(weeks)[0].button.isVisible()


def test_a_week_that_came_or_was_given_up_has_no_line_any_more(weeks: WeekList) -> None:
    show(weeks, RUNNING)
    show(weeks)
    assert lines(weeks) == []


@pytest.mark.parametrize("number", [1, 4])  # folded, and open with its activities
def test_an_update_is_told_below_a_week_that_can_be_read_meanwhile(weeks: WeekList, number: int) -> None:
    before, said = row(weeks, number).week, row(weeks, number).accessibleName()
    show(weeks, replace(RUNNING, pack=PackId(f"week-{number}"), here=12_000, size=38_000))
    (line,) = lines(weeks)
    assert words_of(line).startswith("Update") and "12 of 38 KB" in words_of(line)
    assert row(weeks, number).week == before and row(weeks, number).accessibleName() == said
    head = row(weeks, number)
    assert line.mapTo(weeks, QPoint()).y() == head.mapTo(weeks, QPoint()).y() + head.height()
    show(weeks)
    assert lines(weeks) == []


def test_the_keyboard_comes_to_the_button_after_its_week(weeks: WeekList) -> None:
    show(weeks, RUNNING)
    button = lines(weeks)[0].button
    assert row(weeks, 5).nextInFocusChain() is button
    after = button.nextInFocusChain()
    while after.focusPolicy() is Qt.FocusPolicy.NoFocus:
        after = after.nextInFocusChain()
    assert after is row(weeks, 6)


def test_other_kinds_of_activities_have_a_word_and_an_icon(weeks: WeekList) -> None:
    kinds = ("story", "worksheet", "debate", "summary")
    rows = tuple(activity(f"w4-{kind}", kind, "A title", ActivityState.OPEN) for kind in kinds)
    weeks.show_weeks(tuple(replace(each, activities=rows) if each.number == 4 else each for each in weeks._weeks))
    told = " ".join(each.accessibleName() for each in weeks.rows())
    assert all(word in told for word in ("Story", "Worksheet", "Debate", "Summary"))
    assert not weeks.grab().isNull()  # every icon is there to be painted


def test_words_follow_the_language(weeks: WeekList) -> None:
    show(weeks, RUNNING)
    weeks.retranslate()
    show(weeks, RUNNING)
    assert len(lines(weeks)) == 1


# -- the page, with a real transfer


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, 1, 2) as found:
        yield found


@pytest.fixture
def state(centre: Desk, qtbot: QtBot) -> Iterator[AppState]:
    found = AppState(centre.profile, open_session=centre.open, clock=centre.clock)
    yield found
    found.transfer.stop()
    found.settle()
    centre.afterwards.append(found.close)


def test_a_first_week_is_paused_gone_on_with_and_opens(qtbot: QtBot, centre: Desk, state: AppState) -> None:
    centre.link.weather = Weather(rate=25_000)
    state.transfer.start()
    page = JourneyPage(state, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: page._first is not None and page._first.button.text() == "Install week 1", timeout=10_000)
    first = page._first
    assert first is not None
    first.button.click()
    qtbot.waitUntil(lambda: first.pause.isVisible() and first._bar.isVisible(), timeout=10_000)
    first.pause.click()
    qtbot.waitUntil(lambda: first.button.isVisible() and first.button.text() == "Continue", timeout=10_000)
    assert "here" in words_of(first)
    first.button.click()
    qtbot.waitUntil(page._continue.isVisible, timeout=15_000)
    state.transfer.want(WEEKS[1])
    qtbot.waitUntil(lambda: len(lines(page._weeks)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: lines(page._weeks) == [] and len(page._weeks._weeks[1].activities) > 0, timeout=15_000)


def test_a_first_week_says_when_it_goes_on_by_itself(qtbot: QtBot, centre: Desk, state: AppState) -> None:
    begins, ends = (datetime(2026, 2, 10, hour).time() for hour in (18, 6))
    state.run(limits.set_limits, TransferLimits(begins=begins, ends=ends))
    page = JourneyPage(state, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: page._first is not None and page._first.button.text() == "Install week 1", timeout=10_000)
    first = page._first
    assert first is not None
    state.transfer.start()
    first.button.click()
    qtbot.waitUntil(lambda: "18:00" in words_of(first), timeout=10_000)
    assert first.pause.isVisible() and not first.button.isVisible()
    assert QApplication.focusWidget() in (first.pause, None)
