"""What a laptop does when the centre has no room for what its person writes.

Promises: everything stays here and counts as waiting; what makes room there (a submission taken back, a slice in the
place of longer ones) goes all the same, and so do others' slices; after some hours, or when the centre begins a new
run, what was refused is sent again, and one refusal is enough to hold the rest back. Called by rounds.py,
answer_file.py and operations/exchanging.py.
"""

from collections.abc import Mapping
from typing import Final

from desktop_app.storage.database import Database
from desktop_app.storage.settings import Settings
from desktop_app.sync.laptop import Laptop

FULL: Final = "room-full"
"""The centre's code on a slice, and why it is aside on the shelf."""

ASKED: Final = "room_asked"
"""Setting: when the centre last said so, ms by this laptop's clock; 0 when nothing is aside for it."""

HOLDS_BACK: Final = "room_full"
"""Setting: 1 while it said so of what this laptop wrote."""

AGAIN: Final = 6 * 3_600_000
"""Milliseconds after which the centre is asked again."""

_OWN_THAT_NEED_ROOM: Final = (
    "SELECT seq FROM slices s WHERE own = 1 AND acknowledged IS NULL AND aside IS NULL AND standing_in = 0 "
    "AND NOT EXISTS (SELECT 1 FROM slice_entries p JOIN entries e ON e.run = p.run AND e.counter = p.counter "
    "WHERE p.slice = s.seq AND e.kind = 'practice.withdrawn')"
)


class Room:
    """Lives as long as one exchange."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        asked = laptop.settings.number(ASKED)
        if asked and not 0 <= laptop.clock.now() - asked < AGAIN:
            with laptop.database.write():
                forget(laptop.settings)
                take_back(laptop.database)

    def held_back(self) -> frozenset[int]:
        """Slices, by their places on the shelf, that are not sent in this exchange."""
        if not is_full(self._laptop.settings):
            return frozenset()
        return frozenset(seq for (seq,) in self._laptop.database.rows(_OWN_THAT_NEED_ROOM))


def is_full(settings: Settings) -> bool:
    """Whether the centre said that it has no room for what is written here, and was not asked again since."""
    return bool(settings.number(HOLDS_BACK))


def heard(laptop: Laptop, own: Mapping[int, bool], aside: Mapping[int, str]) -> None:
    """Notes what was refused: ``own`` says of each slice whether it was cut here. Must stand in a write block."""
    full = [seq for seq, why in aside.items() if why == FULL]
    if full:
        laptop.settings.set(ASKED, laptop.clock.now())
    if any(own.get(seq, False) for seq in full):
        laptop.settings.set(HOLDS_BACK, 1)


def forget(settings: Settings) -> None:
    """Another run of the centre answers, or time went by. Must stand in a write block."""
    settings.set(ASKED, None)
    settings.set(HOLDS_BACK, None)


def take_back(database: Database) -> None:
    """What was refused for lack of room is sent again. Must stand in a write block."""
    database.run("UPDATE slices SET aside = NULL WHERE aside = ?", (FULL,))
