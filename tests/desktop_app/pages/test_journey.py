"""The Journey page over a real profile: what leads, what it follows, where its rows go, and the first week."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.marks import Place
from desktop_app.operations import learner, lessons
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.pages.journey import JourneyPage
from desktop_app.pages.journey.first_week import FirstWeek
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.label import Label
from tests.support.centre_voice import Centre, tell
from tests.support.navigation import RecordingNavigator
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_course import L1, QUIZ, T1, install, week_1


def open_page(qtbot: QtBot, app_state: AppState) -> tuple[JourneyPage, RecordingNavigator]:
    navigator = RecordingNavigator()
    page = JourneyPage(app_state, navigator)
    qtbot.addWidget(page)
    page.resize(1054, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter(None)
    return page, navigator


def begin(app_state: AppState) -> None:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    app_state.run(install, week_1(), changes=("packs",))


def join(session: Session, starts: str) -> frozenset[str]:
    """The learner is placed in a cohort that starts on this day."""
    centre = Centre()
    described = centre.cohort(starts, 6)
    tell(session, described, centre.placed(described.id.text()))
    return frozenset({"exchange", "progress"})


def words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def first_week(qtbot: QtBot, page: JourneyPage, words: str) -> FirstWeek:
    """The offer of a first week, when its button says this."""
    qtbot.waitUntil(lambda: page._first is not None and page._first.isVisible() and page._first.button.text() == words)
    assert page._first is not None
    return page._first


def titles(page: JourneyPage) -> list[str]:
    return [row.text() for row in page._weeks.rows()]


def test_it_begins_on_the_one_filled_button_and_goes_to_the_reader(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, navigator = open_page(qtbot, app_state)
    qtbot.waitUntil(page._continue.isVisible)
    assert {"Begin here", "What coordination is for", "Lesson 1.1  ·  18 min"} <= words_of(page._continue)
    assert page._continue.button.hasFocus()
    assert page._continue.button.ring_shown()
    qtbot.keyClick(page._continue.button, Qt.Key.Key_Space)
    assert navigator.went == [("reader", L1)]


def test_rows_lead_to_reader_and_quiz(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, navigator = open_page(qtbot, app_state)
    qtbot.waitUntil(lambda: len(page._weeks.rows()) == 10)
    by_title = {row.text(): row for row in page._weeks.rows()}
    by_title["The list we should not have shared"].click()
    by_title["Share, or do not share?"].click()
    by_title["Title of week 2"].click()
    assert navigator.went == [("reader", T1), ("quiz", QUIZ), ("packs", None)]


def test_it_follows_what_is_done(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, _ = open_page(qtbot, app_state)
    qtbot.waitUntil(page._continue.isVisible)
    app_state.run(lessons.keep_place, Place(L1, 1, 3))
    app_state.run(lessons.read_section, L1, 0)
    qtbot.waitUntil(lambda: "Continue where you left off" in words_of(page._continue))
    assert "Lesson 1.1  ·  Section 2 of 3  ·  14 min left" in words_of(page._continue)
    app_state.run(lessons.finish, L1)
    qtbot.waitUntil(lambda: "Next on your way" in words_of(page._continue))
    first = page._weeks.rows()[0]
    assert "1 of 4 done" in first.accessibleName()


def test_a_week_folds_and_unfolds(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, _ = open_page(qtbot, app_state)
    qtbot.waitUntil(lambda: len(page._weeks.rows()) == 10)
    page._weeks.rows()[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page._weeks.rows()[0], Qt.Key.Key_Return)
    assert titles(page) == [f"Title of week {number}" for number in range(1, 7)]
    assert page._weeks.rows()[0].hasFocus()
    qtbot.keyClick(page._weeks.rows()[0], Qt.Key.Key_Return)
    assert len(page._weeks.rows()) == 10


def test_without_a_cohort_there_is_no_calendar_but_an_offer(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, navigator = open_page(qtbot, app_state)
    qtbot.waitUntil(page._own.isVisible)
    assert not page._cohort.isVisible()
    assert not page._switch.isVisible()
    assert "Your own pace" in words_of(page._own)
    page._own._join.click()
    assert navigator.went == [("settings", "join")]


def test_a_cohort_brings_its_calendar_and_its_order_is_remembered(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, _ = open_page(qtbot, app_state)
    qtbot.waitUntil(page._own.isVisible)
    app_state.run(join, "2026-02-09")
    qtbot.waitUntil(page._cohort.isVisible)
    assert not page._own.isVisible()
    assert "9 February – 20 March 2026" in words_of(page._cohort)
    assert any(words.startswith("Today is Tuesday 10 February.") for words in words_of(page._cohort))
    assert "Opens 16 Feb" in page._weeks.rows()[5].accessibleName()
    page._switch.step(1)
    assert app_state.preferences.with_cohort
    assert "16–20 Feb  ·  Not here yet" in page._weeks.rows()[5].accessibleName()
    again, _ = open_page(qtbot, app_state)
    qtbot.waitUntil(again._switch.isVisible)
    assert again._switch.index == 1


def test_large_text_puts_the_side_below_and_shortens_the_header(qtbot: QtBot, app_state: AppState) -> None:
    begin(app_state)
    page, _ = open_page(qtbot, app_state)
    qtbot.waitUntil(page._continue.isVisible)
    assert not page._frame.below
    assert page._header.line.text() == "A small course  ·  Week 1 of 6"
    app_state.set_preferences(text_scale=200)
    assert page._frame.below
    assert page._header.line.text() == "Week 1 of 6"


# -- before the first week


@pytest.fixture
def with_bundled_week(qtbot: QtBot, tmp_path: Path) -> Iterator[AppState]:
    """An application state whose program came with a signed week 1."""
    repository = publish(tmp_path / "repo", small_pack())
    profile, clock = tmp_path / "profile", FakeClock()

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_packs = lambda: PackStore(
            session.paths.packs, Supply(repository, tmp_path / "no-release-root", "0.1.0")
        )
        return session

    state = AppState(profile, open_session=opened, clock=clock)
    state.transfer.start()  # as the shell does after the first paint
    yield state
    state.close()


def test_the_first_week_is_found_and_installed_with_one_button(qtbot: QtBot, with_bundled_week: AppState) -> None:
    page, _ = open_page(qtbot, with_bundled_week)
    first = first_week(qtbot, page, "Install week 1")
    assert not page._continue.isVisible()
    assert first.button.hasFocus()
    first.button.click()
    qtbot.waitUntil(page._continue.isVisible, timeout=15_000)
    assert not first.isVisible()
    assert "One lesson" in words_of(page._continue)


def test_without_any_pack_it_leads_to_the_packs(qtbot: QtBot, app_state: AppState) -> None:
    page, navigator = open_page(qtbot, app_state)
    first = first_week(qtbot, page, "Look for packs")
    assert "No week is on this laptop yet" in words_of(first)
    first.button.click()
    assert navigator.went == [("packs", None)]


def test_a_pack_that_is_refused_is_said_in_a_sentence(
    qtbot: QtBot, with_bundled_week: AppState, tmp_path: Path
) -> None:
    page, _ = open_page(qtbot, with_bundled_week)
    first = first_week(qtbot, page, "Install week 1")
    for file in (tmp_path / "repo" / "targets").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    first.button.click()
    qtbot.waitUntil(first._notice.isVisible, timeout=15_000)
    assert any("damaged" in words for words in words_of(first._notice))
    assert first.button.isVisible()
