"""Packs go on by themselves once the window is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.transfers import Hold
from desktop_app.operations import pack_queue
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.automatic_packs import AutomaticPacks, SystemLink
from tests.support.transfer_desk import WEEKS, Desk, desk

WEEK_1 = WEEKS[0]


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, 1) as found:
        yield found


@pytest.fixture
def state(centre: Desk, qtbot: QtBot) -> Iterator[AppState]:
    found = AppState(centre.profile, open_session=centre.open, clock=centre.clock)
    yield found
    found.settle()
    centre.afterwards.append(found.close)


def test_what_was_wanted_before_comes_after_the_start(qtbot: QtBot, centre: Desk, state: AppState) -> None:
    with centre.open() as command:
        pack_queue.want(command, WEEK_1)
    automatic = AutomaticPacks(state, start=0.01)
    assert state.transfer_made is None
    qtbot.waitUntil(lambda: state.transfer_made is not None and state.transfer_made.now is not None, timeout=10_000)
    qtbot.waitUntil(lambda: state.transfer.all == () and state.runner.is_idle, timeout=10_000)
    with centre.open() as command:
        assert [pack.id for pack in command.packs.installed()] == [WEEK_1]
    automatic.stop()


def test_nothing_begins_after_it_was_stopped(qtbot: QtBot, centre: Desk, state: AppState) -> None:
    automatic = AutomaticPacks(state, start=0.01)
    automatic.stop()
    state.transfer.want(WEEK_1)
    qtbot.waitUntil(lambda: state.transfer.state(WEEK_1) is not None and state.runner.is_idle)
    assert centre.link.connections == 0


def test_the_system_says_that_the_connection_is_paid(qtbot: QtBot, centre: Desk, state: AppState) -> None:
    link = SystemLink()
    link._on_metered(True)
    automatic = AutomaticPacks(state, start=0.01, link=link)
    qtbot.waitUntil(lambda: state.transfer_made is not None)
    state.transfer.want(WEEK_1)

    def held() -> bool:
        found = state.transfer.state(WEEK_1)
        return found is not None and found.hold is Hold.METERED

    qtbot.waitUntil(held, timeout=10_000)
    link._on_metered(False)
    qtbot.waitUntil(lambda: state.transfer.all == (), timeout=10_000)
    automatic.stop()
