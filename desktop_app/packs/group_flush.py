"""Many files brought to the disk at once.

Promises: when ``flush_files`` returns, a power cut takes nothing of them any more, their names included. On Linux one
call flushes the file system, which on a slow disk takes a fraction of what a flush for each file does; elsewhere, and
for a few files, each is flushed by itself. See docs/decisions 0060. Raises OSError. Called by stored_members.py.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop_app.storage.durable_file import flush_folder

FEW: Final = 16
"""Files that are flushed one by one: the whole file system may have much else to write."""


def flush_files(folder: Path, paths: Sequence[str]) -> None:
    """``paths`` lie below ``folder``. One that is gone was swept since by another process."""
    if not paths or (len(paths) > FEW and _flush_file_system(folder)):
        return
    for path in paths:
        with suppress(FileNotFoundError):
            _flush_file(path)
    flush_folder(folder)


def _flush_file_system(folder: Path) -> bool:
    """Whether the system could. Raises OSError when the disk could not."""
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False  # another C library
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)
    return True


def _flush_file(path: str) -> None:
    """Its name too: the file systems of laptops (ext4, xfs, btrfs, APFS, NTFS) write the names before such a file."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
