"""Writing a small file so that a power cut leaves the old one or the new one, never half of either.

Promises: written beside, flushed to the disk, renamed; the folder is flushed too where that is possible.
Raises Known: disk-full, folder-unwritable. Called by storage/.
"""

import contextlib
import errno
import os
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_durably(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Puts ``content`` at ``path``, readable by this user only unless ``mode`` says otherwise."""
    beside = path.with_name(path.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor, not a path
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise as_known(error, path) from error
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Flushes the folder's list of names, on systems that can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def as_known(error: OSError, path: Path) -> Known:
    """What this error of the operating system means for a learner."""
    return Known("disk-full" if error.errno in _FULL else "folder-unwritable", path=str(path))
