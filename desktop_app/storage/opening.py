"""Opening a profile's storage: key, database, schema, projections, in this order.

Promises: a new folder becomes a profile; an older database is brought up to date; a damaged one is replaced by the
last good copy with everything still readable put back (recovery.py), and the caller is told. Nothing heavy is imported
for a profile that is as it should be: no sqlite-utils, no pycrdt, no cryptography, and no keyring when the key lies in
a file.
Refuses, as Known: see ``open_storage``. Called by wiring.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.clock import Clock, Randomness
from desktop_app.domain.errors import Known
from desktop_app.paths import ProfilePaths
from desktop_app.storage.database import Database, damage_mark
from desktop_app.storage.documents import Documents
from desktop_app.storage.durable_file import as_known
from desktop_app.storage.entry_table import EntryTable
from desktop_app.storage.journal import Journal
from desktop_app.storage.key_places import KeyPlace
from desktop_app.storage.keys import FoundKey, KeyRing
from desktop_app.storage.migrations import migrate
from desktop_app.storage.open_texts import OpenTexts
from desktop_app.storage.profile_lock import ProfileLock, one_at_a_time
from desktop_app.storage.projector import Projector
from desktop_app.storage.registry import PROJECTIONS
from desktop_app.storage.session_run import SessionRun
from desktop_app.storage.settings import Settings

if TYPE_CHECKING:
    from sync_protocol.mine_key import RecoveryWords


@dataclass
class Storage:
    """An open profile. Belongs to the thread that opened it; close it there."""

    database: Database
    settings: Settings
    journal: Journal
    documents: Documents
    projector: Projector
    keys: KeyRing
    warnings: tuple[Known, ...]
    _key: bytes
    _texts: OpenTexts
    _lock: ProfileLock

    def close(self) -> None:
        """Closes the database and lets others have the profile alone."""
        self._texts.close()
        self.database.close()
        self._lock.release()

    def keep_copy(self, now: int) -> bool:
        """Makes a good copy of the database if one is due; returns whether it did. ``now``: ms UTC.

        Reads and writes as much as the database is large. Raises Known("database-damaged"): open it again to recover.
        """
        from desktop_app.storage.backups import Backups

        backups = Backups(self.keys.paths.backups)
        return backups.is_due(self.database, now) and backups.make(self.database, self._key, now) is not None

    def cleanse(self) -> bool:
        """Takes what was erased out of the free space of the database and out of its copies, if that is due; returns
        whether it did. Raises Known("disk-full") and Known("profile-busy"); then it stays due.
        """
        from desktop_app.storage import cleansing

        if not cleansing.is_due(self.database):
            return False
        cleansing.cleanse(self.database, self._key, self.keys.paths.backups, self.keys.paths.damaged)
        return True

    def wrap_key(self, words: "RecoveryWords") -> None:
        """Keeps the key beside the database, wrapped by these words."""
        self.keys.wrap(self._key, words)


def open_storage(
    paths: ProfilePaths,
    *,
    store: KeyPlace,
    clock: Clock,
    randomness: Randomness,
    new_run: Callable[[], int],
    words: Sequence[str] | None = None,
) -> Storage:
    """Opens the profile at ``paths``, making it when there is none.

    ``words``: recovery words, when the key is not on this laptop. Raises Known: key-missing, words-wrong,
    database-newer, database-damaged (no good copy either), folder-unwritable, disk-full, profile-busy (it has to be
    brought back, and another window or command has it open).
    """
    try:
        paths.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise as_known(error, paths.root) from error
    keys = KeyRing(paths, store, randomness)
    lock = ProfileLock(paths.lock)
    with one_at_a_time(paths.root / "opening.lock"):
        lock.share()
        try:
            is_new = not paths.database.exists() and not needs_recovery(paths)
            found = keys.make() if is_new else keys.find(words)
            return _open(paths, keys, found, lock, clock, new_run)
        except BaseException:
            lock.release()
            raise


def _open(
    paths: ProfilePaths, keys: KeyRing, found: FoundKey, lock: ProfileLock, clock: Clock, new_run: Callable[[], int]
) -> Storage:
    """Opens the database, if need be after bringing it back."""
    if not needs_recovery(paths):
        try:
            return _compose(paths, keys, found, lock, clock, new_run)
        except Known as error:
            if error.code != "database-damaged":
                raise
    if not lock.take_alone():
        raise Known("profile-busy", path=str(paths.root))
    from desktop_app.storage.recovery import recover  # here: nobody needs it on a good day

    recovered = None if _is_sound_after_all(paths, found.key) else recover(paths, found.key)
    lock.share_again()
    storage = _compose(paths, keys, found, lock, clock, new_run)
    if recovered is not None:
        copy = None if recovered.copy is None else clock.local(recovered.copy)
        storage.warnings += (Known("database-recovered", copy=copy, salvaged=recovered.salvaged),)
    return storage


def needs_recovery(paths: ProfilePaths) -> bool:
    """Whether the database was found damaged, or is gone though there are copies of it."""
    if damage_mark(paths.database).exists():
        return True
    return not paths.database.exists() and (any(paths.backups.glob("*.db")) or paths.damaged.exists())


def _is_sound_after_all(paths: ProfilePaths, key: bytes) -> bool:
    """Whether a database that was taken for damaged is whole: a disk can fail to read once."""
    if not paths.database.exists():
        return False
    try:
        with closing(Database.open(paths.database, key)) as database:
            if not database.is_sound():
                return False
    except Known:
        return False
    damage_mark(paths.database).unlink(missing_ok=True)
    return True


def _compose(
    paths: ProfilePaths, keys: KeyRing, found: FoundKey, lock: ProfileLock, clock: Clock, new_run: Callable[[], int]
) -> Storage:
    database = Database.open(paths.database, found.key)
    try:
        migrate(database)
        entries = EntryTable(database)
        run = SessionRun(new_run)
        texts = OpenTexts(database, entries, run)
        projector = Projector(database, entries, texts, PROJECTIONS)
        projector.make_ready()
    except BaseException:
        database.close()
        raise
    journal = Journal(database, entries, texts, projector, clock, run)
    documents = Documents(journal, texts, projector)
    return Storage(
        database=database,
        settings=Settings(database),
        journal=journal,
        documents=documents,
        projector=projector,
        keys=keys,
        warnings=found.warnings,
        _key=found.key,
        _texts=texts,
        _lock=lock,
    )
