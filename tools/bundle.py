"""``make bundle``: the folder that runs without Python, its archive, and the proof that it opens every page.

Builds the packs (with demo keys: a working copy has no others), runs PyInstaller on build.spec, starts the result with
``--self-test`` and prints the sizes. The result lies in dist/fieldbook and dist/fieldbook.tar.xz.
"""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "fieldbook"
ARCHIVE = ROOT / "dist" / "fieldbook.tar.xz"


def run(*words: str, **environment: str) -> None:
    """Runs a step; ends with its exit code when it fails."""
    finished = subprocess.run(words, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if finished.returncode != 0:
        sys.exit(finished.returncode)


def size_of(folder: Path) -> int:
    """Bytes of all files, links counted as links."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def main() -> int:
    run(sys.executable, "tools/demo.py", "--packs")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec")
    print("Trying the bundle: every page is opened once.", flush=True)
    run(str(FOLDER / "fieldbook"), "--self-test", QT_QPA_PLATFORM="offscreen", FIELDBOOK_KEYRING="none")
    with tarfile.open(ARCHIVE, "w:xz", preset=6) as archive:
        archive.add(FOLDER, arcname="fieldbook")
    print(f"{FOLDER.relative_to(ROOT)}: {size_of(FOLDER) / 1e6:.1f} MB")
    print(f"{ARCHIVE.relative_to(ROOT)}: {ARCHIVE.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
