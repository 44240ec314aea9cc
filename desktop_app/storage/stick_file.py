"""Files on something that can be pulled out, be full, or be write-protected.

Promises: a file is written beside, flushed and renamed, so that a name has its old bytes or its new ones, never half of
either; reading stops at the limit that was asked for. Raises Known: stick-gone, stick-full, stick-unwritable,
file-unreadable. Called by operations/bundles.py and packs/carrier.py.
"""

import contextlib
import errno
import os
import shutil
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.durable_file import flush_folder

BESIDE: Final = ".new"
"""What a name ends with while its bytes are being written."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GONE: Final = frozenset({errno.EIO, errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})


def write_file(place: Path, data: bytes) -> None:
    """Puts ``data`` at ``place``, whole or not at all; its folder must be there."""
    try:
        write_beside(place, data)
    except OSError as error:
        raise unwritten(error, place.parent, len(data)) from error
    flush_folder(place.parent)


def write_beside(place: Path, data: bytes) -> None:
    """As ``write_file``, without flushing the folder. Raises OSError, and leaves nothing beside then."""
    beside = place.with_name(place.name + BESIDE)
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def unwritten(error: OSError, folder: Path, size: int, *, name: str | None = None) -> Known:
    """Why ``size`` bytes could not be written into this folder, which is on the stick; ``name``: the stick's, for
    people."""
    shown = name or str(folder)
    if error.errno in _FULL:
        free = 0
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(folder).free
        return Known("stick-full", needs=size if size > free else None, free=free)
    if error.errno in _GONE or not folder.is_dir():
        return Known("stick-gone", path=shown)
    return Known("stick-unwritable", path=shown)


def read_file(place: Path, limit: int) -> bytes:
    """At most ``limit`` + 1 bytes of the file."""
    try:
        if not place.is_file():
            raise FileNotFoundError(errno.ENOENT, "no such file", str(place))
        with place.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        gone = error.errno in _GONE and not place.parent.is_dir()
        raise Known("stick-gone" if gone else "file-unreadable", path=str(place)) from error
