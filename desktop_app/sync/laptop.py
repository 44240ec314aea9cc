"""The parts of this laptop that an exchange works with."""

from dataclasses import dataclass

from desktop_app.domain.clock import Clock, Randomness
from desktop_app.storage.database import Database
from desktop_app.storage.journal import Journal
from desktop_app.storage.settings import Settings
from desktop_app.storage.slice_shelf import SliceShelf


@dataclass(frozen=True)
class Laptop:
    """One open profile, the clock and chance."""

    database: Database
    settings: Settings
    journal: Journal
    clock: Clock
    randomness: Randomness

    @property
    def shelf(self) -> SliceShelf:
        """The slices it holds."""
        return SliceShelf(self.database, self.journal.entries)
