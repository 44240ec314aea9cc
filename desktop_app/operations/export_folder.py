"""A folder that is written whole: it has its name once everything in it is on the disk.

Promises: nothing that exists is written over; a folder of that name that is there already gives the new one a number.
Broken off, nothing stays. Raises Known: disk-full, folder-unwritable. Called by exporting.py.
"""

import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from desktop_app.domain.errors import Known
from desktop_app.storage.durable_file import as_known, flush_folder

NUMBERS: Final = 10_000
"""Folders of one name; nobody has so many."""


class ExportFolder:
    """``with`` it, ``put`` files into it; afterwards it lies at ``folder``. ``files`` and ``size`` (bytes) count up."""

    def __init__(self, parent: Path, name: str, unlike: str) -> None:
        """``unlike``: signs that no other export at work on the same folder has."""
        self.folder = parent / name
        self.files = self.size = 0
        self._work = parent / f".fieldbook-export-{unlike}"

    def put(self, path: str, data: bytes) -> None:
        """A file at this path within the folder, with ``/`` between names."""
        place = self._work / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise as_known(error, self.folder) from error
        self.files += 1
        self.size += len(data)

    def __enter__(self) -> Self:
        try:
            self._work.parent.mkdir(parents=True, exist_ok=True)
            self._work.mkdir(mode=0o700)
        except OSError as error:
            raise as_known(error, self.folder) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._name_it()
        finally:
            shutil.rmtree(self._work, ignore_errors=True)

    def _name_it(self) -> None:
        first = self.folder
        for number in range(1, NUMBERS):
            self.folder = first if number == 1 else first.with_name(f"{first.name} ({number})")
            if os.path.lexists(self.folder):
                continue
            try:
                self._work.rename(self.folder)
            except OSError as error:
                if os.path.lexists(self.folder):
                    continue  # somebody took that name just now
                raise as_known(error, self.folder) from error
            flush_folder(self.folder.parent)
            return
        raise Known("folder-unwritable", path=str(first))
