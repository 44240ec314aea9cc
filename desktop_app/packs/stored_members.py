"""Files of packs by the hash of their stored bytes: each kept once, however many versions and languages share it.

Promises: nothing is kept under a hash that it does not have, and what is read is verified again. What was kept is on
the disk after ``flush``; a power cut before that may leave an empty or half a file, which is found by its hash and
counts as missing. Raises Known: disk-full, folder-unwritable when writing; pack-damaged when reading. Called by
store.py.
"""

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from desktop_app.domain.errors import Known
from desktop_app.packs.group_flush import flush_files
from desktop_app.storage.durable_file import as_known


class StoredMembers:
    """A folder of files named by their SHA-256 in hex. Flat: making folders costs as much as making files, and a pack
    has two thousand files at most."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unflushed: list[str] = []  # kept, and perhaps not on the disk yet
        self._is_flat = False  # until somebody looked

    def _path(self, digest: bytes) -> str:
        return f"{self._folder}/{digest.hex()}"  # a text: a Path costs as much as looking for the file

    def has(self, digest: bytes) -> bool:
        """Whether the bytes are here and sound. Reads them all."""
        try:
            return hashlib.sha256(self._bytes(digest)).digest() == digest
        except OSError:
            return False

    def size(self, digest: bytes) -> int:
        """Bytes on the disk, unread; 0 when it is not here."""
        path = self._path(digest)
        try:
            return os.stat(path).st_size  # noqa: PTH116  # see _path
        except OSError:
            return _size(Path(path)) if self._move_up() else 0

    def unverified(self, digest: bytes) -> bytes:
        """The bytes as they lie there, for whoever verifies them."""
        try:
            return self._bytes(digest)
        except OSError as error:
            raise Known("pack-damaged", reason="absent") from error

    def _bytes(self, digest: bytes) -> bytes:
        path = self._path(digest)
        try:
            return _read(path)
        except FileNotFoundError:
            if not self._move_up():
                raise
            return _read(path)

    def _move_up(self) -> bool:
        """Brings the files of a profile of before, which had folders of 256 (ab/cdef…), to their flat places; whether
        that was just done. Looked at once, when something is not in its place or all is counted: a listing."""
        if self._is_flat:
            return False
        self._is_flat = True
        for folder in self._folder.glob("[0-9a-f][0-9a-f]"):
            with contextlib.suppress(OSError):  # another process moves them too; what stays here counts as missing
                for path in folder.iterdir():
                    path.replace(self._folder / (folder.name + path.name))
            with contextlib.suppress(OSError):
                folder.rmdir()
        return True

    def read(self, digest: bytes) -> bytes:
        data = self.unverified(digest)
        if hashlib.sha256(data).digest() != digest:
            raise Known("pack-damaged", reason="changed")
        return data

    def keep(self, digest: bytes, data: bytes, lying: Path | None = None) -> None:
        """Puts a file there; one that is ``lying`` elsewhere with these very bytes is moved.

        Raises Known("pack-damaged") for bytes of another hash.
        """
        if hashlib.sha256(data).digest() != digest:
            raise Known("pack-damaged", reason="hash")
        path = self._path(digest)
        try:
            self._put(path, data, lying)
        except OSError as error:
            raise as_known(error, Path(path)) from error
        self._unflushed.append(path)

    def _put(self, path: str, data: bytes, lying: Path | None) -> None:
        """Whoever meets half a file takes it for missing, by its hash; one that is there is replaced in one step."""
        if lying is not None:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            lying.replace(path)
            return
        try:
            _write_new(path, data)
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            _write_new(path, data)
        except FileExistsError:
            beside = Path(path + ".new")
            beside.unlink(missing_ok=True)
            _write_new(str(beside), data)
            beside.replace(path)

    def flush(self) -> None:
        """Brings to the disk what was kept since the last time; until then a power cut may undo it."""
        try:
            flush_files(self._folder, self._unflushed)
        except OSError as error:
            raise as_known(error, self._folder) from error
        self._unflushed.clear()

    def _all(self) -> Iterator[Path]:
        self._move_up()
        if self._folder.is_dir():
            yield from (path for path in self._folder.iterdir() if path.is_file())

    def used(self) -> int:
        """Bytes that all of them take."""
        return sum(map(_size, self._all()))

    def drop_all_but(self, digests: Collection[bytes]) -> int:
        """Removes every other file; the bytes that freed. One in use by another process is left for the next time."""
        wanted = {digest.hex() for digest in digests}
        freed = 0
        for path in list(self._all()):
            if path.name not in wanted:
                size = _size(path)
                try:
                    path.unlink()
                except OSError:
                    continue
                freed += size
        return freed


def _size(path: Path) -> int:
    """Bytes on the disk; none when another process took the file away meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # see StoredMembers._path
        return file.readall()


def _write_new(path: str, data: bytes) -> None:
    """A file that was not there; when it cannot be written whole, it is not there afterwards."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123  # a descriptor, not a path
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
    except OSError:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        raise
