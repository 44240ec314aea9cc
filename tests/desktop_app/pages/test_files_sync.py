"""Files on the Sync page and in practices: what waits is said with its size, and nothing is claimed that is not so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import FileLoad, SharingStatus
from desktop_app.operations import enrolment, files, learner, notes, practices
from desktop_app.operations.session import Session
from desktop_app.pages.practices import PracticesPage
from desktop_app.pages.sync import SyncPage
from desktop_app.pages.sync.item_list import ItemList
from desktop_app.pages.sync.state_words import state_words
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.label import Label
from desktop_app.widgets.sync_badge import badge_lines
from tests.desktop_app.pages.sync_views import WAITING, moment
from tests.support.files_desk import Answers, ask, kept, settle
from tests.support.laptops import ADDRESS
from tests.support.navigation import RecordingNavigator
from tests.support.near_fetcher import NearFetcher
from tests.support.pictures import png
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_centre import SmallCentre

LOAD = FileLoad(going=2, going_bytes=3_400_000, coming=3, coming_bytes=2_100_000)


class PaidLink:
    """A connection that is paid by the byte."""

    def metered(self) -> bool:
        return True


@dataclass
class Joined:
    """An application state with one photo that waits."""

    state: AppState
    centre: SmallCentre
    note: RecordId


@pytest.fixture
def joined(qtbot: QtBot, tmp_path: Path) -> Iterator[Joined]:
    centre, clock, profile = SmallCentre(), FakeClock(), tmp_path / "profile"
    fetcher = NearFetcher(centre)

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_network = fetcher
        return session

    with opened() as session:
        learner.begin(session, "Amina Said")
        enrolment.enrol(session, ADDRESS, centre.new_code(), "Amina Said")
        note = notes.add_note(session, title="Barrier at the ford").id
        files.add(session, note, files.pasted("gate.png", png()))
    state = AppState(profile, open_session=opened, clock=clock)
    yield Joined(state, centre, note)
    state.close()


def test_files_that_wait_have_a_line_of_their_own_with_their_size(qtbot: QtBot) -> None:
    items = ItemList()
    qtbot.addWidget(items)
    items.show_items((), LOAD)
    words = {label.text() for label in items.findChildren(Label)}
    assert "2 files wait, 3.4 MB" in words
    assert "3 files were asked for, 2.1 MB" in words
    assert "After the small things, within your limits." in words
    assert "Nothing waits to be sent." not in words


def test_nothing_claims_that_all_arrived_while_a_file_waits(qtbot: QtBot) -> None:
    reached = moment(2, 8, 18, 40)
    status = SharingStatus(True, None, True, 0, None, reached, 0, files=2)
    view = replace(WAITING, status=status, items=(), waiting_bytes=0, files=LOAD)
    words = state_words(view, reached)
    assert "has reached" not in words.title
    assert "Nothing waits" not in words.first
    assert badge_lines(status)[1].words == "2 files wait to be sent"
    assert "has reached" in state_words(replace(view, status=replace(status, files=0), files=FileLoad()), reached).title


def _sync_page(qtbot: QtBot, app: AppState) -> SyncPage:
    page = SyncPage(app, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    settle(qtbot, app)
    return page


def test_an_exchange_by_hand_sends_files_and_says_so(qtbot: QtBot, joined: Joined) -> None:
    page = _sync_page(qtbot, joined.state)
    assert ask(qtbot, joined.state, files.load).going == 1
    page._header.button.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=15_000)
    settle(qtbot, joined.state)
    assert "have reached the server" in page._notice._more.text()
    assert ask(qtbot, joined.state, files.load) == FileLoad()


def test_an_exchange_by_hand_leaves_files_when_the_connection_is_paid_by_the_byte(qtbot: QtBot, joined: Joined) -> None:
    joined.state.transfer.start(PaidLink())
    page = _sync_page(qtbot, joined.state)
    page._header.button.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=15_000)
    settle(qtbot, joined.state)
    assert not joined.centre.files.asked
    assert "have reached the server" not in page._notice._more.text()
    assert ask(qtbot, joined.state, files.load).going == 1


def _practices(qtbot: QtBot, app: AppState, answers: Answers) -> PracticesPage:
    page = PracticesPage(app, RecordingNavigator(), doors=answers.doors)
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    settle(qtbot, app)
    return page


def test_a_file_of_a_draft_goes_with_it_and_that_is_said(qtbot: QtBot, joined: Joined, tmp_path: Path) -> None:
    app, answers = joined.state, Answers(tmp_path)
    made = ask(qtbot, app, practices.add_practice, title="Market day", parts={"context": "Rural."})
    page = _practices(qtbot, app, answers)
    pane = page.detail.files
    assert pane.add.isVisible()
    answers.put("map.png", png())
    pane.add.click()
    settle(qtbot, app)
    assert [file.name for file in kept(qtbot, app, made.id)] == ["map.png"]
    assert "go to the moderators" in pane._promise.text()
    page.detail.buttons.submit.click()
    settle(qtbot, app)
    assert len(pane.rows) == 1
    assert not pane.add.isVisible()
    assert not pane.rows[0].remove.isVisible()


def test_one_file_less_is_a_change_that_can_be_sent(qtbot: QtBot, joined: Joined, tmp_path: Path) -> None:
    app = joined.state
    made = ask(qtbot, app, practices.add_practice, title="Market day", parts={"context": "Rural."})
    ask(qtbot, app, files.add, made.id, files.pasted("map.png", png()))
    ask(qtbot, app, practices.submit, made.id)
    page = _practices(qtbot, app, Answers(tmp_path))
    page.detail.edit()
    settle(qtbot, app)
    assert not page.detail.buttons.submit.isVisible()
    (row,) = page.detail.files.rows
    row.remove.click()
    row.question.yes.click()
    settle(qtbot, app)
    assert page.detail.buttons.submit.isVisible()
