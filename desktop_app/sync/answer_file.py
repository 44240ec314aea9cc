"""An answer of the centre that came in a file, taken in.

Promises: twice, late, out of order or after newer ones, nothing is lost and nothing is skipped. A position moves only
over a stretch that begins at or before it, only under the run of the centre's last answer over the line, and not at all
when the answer leaves out a slice that is not here. What is acknowledged under another run is a claim, offered in the
next exchange. An answer older than what was heard takes nothing back. Called by operations/bundles.py.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.errors import Known
from desktop_app.storage import settings as names
from desktop_app.storage.shelf_claims import ShelfClaims
from desktop_app.storage.slice_shelf import QUARANTINED
from desktop_app.sync import room
from desktop_app.sync import standing as standings
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.signers import Signers
from desktop_app.sync.standing import Standing
from desktop_app.sync.taking_in import TakingIn
from sync_protocol.exchange import CLOSED, Answer
from sync_protocol.refusals import SliceRefused
from sync_protocol.slices import short_name, slice_name

if TYPE_CHECKING:
    from sync_protocol.answer_files import AnswerFile
    from sync_protocol.mine_key import MineKey


@dataclass(frozen=True)
class Taken:
    """As domain.bundles.AnswerTaken. ``moved``: a position moved."""

    sent: int
    received: int
    refused: int
    more: bool
    older: bool
    strange: bool
    moved: bool


def take_answer(laptop: Laptop, standing: Standing, mine: "MineKey | None", file: "AnswerFile") -> Taken:
    """Takes in a file that ``read_answer_file`` believed. Raises Known("device-revoked", "answer-nonsense")."""
    standings.keep_sealing(laptop.settings, file.sealing, standing.centre_public)
    answer = file.answer
    if answer is None:
        if file.code != "device-revoked":
            raise Known("answer-nonsense", reply=file.code)
        laptop.settings.set(standings.REVOKED, 1)
        raise Known("device-revoked")
    taking = TakingIn(
        laptop.shelf,
        laptop.journal,
        Signers(standing, laptop.journal),
        mine,
        standing.device.device_id,
        laptop.clock,
    )
    taking.open_unread()
    received = [_take(taking, data, answer.run) for part in answer.feeds.values() for data in part.slices]
    taking.open_unread()
    sent, older, strange, moved = _Settling(laptop, standing, file, answer).settle(received)
    return Taken(sent, taking.received.entries, taking.received.refused, answer.more, older, strange, moved)


def _take(taking: TakingIn, data: bytes, run: int) -> bytes:
    with suppress(SliceRefused):  # no slice, or not of whom it names: one bad item stops nothing
        taking.take(data, run)
    return slice_name(data)


class _Settling:
    """What a believed answer changes beside what it brought: all of it or nothing."""

    def __init__(self, laptop: Laptop, standing: Standing, file: "AnswerFile", answer: Answer) -> None:
        self._laptop, self._file, self._answer = laptop, file, answer
        self._claims = ShelfClaims(laptop.database, standing.centre_run)
        self._current = answer.run == standing.centre_run

    def settle(self, received: Iterable[bytes]) -> tuple[int, bool, bool, bool]:
        """Returns (own entries that waited, older, strange, moved)."""
        answer, claims = self._answer, self._claims
        with self._laptop.database.write():
            newer = self._current and answer.clock > self._laptop.settings.number(names.CENTRE_CLOCK)
            kept = frozenset(self._file.held) - frozenset(answer.quarantined) - answer.refused.keys()
            there = [seq for seq in map(claims.find, (*kept, *map(short_name, received))) if seq is not None]
            sent = self._laptop.shelf.count_entries(claims.acknowledge(there, answer.run))
            strange = not all(claims.holds(short) for short in (*self._file.held, *answer.acknowledged))
            if newer:
                self._take_back()
            moved = self._current and not strange and self._move(newer)
            self._keep()
        return sent, not newer, strange, moved

    def _take_back(self) -> None:
        """What is missing at the centre, or was put aside there: only the newest word counts."""
        answer, claims = self._answer, self._claims
        claims.doubt(seq for seq in map(claims.find, answer.missing) if seq is not None)
        reasons = {**dict.fromkeys(answer.quarantined, QUARANTINED), **answer.refused}
        found = [(claims.find(short), why) for short, why in reasons.items()]
        claims.put_aside((seq, why) for seq, why in found if seq is not None and why != QUARANTINED)
        room.heard(self._laptop, {}, {seq: why for seq, why in found if seq is not None})
        if claims.put_aside((seq, why) for seq, why in found if seq is not None and why == QUARANTINED):
            self._laptop.settings.set(standings.REVOKED, 1)

    def _move(self, newer: bool) -> bool:
        answer, shelf = self._answer, self._laptop.shelf
        before = shelf.positions(answer.run)
        counts = {
            feed: part.count
            for feed, part in answer.feeds.items()
            if feed in self._file.starts and self._file.starts[feed] <= before.get(feed, 0) < part.count
        }
        gone = [feed for feed, part in answer.feeds.items() if part.count == CLOSED and feed in before and newer]
        shelf.move(answer.run, before | counts, gone=())
        for feed in gone:
            shelf.forget_position(feed)
        return bool(counts)

    def _keep(self) -> None:
        settings, answer, now = self._laptop.settings, self._answer, self._laptop.clock.now()
        contact = min(answer.clock, now)
        if contact > settings.number(names.LAST_CONTACT):
            settings.set(names.LAST_CONTACT, contact)
        if answer.clock > settings.number(names.CENTRE_CLOCK):
            settings.set(names.CENTRE_CLOCK, answer.clock)
        if answer.packs_version > settings.number(standings.PACKS_VERSION):
            settings.set(standings.PACKS_VERSION, answer.packs_version)
