"""Packing slices of *mine* anew: the same entries in fewer slices, erased bodies left out.

Promises: nothing that anybody reads changes: a new slice has every entry of those that it names, byte for byte but for
what was erased, sealed with the words of the moment in which it is stored; those go from this laptop in the transaction
that stores it, and from the centre once that holds it.
What a slice claims to replace is believed here only when it was opened and has it all; what it lacks is packed once
more, so that nothing can be lost by somebody's false claim.
Called by the engine at the end of an exchange (``clean``) and in quiet moments (``gather_small``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.storage import erasing, replaced_slices
from desktop_app.storage.replaced_slices import Standing as Held
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.own_keys import keys_of
from desktop_app.sync.signers import Signers
from desktop_app.sync.standing import mine_key
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import SealedWithoutKey, SliceRefused
from sync_protocol.slices import SLICE_AIM, open_slice, pack_slice, read_header, replaced_by

if TYPE_CHECKING:
    from desktop_app.sync.standing import Standing
    from sync_protocol.mine_key import MineKey

AT_ONCE: Final = 400
"""Slices looked at in one transaction."""

SMALL: Final = SLICE_AIM // 2
GROUP: Final = 2 * SLICE_AIM
"""Bytes of small slices that make one of about the usual size."""

SAVES: Final = 0.6
"""A new slice is kept only when it is at most this part of those that it replaces."""

OTHERS_AFTER: Final = 30 * 24 * 3_600_000
"""Milliseconds after which slices of the person's other laptops are packed too: by then they will not do it."""


@dataclass(frozen=True)
class _Opened:
    held: Held
    entries: tuple[Entry, ...]


class Repacking:
    """Packs anew on one laptop, with its learner's words."""

    def __init__(self, laptop: Laptop, standing: "Standing", mine: "MineKey") -> None:
        self._laptop = laptop
        self._database = laptop.database
        self._standing = standing
        self._keys = keys_of(laptop.journal, mine)
        self._signers = Signers(standing, laptop.journal)

    def clean(self) -> int:
        """Drops what others have all of, and packs anew what holds erased bodies; returns how many new slices wait."""
        made = after = 0
        while found := replaced_slices.unclean(self._database, after, AT_ONCE):
            after = found[-1].seq
            with self._database.write():
                opened = [each for held in found if (each := self._open(held)) is not None]
                left = [each for each in opened if not self._has_another(each)]
                replaced_slices.set_clean(self._database, (each.held.seq for each in left))
                for group in _grouped(left, SLICE_AIM):
                    made += self._replace(group)
        return made

    def gather_small(self, most: int, *, group_size: int = GROUP, at_most: float = SAVES) -> int:
        """Packs small slices that the centre has into larger ones, at most ``most`` of those; returns how many it made.
        Nothing happens while it would not save enough: until there are ``group_size`` bytes of them, and unless they
        become ``at_most`` that part of what they were."""
        made = 0
        before = self._laptop.clock.now() - OTHERS_AFTER
        own, run = self._standing.device.device_id, self._standing.centre_run
        found = replaced_slices.small(self._database, SMALL, run, own, before, AT_ONCE)
        if sum(len(held.data) for held in found) < group_size // 2:
            return 0
        with self._database.write():
            standing = {held.seq for held in replaced_slices.small(self._database, SMALL, run, own, before, AT_ONCE)}
            opened = [each for held in found if held.seq in standing and (each := self._open(held)) is not None]
            for group in _grouped(opened, group_size):
                if made < most and _size(group) >= group_size // 2:
                    made += self._replace(group, at_most=at_most)
        return made

    def _open(self, held: Held) -> _Opened | None:
        """None for what cannot be opened now, which then stays as it is."""
        public = self._signers.keys.get(held.device)
        try:
            key = self._keys.named(read_header(held.data).key)
            entries = None if public is None else open_slice(held.data, public, key)
        except (SealedWithoutKey, SliceRefused):
            return None
        return None if entries is None else _Opened(held, entries)

    def _has_another(self, opened: _Opened) -> bool:
        """Whether another slice here took this one's place and has all of it; then it is dropped."""
        for held in replaced_slices.replacing(self._database, opened.held.short):
            other = self._open(held) if held.seq != opened.held.seq else None
            if other is not None and self._covers(other.entries, opened.entries):
                replaced_slices.drop(self._database, (opened.held.seq,))
                return True
        return False

    def _covers(self, entries: Sequence[Entry], needed: Sequence[Entry]) -> bool:
        there = {entry.id: entry for entry in entries}
        return all(entry.id in there and self._fits(there[entry.id], entry) for entry in needed)

    def _fits(self, there: Entry, needed: Entry) -> bool:
        """Whether one stands for the other: the same, or either without the body that was erased."""
        return there == needed or (there.stub == needed.stub and erasing.is_erased(self._database, needed.id))

    def _packed(self, group: Sequence[_Opened]) -> tuple[bytes, list[Entry]] | None:
        """The slice that takes the place of these, and its entries; None when two of them contradict each other, or the
        learner's words are not here any more."""
        entries: dict[EntryId, Entry] = {}
        for opened in group:
            for entry in opened.entries:
                wanted = entry.stub if erasing.is_erased(self._database, entry.id) else entry
                known = entries.setdefault(entry.id, wanted)
                if known.is_stub_of(wanted):
                    entries[entry.id] = wanted
                elif known != wanted and not wanted.is_stub_of(known):
                    return None
        names = {each.held.short for each in group}
        for each in group:
            names.update(replaced_by(each.held.data))
        found = list(entries.values())
        mine = mine_key(self._laptop.settings)  # as it is in this transaction: new words may be made meanwhile
        return None if mine is None else (pack_slice(found, MINE, self._standing.device, mine, names), found)

    def _replace(self, group: Sequence[_Opened], *, at_most: float | None = None) -> int:
        """Puts one slice in the place of these, if it is ``at_most`` such a part of them. Must stand in a write block.
        Returns how many it made."""
        packed = self._packed(group)
        if packed is None or (at_most is not None and len(packed[0]) > at_most * _size(group)):
            return 0
        data, entries = packed
        header = read_header(data)
        received = max(each.held.received for each in group)
        replaced_slices.drop(self._database, (each.held.seq for each in group))
        self._laptop.shelf.add_own(data, header, entries, received)
        if all(each.held.acknowledged == self._standing.centre_run for each in group):
            replaced_slices.stand_in(self._database, data)
        return 1


def _size(group: Sequence[_Opened]) -> int:
    return sum(len(each.held.data) for each in group)


def _grouped(opened: Sequence[_Opened], size: int) -> list[list[_Opened]]:
    """Whole slices in their order, in groups of about so many bytes."""
    groups: list[list[_Opened]] = []
    left = 0
    for each in opened:
        length = len(each.held.data)
        if not groups or length > left:
            groups.append([])
            left = size
        groups[-1].append(each)
        left -= length
    return groups
