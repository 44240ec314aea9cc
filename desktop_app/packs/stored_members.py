"""Files of packs by the hash of their stored bytes: each kept once, however many versions and languages share it.

Promises: nothing is kept under a hash that it does not have, and what is read is verified again; a power cut leaves
whole files only. Raises Known: disk-full, folder-unwritable when writing; pack-damaged when reading. Called by
store.py.
"""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from desktop_app.domain.errors import Known
from desktop_app.storage.durable_file import as_known, write_durably


class StoredMembers:
    """A folder of files named by their SHA-256 in hex, the first two digits being a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, digest: bytes) -> Path:
        name = digest.hex()
        return self._folder / name[:2] / name[2:]

    def has(self, digest: bytes) -> bool:
        """Whether the bytes are here and sound. Reads them all."""
        try:
            return hashlib.sha256(self._path(digest).read_bytes()).digest() == digest
        except OSError:
            return False

    def size(self, digest: bytes) -> int:
        """Bytes on the disk, unread; 0 when it is not here."""
        try:
            return self._path(digest).stat().st_size
        except OSError:
            return 0

    def read(self, digest: bytes) -> bytes:
        try:
            data = self._path(digest).read_bytes()
        except OSError as error:
            raise Known("pack-damaged", reason="absent") from error
        if hashlib.sha256(data).digest() != digest:
            raise Known("pack-damaged", reason="changed")
        return data

    def keep(self, digest: bytes, data: bytes) -> None:
        """Raises Known("pack-damaged") for bytes of another hash."""
        if hashlib.sha256(data).digest() != digest:
            raise Known("pack-damaged", reason="hash")
        path = self._path(digest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise as_known(error, path) from error
        write_durably(path, data)

    def _all(self) -> Iterator[Path]:
        if self._folder.is_dir():
            for folder in self._folder.iterdir():
                yield from folder.iterdir()

    def used(self) -> int:
        """Bytes that all of them take."""
        return sum(path.stat().st_size for path in self._all())

    def drop_all_but(self, digests: Collection[bytes]) -> int:
        """Removes every other file; the bytes that freed. One in use by another process is left for the next time."""
        wanted = {digest.hex() for digest in digests}
        freed = 0
        for path in list(self._all()):
            if path.parent.name + path.name not in wanted:
                size = path.stat().st_size
                try:
                    path.unlink()
                except OSError:
                    continue
                freed += size
        return freed
