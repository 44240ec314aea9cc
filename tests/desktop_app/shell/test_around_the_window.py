"""One window a profile, the crash report, the start, the tour."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.operations import exchanging, journey, practices
from desktop_app.shell.crash_dialog import CrashHandler, crash_report
from desktop_app.shell.single_instance import SingleInstance
from desktop_app.shell.tour import SIZED_SCREENS
from desktop_app.shell.tour_learner import SampleLife
from desktop_app.shell.tour_variants import SIZES, VARIANTS
from desktop_app.widgets.dialog import Dialog

ROOT = Path(__file__).resolve().parents[3]


def test_a_second_window_shows_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.take() and not second.take()
    first.listen()
    with qtbot.waitSignal(first.asked):
        second.show_first()
    first.release()
    assert second.take()
    second.release()


def test_two_profiles_have_two_windows(qtbot: QtBot, tmp_path: Path) -> None:
    profiles = tmp_path / "a", tmp_path / "b"
    for profile in profiles:
        profile.mkdir()
    one, other = (SingleInstance(profile) for profile in profiles)
    assert one.take() and other.take()
    one.release()
    other.release()


def test_a_second_window_does_not_wait_for_a_first_that_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    SingleInstance(tmp_path).show_first()


def raised() -> BaseException:
    try:
        try:
            raise ValueError("Amina Diallo, Telmo")
        except ValueError as inner:
            raise KeyError("a secret text") from inner
    except KeyError as error:
        return error


def test_a_crash_report_names_places_and_no_words() -> None:
    report = crash_report(raised())
    assert "KeyError" in report and "ValueError" in report
    assert f"tests/desktop_app/shell/{Path(__file__).name}:" in report
    assert "Amina" not in report and "secret" not in report and str(ROOT) not in report


def test_a_fault_is_shown_once_and_one_may_go_on(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    handler = CrashHandler(window)
    for _ in range(2):
        handler.handle(KeyError, raised(), None)
    dialogs = [each for each in window.findChildren(Dialog) if each.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].shut()
    handler.handle(KeyError, raised(), None)
    assert sum(each.isVisible() for each in window.findChildren(Dialog)) == 1


def test_the_handler_takes_the_place_of_the_old_one_and_gives_it_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = sys.excepthook
    handler = CrashHandler(window)
    handler.install()
    assert sys.excepthook == handler.handle
    handler.remove()
    assert sys.excepthook is before


def test_the_sample_learner_reaches_every_state(tmp_path: Path) -> None:
    life = SampleLife(tmp_path / "profile")
    life.live()
    with life.session() as session:
        states = {summary.state.value for summary in practices.list_practices(session)}
        assert {"draft", "waiting", "under-review", "returned", "published"} <= states
        view = exchanging.sync_view(session)
        assert view.status.enrolled and view.status.waiting and not view.history[0].ok and view.history[1].ok
        assert len(journey.journey(session).calendar) == 6


def test_the_sample_learner_is_the_same_each_time(tmp_path: Path) -> None:
    lives = [SampleLife(tmp_path / name) for name in ("a", "b")]
    seen = []
    for life in lives:
        life.live()
        with life.session() as session:
            seen.append((practices.list_practices(session), exchanging.sync_view(session)))
    assert seen[0] == seen[1]


def program(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FIELDBOOK_KEYRING": "none", "HOME": str(home)}
    command = [sys.executable, "-m", "desktop_app", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=200)


def test_the_self_test_opens_every_page(tmp_path: Path) -> None:
    finished = program("--self-test", home=tmp_path)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert list(tmp_path.rglob("fieldbook.db")) == []


@pytest.mark.soak
def test_the_tour_makes_all_pictures(tmp_path: Path) -> None:
    finished = program("tour", str(tmp_path / "tour"), home=tmp_path)
    assert (finished.returncode, finished.stderr) == (0, "")
    made = {path.stem for path in (tmp_path / "tour").glob("*.png")}
    assert {f"journey-{variant.name}" for variant in VARIANTS} <= made
    if (ROOT / "build" / "packs").is_dir():
        assert {f"{screen}-{size.name}" for screen in SIZED_SCREENS for size in SIZES} <= made
