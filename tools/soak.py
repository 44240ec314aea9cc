"""``make soak``: the long runs of the property and crash tests, in parts, with progress, so that they can be stopped at
any time and gone on with.

    FIELDBOOK_SOAK_RUNS=2000       so many simulated worlds instead of 10,000 (rounded up to whole parts of 100)
    FIELDBOOK_SOAK_PARTS=17        only this part, or these: 20-39. How a world that failed is found again
    FIELDBOOK_SOAK_PROCESSES=1     parts at once, 2 unless given

First the other long tests (500 kills and the rest, about a quarter of an hour), then the worlds, each part in a process
of its own from a seed of its own. A part that passed is not run again until a source file changes. build/soak keeps
what happened; at the end it is counted together: worlds, steps, words looked for, and how often each thing befell
them. Exit code 1 when anything failed.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
KEPT: Final = ROOT / "build" / "soak"
WORLDS: Final = "test_whatever_happens_in_ten_thousand_worlds_no_word_is_lost"
FILE: Final = "tests/properties/test_exchange_simulation.py"
PART: Final = 100
SOURCES: Final = ("course_format", "sync_protocol", "desktop_app", "sync_server", "tests")
PYTEST: Final = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "soak", "-q")


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def sources() -> str:
    """A name for the program and its tests as they are now."""
    digest = hashlib.sha256()
    for folder in SOURCES:
        for file in sorted((ROOT / folder).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}


def wanted() -> list[int]:
    """Which parts."""
    if named := os.environ.get("FIELDBOOK_SOAK_PARTS"):
        first, _, last = named.partition("-")
        return list(range(int(first), int(last or first) + 1))
    return list(range(-(-int(os.environ.get("FIELDBOOK_SOAK_RUNS", "10000")) // PART)))


def run_others(kept: Path) -> bool:
    """The long tests that are not worlds; nothing when they passed before."""
    done = kept / "others"
    if done.exists():
        say("The other long tests passed already.")
        return True
    say("The other long tests:")
    line = [*PYTEST, "-v", "--durations=10", "--deselect", f"{FILE}::{WORLDS}", "tests"]
    if subprocess.run(line, cwd=ROOT, env=environment(), check=False).returncode:
        return False
    done.touch()
    return True


def run_part(kept: Path, part: int) -> bool:
    """One part; what happened in it lies in ``part-N.json`` then, or its output in ``part-N.failed``."""
    counts, failed = kept / f"part-{part}.json", kept / f"part-{part}.failed"
    writing = counts.with_suffix(".new")
    started = time.monotonic()
    done = subprocess.run(
        [*PYTEST, f"{FILE}::{WORLDS}[{part}]"],
        cwd=ROOT,
        env=environment(FIELDBOOK_SOAK_COUNTS=str(writing)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        failed.write_text(done.stdout + done.stderr, encoding="utf-8")
        return False
    found = json.loads(writing.read_text(encoding="utf-8"))
    writing.write_text(json.dumps({**found, "seconds": round(time.monotonic() - started)}), encoding="utf-8")
    writing.replace(counts)
    failed.unlink(missing_ok=True)
    return True


def run_worlds(kept: Path, parts: list[int]) -> bool:
    left = [part for part in parts if not (kept / f"part-{part}.json").exists()]
    processes = int(os.environ.get("FIELDBOOK_SOAK_PROCESSES", "2"))
    say(f"Worlds: {len(parts)} parts of {PART}, {len(parts) - len(left)} of them done, {processes} at once.")
    started, whole = time.monotonic(), True
    with ThreadPoolExecutor(processes) as pool:
        running = {pool.submit(run_part, kept, part): part for part in left}
        for number, done in enumerate(as_completed(running), 1):
            part, passed = running[done], done.result()
            minutes = (time.monotonic() - started) / number * (len(left) - number) / 60
            say(f"part {part}: {'passed' if passed else 'FAILED'}; {len(left) - number} left, about {minutes:.0f} min")
            if not passed:
                whole = False
                say((kept / f"part-{part}.failed").read_text(encoding="utf-8"))
                say(f"Again: FIELDBOOK_SOAK_PARTS={part} make soak")
    return whole


def tell(kept: Path, parts: list[int]) -> None:
    """What happened in all these parts together."""
    counts: Counter[str] = Counter()
    for part in parts:
        file = kept / f"part-{part}.json"
        if file.exists():
            counts.update(json.loads(file.read_text(encoding="utf-8")))
    worlds = counts.pop("worlds", 0)
    if worlds:
        say(f"\n{worlds:,} worlds, {counts.pop('seconds'):,} seconds of one process. In all, and in a world:")
        for name, count in sorted(counts.items()):
            say(f"{count:12,} {count / worlds:8.2f}  {name}")


def main() -> int:
    kept = KEPT / sources()
    kept.mkdir(parents=True, exist_ok=True)
    parts = wanted()
    whole = "FIELDBOOK_SOAK_PARTS" in os.environ or run_others(kept)
    whole = run_worlds(kept, parts) and whole
    tell(kept, parts)
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
