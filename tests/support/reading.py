"""A learner with Week 1 in front of them, for tests of the pages that read and ask."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.operations.session import Session
from desktop_app.qt_support.app_state import AppState
from tests.support.profiles import FakeClock, open_test_session
from tests.support.source_packs import SourcePacks


def reading_app(profile: Path, packs: SourcePacks | None = None) -> AppState:
    """Real state, real storage, the pack from its authors' folder. Close it at the end."""
    clock = FakeClock()
    shown = packs or SourcePacks()

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_packs = lambda *_: shown  # type: ignore[assignment]  # what operations read of a PackStore
        return session

    return AppState(profile, open_session=opened, clock=clock)


def settle(qtbot: QtBot, app: AppState) -> None:
    """Waits until everything asked of the database has been answered."""
    qtbot.waitUntil(lambda: app.runner.is_idle)
