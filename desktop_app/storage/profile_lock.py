"""Who has a profile open: windows and commands together, recovery alone.

Promises: everybody holds the lock shared while the profile is open; opening is one at a time; recovery takes it alone
or not at all. Locks end with the process that holds them, however it ends. Called by opening.py.
"""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop_app.storage.durable_file import as_known


class ProfileLock:
    """A lock file. On Windows the shared lock is the open database itself, which cannot be renamed while in use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def share(self) -> None:
        """Holds the lock together with others until ``release``. Raises Known("folder-unwritable", "disk-full")."""
        self._file = _opened(self._path)
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(self._file, fcntl.LOCK_SH)

    def take_alone(self) -> bool:
        """Whether nobody else holds the lock; then it is held alone until ``share_again``."""
        if sys.platform == "win32" or self._file is None:
            return True
        import fcntl

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(self._file, fcntl.LOCK_SH)  # a failed change of lock gives up the old one
            return False
        return True

    def share_again(self) -> None:
        """After ``take_alone``: together with others once more."""
        if sys.platform != "win32" and self._file is not None:
            import fcntl

            fcntl.flock(self._file, fcntl.LOCK_SH)

    def release(self) -> None:
        """Ends holding the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Waits for everybody else in this block on the same path, in this process or another."""
    with _opened(path) as file:
        _lock_alone(file)
        yield


@contextmanager
def alone_or_not(path: Path) -> Iterator[bool]:
    """Whether nobody else is in this block on the same path, in this process or another. Waits for nobody."""
    with _opened(path) as file:
        yield _locked_at_once(file)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("ab")
    except OSError as error:
        raise as_known(error, path) from error


def _lock_alone(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError as error:  # Windows gives up after ten seconds; a look at an update may take longer
                if error.errno != errno.EDEADLOCK:
                    raise
            else:
                return
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def _locked_at_once(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
