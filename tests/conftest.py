"""What every test gets: no display, no thread left behind, and for Qt tests the look of the application.

Qt is imported only by tests that ask for ``qtbot``; the rest stay fast.
"""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from desktop_app.qt_support.app_state import AppState

_THREAD_SECONDS = 5.0


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of every window with a smallest size; nothing is wrong.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """A thread that a test began has ended when the test has."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(_THREAD_SECONDS)
        assert not thread.is_alive(), f"thread {thread.name!r} was left behind"


@pytest.fixture(autouse=True)
def garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a Qt test leaves is collected here, on the thread of Qt.

    Python collects on whatever thread happens to allocate, the server of another test included; a QObject that is freed
    there takes its process down, or leaves Qt asking for ever about a descriptor that is gone.
    """
    if "qtbot" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what is still here stays anyway, modules above all: to look at it 1,500 times takes a minute
    gc.enable()


@pytest.fixture(autouse=True)
def look(request: pytest.FixtureRequest, garbage: None) -> Iterator[None]:
    """Fonts loaded; every Qt test begins with Paper, 100 %, English (its catalogue, for the plurals; tools/setup.sh
    builds it) and left to right."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    from desktop_app.domain.learner import Theme
    from desktop_app.qt_support.fonts import SANS, load_fonts
    from desktop_app.qt_support.theme import app_theme
    from desktop_app.qt_support.translations import use_language

    request.getfixturevalue("qapp")
    if SANS[0] not in QFontDatabase.families():
        QApplication.setStyle("Fusion")
        load_fonts()
        app_theme().apply()
    use_language("en")
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    app_theme().use(name=Theme.PAPER, text_scale=100, reading_scale=100, arabic=False, reduced_motion=False)


@pytest.fixture
def rtl(qtbot: object) -> None:
    """The layout of Arabic, with the strings of English."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from desktop_app.qt_support.theme import app_theme

    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    app_theme().use(arabic=True)


@pytest.fixture
def app_state(qtbot: object, tmp_path: Path) -> Iterator["AppState"]:
    """A real application state over an empty profile, with a clock that stands still."""
    from desktop_app.qt_support.app_state import AppState
    from tests.support.profiles import FakeClock, open_test_session

    clock = FakeClock()
    profile = tmp_path / "profile"
    state = AppState(profile, open_session=lambda: open_test_session(profile, clock=clock), clock=clock)
    yield state
    state.close()
