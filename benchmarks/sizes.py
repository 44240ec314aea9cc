"""The bundle of ``make bundle``: its folder and its archive, beside another offline program for learners.

Sizes are read, not made: without dist/ there are no rows.
"""

from pathlib import Path

from benchmarks.figures import Figure

DIST = Path(__file__).resolve().parent.parent / "dist"
ANKI_INSTALLED = 622.0  # MB: Anki with the packages it needs, installed for Python on Linux


def figures() -> list[Figure]:
    """Folder and archive in MB (1,000,000 bytes), as far as they were built."""
    found = []
    folder, archive = DIST / "fieldbook", DIST / "fieldbook.tar.xz"
    if folder.is_dir():
        found.append(
            Figure("bundle, folder", bytes_in(folder) / 1e6, "MB", ANKI_INSTALLED, "Anki installed", "<= 130 MB")
        )
    if archive.is_file():
        found.append(Figure("bundle, archive to download", archive.stat().st_size / 1e6, "MB", aim="<= 40 MB"))
    return found


def bytes_in(folder: Path) -> int:
    """Bytes of all files below, links counted as links."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file())
