"""The Packs page over a real profile and real signed packs: look, install, stop, remove, refuse."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.pages.packs import PacksPage
from desktop_app.pages.packs.pack_list import PackList
from desktop_app.pages.packs.pack_words import facts_words, name_words
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.label import Label
from tests.support.navigation import RecordingNavigator
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import FakeClock, open_test_session

PATIENCE = 15_000


@dataclass
class Laptop:
    """An application state whose program came with the packs in ``repository``."""

    state: AppState
    repository: Path
    folder: Path


class SlowStore(PackStore):
    """Keeps each member only when it is told to, so that a test can look in between."""

    def __init__(self, folder: Path, supply: Supply, go_on: threading.Semaphore) -> None:
        super().__init__(folder, supply)
        self._go_on = go_on

    def keep(self, *args: object) -> None:
        self._go_on.acquire(timeout=10)
        super().keep(*args)  # type: ignore[arg-type]  # what the installer gives


def laptop_with(tmp_path: Path, make: Callable[[Path, Supply], PackStore] = PackStore) -> Iterator[Laptop]:
    repository = publish(tmp_path / "repo", small_pack())
    profile, clock = tmp_path / "profile", FakeClock()
    supply = Supply(repository, tmp_path / "no-release-root", "0.1.0")

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_packs = lambda: make(session.paths.packs, supply)
        return session

    state = AppState(profile, open_session=opened, clock=clock)
    yield Laptop(state, repository, tmp_path)
    state.close()


@pytest.fixture
def laptop(qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    yield from laptop_with(tmp_path)


@pytest.fixture
def go_on() -> threading.Semaphore:
    return threading.Semaphore(0)


@pytest.fixture
def slow_laptop(qtbot: QtBot, tmp_path: Path, go_on: threading.Semaphore) -> Iterator[Laptop]:
    yield from laptop_with(tmp_path, lambda folder, supply: SlowStore(folder, supply, go_on))


def open_page(qtbot: QtBot, laptop: Laptop, target: str | None = None) -> PacksPage:
    page = PacksPage(laptop.state, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter(target)
    qtbot.waitUntil(lambda: bool(page._list.rows()), timeout=PATIENCE)
    return page


def words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def install(qtbot: QtBot, page: PacksPage) -> None:
    page._list.rows()[0].action.click()
    qtbot.waitUntil(lambda: page._list.rows()[0].row.state is PackState.INSTALLED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page._installation is None, timeout=PATIENCE)
    # What it changed is read again after it; rows that are made anew close what was asked in them.
    qtbot.waitUntil(lambda: page._app.runner.is_idle, timeout=PATIENCE)


def spoil(repository: Path) -> None:
    """Changes a byte in every target."""
    for file in (repository / "targets").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def test_the_packs_that_came_with_the_program_are_found_without_asking(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    row = page._list.rows()[0]
    assert row.accessibleName() == "Week 1  First week"
    assert row.action.text() == "Install"
    assert row._chip.text() == "Not here yet"
    qtbot.waitUntil(lambda: "We last looked for new packs on 10 Feb, 09:30." in page._foot.text())


def test_installing_says_so_and_offers_to_remove(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    row = page._list.rows()[0]
    assert (row.action.text(), row._chip.text()) == ("Remove", "On this laptop")
    assert "Week 1  First week is on this laptop." in words_of(page._notice)
    assert any(words.startswith("Version 1.0.0  ·  installed 10 Feb") for words in words_of(row))


def test_removing_asks_first_and_says_what_stays(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    install(qtbot, page)
    page._list.rows()[0].action.click()
    question = page._list.rows()[0]._question
    assert question is not None
    assert any(words.startswith("Your notes, highlights, answers") for words in words_of(question))
    page._list.rows()[0].action.click()
    assert page._list.rows()[0]._question is None
    page._list.rows()[0].action.click()
    page._list.rows()[0].removal_wanted.emit("week-1")
    qtbot.waitUntil(lambda: page._list.rows()[0].row.state is PackState.AVAILABLE, timeout=PATIENCE)
    assert "The pack was removed." in words_of(page._notice)


def test_it_shows_how_far_it_is_and_stops_when_asked(
    qtbot: QtBot, slow_laptop: Laptop, go_on: threading.Semaphore
) -> None:
    page = open_page(qtbot, slow_laptop)
    page._list.rows()[0].action.click()
    row = page._list.rows()[0]
    qtbot.waitUntil(lambda: row._share.isVisible() and row._share.text() == "0 %", timeout=PATIENCE)
    assert row.action.text() == "Stop"
    assert "One pack is installed at a time." in page._foot.text()
    go_on.release()
    qtbot.waitUntil(lambda: row._share.text() not in ("", "0 %"), timeout=PATIENCE)
    row.action.click()
    go_on.release(9)
    qtbot.waitUntil(lambda: page._list.rows()[0].row.state is PackState.PARTLY, timeout=PATIENCE)
    again = page._list.rows()[0]
    assert (again.action.text(), again._chip.text()) == ("Continue", "Paused")
    assert any(words.endswith("here. Goes on from there.") for words in words_of(again))
    install(qtbot, page)


def test_a_damaged_pack_is_refused_in_a_sentence_that_stays(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    spoil(laptop.repository)
    page._list.rows()[0].action.click()
    qtbot.waitUntil(page._notice.isVisible, timeout=PATIENCE)
    assert any("damaged" in words for words in words_of(page._notice))
    assert page._list.rows()[0].row.state is not PackState.INSTALLED


def test_checking_tells_what_is_new(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    qtbot.waitUntil(lambda: not page._checking, timeout=PATIENCE)
    page._check.click()
    assert not page._check.isEnabled()
    qtbot.waitUntil(lambda: "There is nothing new." in words_of(page._notice), timeout=PATIENCE)
    assert page._check.isEnabled()
    later = datetime(2026, 2, 3, tzinfo=UTC)
    publish(laptop.repository, small_pack("1.1.0"), now=later)
    page._check.click()
    qtbot.waitUntil(lambda: any("can be installed" in words for words in words_of(page._notice)), timeout=PATIENCE)


def test_a_source_that_is_gone_is_said_with_what_to_do(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    page._on_check_failed(Known("unreachable", address="centre.example.org"))
    assert page._notice.isVisible()
    assert page._check.isEnabled()


def test_the_keyboard_stands_on_the_pack_that_was_asked_for(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop, "week-1")
    qtbot.waitUntil(lambda: page._list.rows()[0].action.hasFocus())
    assert page._list.rows()[0].action.ring_shown()


def test_it_follows_what_others_install(qtbot: QtBot, laptop: Laptop) -> None:
    from desktop_app.operations import packs

    page = open_page(qtbot, laptop)
    laptop.state.run_on_network(packs.install, PackId("week-1"), changes=("packs",))
    qtbot.waitUntil(lambda: page._list.rows()[0].row.state is PackState.INSTALLED, timeout=PATIENCE)


# -- rows


def pack(week: int | None, state: PackState, **other: object) -> PackRow:
    given: dict[str, object] = {
        "id": PackId(f"week-{week}"),
        "language": "en",
        "week": week,
        "title": f"Title {week}",
        "state": state,
        "version": None if state in (PackState.AVAILABLE, PackState.PARTLY) else "1.0.0",
        "available": "1.1.0",
        "size": 4_800_000,
        "here": 1_900_000 if state is PackState.PARTLY else 0,
        "installed_on": datetime(2026, 2, 6, tzinfo=UTC),
        "signer": "7f2a",
        "reason": "pack-damaged" if state is PackState.DAMAGED else None,
    }
    return PackRow(**(given | other))  # type: ignore[arg-type]  # named as the fields are


def listed(qtbot: QtBot, *packs: PackRow) -> PackList:
    found = PackList()
    qtbot.addWidget(found)
    found.resize(981, 400)
    found.show_rows(packs, None)
    with qtbot.waitExposed(found):
        found.show()
    return found


def test_one_button_is_filled_and_it_is_the_first_that_brings_something(qtbot: QtBot) -> None:
    found = listed(
        qtbot,
        pack(1, PackState.INSTALLED),
        pack(2, PackState.UPDATE),
        pack(3, PackState.PARTLY),
        pack(4, PackState.AVAILABLE),
        pack(5, PackState.DAMAGED),
    )
    assert [row.action._kind for row in found.rows()] == ["quiet", "primary", "quiet", "quiet", "quiet"]
    words = [row.action.text() for row in found.rows()]
    assert words == ["Remove", "Update", "Continue", "Install", "Install again"]


def test_columns_stand_below_one_another_in_both_directions(qtbot: QtBot) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        found = PackList()
        qtbot.addWidget(found)
        found.setLayoutDirection(direction)
        found.resize(981, 400)
        found.show_rows((pack(1, PackState.INSTALLED), pack(2, PackState.UPDATE), pack(3, PackState.PARTLY)), None)
        with qtbot.waitExposed(found):
            found.show()
        assert len({row.state.x() for row in found.rows()}) == 1
        assert len({row.tail.x() for row in found.rows()}) == 1
        ends = {row.size_label.geometry().right() for row in found.rows()}
        starts = {row.size_label.x() for row in found.rows()}
        assert len(ends if direction is Qt.LayoutDirection.LeftToRight else starts) == 1


def test_large_text_puts_state_and_action_below(qtbot: QtBot) -> None:
    found = listed(qtbot, pack(1, PackState.INSTALLED))
    before = found.rows()[0].sizeHint().height()
    app_theme().use(text_scale=200)
    row = found.rows()[0]
    assert row.sizeHint().height() > 2 * before
    qtbot.waitUntil(lambda: row.state.y() > 0)
    assert row.state.mapTo(row, row.state.rect().topLeft()).y() > row._facts.y()


def test_words_of_rows(qtbot: QtBot) -> None:
    assert name_words(pack(None, PackState.INSTALLED, title="Arabic texts")) == "Arabic texts"
    assert facts_words(pack(1, PackState.INSTALLED), with_language=True) == (
        "English  ·  Version 1.0.0  ·  installed 6 Feb  ·  signed with key 7f2a"
    )
    ready = facts_words(pack(1, PackState.UPDATE), with_language=False)
    assert ready == "Version 1.0.0  ·  version 1.1.0 is ready  ·  signed with key 7f2a"
    partly = facts_words(pack(1, PackState.PARTLY), with_language=False)
    assert partly == "Version 1.1.0  ·  1.9 of 4.8 MB here. Goes on from there."
    assert "damaged" in facts_words(pack(1, PackState.DAMAGED), with_language=False)
