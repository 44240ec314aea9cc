"""What the database driver says, as Known errors.

Promises: a full disk, a locked, damaged or unwritable database become ``Known``; everything else the driver raises
is a bug of ours and stays what it is. Called by storage/ only.
"""

from typing import Final

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.errors import Known

_FULL: Final = 13
_BUSY: Final = frozenset({5, 6})  # BUSY, LOCKED
_DAMAGED: Final = frozenset({11, 26})  # CORRUPT, NOTADB
_UNWRITABLE: Final = frozenset({3, 8, 14})  # PERM, READONLY, CANTOPEN
_IO: Final = 10
_IO_READ: Final = frozenset({266, 522})  # IOERR_READ, IOERR_SHORT_READ: the disk gives back less than was written


def known(error: driver.Error, *, path: str) -> Known | None:
    """The Known that this driver error stands for, or None when it is a bug."""
    full_code = getattr(error, "sqlite_errorcode", None)
    if full_code is None:
        return Known("database-damaged", path=path) if "not a database" in str(error) else None
    if full_code in _IO_READ:
        return Known("database-damaged", path=path)
    code = full_code & 0xFF
    if code in (_FULL, _IO):
        # Besides a full disk, a quota and a file size limit make writing fail: for the learner it is one thing.
        return Known("disk-full", path=path)
    if code in _BUSY:
        return Known("profile-busy", path=path)
    if code in _DAMAGED:
        return Known("database-damaged", path=path)
    if code in _UNWRITABLE:
        return Known("folder-unwritable", path=path)
    return None
