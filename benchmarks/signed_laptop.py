"""A laptop that is nothing but keys and counts, which signs its requests long before they are sent.

What the centre will answer is known beforehand: places of a feed are handed out one by one. So the positions of the
second request follow from the first, and measuring needs none of a laptop's own work.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from benchmarks.note_texts import NOTE_BYTES, anew, note
from sync_protocol.bodies import ActivityFinished
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import MANAGERS, MINE, Entry
from sync_protocol.exchange import Request, encode_request
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from sync_protocol.mine_key import MineKey, RecoveryWords
from sync_protocol.slices import pack_slice

EDIT: Final = 86
"""Bytes of an edit: a sentence."""

WRITTEN: Final = 1_795_435_200_000
OWN: Final = "p"
_CHANCE: Final = random.Random("signed laptops")


@dataclass
class SignedLaptop:
    """``positions``: feed → count, as the centre's ``centre_run`` gave them."""

    seed: bytes
    centre_public: bytes
    centre_run: int
    positions: dict[str, int]
    run: int = field(default_factory=lambda: _CHANCE.getrandbits(52) + 1)
    counter: int = 0

    def ten_entries(self, readable: int) -> tuple[bytes, ...]:
        """Two slices with ten entries: edits of notes, sealed, and ``readable`` activities finished, for managers."""
        mine = [self._entry("note.edit", _sentence(self.counter), MINE) for _ in range(10 - readable)]
        finished = [
            self._entry("activity.finished", encode_body(_finished(self.counter)), MANAGERS) for _ in range(readable)
        ]
        return tuple(pack_slice(each, each[0].audience, self._device, _mine_key()) for each in (mine, finished))

    def request(self, slices: Sequence[bytes] = ()) -> bytes:
        """The bytes of a request that carries these."""
        request = Request(
            device=self._device.device_id,
            nonce=_CHANCE.randbytes(8),
            centre_run=self.centre_run,
            positions=self.positions,
            slices=tuple(slices),
        )
        return encode_request(request, self._device, self.centre_public)

    @property
    def _device(self) -> DeviceKey:
        return _device(self.seed)

    def _entry(self, kind: str, body: bytes, audience: str) -> Entry:
        self.counter += 1
        about = EntryId(self.run, 0) if kind == "note.edit" else None
        return Entry(EntryId(self.run, self.counter), kind, about, audience, WRITTEN + 60_000 * self.counter, body)


def ten_and_ten(pair: Sequence[SignedLaptop], steps: int, readable: int = 1) -> list[bytes]:
    """Requests of a person's two laptops in turns: each carries ten entries and fetches the ten of the one before.

    The laptops' positions are moved on as the answers will.
    """
    first, found = pair[0].positions[OWN], []
    for step in range(steps):
        laptop = pair[step % 2]
        slices = laptop.ten_entries(readable)
        found.append(laptop.request(slices))
        # After this exchange it has its own slices, and those of the step before.
        laptop.positions = {**laptop.positions, OWN: first + len(slices) * (step + 1)}
    return found


@cache
def _device(seed: bytes) -> DeviceKey:
    return DeviceKey.from_bytes(seed)


@cache
def _mine_key() -> MineKey:
    return MineKey.from_words(RecoveryWords.generate(lambda count: bytes(range(count))))


def _sentence(number: int) -> bytes:
    text = anew(note(number % 500), number).body
    return text[:EDIT].ljust(EDIT).encode() if NOTE_BYTES > EDIT else text.encode()


def _finished(number: int) -> ActivityFinished:
    week, lesson = divmod(number, 10)
    return ActivityFinished(f"w{week}-l{lesson}", f"week-{week}", "1.0.0", "en")
