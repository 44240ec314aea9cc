"""``make bundle``: the folder that runs without Python, its archive, and the proof that it opens every page.

Builds the packs (with demo keys: a working copy has no others), runs PyInstaller on build.spec and, on Linux, cuts
ICU's data (tools/icu.py). Then it looks that no library lacks another one, that words of every language sort as they
should with the libraries of the bundle, and starts the result with ``--self-test``. The result lies in dist/fieldbook
and dist/fieldbook.tar.xz; the sizes are printed last. Ends with 1, and without an archive, when something is wrong.
"""

import lzma
import os
import platform
import subprocess
import sys
import tarfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.icu import CannotCut, cut

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "fieldbook"
ARCHIVE = ROOT / "dist" / "fieldbook.tar.xz"
QT_LIBRARIES = FOLDER / "_internal" / "PySide6" / "Qt" / "lib"
# What every desktop has, in the version that fits its own drivers and services; nothing else may be missing.
OF_THE_MACHINE = (
    "ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libresolv.so",
    "libGL.so", "libEGL.so", "libxcb.so", "libwayland-", "libcups.so",
)  # fmt: skip


def run(*words: str, **environment: str) -> None:
    """Runs a step; ends with its exit code when it fails."""
    finished = subprocess.run(words, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if finished.returncode != 0:
        sys.exit(finished.returncode)


def size_of(folder: Path) -> int:
    """Bytes of all files, links counted as links."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def libraries_of(folder: Path) -> dict[str, set[str]]:
    """The names of the libraries in the folder, and for each what it needs."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and ".so" in path.name]
    printed = subprocess.run(("objdump", "-p", *map(str, paths)), capture_output=True, text=True, check=True).stdout
    needs: dict[str, set[str]] = {}
    name = ""
    for line in printed.splitlines():
        if ":     file format" in line:
            name = Path(line.partition(":")[0]).name
            needs.setdefault(name, set())
        elif line.lstrip().startswith("NEEDED"):
            needs[name].add(line.split()[1])
    return needs


def lacking(needs: dict[str, set[str]]) -> list[str]:
    """What is needed, is not there, and is not the machine's part."""
    return sorted(
        f"{name} needs {other}"
        for name, others in needs.items()
        for other in others
        if other not in needs and not other.startswith(OF_THE_MACHINE)
    )


def finish_for_linux() -> None:
    """Cuts ICU and proves that the libraries that are left get along; ends the build when they do not."""
    for library in QT_LIBRARIES.glob("libicudata.so.*"):
        try:
            print(f"ICU's data: {cut(library) / 1e6:.1f} MB cut away.", flush=True)
        except CannotCut as error:
            print(f"{error} The bundle keeps ICU's data for all languages, 29 MB more.", flush=True)
    if missing := lacking(libraries_of(FOLDER)):
        sys.exit("The bundle lacks libraries: " + "; ".join(missing))
    run(sys.executable, "tools/icu.py", LD_LIBRARY_PATH=str(QT_LIBRARIES), QT_QPA_PLATFORM="offscreen")


def pack() -> None:
    """The archive of the folder, links kept as links."""
    filters: list[dict[str, int]] = [{"id": lzma.FILTER_LZMA2, "preset": 9}]
    if platform.machine() in ("x86_64", "AMD64"):
        filters.insert(0, {"id": lzma.FILTER_X86})  # addresses in machine code made alike: 2 MB less
    with lzma.open(ARCHIVE, "wb", filters=filters) as stream, tarfile.open(fileobj=stream, mode="w") as archive:
        archive.add(FOLDER, arcname="fieldbook")


def main() -> int:
    ARCHIVE.unlink(missing_ok=True)
    run(sys.executable, "tools/demo.py", "--packs")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec")
    if sys.platform.startswith("linux"):
        finish_for_linux()
    print("Trying the bundle: every page is opened once.", flush=True)
    run(str(FOLDER / "fieldbook"), "--self-test", QT_QPA_PLATFORM="offscreen", FIELDBOOK_KEYRING="none")
    pack()
    print(f"{FOLDER.relative_to(ROOT)}: {size_of(FOLDER) / 1e6:.1f} MB")
    print(f"{ARCHIVE.relative_to(ROOT)}: {ARCHIVE.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
