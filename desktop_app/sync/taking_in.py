"""Received slices, taken into the journal one by one.

Promises: one slice is one transaction; receiving it twice, late or out of order changes nothing; only entries whose
author may write them are taken in, and kinds of tomorrow are stored. A slice that cannot be opened now (sealed with
words that are not here, signed by a device not known yet, of a newer version) is kept, and opened when it can be.
Refuses: bytes that are no slice, or not signed by whom they name.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.domain.clock import Clock
from desktop_app.storage import erased_people, library_bodies, taken_back
from desktop_app.storage.journal import Journal
from desktop_app.storage.slice_shelf import CLAIMED, SliceShelf
from desktop_app.sync.mending import REFUSED_ACT, mend
from desktop_app.sync.own_keys import REPLACED, keys_of
from desktop_app.sync.signers import CERTIFIED, Signers
from sync_protocol.entries import PERSON, Entry, person_audience
from sync_protocol.kinds import is_allowed
from sync_protocol.refusals import SealedWithoutKey, SliceRefused
from sync_protocol.slices import SliceHeader, open_slice, read_header, slice_name

if TYPE_CHECKING:
    from sync_protocol.mine_key import MineKey

NEWER: Final = frozenset({"protocol-newer", "dictionary-newer"})


@dataclass
class Received:
    """What came so far: entries that were new here, and how many of them say that the centre refused an act."""

    entries: int = 0
    refused: int = 0


class TakingIn:
    """Takes slices in for one exchange."""

    def __init__(
        self, shelf: SliceShelf, journal: Journal, signers: Signers, mine: "MineKey | None", own: bytes, clock: Clock
    ) -> None:
        """``own``: the name of this very device."""
        self.received = Received()
        self._shelf = shelf
        self._journal = journal
        self._signers = signers
        self._present = mine
        self._keys = keys_of(journal, mine)
        self._own = own
        self._clock = clock
        self._erased = erased_people.devices(shelf.database, signers.person)

    def take(self, data: bytes, run: int | None = None) -> bool:
        """Takes a slice in. ``run``: the centre's that sent it, once its answer is believed.

        Returns False, and does nothing, before the answer is believed, for a slice of somebody not known, which anybody
        could have sent, and for what is said to another person, which an answer to them brings when it is played again.
        Raises SliceRefused for what is no slice, or not of whom it names.
        """
        if self._shelf.has(slice_name(data)):
            return True
        header = self._header(data)
        if header is not None and header.device in self._erased and header.device not in self._signers.keys:
            return True  # the centre erased this person: nothing of theirs is kept, whoever brings it
        public = None if header is None else self._signers.keys.get(header.device)
        if run is None and (public is None or self._for_others(header)):
            return False
        entries = None if public is None else self._open(data, public)
        device = header.device if header is not None else b""
        with self._shelf.database.write(waits=run is not None):  # no position is past it: if it is lost, it comes again
            self._shelf.keep(
                data, header, self._clock.now(), own=device == self._own, acknowledged=run or CLAIMED, entries=entries
            )
            self._put(entries or (), device)
        return True

    def open_unread(self) -> None:
        """Opens what could not be opened before: words or certificates may have come, or a newer version."""
        while self._open_some():  # what was opened may be older words, or a certificate, that open more
            pass

    def _open_some(self) -> bool:
        keys, signers = self._keys, dict(self._signers.keys)
        for held in self._shelf.unread(self._signers.keys):
            header = self._header(held.data)
            if header is None or header.device not in self._signers.keys:
                continue
            try:
                entries = self._open(held.data, self._signers.keys[header.device])
            except SliceRefused:
                continue
            if entries is None:
                continue
            with self._shelf.database.write():
                self._shelf.opened(held.seq, header, entries)
                self._put(entries, header.device)
        return keys is not self._keys or signers != self._signers.keys

    def _for_others(self, header: SliceHeader | None) -> bool:
        """Whether it is said to one person, and not to this one."""
        audience = "" if header is None else header.audience
        return audience.startswith(PERSON) and audience != person_audience(self._signers.person)

    def _header(self, data: bytes) -> SliceHeader | None:
        """None for a slice of a version to come, which says nothing to this one."""
        try:
            return read_header(data)
        except SliceRefused as refused:
            if refused.code in NEWER:
                return None
            raise

    def _open(self, data: bytes, public: bytes) -> tuple[Entry, ...] | None:
        try:
            return open_slice(data, public, self._keys.named(read_header(data).key))
        except SealedWithoutKey:
            return None
        except SliceRefused as refused:
            if refused.code in NEWER:
                return None
            raise

    def _put(self, entries: tuple[Entry, ...], device: bytes) -> None:
        taken = self._journal.receive(self._allowed(entries, device), own=device == self._own)
        self.received.entries += len(taken.new)
        kinds = Counter([entry.kind for entry in taken.new])
        if REFUSED_ACT in kinds:
            mended = mend(self._shelf.database, self._journal, taken.new)
            self.received.refused += kinds[REFUSED_ACT] - mended
        if not library_bodies.KINDS.isdisjoint(kinds):
            library_bodies.forget(self._shelf.database, taken.new)
        if taken_back.KIND in kinds:
            taken_back.forget(self._shelf.database, taken.new, self._signers.keys)
        if erased_people.ERASED_PERSON in kinds:
            erased_people.forget(self._shelf.database, taken.new, self._signers.person, self._signers.keys)
            self._erased = erased_people.devices(self._shelf.database, self._signers.person)
        if CERTIFIED in kinds:
            self._signers.refresh()
        if REPLACED in kinds:
            self._keys = keys_of(self._journal, self._present)

    def _allowed(self, entries: Sequence[Entry], device: bytes) -> list[Entry]:
        """Those of these entries of a slice that its device may write."""
        by_centre = device == self._signers.centre
        # A slice has one audience, so the rule looks at its kinds, and at whether an entry makes its record.
        rules = {
            (entry.kind, entry.about is None): is_allowed(entry, by_centre=by_centre)
            for entry in {(entry.kind, entry.about is None): entry for entry in entries}.values()
        }
        if all(rules.values()):
            return list(entries)
        return [entry for entry in entries if rules[entry.kind, entry.about is None]]
