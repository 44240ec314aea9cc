"""What the window does by itself: copies, news about how the profile was opened, and the words that open it."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.operations import learner, notes, upkeep
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.quiet_moments import QuietMoments
from desktop_app.shell.unlock_dialog import UnlockDialog
from desktop_app.shell.window import Window
from desktop_app.storage.key_places import NoStore
from desktop_app.wiring.profile import open_session
from tests.support.profiles import FakeClock, MemoryStore, open_test_session


def settle(qtbot: QtBot, app: AppState) -> None:
    qtbot.waitUntil(lambda: app.runner.is_idle)


def test_a_copy_is_made_when_nothing_is_asked(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    app_state.run(notes.add_note, title="A note", changes=("notes",))
    window = Window(app_state)
    qtbot.addWidget(window)
    quiet = QuietMoments(app_state, window, first=0.01, again=600)
    backups = app_state.profile / "backups"
    qtbot.waitUntil(lambda: backups.is_dir() and any(backups.iterdir()))
    quiet.stop()
    settle(qtbot, app_state)


def test_a_key_in_a_file_is_told_once(tmp_path: Path) -> None:
    told = []
    for _ in range(2):
        with open_session(tmp_path / "profile", store=NoStore(), clock=FakeClock()) as session:
            told.append([known.code for known in upkeep.news(session)])
    assert told == [["key-in-file"], []]


def opener(profile: Path, state: Callable[[], AppState]) -> Callable[[], object]:
    return lambda: open_test_session(profile, clock=FakeClock(), store=MemoryStore(), words=state()._words)


def test_a_profile_from_another_laptop_asks_for_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with open_test_session(profile, clock=FakeClock(), store=MemoryStore()) as session:
        words = learner.begin(session, "Amina Diallo")
    state = AppState(profile, open_session=opener(profile, lambda: state), clock=FakeClock())  # type: ignore[arg-type]
    window = Window(state)
    qtbot.addWidget(window)
    state.failed.connect(window.show_failure)
    window.go("settings")
    window.show()
    state.begin()
    qtbot.waitUntil(lambda: window.findChild(UnlockDialog) is not None)
    settle(qtbot, state)
    dialog = window.findChild(UnlockDialog)
    assert dialog is not None
    given: list[object] = []
    dialog.given.connect(given.append)
    qtbot.keyClicks(dialog.words.area.editor, " ".join(words[:-1]))
    dialog.button.click()
    assert not given
    qtbot.keyClicks(dialog.words.area.editor, f" {words[-1].upper()}")
    dialog.button.click()
    qtbot.waitUntil(lambda: state.learner is not None and state.learner.name == "Amina Diallo")
    settle(qtbot, state)
    state.close()
