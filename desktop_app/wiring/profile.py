"""Opening a profile with the real clock, randomness, key store and network.

Promises: the same parts for window and commands. Called by cli, qt_support and shell; tests pass their own parts.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.clock import Clock, Randomness
from desktop_app.operations.session import Session
from desktop_app.paths import ProfilePaths, default_profile
from desktop_app.storage.key_places import KeyPlace, NoStore, SystemStore
from desktop_app.storage.opening import open_storage
from desktop_app.wiring.clock import SystemClock, SystemRandomness
from sync_protocol.identifiers import new_run

KEYRING_VARIABLE: Final = "FIELDBOOK_KEYRING"
"""Set to ``none`` to keep the key in a file, for demonstrations, tests and machines with a broken key store."""


def open_session(
    profile: Path | None = None,
    *,
    words: Sequence[str] | None = None,
    store: KeyPlace | None = None,
    clock: Clock | None = None,
    randomness: Randomness | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Session:
    """Opens the profile in this folder (the user's own by default), making it when there is none.

    Raises Known: see storage.opening.open_storage.
    """
    paths = ProfilePaths(default_profile() if profile is None else profile)
    clock = clock or SystemClock()
    chance = randomness or SystemRandomness()
    if store is None:
        store = NoStore() if environment.get(KEYRING_VARIABLE) == "none" else SystemStore()
    storage = open_storage(
        paths,
        store=store,
        clock=clock,
        randomness=chance,
        new_run=lambda: new_run(chance.bits),
        words=words,
    )
    return Session(paths, storage, clock, chance, _packs, _network)


def _packs(session: Session) -> Any:
    raise NotImplementedError


def _network() -> Any:
    raise NotImplementedError
