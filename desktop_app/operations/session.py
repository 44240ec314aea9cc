"""An open profile with everything that operations need: the one argument they all take.

Promises: only parts and no behaviour; made by wiring.open_session, closed by whoever opened it. It belongs to one
thread. ``packs`` and ``network`` are made on first use: opening a session imports neither HTTP nor TUF.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.domain.clock import Clock, Randomness
from desktop_app.domain.errors import Known
from desktop_app.paths import ProfilePaths
from desktop_app.storage.database import Database
from desktop_app.storage.documents import Documents
from desktop_app.storage.journal import Journal
from desktop_app.storage.opening import Storage
from desktop_app.storage.settings import Settings

if TYPE_CHECKING:
    from desktop_app.network.fetching import Fetcher
    from desktop_app.packs.store import PackStore


@dataclass
class Session:
    """``make_network``: a new fetcher at each call; close it after use."""

    paths: ProfilePaths
    storage: Storage
    clock: Clock
    randomness: Randomness
    make_packs: Callable[[], "PackStore"]
    make_network: Callable[[], "Fetcher"]

    @property
    def database(self) -> Database:
        """The database, for ``with session.database.write():`` and for the readers in storage/projections."""
        return self.storage.database

    @property
    def settings(self) -> Settings:
        """What this laptop remembers about itself."""
        return self.storage.settings

    @property
    def journal(self) -> Journal:
        """Everything the learner did."""
        return self.storage.journal

    @property
    def documents(self) -> Documents:
        """Notes and drafts."""
        return self.storage.documents

    @property
    def warnings(self) -> tuple[Known, ...]:
        """What the learner should be told: key-in-file at every start, database-recovered once."""
        return self.storage.warnings

    @cached_property
    def packs(self) -> "PackStore":
        """The installed packs."""
        return self.make_packs()

    def close(self) -> None:
        """Closes the database. The session must not be used afterwards."""
        self.storage.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
