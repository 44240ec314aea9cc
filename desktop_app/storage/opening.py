"""Opening a profile's storage: key, database, schema, projections, in this order.

Promises: a new folder becomes a profile; an older database is brought up to date; a damaged one is replaced by the
last good copy with everything still readable put back (recovery.py), and the caller is told. Nothing heavy is imported
for a profile that is as it should be: no sqlite-utils, no pycrdt, no cryptography, and no keyring when the key lies in
a file.
Refuses, as Known: see ``open_storage``. Called by wiring.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.clock import Clock, Randomness
from desktop_app.domain.errors import Known
from desktop_app.paths import ProfilePaths
from desktop_app.storage.database import Database
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
    database-newer, database-damaged (no good copy either), folder-unwritable, disk-full, profile-busy.
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
            found = keys.find(words) if paths.database.exists() else keys.make()
            return _compose(paths, keys, found, lock, clock, new_run())
        except BaseException:
            lock.release()
            raise


def _compose(paths: ProfilePaths, keys: KeyRing, found: FoundKey, lock: ProfileLock, clock: Clock, run: int) -> Storage:
    database = Database.open(paths.database, found.key)
    try:
        migrate(database)
        entries = EntryTable(database)
        texts = OpenTexts(database, entries, run)
        projector = Projector(database, entries, texts, PROJECTIONS)
        projector.make_ready()
    except BaseException:
        database.close()
        raise
    journal = Journal(database, entries, projector, clock, run)
    documents = Documents(journal, texts, projector)
    return Storage(
        database, Settings(database), journal, documents, projector, keys, found.warnings, found.key, texts, lock
    )
