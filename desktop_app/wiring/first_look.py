"""A look into a profile before the program is loaded: the journey as it was kept, for the first paint.

Promises: opens the database as it is, reads, and closes it; makes, repairs and changes nothing. Whatever is not as it
should be (no profile, no key, damage, a shared folder, a program that is newer) gives None: opening the profile
properly (profile.py) then says what it is. Imports no more than that takes. Called by qt_support.
"""

import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from desktop_app.domain.clock import Clock, Randomness
from desktop_app.domain.errors import Known
from desktop_app.domain.journey import JourneyView
from desktop_app.operations import kept_journey
from desktop_app.paths import ProfilePaths
from desktop_app.storage.database import Database, damage_mark
from desktop_app.storage.folder_check import refuse_shared_folder
from desktop_app.storage.key_places import KeyPlace
from desktop_app.storage.keys import KeyRing
from desktop_app.storage.profile_lock import ProfileLock
from desktop_app.wiring import machine
from desktop_app.wiring.clock import SystemClock, SystemRandomness
from desktop_app.wiring.key_store import key_store


def first_look(
    profile: Path,
    *,
    store: KeyPlace | None = None,
    clock: Clock | None = None,
    randomness: Randomness | None = None,
    environment: Mapping[str, str] = os.environ,
) -> JourneyView | None:
    """The journey as it was kept, if it is still true. Raises nothing about the world."""
    paths = ProfilePaths(profile)
    keys = KeyRing(paths, store or key_store(environment), randomness or SystemRandomness())
    lock = ProfileLock(paths.lock)
    try:
        remote = machine.is_remote_drive(profile)
        refuse_shared_folder(profile, mounts=machine.mounts(), environment=environment, remote_drive=remote)
        if not paths.database.exists() or damage_mark(paths.database).exists():
            return None
        lock.share()
        with closing(Database.open(paths.database, keys.find().key)) as database:
            return kept_journey.read(database, paths.packs, clock or SystemClock())
    except Known:
        return None
    finally:
        lock.release()
