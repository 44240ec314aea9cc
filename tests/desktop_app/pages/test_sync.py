"""The Sync page over a real profile and a small centre: try, cut lines, refusals, joining."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.operations import enrolment, learner, notes
from desktop_app.operations.session import Session
from desktop_app.pages.sync import SyncPage
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.label import Label
from tests.desktop_app.pages.sync_views import REFUSED, WAITING
from tests.support.laptops import ADDRESS
from tests.support.navigation import RecordingNavigator
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_centre import SmallCentre

PATIENCE = 15_000


@dataclass
class Joined:
    """An application state whose learner joined a centre. ``faults`` happen to the next requests."""

    state: AppState
    faults: list[Fault]
    navigator: RecordingNavigator = field(default_factory=RecordingNavigator)


@pytest.fixture
def joined(qtbot: QtBot, tmp_path: Path) -> Iterator[Joined]:
    centre, clock, profile = SmallCentre(), FakeClock(), tmp_path / "profile"
    faults: list[Fault] = []
    fetcher = NearFetcher(centre, faults)

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_network = fetcher
        return session

    with opened() as session:
        learner.begin(session, "Amina Said")
        enrolment.enrol(session, ADDRESS, centre.new_code(), "Amina Said")
        notes.add_note(session, title="Barrier at the ford", text="Ask the sergeant")
    state = AppState(profile, open_session=opened, clock=clock)
    yield Joined(state, faults)
    state.close()


def open_page(qtbot: QtBot, app: AppState, navigator: RecordingNavigator) -> SyncPage:
    page = SyncPage(app, navigator)
    qtbot.addWidget(page)
    page.resize(1054, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.enter(None)
    qtbot.waitUntil(page._header.isVisible, timeout=PATIENCE)
    return page


def words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def test_what_was_written_waits_until_it_is_tried(qtbot: QtBot, joined: Joined) -> None:
    page = open_page(qtbot, joined.state, joined.navigator)
    qtbot.waitUntil(lambda: "Note: Barrier at the ford" in words_of(page._items))
    assert "Everything you wrote is saved on this laptop." in words_of(page._header)
    assert ADDRESS in words_of(page._laptop)
    page._header.button.click()
    assert page._header.button.text() == "Trying now"
    qtbot.waitUntil(lambda: "Received by the server." in words_of(page._notice), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "All you finished has reached the server." in words_of(page._header), timeout=PATIENCE)
    assert page._header.button.isEnabled()
    qtbot.waitUntil(page._exchanges.isVisible)
    page._header.button.click()
    qtbot.waitUntil(lambda: any("was reached at" in words for words in words_of(page._notice)), timeout=PATIENCE)


def test_a_cut_line_is_said_calmly_and_stands_in_the_history(qtbot: QtBot, joined: Joined) -> None:
    page = open_page(qtbot, joined.state, joined.navigator)
    joined.faults += [Fault(cut_up=40)] * 40
    page._header.button.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=PATIENCE)
    assert page._notice._icon_token == "ochre"
    qtbot.waitUntil(page._exchanges.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Note: Barrier at the ford" in words_of(page._items))
    assert page._header.button.isEnabled()


def test_a_centre_that_talks_nonsense_is_a_real_failure(qtbot: QtBot, joined: Joined) -> None:
    page = open_page(qtbot, joined.state, joined.navigator)
    joined.faults += [Fault(instead=(200, b"<html>Sign in to the hotel</html>"))] * 40
    page._header.button.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=PATIENCE)
    assert page._notice._icon_token == "red"


def test_it_follows_what_is_written_while_it_is_open(qtbot: QtBot, joined: Joined) -> None:
    page = open_page(qtbot, joined.state, joined.navigator)
    joined.state.run(notes.add_note, title="A second one", changes=("notes",))
    qtbot.waitUntil(lambda: "Note: A second one" in words_of(page._items))


def test_a_refused_practice_leads_to_its_page(qtbot: QtBot, joined: Joined) -> None:
    page = open_page(qtbot, joined.state, joined.navigator)
    page._items.edit_wanted.emit(REFUSED.kind, REFUSED.record)
    assert joined.navigator.went == [("practices", "1.1")]


def test_without_a_centre_it_explains_and_leads_to_the_form(qtbot: QtBot, app_state: AppState) -> None:
    navigator = RecordingNavigator()
    page = open_page(qtbot, app_state, navigator)
    assert "You have not joined a centre, so nothing leaves this laptop." in words_of(page._header)
    assert page._joining.isVisible()
    assert page._code.isVisible()
    assert not page._items.isVisible()
    page._header.button.click()
    page._joining._more.click()
    assert navigator.went == [("settings", "join"), ("team", None)]


def test_a_failure_outside_an_exchange_gives_the_button_back(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state, RecordingNavigator())
    page.show_view(WAITING)
    page._header.show_busy(True)
    page._on_failed(Known("not-enrolled"))
    assert page._header.button.isEnabled()
    assert page._notice.isVisible()
