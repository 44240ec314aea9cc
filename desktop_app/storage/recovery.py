"""Bringing a damaged profile back: the last good copy, and everything after it that can still be read.

Promises: the damaged files are kept as they were found, in ``damaged/``; the new database is whole before it takes the
old one's place; a power cut on the way leaves a profile that is recovered at the next start. Entries that were read
count as not sent, and are sent again: the centre knows them by their ids. (They are those that were written since the
good copy: at most a day's.) What was taken back is not among them.
Refuses: to begin with nothing. When there is no good copy and nothing can be read, ``Known("database-damaged")``, and
the files stay untouched. Called by opening.py, alone on the profile.
"""

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.paths import ProfilePaths
from desktop_app.storage import erasing
from desktop_app.storage.backups import Backups, is_good
from desktop_app.storage.database import Database, Row, Value, damage_mark
from desktop_app.storage.durable_file import as_known, flush_folder
from desktop_app.storage.entry_table import EntryTable
from desktop_app.storage.migrations import migrate
from desktop_app.storage.salvage import Salvage

_BESIDE: Final = ("", "-wal", "-shm")
_KEPT_DAMAGED: Final = 3
_ENTRY: Final = (
    *("run", "counter", "kind", "record_run", "record_counter", "audience", "written", "body"),
    *("own", "packed", "sound"),
)

_KEEP_BACK: Final = """
UPDATE entries SET packed = 1 WHERE own = 1 AND kind = 'practice.submitted' AND EXISTS (SELECT 1 FROM entries w
WHERE w.kind = 'practice.withdrawn' AND w.own = 1 AND w.record_run = entries.run AND w.record_counter = entries.counter)
"""
"""What its author took back, perhaps before it left, does not leave now."""


@dataclass(frozen=True)
class Recovered:
    """``copy``: when the good copy was made, ms UTC, None without one; ``salvaged``: entries read beside it."""

    copy: int | None
    salvaged: int


def recover(paths: ProfilePaths, key: bytes) -> Recovered:
    """Puts a good database in place of the damaged one.

    Raises Known: database-damaged when nothing is left, disk-full, folder-unwritable.
    """
    try:
        return _recover(paths, key)
    except OSError as error:
        raise as_known(error, paths.root) from error
    finally:
        shutil.rmtree(paths.root / "recovering", ignore_errors=True)


def _recover(paths: ProfilePaths, key: bytes) -> Recovered:
    work = paths.root / "recovering"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    sources = _copies_of_damaged(paths, work)
    backup = next((each for each in Backups(paths.backups).all() if is_good(each.path, key)), None)
    replacement = work / "replacement.db"
    if backup is not None:
        shutil.copyfile(backup.path, replacement)
    salvaged = _fill(replacement, key, sources)
    if backup is None and not salvaged:
        raise Known("database-damaged", path=str(paths.database))
    _put_in_place(paths, replacement)
    return Recovered(None if backup is None else backup.made, salvaged)


def _copies_of_damaged(paths: ProfilePaths, work: Path) -> list[Path]:
    """Copies to read from: of the database as it lies there, and of the one a recovery was cut short over."""
    found = []
    origins = [paths.database, *(folder / paths.database.name for folder in _damaged_folders(paths)[:1])]
    for number, origin in enumerate(origins):
        if not origin.exists():
            continue
        target = work / f"source-{number}.db"
        for ending in _BESIDE[:2]:  # the index of the log is made anew from the log
            with suppress(FileNotFoundError):
                shutil.copyfile(str(origin) + ending, str(target) + ending)
        found.append(target)
    return found


def _fill(replacement: Path, key: bytes, sources: list[Path]) -> int:
    """Puts into the replacement what can be read of the sources; returns how many entries were new."""
    with closing(Database.open(replacement, key)) as database:
        migrate(database)
        salvaged = 0
        for source in sources:
            salvage = Salvage(source, key)
            try:
                with database.write():
                    salvaged += _take_over(database, salvage)
            finally:
                salvage.close()
        with database.write():
            erasing.erase(database, erasing.named(EntryTable(database).of_kind(erasing.ERASED)))
            database.run(_KEEP_BACK)
            database.run("DELETE FROM projections")  # rebuilt when it is opened
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        database.rows("PRAGMA journal_mode = DELETE")
    return salvaged


def _take_over(database: Database, salvage: Salvage) -> int:
    for name, value in salvage.settings():
        database.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
    entries = database.tables.table("entries")
    before = entries.count
    entries.insert_all((_entry(row) for row in salvage.entries()), ignore=True)
    return int(entries.count) - int(before)


def _entry(row: Row) -> dict[str, Value]:
    """A salvaged row as a new one: at another place, and, sent or not, its slice may be gone: what is own is sent
    again."""
    _, *entry, own, _, sound = row
    return dict(zip(_ENTRY, (*entry, own, 1 - own, sound), strict=True))


def _put_in_place(paths: ProfilePaths, replacement: Path) -> None:
    if paths.database.exists():
        _keep_damaged(paths)
    with replacement.open("rb+") as file:
        os.fsync(file.fileno())
    # The log of the damaged database must not be read into the new one: it goes first. Cut short here, the damaged
    # database is recovered once more, with what was just kept of it.
    for ending in _BESIDE[1:]:
        Path(str(paths.database) + ending).unlink(missing_ok=True)
    replacement.replace(paths.database)
    flush_folder(paths.root)
    damage_mark(paths.database).unlink(missing_ok=True)


def _keep_damaged(paths: ProfilePaths) -> None:
    folders = _damaged_folders(paths)
    number = 1 + max((int(folder.name) for folder in folders), default=0)
    folder = paths.damaged / str(number)
    folder.mkdir(parents=True, mode=0o700)
    for ending in _BESIDE[:2]:
        with suppress(FileNotFoundError):
            shutil.copyfile(str(paths.database) + ending, str(folder / paths.database.name) + ending)
    for old in folders[_KEPT_DAMAGED - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def _damaged_folders(paths: ProfilePaths) -> list[Path]:
    """What was kept of damaged databases, the latest first."""
    found = [folder for folder in paths.damaged.glob("*") if folder.name.isdigit()]
    return sorted(found, key=lambda folder: int(folder.name), reverse=True)
