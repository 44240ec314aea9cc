"""Runs the simulation over a copy of the program in which a fault was planted, until it finds it.

    python -m tests.support.fault_finding [NAME …]     every planted fault, or these; prints the worlds each took

Promises: the program itself is not touched; what an error is found by is told, because a copy that cannot even start
would be "found", too. ``--here N`` runs in the copy: N worlds at most, up to the first that fails.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.planted_faults import FAULTS, ROOT, PlantedFault

COPIED: Final = ("course_format", "sync_protocol", "desktop_app", "sync_server", "tests/support")
LINKED: Final = ("content_packs", "resources")
_SECONDS: Final = 1_200


@dataclass(frozen=True)
class Finding:
    """``worlds``: how many were run; ``by``: what the simulation said, None when it noticed nothing."""

    worlds: int
    seconds: float
    by: str | None


def find(fault: PlantedFault | None, worlds: int) -> Finding:
    """Looks for a fault, or, without one, at the program as it is."""
    with tempfile.TemporaryDirectory(prefix="fieldbook-fault-") as folder:
        root = Path(folder)
        for name in COPIED:
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in LINKED:
            (root / name).symlink_to(ROOT / name)
        if fault is not None:
            file = root / fault.file
            file.write_text(fault.planted(file.read_text(encoding="utf-8")), encoding="utf-8")
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.fault_finding", "--here", str(worlds)],
            cwd=root,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "sync_server.settings"},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        lines = done.stdout.splitlines()
        if done.returncode not in (0, 1) or not lines:
            raise RuntimeError(f"the copy did not run: {done.stdout}{done.stderr}")
        return Finding(int(lines[0]), time.monotonic() - started, lines[1] if done.returncode else None)


def _here(worlds: int) -> int:
    import django

    django.setup()
    from tests.support.simulation_machine import COUNTS, run

    try:
        run(worlds, part=0, shrink=False)
    except BaseException as error:  # a planted fault may break anything, in any way
        last = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:160]
        sys.stdout.write(f"{COUNTS['worlds']}\n{type(error).__name__} in {last.name}: {said}\n")
        return 1
    sys.stdout.write(f"{COUNTS['worlds']}\n")
    return 0


def main(words: list[str]) -> int:
    if words[:1] == ["--here"]:
        return _here(int(words[1]))
    unfound = 0
    for fault in (each for each in FAULTS if not words or each.name in words):
        finding = find(fault, fault.worlds)
        unfound += finding.by is None
        said = finding.by or "NOT FOUND"
        sys.stdout.write(f"{fault.name}: {finding.worlds} worlds, {finding.seconds:.0f} s: {said}\n")
        sys.stdout.flush()
    return 1 if unfound else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
