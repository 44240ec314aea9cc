"""Files on the Sync page and in practices: what waits is said with its size, and nothing is claimed that is not so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import FileHold, FileLoad, SharingStatus
from desktop_app.domain.transfers import Metered, TransferLimits
from desktop_app.operations import enrolment, exchanging, files, learner, notes, practices
from desktop_app.operations.limits import set_limits
from desktop_app.operations.session import Session
from desktop_app.pages.files.picture_sheet import PictureSheet
from desktop_app.pages.practices import PracticesPage
from desktop_app.pages.sync import SyncPage
from desktop_app.pages.sync.file_rows import hold_words
from desktop_app.pages.sync.item_list import ItemList
from desktop_app.pages.sync.state_words import state_words
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.label import Label
from desktop_app.widgets.sync_badge import badge_lines
from sync_protocol.bodies import PracticePublished, SharedFile, as_sent
from sync_protocol.file_exchange import Do
from sync_protocol.files import pack_file
from sync_protocol.identifiers import EntryId
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
    assert "They go with the next exchange, after what you wrote." in words
    assert "Nothing waits to be sent." not in words


def test_nothing_claims_that_all_arrived_while_a_file_waits(qtbot: QtBot) -> None:
    reached = moment(2, 8, 18, 40)
    status = SharingStatus(True, None, True, 0, None, reached, 0, files=2)
    view = replace(WAITING, status=status, items=(), waiting_bytes=0, files=LOAD)
    words = state_words(view, reached)
    assert words.title == "All your words have reached the server. Files wait."
    assert words.first.startswith("2 files wait to be sent, 3.4 MB.")
    assert badge_lines(status)[1].words == "Words are sent, 2 files wait"
    assert "has reached" in state_words(replace(view, status=replace(status, files=0), files=FileLoad()), reached).title


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (replace(LOAD, hold=FileHold.HOURS, until=moment(2, 10, 18, 0)), "Your limits let them go on from 18:00."),
        (replace(LOAD, hold=FileHold.METERED), "paid by the byte"),
        (replace(LOAD, hold=FileHold.PAUSE, until=moment(2, 10, 9, 52)), "go on from there at 09:52"),
        (replace(LOAD, hold=FileHold.WORDS), "wait for your twelve words"),
        (replace(LOAD, speed=8_000), "at most 8 KB a second"),
    ],
)
def test_what_holds_files_is_said(held: FileLoad, told: str) -> None:
    assert told in hold_words(held)
    assert "twelve words" not in hold_words(held, coming=True)


def test_files_for_which_the_centre_has_no_room_are_told_with_the_reason(qtbot: QtBot) -> None:
    load = FileLoad(refused=2, refused_bytes=2_100_000, reason="files-full")
    items = ItemList()
    qtbot.addWidget(items)
    items.show_items((), load)
    words = " ".join(label.text() for label in items.findChildren(Label))
    assert "2 files were not accepted, 2.1 MB" in words
    assert "no more room" in words
    assert "stays on this laptop" in words
    status = SharingStatus(True, None, True, 0, None, moment(2, 8, 18, 40), 0, files_refused=1)
    title = state_words(
        replace(WAITING, status=status, items=(), waiting_bytes=0, files=load), moment(2, 9, 9, 0)
    ).title
    assert title == "All your words have reached the server, but not all your files."
    assert "look here" in badge_lines(status)[1].words


def test_words_that_wait_are_told_beside_files_that_wait() -> None:
    words = state_words(replace(WAITING, files=LOAD), moment(2, 10, 9, 41))
    assert "2 items wait to be sent, 6.2 KB." in words.first
    assert "2 files wait to be sent, 3.4 MB." in words.first
    assert "have reached" not in words.title


def test_the_hours_hold_files_and_not_the_badge(qtbot: QtBot, joined: Joined) -> None:
    now = joined.state.now()
    begins, ends = (now + timedelta(hours=2)).time(), (now + timedelta(hours=4)).time()
    limits = TransferLimits(begins=begins.replace(second=0, microsecond=0), ends=ends.replace(second=0, microsecond=0))
    ask(qtbot, joined.state, set_limits, limits)
    load = ask(qtbot, joined.state, exchanging.sync_view).files
    assert load.hold is FileHold.HOURS
    assert load.until is not None and load.until.time() == limits.begins
    ask(qtbot, joined.state, set_limits, TransferLimits(speed=8_000))
    load = ask(qtbot, joined.state, exchanging.sync_view).files
    assert (load.hold, load.speed) == (None, 8_000)


def test_the_page_says_that_a_connection_paid_by_the_byte_holds_files(qtbot: QtBot, joined: Joined) -> None:
    joined.state.transfer.start(PaidLink())
    page = _sync_page(qtbot, joined.state)
    assert any("paid by the byte" in label.text() for label in page._items.findChildren(Label))
    page._on_limits(TransferLimits(metered=Metered.ALLOW))
    settle(qtbot, joined.state)
    assert not any("paid by the byte" in label.text() for label in page._items.findChildren(Label))


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
    assert "reached the server" in page._notice._more.text()
    assert ask(qtbot, joined.state, files.load) == FileLoad()


def test_an_exchange_by_hand_leaves_files_when_the_connection_is_paid_by_the_byte(qtbot: QtBot, joined: Joined) -> None:
    joined.state.transfer.start(PaidLink())
    page = _sync_page(qtbot, joined.state)
    page._header.button.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=15_000)
    settle(qtbot, joined.state)
    assert not joined.centre.files.asked
    assert "reached the server" not in page._notice._more.text()
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
    assert "goes to the moderators" in pane._promise.text()
    page.detail.buttons.submit.click()
    settle(qtbot, app)
    assert len(pane.rows) == 1
    assert not pane.add.isVisible()
    assert not pane.rows[0].remove.isVisible()


def test_a_file_can_be_kept_back(qtbot: QtBot, joined: Joined, tmp_path: Path) -> None:
    app = joined.state
    made = ask(qtbot, app, practices.add_practice, title="Market day", parts={"context": "Rural."})
    for name in ("map.png", "list.png"):
        ask(qtbot, app, files.add, made.id, files.pasted(name, png()))
    page = _practices(qtbot, app, Answers(tmp_path))
    pane = page.detail.files
    assert [row.goes.isChecked() for row in pane.rows] == [True, True]
    assert "list.png" in pane.rows[1].goes.accessibleName()
    pane.rows[1].goes.click()
    settle(qtbot, app)
    assert [file.goes for file in kept(qtbot, app, made.id)] == [True, False]
    page.detail.buttons.submit.click()
    settle(qtbot, app)
    assert not any(row.goes.isVisible() for row in pane.rows)
    assert "Stays with you" in pane.rows[1]._state.text()
    assert "Stays with you" not in pane.rows[0]._state.text()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_choice_is_reached_by_keyboard_and_cut_off_nowhere(
    qtbot: QtBot, joined: Joined, tmp_path: Path, rtl: None, scale: int
) -> None:
    app_theme().use(text_scale=scale)
    app = joined.state
    made = ask(qtbot, app, practices.add_practice, title="Market day", parts={"context": "Rural."})
    ask(qtbot, app, files.add, made.id, files.pasted("a map with quite a long name of the north gate.png", png()))
    page = _practices(qtbot, app, Answers(tmp_path))
    page.enter(made.id)
    settle(qtbot, app)
    (row,) = page.detail.files.rows
    for part in (row.goes, row.act, row.remove):
        assert part.isVisible()
        assert row.rect().contains(QRect(part.mapTo(row, QPoint()), part.size()))
    assert row.goes.nextInFocusChain() is row.act and row.act.nextInFocusChain() is row.remove
    row.goes.setFocus()
    qtbot.keyClick(row.goes, Qt.Key.Key_Space)
    settle(qtbot, app)
    assert not kept(qtbot, app, made.id)[0].goes
    assert row.goes.hasFocus()  # shown anew in place


def test_a_file_more_to_go_along_is_a_change_that_can_be_sent(qtbot: QtBot, joined: Joined, tmp_path: Path) -> None:
    app = joined.state
    made = ask(qtbot, app, practices.add_practice, title="Market day", parts={"context": "Rural."})
    added = ask(qtbot, app, files.add, made.id, files.pasted("map.png", png()))
    ask(qtbot, app, files.keep_back, added.id, True)
    ask(qtbot, app, practices.submit, made.id)
    page = _practices(qtbot, app, Answers(tmp_path))
    page.detail.edit()
    settle(qtbot, app)
    assert not page.detail.buttons.submit.isVisible()
    page.detail.files.rows[0].goes.click()
    settle(qtbot, app)
    assert page.detail.buttons.submit.isVisible()


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


def _publish(centre: SmallCentre, content: bytes, *, there: bool = True) -> None:
    """A colleague's practice with one picture."""
    box, name = pack_file(content, None)
    if there:
        centre.files.boxes[name] = bytearray(box)
    shared = SharedFile("list.png", "image/png", len(content), 4, 3, name)
    body = PracticePublished("A list on paper", "", {"context": "A gate."}, "L. S.", "J. O.", "1.1", as_sent([shared]))
    centre.say("practice.published", body, "library", EntryId(1, 1))


