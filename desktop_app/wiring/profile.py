"""Opening a profile with the real clock, randomness, key store, packs and network.

Promises: the same parts for window and commands; nothing of packs or network is imported before it is used.
Called by cli, qt_support and shell; tests pass their own parts.
"""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app import __version__
from desktop_app.domain.clock import Clock, Randomness
from desktop_app.operations.session import Session
from desktop_app.paths import ProfilePaths, bundled_packs, default_profile, resources
from desktop_app.storage.folder_check import refuse_shared_folder
from desktop_app.storage.key_places import KeyPlace
from desktop_app.storage.opening import open_storage
from desktop_app.wiring import machine
from desktop_app.wiring.clock import SystemClock, SystemRandomness
from desktop_app.wiring.key_store import key_store
from sync_protocol.identifiers import new_run

if TYPE_CHECKING:
    from desktop_app.network.http_fetcher import HttpFetcher
    from desktop_app.network.tls import TlsMemory
    from desktop_app.packs.store import PackStore
    from desktop_app.packs.supply import Supply

CA_FILE_VARIABLE: Final = "FIELDBOOK_CA_FILE"
"""A file of certificates that are trusted beside the system's own, for a centre inside an organisation."""


def open_session(
    profile: Path | None = None,
    *,
    words: Sequence[str] | None = None,
    store: KeyPlace | None = None,
    clock: Clock | None = None,
    randomness: Randomness | None = None,
    environment: Mapping[str, str] = os.environ,
    supply: "Supply | None" = None,
) -> Session:
    """Opens the profile in this folder (the user's own by default), making it when there is none.

    ``words``: recovery words, when the key is not on this laptop. ``supply``: the packs that come with the program and
    whom they are trusted by, when not the program's own; for throw-away profiles (author_preview.py) only. Raises
    Known: folder-synced, and what storage.opening.open_storage raises.
    """
    paths = ProfilePaths(default_profile() if profile is None else profile)
    clock = clock or SystemClock()
    chance = randomness or SystemRandomness()
    store = store or key_store(environment)
    refuse_shared_folder(
        paths.root,
        mounts=machine.mounts(),
        environment=environment,
        remote_drive=machine.is_remote_drive(paths.root),
    )
    storage = open_storage(
        paths, store=store, clock=clock, randomness=chance, new_run=lambda: new_run(chance.bits), words=words
    )
    return Session(paths, storage, clock, chance, lambda: _packs(paths, supply), lambda: _network(environment))


def _packs(paths: ProfilePaths, supply: "Supply | None") -> "PackStore":
    from desktop_app.packs.store import PackStore
    from desktop_app.packs.supply import Supply

    return PackStore(paths.packs, supply or Supply(bundled_packs(), resources() / "trust", __version__))


def _network(environment: Mapping[str, str]) -> "HttpFetcher":
    from time import monotonic

    from desktop_app.network.http_fetcher import HttpFetcher

    ca_file = environment.get(CA_FILE_VARIABLE)
    return HttpFetcher(monotonic, ca_file=Path(ca_file) if ca_file else None, tls=_tls())


@cache
def _tls() -> "TlsMemory":
    """One for the process: the window opens a session for each exchange."""
    from time import monotonic

    from desktop_app.network.tls import TlsMemory

    return TlsMemory(monotonic)
