"""The system says that a network is there: the exchange does not wait for its next turn."""

import pytest
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.automatic_exchange import START, AutomaticExchange
from tests.desktop_app.shell.test_automatic_exchange import Line, joined

__all__ = ["joined"]  # the fixture

Reachability = QNetworkInformation.Reachability


def until_next(app: AppState) -> float:
    assert app.next_try is not None
    return (app.next_try - app.now()).total_seconds()


def test_a_link_that_appears_ends_the_waiting(qtbot: QtBot, joined: AppState) -> None:
    line = Line()
    line.results = [Known("unreachable")] * 3
    automatic = AutomaticExchange(joined, line.exchange, lambda: 0.5, start=0.01)
    qtbot.waitUntil(lambda: line.count == 1 and joined.runner.is_idle)
    waiting = until_next(joined)
    assert waiting > 10 * START
    for state in (Reachability.Disconnected, Reachability.Local, Reachability.Site, Reachability.Unknown):
        automatic._on_reachability(state)
        assert until_next(joined) == pytest.approx(waiting)
    automatic._on_reachability(Reachability.Online)
    assert until_next(joined) == pytest.approx(START)
    qtbot.waitUntil(lambda: line.count == 2 and joined.runner.is_idle, timeout=5_000)
    automatic.stop()
