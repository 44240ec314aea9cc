"""The preview's window: a bar that stays, packs that nobody signed, and nothing of it left."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.operations import packs
from desktop_app.packs.supply import Supply
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.author_preview import PreviewBar
from desktop_app.shell.window import Window
from desktop_app.wiring.profile import open_session
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import open_test_session

ROOT = Path(__file__).resolve().parents[3]

CLOSE_WHEN_SHOWN = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.shell import author_preview, start_up
from desktop_app.shell.window import Window


def look() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Window) and window.isVisible() and window.app.learner is not None:
            bars = [bar.accessibleName() for bar in window.findChildren(author_preview.PreviewBar) if bar.isVisible()]
            print(window.shown, bars, window.app.learner.name, flush=True)
            window.close()


application = start_up.make_application(["fieldbook"])
timer = QTimer(application)
timer.timeout.connect(look)
timer.start(20)
sys.exit(author_preview.main(Path(sys.argv[1])))
"""


def environment(home: Path) -> dict[str, str]:
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "TMPDIR": str(home / "tmp")}


def fieldbook(home: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *map(str, words)],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_window_shows_the_packs_under_a_bar_and_leaves_nothing(tmp_path: Path) -> None:
    repository = publish(tmp_path / "repo", small_pack())
    home = tmp_path / "home"
    finished = subprocess.run(
        [sys.executable, "-c", CLOSE_WHEN_SHOWN, str(repository)],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stderr
    said = "This is a preview. The course team has not signed it."
    assert finished.stdout.splitlines()[0] == f"journey ['{said}'] Preview"
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_the_bar_stays_when_another_notice_comes_and_goes(qtbot: QtBot, tmp_path: Path) -> None:
    app = AppState(tmp_path, open_session=lambda: open_test_session(tmp_path))
    window = Window(app)
    qtbot.addWidget(window)
    bar = PreviewBar(app)
    window.keep_above(bar)
    window.go("welcome")
    window.show()
    window.notice.tell("failure", "Something else.", closable=True)
    window.notice.closed.emit()
    assert bar.isVisible()
    app.close()


def test_without_a_window_it_says_what_would_be_shown(tmp_path: Path) -> None:
    repository = publish(tmp_path / "repo", small_pack(), small_pack(language="fr"))
    finished = fieldbook(tmp_path / "home", "preview", repository, "--headless", "--json")
    assert finished.returncode == 0, finished.stderr
    (pack,) = json.loads(finished.stdout)["packs"]
    assert (pack["id"], pack["language"]) == ("week-1", "en")
    lesson, story, quiz = pack["activities"]
    assert lesson["figures"] == ["figures/bridge.svg"] and lesson["callouts"] == ["check"]
    assert "sections" not in story
    assert quiz["questions"] == ["q1"]
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("option", ["--profile {}", "--profile={}"])
def test_no_profile_can_be_named(tmp_path: Path, option: str) -> None:
    """Nobody's own profile can come to trust what a preview trusts."""
    repository = publish(tmp_path / "repo", small_pack())
    words = option.format(tmp_path / "mine").split()
    finished = fieldbook(tmp_path / "home", *words, "preview", repository, "--headless", "--json")
    assert finished.returncode == 2
    assert json.loads(finished.stdout)["code"] == "usage"
    assert not (tmp_path / "mine").exists()


def test_a_profile_of_ones_own_refuses_what_a_preview_shows(tmp_path: Path) -> None:
    repository = publish(tmp_path / "repo", small_pack())
    bundled = publish(tmp_path / "bundled", small_pack("0.9.0"))
    own = Supply(bundled, tmp_path / "no-root", "0.1.0")
    with open_session(tmp_path / "mine", environment={"FIELDBOOK_KEYRING": "none"}, supply=own) as session:
        with pytest.raises(Known) as raised:
            packs.check_for_packs(session, str(repository))
        assert raised.value.code in {"pack-signer-wrong", "pack-damaged"}
        assert session.packs.installed() == ()


def test_a_folder_that_is_no_repository_is_said(tmp_path: Path) -> None:
    finished = fieldbook(tmp_path / "home", "preview", tmp_path, "--headless", "--json")
    assert finished.returncode == 1
    assert json.loads(finished.stdout)["code"] == "source-missing"
    finished = fieldbook(tmp_path / "home", "preview", tmp_path)
    assert finished.returncode == 1 and finished.stderr.strip()
    finished = fieldbook(tmp_path / "home", "preview")
    assert finished.returncode == 2
