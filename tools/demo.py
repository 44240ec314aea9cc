"""``make run``: demo packs, a local centre with a demo cohort, and the window on a demo profile, enrolled.

Everything lies under build/ (ignored by git); a profile of the person who runs it is never touched. The centre ends
with the window. Without a display the tour's pictures are made instead. ``--prepare`` stops before the window.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PACKS = BUILD / "packs"
KEYS = BUILD / "demo_keys"
DEMO = BUILD / "demo"
CENTRE = DEMO / "centre"
PROFILE = DEMO / "profile"
LEARNER = "Amina Diallo"
# The demo's key stays in the demo's folder: trying Fieldbook out should leave nothing in the system's key store.
ENVIRONMENT = {**os.environ, "FIELDBOOK_KEYRING": "none"}


def command(*words: str | Path, quiet: bool = False) -> str:
    """Runs one of our programs and returns its output; ends the demo with its sentence when it fails."""
    finished = subprocess.run(
        [sys.executable, "-m", *map(str, words)], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if finished.returncode != 0 and not quiet:
        sys.exit(finished.stderr.strip() or f"{words[0]} ended with {finished.returncode}")
    return finished.stdout


def answer(*words: str | Path) -> dict[str, Any]:
    """The JSON document of a command."""
    document: dict[str, Any] = json.loads(command(*words, "--json"))
    return document


def build_packs() -> None:
    """Checks, builds and signs every pack of content_packs with demo keys into build/packs."""
    command(
        "pack_publisher", "publish", ROOT / "content_packs", "--repository", PACKS, "--demo-keys", KEYS, "--replace"
    )


def free_port() -> int:
    """A port that stays the same from run to run, because a laptop remembers its centre's address."""
    kept = DEMO / "port"
    port = int(kept.read_text()) if kept.exists() else 0
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is in use, perhaps by another make run. End that one, then try again.")
        port = int(probe.getsockname()[1])
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(str(port))
    return port


@contextmanager
def serving(port: int) -> Iterator[str]:
    """The centre's address while its server runs; it is ended on leaving, and with this process."""
    words = ["sync_server", "--data", str(CENTRE), "serve", "--port", str(port), "--with-parent"]
    process = subprocess.Popen(
        [sys.executable, "-m", *words], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if "listening on " in line:
                yield line.split("listening on ", 1)[1].strip()
                break
        else:
            sys.exit("The centre did not start. Try: make clean run")
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def prepare_centre() -> dict[str, Any]:
    """The demo cohort (its week 2 is this week), its people and practices; returns how to enter."""
    entry = answer("sync_server", "--data", CENTRE, "demo", "--new-password")
    shutil.copytree(PACKS, CENTRE / "packs", dirs_exist_ok=True)
    return entry


def prepare_profile(address: str, code: str) -> None:
    """Week 1 installed, the learner enrolled, and one exchange done."""
    if not answer("desktop_app", "--profile", PROFILE, "status").get("enrolled"):
        command("desktop_app", "--profile", PROFILE, "enrol", address, code, "--name", LEARNER)
    command("desktop_app", "--profile", PROFILE, "packs", "install", "--from", PACKS)
    command("desktop_app", "--profile", PROFILE, "exchange", quiet=True)


def has_display() -> bool:
    """True where a window can be shown."""
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    )


def tour() -> int:
    """Pictures of every screen, for machines without a display."""
    target = BUILD / "tour"
    print("There is no display here, so the tour makes pictures of every screen instead.", flush=True)
    environment = {**ENVIRONMENT, "QT_QPA_PLATFORM": "offscreen"}
    finished = subprocess.run(
        [sys.executable, "-m", "desktop_app", "tour", str(target)], cwd=ROOT, env=environment, check=False
    )
    if finished.returncode == 0:
        print(f"The pictures lie in {target.relative_to(ROOT)}.", flush=True)
    return finished.returncode


def main() -> int:
    print("Building and signing the packs with demo keys ...", flush=True)
    build_packs()
    if sys.argv[1:] == ["--packs"]:
        return 0
    entry = prepare_centre()
    with serving(free_port()) as address:
        prepare_profile(address, entry["code"])
        print(f"The centre answers at {address}", flush=True)
        manager = entry["manager"]
        print(f"Its manager signs in at {address}/ as {manager['name']} with {manager['password']}", flush=True)
        if sys.argv[1:] == ["--prepare"]:
            return 0
        if not has_display():
            return tour()
        window = [sys.executable, "-m", "desktop_app", "--profile", str(PROFILE)]
        return subprocess.run(window, cwd=ROOT, env=ENVIRONMENT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
