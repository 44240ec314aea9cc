"""Good copies of the database, for the day on which it is damaged.

Promises: a copy is made of a sound database only, is checked before it counts, and takes the place of nothing that is
good; it is encrypted with the same key. Of the copies stay the latest two, then the last of each of seven days and of
each of four weeks. Making one when the disk is too full is not an error: there is just no new copy.
Called by operations/upkeep.py; read by recovery.py.
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.database import Database, mark_damaged
from desktop_app.storage.durable_file import flush_folder

DAY: Final = 24 * 3_600_000
_ALWAYS: Final = 2
_DAYS: Final = 7
_WEEKS: Final = 4


@dataclass(frozen=True)
class Backup:
    """A copy. ``number`` counts up; ``place`` is the last place of the journal in it; ``made``: ms UTC, a hint."""

    path: Path
    number: int
    place: int
    made: int


class Backups:
    """The copies in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Backup]:
        """The copies there are, the latest first."""
        found = [backup for path in self._folder.glob("*.db") if (backup := _parse(path))]
        return sorted(found, key=lambda backup: backup.number, reverse=True)

    def is_due(self, database: Database, now: int) -> bool:
        """Whether something was written since the last copy, and that was not today. ``now``: ms UTC."""
        latest = next(iter(self.all()), None)
        return latest is None or (abs(now - latest.made) >= DAY and _place(database) > latest.place)

    def make(self, database: Database, key: bytes, now: int) -> Backup | None:
        """Makes a copy; None when there is no room for it.

        Raises Known("database-damaged") when it is the database itself that is not sound; the old copies stay.
        """
        if not database.is_sound():
            mark_damaged(database.path)
            raise Known("database-damaged", path=str(database.path))
        self._folder.mkdir(exist_ok=True, mode=0o700)
        if shutil.disk_usage(self._folder).free < 3 * database.path.stat().st_size:
            return None
        number = 1 + max((backup.number for backup in self.all()), default=0)
        final = self._folder / f"{number:06d}-{_place(database)}-{now}.db"
        beside = final.with_suffix(".new")
        try:
            self._write(database, key, beside)
        except Known:
            beside.unlink(missing_ok=True)
            return None
        beside.replace(final)
        flush_folder(self._folder)
        self._thin()
        return _parse(final)

    def _write(self, database: Database, key: bytes, path: Path) -> None:
        for old in self._folder.glob("*.new*"):
            old.unlink()
        database.copy_to(path)
        if not is_good(path, key):
            raise Known("database-damaged", path=str(path))
        with path.open("rb+") as file:
            os.fsync(file.fileno())

    def _thin(self) -> None:
        backups = self.all()
        kept = {backup.number for backup in _kept(backups)}
        for backup in backups:
            if backup.number not in kept:
                with suppress(OSError):
                    backup.path.unlink()


def is_good(path: Path, key: bytes) -> bool:
    """Whether a copy opens with this key and is whole. Leaves no files beside it."""
    try:
        copy = Database.open(path, key)
    except Known:
        return False
    try:
        return copy.is_sound() and copy.value("PRAGMA user_version") > 0
    except Known:
        return False
    finally:
        with suppress(Known):
            copy.rows("PRAGMA journal_mode = DELETE")
        copy.close()


def _kept(backups: Sequence[Backup]) -> list[Backup]:
    """Of copies, the latest first, those that stay."""
    kept = list(backups[:_ALWAYS])
    for length, count in ((DAY, _DAYS), (7 * DAY, _WEEKS)):
        latest_of: dict[int, Backup] = {}
        for backup in backups:
            latest_of.setdefault(backup.made // length, backup)
        kept += list(latest_of.values())[:count]
    return kept


def _parse(path: Path) -> Backup | None:
    try:
        number, place, made = (int(part) for part in path.stem.split("-"))
    except ValueError:
        return None
    return Backup(path, number, place, made)


def _place(database: Database) -> int:
    return int(database.value("SELECT max(seq) FROM entries") or 0)
