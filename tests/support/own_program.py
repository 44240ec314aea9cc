"""The program as it is bundled, with a trust root of a test's own, run as real commands in processes of their own.

The commands are those of ``fieldbook``; only the folder that a bundle would be unpacked into is the test's: its packs
are none but those a command is told to fetch, and it trusts the demo root of the test's repository.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.support.web_server import ROOT

_RUN: Final = (
    "import sys; sys._MEIPASS, sys.path[0] = sys.argv.pop(1), sys.argv.pop(1); "
    "from desktop_app.__main__ import main; sys.exit(main())"
)


@dataclass(frozen=True)
class OwnProgram:
    """``folder``: what the bundle is. ``profile``: whose packs are fetched."""

    folder: Path
    profile: Path

    def line(self, *words: str) -> list[str]:
        """The command line of ``fieldbook --json WORDS``."""
        where = [str(self.folder), str(ROOT), "--profile", str(self.profile), "--json"]
        return [sys.executable, "-c", _RUN, *where, *words]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "FIELDBOOK_KEYRING": "none", "QT_QPA_PLATFORM": "offscreen"}

    def run(self, *words: str) -> tuple[int, dict[str, Any]]:
        """Exit code and document. Raises AssertionError for more or less than one document on standard output."""
        done = subprocess.run(self.line(*words), env=self.environment, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        assert len(lines) == 1, (done.returncode, done.stdout, done.stderr)
        return done.returncode, json.loads(lines[0])

    def started(self, *words: str) -> "subprocess.Popen[str]":
        """The same, under way."""
        return subprocess.Popen(
            self.line(*words), env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )


def own_program(folder: Path, repository: Path, profile: Path) -> OwnProgram:
    """Lays out ``folder``; the demo root of ``repository`` is trusted."""
    (folder / "packs").mkdir(parents=True)
    (folder / "resources").symlink_to(ROOT / "resources")
    shutil.copyfile(repository / "demo_root.json", folder / "packs" / "demo_root.json")
    return OwnProgram(folder, profile)
