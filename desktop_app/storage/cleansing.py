"""What was erased goes from wherever else it lies on this laptop: the free space of the database, the good copies of
it, and what was kept of damaged ones.

Promises: a copy is replaced by one that was checked, or stays until the next time; cut short at any point, it is done
again. Nothing but what was erased is missing in a copy: the slices that held it go with it, and their other entries
count as not sent. Rewrites the database once and each copy once, so it is for quiet moments.
Called by opening.py (Storage.cleanse).
"""

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage import erasing, search_index
from desktop_app.storage.backups import Backups, is_good
from desktop_app.storage.database import Database
from desktop_app.storage.durable_file import flush_folder
from desktop_app.storage.library_bodies import drop_slices
from desktop_app.storage.migrations import migrate
from desktop_app.storage.registry import PROJECTIONS
from desktop_app.storage.settings import Settings
from sync_protocol.identifiers import EntryId

CLEANSED: Final = "cleansed"
"""Setting: how many entries had been erased when this was last done."""


def is_due(database: Database) -> bool:
    """Whether anything was erased since."""
    return erasing.count(database) != Settings(database).number(CLEANSED)


def cleanse(database: Database, key: bytes, backups: Path, damaged: Path) -> None:
    """Does what is due. Raises Known("disk-full"); then it stays due."""
    erased = erasing.count(database)
    gone = _Gone(erasing.all_of(database), _emptied(database))
    with database.write():
        search_index.purge(database)
    database.compact()
    for backup in Backups(backups).all():
        _rewrite(backup.path, key, gone)
    shutil.rmtree(damaged, ignore_errors=True)
    Settings(database).set(CLEANSED, erased)


@dataclass(frozen=True)
class _Gone:
    """``ids``: entries that were erased; ``slices``: names of those for others of which only the name is left."""

    ids: list[EntryId]
    slices: list[bytes]


def _emptied(database: Database) -> list[bytes]:
    return [name for (name,) in database.rows("SELECT name FROM slices WHERE bytes = x'' AND audience <> 'mine'")]


def _rewrite(path: Path, key: bytes, gone: _Gone) -> None:
    """Puts a copy without these entries' bodies in place of one with them. One that cannot be read is left: it is no
    good copy, and the next ones take its place."""
    work, new = path.with_suffix(".work"), path.with_suffix(".new")
    try:
        _remove(work, new)
        shutil.copyfile(path, work)
        with closing(Database.open(work, key)) as copy:
            if not _strip(copy, gone):
                return
            copy.copy_to(new)
        if is_good(new, key):
            with new.open("rb+") as file:
                os.fsync(file.fileno())
            new.replace(path)
            flush_folder(path.parent)
    except Known as error:
        if error.code != "database-damaged":
            raise
    finally:
        _remove(work, new)


def _strip(copy: Database, gone: _Gone) -> bool:
    """Returns whether there was anything to take away."""
    migrate(copy)
    before = erasing.count(copy)
    with copy.write():
        erasing.erase(copy, gone.ids)
        held = "SELECT seq FROM slices WHERE name = ? AND bytes <> x''"
        dropped = [seq for name in gone.slices for (seq,) in copy.rows(held, (name,))]
        drop_slices(copy, dropped)
        if erasing.count(copy) == before and not dropped:
            return False
        copy.run(
            "UPDATE entries SET packed = 0 WHERE own = 1 AND EXISTS (SELECT 1 FROM slice_entries p JOIN slices s ON "
            "s.seq = p.slice WHERE p.run = entries.run AND p.counter = entries.counter AND s.unclean = 1)"
        )
        copy.run("DELETE FROM slice_entries WHERE slice IN (SELECT seq FROM slices WHERE unclean = 1)")
        copy.run("DELETE FROM slices WHERE unclean = 1")
        _forget_screens(copy)
    return True


def _forget_screens(copy: Database) -> None:
    """The tables that screens read: they are made anew when the copy is opened as a profile."""
    for projection in PROJECTIONS:
        if projection.clear is not None:
            projection.clear(copy)
        for name in projection.tables:
            copy.run(f'DROP TABLE IF EXISTS "{name}"')
    for kind in ("note", "practice"):
        search_index.remove_kind(copy, kind)
    search_index.purge(copy)
    copy.run("DELETE FROM projections")


def _remove(*paths: Path) -> None:
    for path in paths:
        for ending in ("", "-wal", "-shm", ".damaged"):
            with suppress(FileNotFoundError):
                Path(f"{path}{ending}").unlink()