def test_a_file_of_the_library_is_listed_and_comes_when_asked_for(qtbot: QtBot, joined: Joined, tmp_path: Path) -> None:
    app = joined.state
    _publish(joined.centre, png())
    ask(qtbot, app, exchanging.exchange)
    (row,) = ask(qtbot, app, practices.list_practices, mine=False)
    page = _practices(qtbot, app, Answers(tmp_path))
    page.enter(row.id)
    settle(qtbot, app)
    pane = page.detail.files
    qtbot.waitUntil(lambda: len(pane.rows) == 1)
    (file,) = pane.rows
    assert not (pane.add.isVisible() or file.remove.isVisible() or file.goes.isVisible())
    assert "when you ask for it" in pane._promise.text()
    assert pane.gifts.closed
    assert file.act.text() == "Fetch"
    file.act.click()
    settle(qtbot, app)
    assert file.act.text() == "Stop"
    ask(qtbot, app, exchanging.exchange)
    qtbot.waitUntil(lambda: file.act.text() == "Open")
    file.act.click()
    settle(qtbot, app)
    sheet = page.findChild(PictureSheet)
    assert sheet is not None and sheet.isVisible()


def test_a_practice_of_the_library_without_files_says_nothing_of_them(
    qtbot: QtBot, joined: Joined, tmp_path: Path
) -> None:
    body = PracticePublished("A list on paper", "", {"context": "A gate."}, "L. S.", "J. O.", "1.1")
    joined.centre.say("practice.published", body, "library", EntryId(1, 1))
    ask(qtbot, joined.state, exchanging.exchange)
    (row,) = ask(qtbot, joined.state, practices.list_practices, mine=False)
    page = _practices(qtbot, joined.state, Answers(tmp_path))
    page.enter(row.id)
    settle(qtbot, joined.state)
    pane = page.detail.files
    assert not (pane.rows or pane.add.isVisible() or pane._promise.isVisible())


def test_a_file_for_which_the_centre_has_no_room_is_told_after_a_try_by_hand(qtbot: QtBot, joined: Joined) -> None:
    joined.centre.files.refuse[Do.PUT] = "files-full"
    page = _sync_page(qtbot, joined.state)
    page._header.button.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=15_000)
    settle(qtbot, joined.state)
    words = " ".join(label.text() for label in page._items.findChildren(Label))
    assert "not accepted" in words and "no more room" in words
    assert "not all your files" in page._header._title.text()
