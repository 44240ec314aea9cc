"""Entries that wait, cut into slices when they first leave.

Promises: an entry lies in one slice of this laptop; a slice is stored before it is sent, and every try sends those same
bytes, unless the link has become too bad for a slice that nobody has. What is *mine* leaves sealed or, without the
learner's words, not at all.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop_app.storage.slice_shelf import SliceShelf
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.standing import mine_key
from sync_protocol.entries import Entry
from sync_protocol.slices import SLICE_AIM, gather, pack_slice, read_header

if TYPE_CHECKING:
    from sync_protocol.device_keys import DeviceKey
    from sync_protocol.mine_key import MineKey


def cut_waiting(laptop: Laptop, device: "DeviceKey", *, aim: int = SLICE_AIM, most: int | None = None) -> int:
    """As ``cut``, with the words of this very moment: new ones may be made while an exchange runs, and nothing that is
    written after them may be sealed with the old."""
    with laptop.database.write():
        return cut(laptop.shelf, device, mine_key(laptop.settings), laptop.clock.now(), aim=aim, most=most)


def cut(
    shelf: SliceShelf,
    device: "DeviceKey",
    mine: "MineKey | None",
    now: int,
    *,
    aim: int = SLICE_AIM,
    most: int | None = None,
) -> int:
    """Cuts the first of what waits into slices of about ``aim`` bytes on the shelf, no more of them once they have
    ``most`` bytes: what is cut later is cut as the link is then. Returns their bytes."""
    size = 0
    with shelf.database.write():  # read within it: a command and the window never cut the same entry
        entries, more = shelf.uncut(with_mine=mine is not None)
        groups = gather(entries, aim)
        if more:
            groups = _without_ends(groups)
        for group in groups:
            if most is not None and size >= most:
                break
            data = pack_slice(group, group[0].audience, device, mine)
            shelf.add_own(data, read_header(data), group, now)
            size += len(data)
    return size


def cut_shorter(shelf: SliceShelf, device: bytes, aim: int, *, leave_out: Collection[int]) -> None:
    """Takes slices of this device apart that nobody has and that are much longer than ``aim`` bytes: cut on a quick
    link, they would not come through this one. Their entries wait again. An entry that lies in two slices after all,
    because somebody had the first one, counts once."""
    with shelf.database.write():
        long = [
            held.seq
            for held in shelf.unsent_longer(2 * aim, device)
            if held.seq not in leave_out and not read_header(held.data).replaced
        ]
        shelf.take_apart(long)


def _without_ends(groups: list[list[Entry]]) -> list[list[Entry]]:
    """Leaves the last group of each audience for the next cut, which may fill it; unless there are no others."""
    last = {group[0].audience: number for number, group in enumerate(groups)}
    return [group for number, group in enumerate(groups) if last[group[0].audience] != number] or groups
