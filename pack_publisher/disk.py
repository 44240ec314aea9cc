"""Where a repository's files are written: in one step each, in the order in which they are given.

Promises: after ``write`` returns the file is whole, also after a power cut, and so is everything written before it.
Tests bring a disk of their own that stops after any number of steps.
"""

import os
from pathlib import Path
from typing import Final, Protocol

UNFINISHED: Final = ".new"
"""How names of files end that are being written; nobody reads them, and the next publication clears them away."""


class Disk(Protocol):
    def write(self, path: Path, content: bytes) -> None:
        """Makes or replaces the file in one step. Raises OSError."""

    def remove(self, path: Path) -> None:
        """Raises OSError."""


class DurableDisk:
    """The real one: written beside, flushed, renamed."""

    def write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + UNFINISHED)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _flush_names(path.parent)

    def remove(self, path: Path) -> None:
        path.unlink()


def _flush_names(folder: Path) -> None:
    """The renaming too: a timestamp must not survive a power cut that what it vouches for did not."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
