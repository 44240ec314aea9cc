"""Rounds of an exchange: what the next request carries and asks, and what its answer changes.

Promises: an answer changes everything it says or nothing, in one transaction. Nothing is forgotten: what the centre
refuses or quarantines stays on the shelf, marked; what it lost goes again. After a break the slices that were under way
are asked about by name before any of them is sent once more.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.storage import settings as names
from desktop_app.storage.slice_shelf import QUARANTINED, Held, Offer
from desktop_app.sync import room
from desktop_app.sync import standing as standings
from desktop_app.sync.conversation import Unfinished
from desktop_app.sync.cutting import cut_shorter, cut_waiting
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.pace import Pace
from desktop_app.sync.room import Room
from desktop_app.sync.standing import Standing
from sync_protocol.exchange import ASKS_KEY, CLOSED, MAX_SLICES, Answer, Begun, Request

OFFERS: Final = 400
"""Names in one request: few enough for a link that dies every few KB."""

NONCE_BYTES: Final = 8


@dataclass(frozen=True)
class Round:
    """What one request carried, and what it asked about."""

    request: Request
    sent: tuple[Held, ...]
    offered: tuple[Offer, ...]


class Rounds:
    """The rounds of one exchange. ``sent_entries`` counts what the centre acknowledged of this laptop's own;
    ``revoked`` is True once it quarantined what this laptop had signed. ``unfinished``: the slice of which the rest did
    not come."""

    def __init__(self, laptop: Laptop, standing: Standing, pace: Pace) -> None:
        self.standing = standing
        self.sent_entries = 0
        self.revoked = False
        self.unfinished = Unfinished()
        self._laptop = laptop
        self._shelf = laptop.shelf
        self._pace = pace
        self._room = Room(laptop)
        self._uncertain: dict[int, Held] = {}  # carried by a request that broke: they may have arrived
        self._ahead: dict[int, Offer] = {}  # the centre has them, and the positions have not reached them
        self._silent: set[int] = set()  # the centre answered, and said nothing of them: not again today

    def next(self) -> Round:
        """The next request. Cuts what waits when the shelf has less to send than fits."""
        shelf, standing = self._shelf, self.standing
        if self._pace.careful:
            cut_shorter(shelf, standing.device.device_id, self._pace.slice, leave_out=self._uncertain)
        sent = self._unsent()
        left = self._pace.up - sum(len(held.data) for held in sent)
        if not self._uncertain and (left >= self._pace.slice or not sent) and self._cut(left):
            sent = self._unsent()
        offered: tuple[Offer, ...] = (
            *self._uncertain.values(),
            *self._ahead.values(),
            *shelf.doubtful(standing.centre_run, OFFERS),
            *shelf.quarantined(OFFERS),
        )[:OFFERS]
        request = Request(
            device=standing.device.device_id,
            nonce=self._laptop.randomness.bytes(NONCE_BYTES),
            centre_run=standing.centre_run,
            positions=shelf.positions(standing.centre_run),
            packs_version=standing.packs_version,
            room=self._pace.room,
            offered=tuple(offer.short for offer in offered),
            slices=tuple(held.data for held in sent),
            flags=0 if self._laptop.settings.blob(standings.CENTRE_SEALING) else ASKS_KEY,
            begun=Begun.of(self.unfinished.data),
        )
        return Round(request, sent, offered)

    def broke(self, round_: Round) -> None:
        """The answer did not come: what was under way is to be asked about."""
        self._uncertain |= {held.seq: held for held in round_.sent}

    def settle(self, round_: Round, answer: Answer, received: Iterable[bytes]) -> bool:
        """Notes what a believed answer says; ``received`` are the names of the slices it carried.

        Returns whether it got the exchange on: something was acknowledged, missed, received or moved.
        """
        verdict = _verdict(round_, answer)
        self.revoked |= any(held.own and verdict.aside.get(held.seq) == QUARANTINED for held in round_.sent)
        under_way = (*round_.sent, *self._uncertain.values())
        kept = [held for held in under_way if held.seq in verdict.kept]
        moved = self._moved(answer)
        received = list(received)
        got_on = verdict.kept - self._ahead.keys() or verdict.missing or verdict.aside or received
        with self._laptop.database.write(waits=bool(got_on or self.revoked)):  # else all of it will be said again
            shelf = self._shelf
            self.sent_entries += shelf.count_entries({held.seq for held in kept if held.own})
            shelf.acknowledge(verdict.kept, answer.run)
            shelf.acknowledge_names(received, answer.run)
            shelf.lost(verdict.missing)
            shelf.put_aside(verdict.aside.items())
            room.heard(self._laptop, {held.seq: held.own for held in round_.sent}, verdict.aside)
            if answer.run != self.standing.centre_run:
                shelf.try_refused_again()
                room.forget(self._laptop.settings)
            shelf.move(answer.run, moved, gone=[feed for feed, part in answer.feeds.items() if part.count == CLOSED])
            self._keep(answer)
        self.standing = dataclasses.replace(
            self.standing, centre_run=answer.run, packs_version=max(answer.packs_version, self.standing.packs_version)
        )
        self._ahead = self._ahead | {held.seq: Offer(held.seq, held.name) for held in kept} if answer.more else {}
        self._silent |= {held.seq for held in round_.sent} - verdict.kept - verdict.aside.keys()
        for offer in round_.offered:
            self._uncertain.pop(offer.seq, None)
        return bool(got_on) or moved != round_.request.positions

    def anything_left(self) -> bool:
        """Whether another request would have something to say."""
        if self._uncertain or self._unsent() or self._shelf.doubtful(self.standing.centre_run, 1):
            return True
        while self._cut(self._pace.up):
            if self._unsent():
                return True
        return False

    def _unsent(self) -> tuple[Held, ...]:
        leave_out = self._silent | self._uncertain.keys() | self._room.held_back()
        found = self._shelf.unsent(self._pace.up, leave_out=leave_out)
        return tuple(found[:MAX_SLICES])

    def _cut(self, most: int) -> bool:
        """Cuts about so many bytes, which the next request carries; returns whether there was anything."""
        aim, size = self._pace.slice, 0
        while size < most and (cut := cut_waiting(self._laptop, self.standing.device, aim=aim, most=most - size)):
            size += cut
        return size > 0

    def _moved(self, answer: Answer) -> dict[str, int]:
        """Positions after this answer. Under a new run only what it says counts."""
        said = {feed: part.count for feed, part in answer.feeds.items()}
        before = self._shelf.positions(answer.run) if answer.run == self.standing.centre_run else {}
        return {feed: count for feed, count in (before | said).items() if count != CLOSED}

    def _keep(self, answer: Answer) -> None:
        settings = self._laptop.settings
        settings.set(names.LAST_CONTACT, self._laptop.clock.now())
        settings.set(names.CENTRE_CLOCK, answer.clock)
        settings.set(standings.CENTRE_RUN, answer.run)
        settings.set(standings.REVOKED, 1 if self.revoked else None)
        settings.set(standings.PACKS_VERSION, max(answer.packs_version, self.standing.packs_version))
        standings.keep_sealing(settings, answer.sealing, self.standing.centre_public)


@dataclass(frozen=True)
class _Verdict:
    """What an answer says of the slices that a request carried or asked about, by their places on the shelf."""

    kept: frozenset[int]
    missing: frozenset[int]
    aside: dict[int, str]


def _verdict(round_: Round, answer: Answer) -> _Verdict:
    """An offered slice that is neither missing nor quarantined is there; a carried one only if that is said."""
    acknowledged, missing, quarantined = map(frozenset, (answer.acknowledged, answer.missing, answer.quarantined))
    aside = {held.seq: answer.refused[held.short] for held in round_.sent if held.short in answer.refused}
    asked: tuple[Offer, ...] = (*round_.sent, *round_.offered)
    aside |= {each.seq: QUARANTINED for each in asked if each.short in quarantined}
    kept = {held.seq for held in round_.sent if held.short in acknowledged}
    kept |= {offer.seq for offer in round_.offered if offer.short not in missing}
    lost = {offer.seq for offer in round_.offered if offer.short in missing}
    return _Verdict(frozenset(kept - aside.keys()), frozenset(lost - kept), aside)
