"""Exchanges that happen by themselves: when, how often, and never before a centre is joined."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.domain.retrying import FIRST, LONGEST, pause_after, pause_asked_for
from desktop_app.operations import learner, notes
from desktop_app.operations.sending import Told
from desktop_app.operations.session import Session
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.automatic_exchange import START, AutomaticExchange
from desktop_app.storage import settings
from desktop_app.storage.courier_bag import CourierBag

WELL = ExchangeResult(
    sent=0, received=0, refused=0, requests=1, bytes_up=1, bytes_down=1, waiting=0, error=None, facts={}
)


class Line:
    """A line that can be there or not; counts the exchanges."""

    def __init__(self) -> None:
        self.results: list[ExchangeResult | Known] = []
        self.sends: list[tuple[int, int]] = []
        self.count = 0

    def exchange(
        self, session: Session, *, cancelled: Callable[[], bool], sending: Told, metered: Callable[[], bool]
    ) -> ExchangeResult:
        assert isinstance(metered(), bool)
        self.count += 1
        for each in (*self.sends, None):
            sending(each)
        result = self.results.pop(0) if self.results else WELL
        if isinstance(result, Known):
            raise result
        return result


def join(session: Session) -> None:
    """As far as the window knows, this laptop is enrolled."""
    learner.begin(session, "Amina Diallo")
    session.settings.set(settings.PERSON, "0123456789abcdef")
    session.settings.set(settings.CENTRE, "https://centre.example.org")


def take_a_file(session: Session) -> None:
    with session.database.write():
        CourierBag(session.database).take(b"n" * 32, "amina", b"data", 5)


@pytest.fixture
def joined(app_state: AppState, qtbot: QtBot) -> AppState:
    app_state.run(join, changes=("learner",))
    qtbot.waitUntil(lambda: app_state.learner is not None and app_state.runner.is_idle)
    return app_state


def test_it_exchanges_soon_after_the_start(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=0.01)
    qtbot.waitUntil(lambda: line.count == 1 and joined.runner.is_idle)
    assert joined.next_try is not None
    assert (joined.next_try - joined.now()).total_seconds() == pytest.approx(900)
    automatic.stop()


def test_it_waits_longer_after_each_failure(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    line.results = [replace(WELL, error="unreachable"), Known("unreachable"), WELL]
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=0.01)
    pauses = []
    for count in (1, 2, 3):
        qtbot.waitUntil(lambda count=count: line.count == count and joined.runner.is_idle)
        assert joined.next_try is not None
        pauses.append((joined.next_try - joined.now()).total_seconds())
        automatic.try_now()
    qtbot.waitUntil(lambda: joined.runner.is_idle)
    assert pauses == pytest.approx([60, 120, 900])
    automatic.stop()


def test_a_busy_centre_is_asked_again_when_it_said(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    line.results = [
        replace(WELL, error="centre-busy", facts={"retry": 7}),
        Known("centre-busy", retry=4_000),
        replace(WELL, error="centre-busy", facts={"status": 503}),
        WELL,
    ]
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.0, start=0.01)
    pauses = []
    for count in (1, 2, 3):
        qtbot.waitUntil(lambda count=count: line.count == count and joined.runner.is_idle)
        assert joined.next_try is not None
        pauses.append((joined.next_try - joined.now()).total_seconds())
        automatic.try_now()
    qtbot.waitUntil(lambda: joined.runner.is_idle)
    assert pauses == pytest.approx([7, 4_000, 180])
    automatic.stop()


def until_next(app: AppState) -> float:
    assert app.next_try is not None
    return (app.next_try - app.now()).total_seconds()


def test_who_waits_for_a_file_waits_for_no_pause(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    line.results = [Known("unreachable")]
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=0.01)
    qtbot.waitUntil(lambda: line.count == 1 and joined.runner.is_idle)
    assert until_next(joined) > 10 * START
    joined.asked.emit()
    assert until_next(joined) == pytest.approx(START)
    joined.changed.emit(frozenset({"files"}))  # that it is wanted is a change like any other
    assert until_next(joined) == pytest.approx(START)
    automatic.stop()
    qtbot.waitUntil(lambda: joined.runner.is_idle)


def test_a_file_that_is_asked_for_while_an_exchange_runs_has_another(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=600)
    automatic.try_now()
    joined.asked.emit()
    qtbot.waitUntil(lambda: line.count == 1 and joined.runner.is_idle)
    assert until_next(joined) == pytest.approx(START)
    automatic.stop()


def test_a_busy_centre_is_not_asked_for_a_file_before_it_said(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    line.results = [Known("centre-busy", retry=4_000)]
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.0, start=0.01)
    qtbot.waitUntil(lambda: line.count == 1 and joined.runner.is_idle)
    joined.asked.emit()
    assert until_next(joined) == pytest.approx(4_000)
    automatic.stop()


def test_a_colleagues_file_goes_soon(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=600, after_work=0.01)
    joined.run(take_a_file, changes=("exchange",))
    qtbot.waitUntil(lambda: line.count == 1)
    qtbot.waitUntil(lambda: joined.runner.is_idle)
    assert joined.status is not None
    assert joined.status.carrying == 1
    qtbot.wait(50)
    assert line.count == 1, "it waits still, and that is no news"
    automatic.stop()


def test_the_badge_says_what_is_sent_and_then_what_waits(qtbot: QtBot, joined: AppState) -> None:
    line, seen = Line(), []
    line.sends = [(1, 2), (2, 2)]
    joined.known.connect(lambda: seen.append(joined.status and joined.status.sending))
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=600)
    automatic.try_now()
    qtbot.waitUntil(lambda: line.count == 1 and joined.runner.is_idle)
    assert seen == [(1, 2), (2, 2), None]
    automatic.stop()


def test_nothing_is_tried_without_a_centre(qtbot: QtBot, app_state: AppState) -> None:
    line = Line()
    automatic = AutomaticExchange(app_state, line.exchange, lambda: 0.5, start=0.01)
    automatic.try_now()
    qtbot.waitUntil(lambda: app_state.runner.is_idle)
    assert line.count == 0
    automatic.stop()


def test_finished_work_goes_soon(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=600, after_work=0.01)
    joined.run(notes.add_note, title="A note", changes=("notes",))
    qtbot.waitUntil(lambda: line.count >= 1)
    automatic.stop()
    qtbot.waitUntil(lambda: joined.runner.is_idle)


@given(st.integers(0, 60), st.floats(0, 1, exclude_max=True))
def test_pauses_are_bounded(failures: int, chance: float) -> None:
    assert FIRST * 0.75 <= pause_after(failures, chance) <= LONGEST * 1.25


@given(st.integers(0, 86_400), st.floats(0, 1, exclude_max=True))
def test_a_busy_centre_is_never_asked_earlier_than_it_said(seconds: int, chance: float) -> None:
    assert min(seconds, LONGEST) <= pause_asked_for(seconds, chance) <= LONGEST * 1.5
