"""Writing a file that was not there before.

Promises: nothing that exists is written over: a name that is taken gets a number; what was written is on the disk, and
for its owner to read, who may give it to others.
Raises Known: disk-full, folder-unwritable. Called by operations.
"""

import os
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.durable_file import as_known, flush_folder

NUMBERS: Final = 10_000
"""Files of one name; nobody has so many."""


def write_new(path: Path, content: bytes) -> Path:
    """Puts ``content`` at ``path``, or at ``path`` with a number; returns where it lies."""
    for number in range(1, NUMBERS):
        place = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        try:
            descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            try:
                _fill(place, descriptor, content)
            finally:
                os.close(descriptor)
        except FileExistsError:
            continue
        except OSError as error:
            raise as_known(error, place) from error
        flush_folder(place.parent)
        return place
    raise Known("folder-unwritable", path=str(path))


def _fill(place: Path, descriptor: int, content: bytes) -> None:
    """Half a file is taken away again."""
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except OSError:
        place.unlink(missing_ok=True)
        raise
