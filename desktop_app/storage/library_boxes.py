"""Files of practices that others published, as far as somebody here asked for them.

Promises: everybody in the course may read these, but whoever finds this disk may not: their bytes lie encrypted, each
box with a key of its own inside the database, so that one is gone as soon as its row is. A box grows and goes on as any
other (box_folder.py). Writing rows joins the open transaction. Called by operations/.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.box_folder import BoxFolder
from desktop_app.storage.database import Database

KEY_BYTES: Final = 32
_BLOCK: Final = 16


@dataclass(frozen=True)
class LibraryBox:
    """As in migrations/step_0009_library_files.py."""

    box: bytes
    size: int
    key: bytes
    wanted: int | None


def get(database: Database, box: bytes) -> LibraryBox | None:
    """What is known of a box; None for one that nobody asked for."""
    row = database.row("SELECT box, size, key, wanted FROM library_boxes WHERE box = ?", (box,))
    return None if row is None else LibraryBox(*row)


def every(database: Database) -> list[LibraryBox]:
    """All that somebody asked for, what was asked for first in front."""
    rows = database.rows("SELECT box, size, key, wanted FROM library_boxes ORDER BY wanted, size, box")
    return [LibraryBox(*row) for row in rows]


def want(database: Database, box: bytes, size: int, key: bytes, now: int) -> None:
    """Somebody asked for it (``now``: ms UTC). ``key``: 32 random bytes, used when there is none yet."""
    database.run("INSERT OR IGNORE INTO library_boxes (box, size, key) VALUES (?, ?, ?)", (box, size, key))
    database.run("UPDATE library_boxes SET wanted = coalesce(wanted, ?) WHERE box = ?", (now, box))


def no_longer_wanted(database: Database, box: bytes) -> None:
    """It is here, or need not come."""
    database.run("UPDATE library_boxes SET wanted = NULL WHERE box = ?", (box,))


def forget(database: Database, box: bytes) -> None:
    """What lies on the disk of it can be read by nobody from now on."""
    database.run("DELETE FROM library_boxes WHERE box = ?", (box,))


class LibraryFolder(BoxFolder):
    """Boxes as their names say, encrypted as they lie. ``read`` and ``put`` raise Known("file-away") for a box that
    nobody asked for."""

    def __init__(self, folder: Path, database: Database) -> None:
        super().__init__(folder)
        self._database = database

    def read(self, box: bytes, start: int, end: int) -> bytes:
        """As BoxFolder."""
        change = self._cipher(box)
        return change(super().read(box, start, end), start)

    def put(self, box: bytes, position: int, data: bytes) -> None:
        """As BoxFolder."""
        super().put(box, position, self._cipher(box)(data, position))

    def _cipher(self, box: bytes) -> Callable[[bytes, int], bytes]:
        """Encrypts, and decrypts, what stands at a position: AES-256 in counter mode, so that a box can go on at any
        byte. That nobody changed it the names of its pieces tell."""
        row = get(self._database, box)
        if row is None:
            raise Known("file-away")
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CTR

        def change(data: bytes, position: int) -> bytes:
            counter, skipped = divmod(position, _BLOCK)
            cipher = Cipher(AES(row.key), CTR(counter.to_bytes(_BLOCK, "big"))).encryptor()
            cipher.update(bytes(skipped))
            return cipher.update(data)

        return change
