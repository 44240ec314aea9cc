"""Both programs as people start them: commands in processes of their own, with one JSON document each."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import practices
from tests.support.profiles import open_test_session
from tests.sync_server.server_process import ROOT, command, environment


@dataclass
class Field:
    """One learner's profile, worked through ``fieldbook``."""

    profile: Path

    def run(self, *words: str, said: str | None = None) -> tuple[int, Any]:
        """The exit code and the one JSON document of a command, to which ``said`` is said on standard input."""
        line = [sys.executable, "-W", "error", "-m", "desktop_app", "--profile", str(self.profile), *words, "--json"]
        shell = {**environment(), "FIELDBOOK_KEYRING": "none"}
        done = subprocess.run(
            line, cwd=ROOT, env=shell, input=said, capture_output=True, text=True, timeout=60, check=False
        )
        lines = done.stdout.splitlines()
        assert len(lines) == 1, done.stderr
        return done.returncode, json.loads(lines[0])

    def do(self, *words: str, said: str | None = None) -> Any:
        """The document of a command that succeeds."""
        code, document = self.run(*words, said=said)
        assert code == 0, document
        return document

    def states(self, what: str) -> dict[str, str]:
        """title → state"""
        return {each["title"]: each["state"] for each in self.do(what, "list")}

    def submission(self) -> str:
        """The id of the newest submission, which the centre's people see in the address of its page."""
        with open_test_session(self.profile) as session:
            return session.journal.entries.of_kind("practice.submitted")[-1].id.text()

    def reason(self, practice: str) -> str:
        """What the centre said of a practice that it returned."""
        with open_test_session(self.profile) as session:
            decision = practices.open_practice(session, RecordId(practice)).decision
            assert decision is not None
            return decision.text


@dataclass
class House:
    """The centre's folder, worked through ``fieldbook-server``."""

    folder: Path

    def run(self, *words: str) -> str:
        done = command(self.folder, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
