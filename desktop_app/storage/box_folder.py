"""The contents of photos and PDFs on this laptop's disk: one box a file, named by what it is, nothing of it readable.

Promises: a box has its name once it is whole and on the disk; one that is arriving grows beside it, and what of it was
kept is on the disk. Every box is sealed, so this folder needs no other key. Raises Known: disk-full, folder-unwritable,
file-away. Called by operations/files.py and sync/files.py.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.durable_file import as_known, flush_folder, write_durably

_ARRIVING: Final = ".part"


class BoxFolder:
    """``folder`` is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, box: bytes) -> bool:
        """Whether the whole of it is here."""
        return self._path(box).is_file()

    def keep(self, box: bytes, content: bytes) -> None:
        """Puts a whole box down."""
        self._make()
        write_durably(self._path(box), content)

    def read(self, box: bytes, start: int, end: int) -> bytes:
        """The bytes from one position to another, fewer at its end; of one that arrives, what is here."""
        for path in (self._path(box), self._arriving(box)):
            try:
                with path.open("rb") as file:
                    file.seek(start)
                    return file.read(max(0, end - start))
            except FileNotFoundError:
                continue
            except OSError as error:
                raise as_known(error, path) from error
        raise Known("file-away")

    def arrived(self, box: bytes) -> int:
        """How many bytes are here of a box that is arriving."""
        try:
            return self._arriving(box).stat().st_size
        except OSError:
            return 0

    def put(self, box: bytes, position: int, data: bytes) -> None:
        """More of a box that is arriving, at this position; what stood behind it goes."""
        self._make()
        path = self._arriving(box)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with open(descriptor, "r+b") as file:  # noqa: PTH123  # a descriptor, not a path
                file.seek(position)
                file.write(data)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise as_known(error, path) from error

    def finish(self, box: bytes) -> None:
        """The box that was arriving is whole."""
        try:
            self._arriving(box).replace(self._path(box))
        except OSError as error:
            raise as_known(error, self._path(box)) from error
        flush_folder(self._folder)

    def remove(self, box: bytes) -> None:
        """Nothing of it stays here."""
        for path in (self._path(box), self._arriving(box)):
            with suppress(OSError):
                path.unlink()

    def all(self) -> Iterator[tuple[bytes, int]]:
        """The boxes that lie here, whole or not, and when each was last written (ms UTC)."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            with suppress(ValueError, OSError):
                yield bytes.fromhex(path.name.partition(".")[0]), int(path.stat().st_mtime * 1000)

    def _make(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise as_known(error, self._folder) from error

    def _path(self, box: bytes) -> Path:
        return self._folder / box.hex()

    def _arriving(self, box: bytes) -> Path:
        return self._folder / (box.hex() + _ARRIVING)
