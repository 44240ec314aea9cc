"""Entries that wait, cut into slices when they first leave.

Promises: an entry lies in one slice of this laptop; a slice is stored before it is sent, and every try sends those same
bytes. What is *mine* leaves sealed or, without the learner's words, not at all.
"""

from typing import TYPE_CHECKING

from desktop_app.storage.slice_shelf import SliceShelf
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.standing import mine_key
from sync_protocol.entries import Entry
from sync_protocol.slices import gather, pack_slice, read_header

if TYPE_CHECKING:
    from sync_protocol.device_keys import DeviceKey
    from sync_protocol.mine_key import MineKey


def cut_waiting(laptop: Laptop, device: "DeviceKey") -> bool:
    """As ``cut``, with the words of this very moment: new ones may be made while an exchange runs, and nothing that is
    written after them may be sealed with the old."""
    with laptop.database.write():
        return cut(laptop.shelf, device, mine_key(laptop.settings), laptop.clock.now())


def cut(shelf: SliceShelf, device: "DeviceKey", mine: "MineKey | None", now: int) -> bool:
    """Cuts the first of what waits into slices on the shelf; returns whether there was anything."""
    with shelf.database.write():  # read within it: a command and the window never cut the same entry
        entries, more = shelf.uncut(with_mine=mine is not None)
        groups = gather(entries)
        if more:
            groups = _without_ends(groups)
        for group in groups:
            data = pack_slice(group, group[0].audience, device, mine)
            shelf.add_own(data, read_header(data), group, now)
    return bool(groups)


def _without_ends(groups: list[list[Entry]]) -> list[list[Entry]]:
    """Leaves the last group of each audience for the next cut, which may fill it; unless there are no others."""
    last = {group[0].audience: number for number, group in enumerate(groups)}
    return [group for number, group in enumerate(groups) if last[group[0].audience] != number] or groups
