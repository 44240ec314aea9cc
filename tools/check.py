"""All checks of ``make test``, in order, each with its time. Stops at the first that fails.

The order is quick first: what a second shows should not wait for minutes. Exit code 1 when a check fails.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ("lint", [str(BIN / "ruff"), "check", "--quiet", "."]),
    ("types", [sys.executable, "-m", "mypy", "--no-error-summary"]),
    ("import contracts", [str(BIN / "lint-imports"), "--no-logo"]),
    ("tests", [sys.executable, "-m", "pytest", "-m", "not soak", "-q", "-n", "2", "--dist", "loadfile"]),
)


def main() -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, command in CHECKS:
        started = time.monotonic()
        print(f"== {name}", flush=True)
        finished = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
        if finished.returncode != 0:
            print(f"{name}: failed", flush=True)
            return 1
    print("All checks passed.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
