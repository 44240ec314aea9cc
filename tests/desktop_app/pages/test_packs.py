"""The Packs page over a real profile and real signed packs: look, install, pause, remove, refuse, update."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.cancelling import Cancelling
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.transfers import Hold
from desktop_app.operations import pack_queue, pack_way
from desktop_app.operations.session import Session
from desktop_app.pages.packs.row_acts import Act
from tests.support.pack_sources import publish, small_pack
from tests.support.packs_desk import (
    PATIENCE,
    Laptop,
    SlowStore,
    first,
    install,
    laptop_with,
    open_page,
    rest,
    spoil,
    words_of,
)

LATER = datetime(2026, 2, 3, tzinfo=UTC)


@pytest.fixture
def laptop(qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    yield from laptop_with(tmp_path)


@pytest.fixture
def go_on() -> threading.Semaphore:
    return threading.Semaphore(0)


@pytest.fixture
def slow_laptop(qtbot: QtBot, tmp_path: Path, go_on: threading.Semaphore) -> Iterator[Laptop]:
    yield from laptop_with(tmp_path, make=lambda folder, supply: SlowStore(folder, supply, go_on))


def test_the_packs_that_came_with_the_program_are_found_without_asking(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    row = first(page)
    assert row.accessibleName() == "Week 1  First week"
    assert row.action.text() == "Download"
    assert row.line.state.words == "Not here yet"
    assert "We last looked for new packs on 10 Feb, 09:30." in page._foot.text()


def test_installing_says_so_and_offers_to_remove(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    row = first(page)
    assert (row.action.text(), row.line.state.words) == ("Remove", "On this laptop")
    qtbot.waitUntil(lambda: "Week 1  First week is on this laptop." in words_of(page._told), timeout=PATIENCE)
    assert "Version 1.0.0  ·  installed 10 Feb" in words_of(row)
    assert "Signed by the course team, key" in row.accessibleDescription()


def test_removing_asks_first_and_says_what_stays(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    row = first(page)
    row.action.click()
    assert row.question is not None
    assert row.question.no.hasFocus()
    assert any(words.startswith("Your notes, highlights, answers") for words in words_of(row.question))
    row.action.click()
    assert row.question is None
    row.action.click()
    assert row.question is not None
    row.question.yes.click()
    qtbot.waitUntil(lambda: first(page).row.state is PackState.AVAILABLE, timeout=PATIENCE)
    assert row.question is None
    qtbot.waitUntil(lambda: "The pack was removed." in words_of(page._told), timeout=PATIENCE)


@pytest.mark.parametrize("begun", [False, True])
def test_removing_holds_up_nothing_that_is_saved(qtbot: QtBot, laptop: Laptop, begun: bool) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    held, go_on, saved = threading.Event(), threading.Event(), threading.Event()

    def look(session: Session, *, cancelled: Cancelling) -> None:
        with pack_way.made(session), session.packs.alone():
            held.set()
            go_on.wait(10)

    laptop.state.run_on_network(look)
    assert held.wait(10)
    page._errands.carry_out(first(page).row, Act.DROP if begun else Act.REMOVE)
    laptop.state.run(lambda session: saved.set())
    try:
        assert saved.wait(3)
        assert first(page).row.state is PackState.INSTALLED
    finally:
        go_on.set()
    gone = PackState.INSTALLED if begun else PackState.AVAILABLE
    qtbot.waitUntil(lambda: first(page).row.state is gone, timeout=PATIENCE)
    rest(qtbot, page)


def test_a_question_and_the_keyboard_outlive_new_data(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    row = first(page)
    row.action.click()
    question = row.question
    publish(laptop.repository, small_pack("1.0.0", pack="week-2"), now=LATER)
    page._check.click()
    qtbot.waitUntil(lambda: len(page.pack_list.rows()) == 2, timeout=PATIENCE)
    rest(qtbot, page)
    assert first(page) is row
    assert row.question is question is not None
    assert question.no.hasFocus()
    question.no.click()
    assert row.action.hasFocus()


def test_it_shows_how_far_it_is_and_pauses_when_asked(
    qtbot: QtBot, slow_laptop: Laptop, go_on: threading.Semaphore
) -> None:
    page = open_page(qtbot, slow_laptop)
    row = first(page)
    row.action.click()
    qtbot.waitUntil(lambda: row.line.state.words == "0 %", timeout=PATIENCE)
    assert row.action.text() == "Pause"
    go_on.release()
    qtbot.waitUntil(lambda: row.line.state.words not in ("", "0 %"), timeout=PATIENCE)
    row.action.click()
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.hold is Hold.PAUSED, timeout=PATIENCE)
    go_on.release(9)
    rest(qtbot, page)
    assert (row.action.text(), row.aside.text()) == ("Continue", "Cancel")
    assert row.line.state.words.endswith("paused")
    assert any(words.endswith("here. Goes on from there.") for words in words_of(row))
    install(qtbot, page)


def test_a_paused_download_can_be_cancelled_and_its_bytes_freed(
    qtbot: QtBot, slow_laptop: Laptop, go_on: threading.Semaphore
) -> None:
    page = open_page(qtbot, slow_laptop)
    row = first(page)
    row.action.click()
    go_on.release(2)
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.here > 0, timeout=PATIENCE)
    row.action.click()
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.hold is Hold.PAUSED, timeout=PATIENCE)
    go_on.release(9)
    rest(qtbot, page)
    row.aside.click()
    assert row.question is not None
    assert row.question.no.text() == "Stop, and keep what is here"
    row.question.no.click()
    qtbot.waitUntil(lambda: row.transfer is None, timeout=PATIENCE)
    rest(qtbot, page)
    assert row.row.state is PackState.PARTLY
    assert (row.action.text(), row.aside.text()) == ("Continue", "Remove")
    row.aside.click()
    assert row.question is not None
    row.question.yes.click()
    qtbot.waitUntil(lambda: row.row.state is PackState.AVAILABLE, timeout=PATIENCE)
    assert row.row.here == 0


def test_a_command_pauses_what_the_window_fetches(
    qtbot: QtBot, slow_laptop: Laptop, go_on: threading.Semaphore
) -> None:
    page = open_page(qtbot, slow_laptop)
    row = first(page)
    row.action.click()
    go_on.release()
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.here > 0, timeout=PATIENCE)
    slow_laptop.state.run(pack_queue.pause, PackId("week-1"))
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.hold is Hold.PAUSED, timeout=PATIENCE)
    go_on.release(9)
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.here > 0, timeout=PATIENCE)
    assert row.line.state.words.endswith("paused")


def test_a_damaged_pack_is_refused_at_its_own_place_until_it_is_closed(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    spoil(laptop.repository)
    row = first(page)
    row.action.click()
    qtbot.waitUntil(lambda: row.refusal is not None, timeout=PATIENCE)
    rest(qtbot, page)
    assert any("damaged" in words for words in words_of(row))
    assert (row.action.text(), row.line.state.words) == ("Try again", "Not installed")
    assert row.row.state is not PackState.INSTALLED
    page._load()
    rest(qtbot, page)
    assert row._notice.isVisible()
    row._notice._close.click()
    assert row.refusal is None
    assert row.action.hasFocus()


def test_trying_again_takes_the_refusal_away(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    row = first(page)
    page._on_transfer_failed(Known("pack-signer-wrong"), "week-1")
    assert row.line.state.words == "Signature not valid"
    install(qtbot, page)
    assert row.refusal is None


def test_a_damaged_pack_here_is_repaired(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    for member in (laptop.state.profile / "packs").rglob("*"):
        if member.is_file() and "members" in member.parts:
            member.unlink()
    page._load()
    rest(qtbot, page)
    row = first(page)
    if row.row.state is PackState.DAMAGED:  # what a look finds missing depends on what it must read
        assert (row.action.text(), row.aside.text()) == ("Repair", "Remove")
        install(qtbot, page)


def test_checking_tells_what_is_new(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    page._check.click()
    assert not page._check.isEnabled()
    qtbot.waitUntil(lambda: "There is nothing new." in words_of(page._told), timeout=PATIENCE)
    assert page._check.isEnabled()
    publish(laptop.repository, small_pack("1.1.0"), now=LATER)
    page._check.click()
    qtbot.waitUntil(lambda: any("can be installed" in words for words in words_of(page._told)), timeout=PATIENCE)


def test_an_update_is_shown_before_it_is_fetched(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    publish(laptop.repository, small_pack("1.1.0", words="They wait for the signal."), now=LATER)
    page._check.click()
    row = first(page)
    qtbot.waitUntil(lambda: row.row.state is PackState.UPDATE, timeout=PATIENCE)
    rest(qtbot, page)
    assert row.line.state.words.startswith("Update: ")
    row.action.click()
    assert row.action.text() == "Hide"
    pane = row.preview
    assert pane is not None
    qtbot.waitUntil(lambda: pane.preview is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: any("One lesson" in words for words in words_of(pane)))  # Qt shows new lines a turn later
    assert pane.now._kind == "primary"
    page._load()
    rest(qtbot, page)
    assert row.preview is pane
    pane.now.click()
    qtbot.waitUntil(lambda: row.row.version == "1.1.0", timeout=PATIENCE)
    rest(qtbot, page)
    assert row.preview is None
    assert row.row.state is PackState.INSTALLED


def test_an_update_can_wait_for_a_better_connection(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    publish(laptop.repository, small_pack("1.1.0", words="They wait."), now=LATER)
    page._check.click()
    row = first(page)
    qtbot.waitUntil(lambda: row.row.state is PackState.UPDATE, timeout=PATIENCE)
    rest(qtbot, page)
    row.action.click()
    assert row.preview is not None
    row.preview.later.click()
    qtbot.waitUntil(lambda: row.transfer is not None and row.transfer.hold is Hold.PAUSED, timeout=PATIENCE)
    rest(qtbot, page)
    assert row.row.version == "1.0.0"
    assert row.preview is None
    row.action.click()
    qtbot.waitUntil(lambda: row.row.version == "1.1.0", timeout=PATIENCE)
    rest(qtbot, page)


def test_a_source_that_is_gone_is_said_with_what_to_do_in_the_language_of_now(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    page._on_check_failed(Known("unreachable", address="centre.example.org"))
    assert page._told.isVisible()
    assert page._check.isEnabled()
    before = words_of(page._told)
    rest(qtbot, page)
    laptop.state.set_preferences(language="ar")
    page.retranslate()
    assert page._told.isVisible()
    assert words_of(page._told) != before
    rest(qtbot, page)


def test_a_closed_notice_is_not_told_again(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    page._on_failed(Known("disk-full"))
    page._told._close.click()
    page.retranslate()
    assert not page._told.isVisible()


def test_a_list_past_its_date_says_what_cannot_be_known(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    assert not page._stale.isVisible()
    page._tell_stale(datetime(2026, 2, 8, tzinfo=UTC))
    assert any("was valid until 8 Feb" in words for words in words_of(page._stale))


def test_the_keyboard_stands_on_the_pack_that_was_asked_for(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop, "week-1")
    qtbot.waitUntil(first(page).action.hasFocus)
    assert first(page).action.ring_shown()


def test_it_follows_what_others_install(qtbot: QtBot, laptop: Laptop) -> None:
    from desktop_app.operations import packs

    page = open_page(qtbot, laptop)
    laptop.state.run_on_network(packs.install, PackId("week-1"), changes=("packs",))
    qtbot.waitUntil(lambda: first(page).row.state is PackState.INSTALLED, timeout=PATIENCE)
