"""The habits of the house, as tests: names, sizes, locks, licences, and what may never be committed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from desktop_app import __version__

ROOT = Path(__file__).resolve().parent.parent
NAMELESS = re.compile(r"(^|/)(utils?|helpers?|common|misc|manager|base)(\.py$|/)", re.IGNORECASE)
# Written apart so that this file does not find itself.
FORBIDDEN = re.compile(
    "|".join(
        [
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "registry\\." + "npm" + "js",
            "deb\\." + "debian" + r"\.org",
            "/(?:wo" + "rk|ro" + "ot)/",
        ]
    ),
    re.IGNORECASE,
)
BINARY = {".ttf", ".png", ".webp", ".bin", ".qm", ".ico", ".opus"}


def tracked() -> list[Path]:
    """Files git knows or would add; without git (an unpacked archive), every file outside ignored folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [path for name in names if (path := ROOT / name).is_file()]


def test_no_python_file_is_over_500_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked()
        if path.suffix == ".py" and (lines := len(path.read_text("utf-8").splitlines())) > 500
    }
    assert long == {}


def test_no_module_is_called_nothing() -> None:
    assert [name for path in tracked() if NAMELESS.search(name := path.relative_to(ROOT).as_posix())] == []


def test_no_machine_path_or_registry_host_is_committed() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if path.suffix not in BINARY and (match := FORBIDDEN.search(path.read_text("utf-8", errors="replace")))
    ]
    assert found == []


def test_the_lock_names_versions_and_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements" / "lock.txt").read_text("utf-8")
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links|file:", lock)
    pinned = re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)
    hashed = re.findall(r"^([A-Za-z0-9_.-]+)==.*\\\n\s+--hash=sha256:", lock, re.MULTILINE)
    assert pinned == hashed
    assert "pyside6-essentials==6.11.3" in lock


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix == ".py"
        and path.name != "__init__.py"
        and "migrations" not in path.parts
        and not path.read_text("utf-8").lstrip().startswith(('"""', "#!", "'''", 'r"""'))
    ]
    assert silent == []


def test_fonts_and_icons_have_their_licences() -> None:
    credits = (ROOT / "resources" / "CREDITS.md").read_text("utf-8")
    for name in ("Literata", "IBM Plex Sans", "Noto Naskh Arabic", "Lucide"):
        assert name in credits
    assert list((ROOT / "resources" / "fonts").glob("*.ttf"))
    assert list((ROOT / "resources" / "icons").rglob("*.svg"))


@pytest.mark.timeout(120)
def test_catalogues_hold_just_the_strings_of_the_code() -> None:
    checked = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "translations.py"), "check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_change_log_has_an_entry_for_this_version() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    version = re.search(r'^version = "([^"]+)"', project, re.MULTILINE)
    assert version is not None
    assert version.group(1) in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_program_says_the_version_it_is_published_as() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__
