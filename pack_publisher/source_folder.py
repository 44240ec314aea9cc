"""A folder of an author's files as a mapping from path to bytes.

Promises: one pack is one folder with a ``pack.toml``; folders below it that have their own are other packs (its other
languages) and are left out, as are hidden files and notes to authors (README.md). Links to elsewhere are never
followed.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from course_format.manifest_reader import MANIFEST_FILE

NOT_FOR_LEARNERS: Final = frozenset({"README.md"})


class SourceFolder(Mapping[str, bytes]):
    """Reads each file when it is asked for. Raises OSError when the folder cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths = tuple(sorted(_paths(folder, folder)))

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return (self.folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _paths(root: Path, folder: Path) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.is_symlink() or entry.name in NOT_FOR_LEARNERS:
            continue
        if entry.is_dir():
            if not (entry / MANIFEST_FILE).exists():
                yield from _paths(root, entry)
        else:
            yield entry.relative_to(root).as_posix()


def pack_folders(start: Path) -> tuple[Path, ...]:
    """Every folder at or below ``start`` that is a pack, in order of its path."""
    return tuple(sorted(file.parent for file in start.rglob(MANIFEST_FILE) if not file.is_symlink()))
