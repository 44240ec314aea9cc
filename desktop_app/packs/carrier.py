"""A folder on something that can be pulled out, be full, be write-protected, or have been handled by strangers.

Promises: below the folder no link is followed; a name is written beside, flushed and renamed, so that it has its old
bytes or its new ones; reading stops at the limit that was asked for. Paths are relative, with "/".
Raises Known: stick-gone, stick-full, stick-unwritable; pack-damaged for a file that is there and cannot be read.
Called by folder_source.py and stick_writer.py; tests put carriers in its place that break.
"""

import os
import shutil
from pathlib import Path
from typing import IO, Final, Protocol

from desktop_app.domain.errors import Known
from desktop_app.storage.durable_file import flush_folder
from desktop_app.storage.stick_file import BESIDE, unwritten, write_beside

__all__ = ["BESIDE", "STICK_FOLDER", "Carrier", "FolderCarrier"]

STICK_FOLDER: Final = "fieldbook-packs"
"""What the folder on a stick is called. It must be a folder itself, and no way to another."""

_CLUSTER: Final = 32_768
"""Bytes that a file takes at least, where the system does not say: the usual cluster of FAT32 on a large stick."""


class Carrier(Protocol):
    """What is asked of a stick."""

    @property
    def name(self) -> str:
        """The folder, for people."""

    def size(self, path: str) -> int | None:
        """Bytes of a file; None when there is no such file."""

    def names(self, path: str) -> tuple[str, ...]:
        """The names in a folder, sorted; none when there is no such folder."""

    def read(self, path: str, limit: int) -> bytes | None:
        """At most ``limit`` + 1 bytes of a file; None when it is not there."""

    def open(self, path: str) -> IO[bytes] | None:
        """A file for reading; None when it is not there."""

    def free(self) -> tuple[int, int]:
        """Bytes free, and bytes of which a file takes whole multiples."""

    def write(self, path: str, data: bytes) -> None:
        """Puts ``data`` there, whole or not at all; makes the folders above."""

    def move(self, path: str, to: str) -> None:
        """Renames a folder beside ours' others; nothing may be at ``to``."""

    def remove(self, path: str) -> None:
        """Takes away a file, or a folder with what is in it; nothing happens when it is not there."""


class FolderCarrier:
    """A real folder. It need not be there before something is written; the folder above it must."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._device = self._device_now()

    @property
    def name(self) -> str:
        return str(self._folder)

    def size(self, path: str) -> int | None:
        try:
            place = self._place(path)
            return place.stat().st_size if place.is_file() else None
        except (OSError, Known):
            return None

    def names(self, path: str) -> tuple[str, ...]:
        try:
            return tuple(sorted(each.name for each in self._place(path).iterdir()))
        except (FileNotFoundError, NotADirectoryError, Known):
            return ()
        except OSError as error:
            raise self._unreadable(path, error) from error

    def read(self, path: str, limit: int) -> bytes | None:
        file = self.open(path)
        if file is None:
            return None
        try:
            with file:
                return file.read(limit + 1)
        except OSError as error:
            raise self._unreadable(path, error) from error

    def open(self, path: str) -> IO[bytes] | None:
        place = self._place(path)
        try:
            if place.is_fifo():  # opening one waits until somebody writes
                raise Known("pack-damaged", file=path, reason="unreadable")
            return place.open("rb")
        except (FileNotFoundError, NotADirectoryError):
            if not self._folder.is_dir():
                raise Known("stick-gone", path=self.name) from None
            return None
        except OSError as error:
            raise self._unreadable(path, error) from error

    def free(self) -> tuple[int, int]:
        try:
            free = shutil.disk_usage(self._folder.parent).free
            block = os.statvfs(self._folder.parent).f_bsize if hasattr(os, "statvfs") else _CLUSTER
        except OSError as error:
            raise Known("stick-gone", path=self.name) from error
        return free, max(block, 1)

    def write(self, path: str, data: bytes) -> None:
        place = self._folder / path
        try:
            self._make_way(path)
            write_beside(place, data)
        except OSError as error:
            raise self._unwritten(error, len(data)) from error
        flush_folder(place.parent)

    def move(self, path: str, to: str) -> None:
        try:
            (self._folder / path).rename(self._folder / to)
        except OSError as error:
            raise self._unwritten(error, 0) from error
        flush_folder(self._folder)

    def remove(self, path: str) -> None:
        above, _, name = path.rpartition("/")
        place = (self._place(above) if above else self._folder) / name
        try:
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritten(error, 0) from error

    def _make_way(self, path: str) -> None:
        """Makes the folders from ours downwards, never the one that is to hold ours: an empty mount point is none.

        What stands in the way under a name of ours (a link, a file for a folder, a folder for a file) goes.
        """
        if self._device_now() != self._device:  # unmounted: this would land on the laptop's own disk
            raise Known("stick-gone", path=self.name)
        self._refuse_link()
        self._folder.mkdir(exist_ok=True)
        place = self._folder
        *folders, name = path.split("/")
        for part in folders:
            place = place / part
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                place.unlink()
            place.mkdir(exist_ok=True)
        place = place / name
        if place.is_symlink():
            place.unlink()
        elif place.is_dir():
            shutil.rmtree(place)

    def _device_now(self) -> int | None:
        try:
            return self._folder.parent.stat().st_dev
        except OSError:
            return None

    def _refuse_link(self) -> None:
        if self._folder.name == STICK_FOLDER and self._folder.is_symlink():
            raise Known("pack-damaged", file=STICK_FOLDER, reason="link")

    def _place(self, path: str) -> Path:
        """Where a path lies. Raises Known("pack-damaged") when the way there goes over a link."""
        self._refuse_link()
        place = self._folder
        for part in path.split("/"):
            place = place / part
            if place.is_symlink():
                raise Known("pack-damaged", file=path, reason="link")
        return place

    def _unreadable(self, path: str, error: OSError) -> Known:
        """One bad file is damage; when nothing can be read any more, the stick is gone."""
        try:
            os.listdir(self._folder)  # noqa: PTH208  # only whether it answers
        except OSError:
            return Known("stick-gone", path=self.name)
        return Known("pack-damaged", file=path, reason="unreadable", error=error.errno)

    def _unwritten(self, error: OSError, size: int) -> Known:
        return unwritten(error, self._folder.parent, size, name=self.name)
