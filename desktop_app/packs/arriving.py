"""Members under way: what came of them so far, kept so that a break, a crash or a power cut costs little.

Promises: at most ``SPILL`` bytes of what came are in memory only; ``flush`` brings them to the disk. Nothing is
verified here: whoever takes a whole member verifies it. A tail that a power cut spoiled is found then, and costs that
member once. Raises Known: disk-full, folder-unwritable. Called by store.py.
"""

import contextlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from course_format.pack_index import Member
from desktop_app.storage.durable_file import as_known

SPILL: Final = 32_768
"""Bytes that may be in memory only: with the piece that comes next, a kill costs at most twice that."""


class Arriving:
    """A folder of files named by the SHA-256, in hex, of the members whose first bytes they hold."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = ""  # of the member under way
        self._held = bytearray()  # all of it that came
        self._spilled = 0  # so many bytes of that are in its file

    def here(self, member: Member) -> int:
        """Bytes of the member that are in its file; more than it has are none of it."""
        try:
            size = os.stat(f"{self._folder}/{member.stored_hash.hex()}").st_size  # noqa: PTH116  # asked of every member
        except OSError:
            return 0
        return size if size <= member.stored else 0

    def add(self, member: Member, data: bytes) -> bytes | None:
        """The next bytes of a member; all its stored bytes, unverified, when these were the last."""
        name = member.stored_hash.hex()
        if name != self._name:
            self.flush()
            self._begin(name, self.here(member))
        if not self._held and len(data) == member.stored:
            return data
        self._held += data
        if len(self._held) >= member.stored:
            return bytes(self._held)
        if len(self._held) - self._spilled > SPILL:
            self._spill(flush=False)
        return None

    def settled(self, member: Member) -> Path | None:
        """The file of a member of which ``add`` gave all bytes, made whole, to be moved; None when it has no file."""
        if member.stored_hash.hex() != self._name or not self._spilled:
            return None
        if len(self._held) > self._spilled:
            self._spill(flush=False)
        return self._path(self._name)

    def look_anew(self) -> None:
        """What comes next goes on from the files: another process may have gone on with them, or ended one.

        Whoever begins a try calls this, and then asks ``here``.
        """
        if self._name and _size(self._path(self._name)) == self._spilled:
            self.flush()
        self._begin("", 0)

    def flush(self) -> None:
        """Brings what is in memory to the disk: the line broke, or a while has passed."""
        if len(self._held) > self._spilled:
            self._spill(flush=True)

    def drop(self, member: Member) -> None:
        """Forgets what came of a member: it is whole elsewhere, or was spoiled."""
        name = member.stored_hash.hex()
        if name != self._name or self._spilled:
            self._unlink(self._path(name))
        if name == self._name:
            self._begin("", 0)

    def used(self) -> int:
        """Bytes that all of them take."""
        return sum(map(_size, self._all()))

    def drop_all_but(self, digests: Collection[bytes]) -> int:
        """Removes every other file; the bytes that freed."""
        wanted = {digest.hex() for digest in digests}
        freed = 0
        for path in [path for path in self._all() if path.name not in wanted]:
            freed += _size(path)
            self._unlink(path)
        return freed

    def _path(self, name: str) -> Path:
        return self._folder / name

    def _all(self) -> Iterator[Path]:
        try:
            yield from self._folder.iterdir()
        except OSError:  # not made yet, or nothing of ours
            return

    def _begin(self, name: str, size: int) -> None:
        try:
            self._held = bytearray(self._path(name).read_bytes()[:size] if size else b"")
        except OSError as error:
            raise as_known(error, self._path(name)) from error
        self._name, self._spilled = name, size

    def _spill(self, *, flush: bool) -> None:
        path = self._path(self._name)
        try:
            descriptor = self._opened(path)
            try:
                os.lseek(descriptor, self._spilled, os.SEEK_SET)
                _write(descriptor, memoryview(self._held)[self._spilled :])
                if flush:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise as_known(error, path) from error
        self._spilled = len(self._held)

    def _opened(self, path: Path) -> int:
        flags = os.O_WRONLY | os.O_CREAT | (0 if self._spilled else os.O_TRUNC) | getattr(os, "O_BINARY", 0)
        try:
            return os.open(path, flags, 0o600)
        except FileNotFoundError:
            self._folder.mkdir(parents=True, exist_ok=True)
            return os.open(path, flags, 0o600)

    def _unlink(self, path: Path) -> None:
        with contextlib.suppress(OSError):  # in use by another process: left for the next time
            path.unlink(missing_ok=True)


def _size(path: Path) -> int:
    """Bytes on the disk; none when another process took the file away meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _write(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
