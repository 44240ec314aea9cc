"""The window's transfer of packs: by itself, one at a time, stopped and gone on with, over a real bad link."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.pack_rows import Installed
from desktop_app.domain.transfers import Hold, Transfer, TransferLimits
from desktop_app.operations import limits, pack_queue
from desktop_app.operations.changed import TOPICS
from desktop_app.operations.transferring import transfer as fetch
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.pack_transfer import PackTransfer
from desktop_app.storage.profile_lock import alone_or_not
from tests.support.bad_link import Weather
from tests.support.transfer_desk import WEEKS, Desk, Waits, desk

WEEK_1, WEEK_2, WEEK_3 = WEEKS
NIGHT = TransferLimits(begins=time(18), ends=time(6))
SLOW = Weather(rate=25_000)
GONE = Weather(cut_down=0)


class Cable:
    """See pack_transfer.Link."""

    def __init__(self) -> None:
        self.paid = False

    def metered(self) -> bool:
        return self.paid


class Window:
    """An application with a transfer, and what it told."""

    def __init__(self, centre: Desk, qtbot: QtBot, silence: float = 60.0) -> None:
        self.centre, self.qtbot, self.cable = centre, qtbot, Cable()
        self.ended: list[Installed] = []
        self.failed: list[tuple[str, str]] = []
        self.seen: list[Transfer] = []
        self.state = AppState(centre.profile, open_session=centre.open, clock=centre.clock)
        self.transfer = PackTransfer(
            self.state,
            link=self.cable,
            chance=lambda: 0.5,
            wait=Waits(),
            monotonic=itertools.count().__next__,  # every piece is told
            pause=lambda failures, chance: 60.0 * failures,
            silence=silence,
            parent=self.state,
        )
        self.transfer.ended.connect(self.ended.append)
        self.transfer.failed.connect(self._on_failed)
        self.transfer.moved.connect(self._on_moved)
        self.transfer.start()

    def _on_failed(self, known: Known, pack: str) -> None:
        self.failed.append((known.code, pack))

    def _on_moved(self) -> None:
        if self.transfer.now is not None:
            self.seen.append(self.transfer.now)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def settle(self) -> None:
        self.until(lambda: self.state.runner.is_idle)

    def hold(self, pack: str) -> Hold | None:
        found = self.transfer.state(pack)
        return None if found is None else found.hold

    def installed(self) -> list[str]:
        return [each.id for each in self.ended]

    def close(self) -> None:
        self.transfer.stop()
        self.state.settle()
        self.centre.afterwards.append(self.state.close)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path, 1, 2, 3) as found:
        yield found


@pytest.fixture
def open_window(centre: Desk, qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    windows: list[Window] = []

    def make(silence: float = 60.0) -> Window:
        windows.append(Window(centre, qtbot, silence))
        return windows[-1]

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window: Callable[[], Window]) -> Window:
    return open_window()


def test_a_pack_that_is_wanted_comes_and_says_how_far_it_is(window: Window) -> None:
    window.transfer.want(WEEK_1)
    window.until(lambda: window.installed() == [WEEK_1])
    window.settle()
    assert window.transfer.all == () and window.transfer.now is None and window.transfer.state(WEEK_1) is None
    assert window.seen and window.seen[-1].here == window.seen[-1].size > 0
    assert [each.here for each in window.seen] == sorted(each.here for each in window.seen)


def test_packs_come_one_at_a_time_and_by_week(window: Window, centre: Desk) -> None:
    centre.link.weather = SLOW
    window.transfer.pause()
    for pack in (WEEK_3, WEEK_2, WEEK_1):
        window.transfer.want(pack)
    window.until(lambda: window.transfer.now is not None and len(window.transfer.all) == 3)
    under_way = window.transfer.now
    assert under_way is not None
    assert [each.hold for each in window.transfer.all].count(None) == 1
    assert [each.hold for each in window.transfer.all].count(Hold.QUEUED) == 2
    window.until(lambda: len(window.installed()) == 3)
    others = [pack for pack in WEEKS if pack != under_way.pack]
    assert window.installed() == [under_way.pack, *others]


def test_pausing_keeps_what_is_here_and_the_next_in_line_comes(window: Window, centre: Desk) -> None:
    centre.link.weather = SLOW
    window.transfer.want(WEEK_1)
    window.until(lambda: bool(window.seen) and window.seen[-1].here > 0)
    window.transfer.want(WEEK_2)
    window.transfer.pause(WEEK_1)
    window.until(lambda: window.installed() == [WEEK_2])
    window.settle()
    paused = window.transfer.state(WEEK_1)
    assert paused is not None and paused.hold is Hold.PAUSED and 0 < paused.here < paused.size
    window.transfer.resume(WEEK_1)
    window.until(lambda: window.installed() == [WEEK_2, WEEK_1])


def test_a_command_stops_what_the_window_fetches_and_lets_it_go_on(window: Window, centre: Desk) -> None:
    centre.link.weather = SLOW
    window.transfer.want(WEEK_1)
    window.until(lambda: bool(window.seen) and window.seen[-1].here > 0)
    with centre.open() as command:
        pack_queue.pause(command, WEEK_1)
    window.until(lambda: window.hold(WEEK_1) is Hold.PAUSED and window.transfer.now is None)
    assert window.installed() == []
    with centre.open() as command:
        pack_queue.resume(command, WEEK_1)
    window.until(lambda: window.installed() == [WEEK_1])


def test_while_a_command_fetches_the_window_waits(window: Window, centre: Desk) -> None:
    with centre.open() as command:
        command.paths.packs.mkdir(parents=True, exist_ok=True)
        with alone_or_not(command.paths.packs / "transfer.lock"):
            window.transfer.want(WEEK_1)
            window.until(lambda: window.hold(WEEK_1) is Hold.QUEUED and window.transfer.now is None)
            window.settle()
        fetch(command, pack_queue.queue(command)[0], wait=Waits())
    window.until(lambda: window.transfer.all == ())
    assert window.installed() == []


def test_it_goes_on_after_a_restart_by_itself(centre: Desk, open_window: Callable[[], Window]) -> None:
    centre.link.weather = SLOW
    first = open_window()
    first.transfer.want(WEEK_1)
    first.until(lambda: bool(first.seen) and first.seen[-1].here > 0)
    first.close()
    assert first.installed() == []
    second = open_window()
    second.until(lambda: second.installed() == [WEEK_1])
    assert second.seen[0].here > 0


def test_a_line_that_is_gone_is_tried_later_and_later_and_at_once_when_one_appears(
    window: Window, centre: Desk
) -> None:
    centre.link.weather = GONE
    window.transfer.want(WEEK_1)
    window.transfer.want(WEEK_2)
    window.until(lambda: window.hold(WEEK_1) is Hold.LINK and window.hold(WEEK_2) is Hold.LINK)
    window.settle()
    knocks = centre.link.connections
    state = window.transfer.state(WEEK_1)
    assert state is not None and state.until is not None
    assert (state.until - centre.clock.moment).total_seconds() == 60
    centre.clock.advance(seconds=61)
    window.state.changed.emit(frozenset({"packs"}))
    window.until(lambda: centre.link.connections > knocks and window.hold(WEEK_1) is Hold.LINK)
    window.settle()
    state = window.transfer.state(WEEK_1)
    assert state is not None and state.until is not None
    assert (state.until - centre.clock.moment).total_seconds() == 120
    centre.link.weather = Weather()
    window.transfer.try_now()
    window.until(lambda: window.installed() == [WEEK_1, WEEK_2])
    assert window.failed == []


def test_with_the_line_gone_only_one_pack_knocks(window: Window, centre: Desk) -> None:
    centre.link.weather = GONE
    for pack in WEEKS:
        window.transfer.want(pack)
    window.until(lambda: all(window.hold(pack) is Hold.LINK for pack in WEEKS))
    window.settle()
    alone = centre.link.connections
    assert 0 < alone <= 2  # a kept connection that broke is tried once more


def test_the_hours_are_waited_for_and_the_timer_knows_their_opening(window: Window, centre: Desk) -> None:
    window.state.run(limits.set_limits, NIGHT)
    window.transfer.want(WEEK_1)
    window.until(lambda: window.hold(WEEK_1) is Hold.HOURS)
    window.settle()
    state = window.transfer.state(WEEK_1)
    assert state is not None and state.until == datetime(2026, 2, 10, 18, tzinfo=UTC)
    assert centre.link.connections == 0
    centre.clock.moment = datetime(2026, 2, 10, 18, tzinfo=UTC)
    window.state.changed.emit(frozenset({"preferences"}))  # what the timer does: looks again
    window.until(lambda: window.installed() == [WEEK_1])


def test_hours_that_were_changed_count_at_once(window: Window) -> None:
    window.state.run(limits.set_limits, NIGHT)
    window.transfer.want(WEEK_1)
    window.until(lambda: window.hold(WEEK_1) is Hold.HOURS)
    window.state.run(limits.set_limits, TransferLimits())
    window.until(lambda: window.installed() == [WEEK_1])


def test_a_paid_connection_is_asked_about_and_one_that_is_free_again_needs_no_answer(
    window: Window, centre: Desk
) -> None:
    window.cable.paid = True
    window.transfer.want(WEEK_1)
    window.transfer.want(WEEK_2)
    window.until(lambda: [each.hold for each in window.transfer.all] == [Hold.METERED] * 2)
    window.transfer.allow_metered(WEEK_2)
    window.until(lambda: window.installed() == [WEEK_2])
    window.cable.paid = False
    window.transfer.try_now()
    window.until(lambda: window.installed() == [WEEK_2, WEEK_1])


def test_a_connection_that_becomes_paid_in_the_middle_stops_it(window: Window, centre: Desk) -> None:
    centre.link.weather = SLOW
    window.transfer.want(WEEK_1)
    window.until(lambda: bool(window.seen) and window.seen[-1].here > 0)
    window.cable.paid = True
    window.until(lambda: window.hold(WEEK_1) is Hold.METERED)
    assert window.transfer.now is None


def test_a_try_that_brought_something_lets_every_row_look_again_and_one_that_did_not_is_silent(
    window: Window, centre: Desk
) -> None:
    centre.link.weather = SLOW
    window.transfer.want(WEEK_1)
    window.until(lambda: bool(window.seen) and window.seen[-1].here > 0)
    heard: list[frozenset[str]] = []
    window.state.changed.connect(heard.append)
    window.cable.paid = True
    window.until(lambda: window.hold(WEEK_1) is Hold.METERED)
    window.settle()
    told = [topics for topics in heard if topics != TOPICS]  # all of them: another connection wrote
    assert told == [frozenset({"packs"})]
    heard.clear()
    window.cable.paid = False
    centre.link.weather = GONE
    window.transfer.try_now()
    window.until(lambda: window.hold(WEEK_1) is Hold.LINK)
    window.settle()
    assert [topics for topics in heard if topics != TOPICS] == []


def test_while_nothing_comes_no_time_is_told(open_window: Callable[..., Window], centre: Desk) -> None:
    centre.link.weather = Weather(rate=3_000)
    window = open_window(silence=0.1)
    window.transfer.want(WEEK_1)
    window.until(lambda: any(each.seconds_left is not None for each in window.seen))
    window.until(lambda: window.seen[-1].here > 0 and window.seen[-1].seconds_left is None)
    assert window.transfer.now is not None
    assert window.transfer.now.rate is None


def test_what_no_try_mends_is_said_once_and_leaves_the_queue(window: Window, centre: Desk) -> None:
    window.transfer.want("week-9", source=f"{centre.link.address}/packs")
    window.until(lambda: window.failed == [("pack-unknown", "week-9")])
    window.until(lambda: window.transfer.all == ())
    window.transfer.want(WEEK_1)
    window.until(lambda: window.installed() == [WEEK_1])


def test_giving_up_ends_it_and_keeps_what_arrived(window: Window, centre: Desk) -> None:
    centre.link.weather = SLOW
    window.transfer.want(WEEK_1)
    window.until(lambda: bool(window.seen) and window.seen[-1].here > 0)
    window.transfer.give_up(WEEK_1)
    window.until(lambda: window.transfer.now is None and window.transfer.state(WEEK_1) is None)
    window.settle()
    with centre.open() as session:
        assert session.packs.partly()[WEEK_1][0] > 0
    assert window.installed() == []


def test_nothing_is_fetched_before_it_is_started(centre: Desk, qtbot: QtBot) -> None:
    state = AppState(centre.profile, open_session=centre.open, clock=centre.clock)
    assert state.transfer_made is None
    with qtbot.waitSignal(state.transferring):
        made = state.transfer
    assert state.transfer is made is state.transfer_made
    made.want(WEEK_1)
    qtbot.waitUntil(lambda: made.state(WEEK_1) is not None and state.runner.is_idle)
    assert centre.link.connections == 0
    standing = made.state(WEEK_1)
    assert standing is not None and standing.hold is Hold.QUEUED
    assert made.state(WEEK_1, "fr") is not None  # no language was asked for
    centre.afterwards.append(state.close)
