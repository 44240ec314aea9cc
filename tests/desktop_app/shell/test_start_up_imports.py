"""What the way to the first paint loads. Guards the structure that makes it fast; the time itself is measured by
``make bench``."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.operations import kept_journey, learner
from desktop_app.wiring.profile import open_session
from tests.support.small_course import install, week_1

ROOT = Path(__file__).resolve().parents[3]

PAINTED = """
import builtins, os, sys
from pathlib import Path

plain_import = builtins.__import__
from desktop_app.shell import start_up
from desktop_app.pages.journey.continue_card import ContinueCard

def painted(card, event):
    print(*sorted(sys.modules), sep="\\n")
    print("import is", "plain" if builtins.__import__ is not builtins.__feature_import__ else "replaced")
    print("title is", card.button.isVisible())
    sys.stdout.flush()
    os._exit(0)

ContinueCard.paintEvent = painted
start_up.main(Path(sys.argv[1]))
"""

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

print(*sorted(sys.modules), sep="\\n")
"""

NOT_YET = {
    "argon2",
    "cryptography",
    "django",
    "keyring",
    "markdown",
    "mnemonic",
    "msgspec",
    "platformdirs",
    "pycrdt",
    "sqlite_utils",
    "tuf",
    "typing_extensions",
    "urllib3",
    "course_format",
    "sync_protocol",
    "PySide6.QtNetwork",
    "desktop_app.cli",
    "desktop_app.network",
    "desktop_app.packs",
    "desktop_app.sync",
    "desktop_app.operations.journey",
    "desktop_app.operations.session",
    "desktop_app.storage.journal",
    "desktop_app.storage.opening",
    "desktop_app.storage.projections",
}
"""None of these, nor anything in them."""

HEAVY_IN_PYTHON = {"email", "http", "socket", "ssl", "tomllib", "unittest", "urllib.request", "uuid", "xml"}
"""Of Python's own, none that PySide6 did not bring along anyway."""


def run(script: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def within(modules: set[str], packages: set[str]) -> set[str]:
    return {each for each in modules for package in packages if each == package or each.startswith(f"{package}.")}


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner with a week installed, whose journey was kept when they left."""
    monkeypatch.setenv("FIELDBOOK_KEYRING", "none")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with open_session(tmp_path / "profile") as session:
        learner.begin(session, "Amina Diallo")
        install(session, week_1())
        kept_journey.journey(session)
    return tmp_path / "profile"


def test_the_first_paint_waits_for_nothing_it_does_not_show(profile: Path) -> None:
    said = run(PAINTED, str(profile))
    modules = set(said)
    assert "desktop_app.pages.journey.continue_card" in modules
    assert within(modules, NOT_YET) == set()
    assert within(modules - set(run(EMPTY)), HEAVY_IN_PYTHON) == set()
    assert said[-2:] == ["import is plain", "title is True"]


SEEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.pages.journey.page import JourneyPage
from desktop_app.shell import start_up

show_view = JourneyPage.show_view

def shown(page, view):
    show_view(page, view)
    here = any(week.pack_state == "installed" for week in view.weeks)
    print("here" if here else "not here", flush=True)
    if not here:
        QTimer.singleShot(0, QApplication.quit)

JourneyPage.show_view = shown
sys.exit(start_up.main(Path(sys.argv[1])))
"""


def test_what_was_shown_first_is_worked_out_right_after(profile: Path) -> None:
    lesson = max((profile / "packs" / "members").glob("*"), key=lambda path: path.stat().st_size)
    lesson.write_bytes(lesson.read_bytes()[:-1])
    # Where packs came with the program the week is shown as damaged; where none did, its outline is gone with it.
    first, *later = run(SEEN, str(profile))
    assert first == "here"
    assert set(later) == {"not here"}
