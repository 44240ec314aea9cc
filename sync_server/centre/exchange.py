"""One exchange: takes what a request carries while it is still coming, and answers with what the laptop lacks.

Promises: each slice is kept as soon as it is whole, so a broken request keeps the whole ones; the answer leaves out
only what this very request carried or offered; positions in it never pass a slice that was not handed over.
Refuses: a request that no enrolled device signed for this centre. Holds nothing between requests.
Who calls: the doors; the demo.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sync_protocol.exchange import (
    ASKS_KEY,
    CLOSED,
    MAX_SLICES,
    MORE,
    Answer,
    FeedPart,
    Request,
    RequestReader,
    encode_answer,
    without_begun,
)
from sync_protocol.json_form import JsonRequestReader
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.slices import short_name
from sync_server.centre import feeds, intake, pack_files, placing, replacing, runs, sealing
from sync_server.centre.intake import Outcome, Taken
from sync_server.centre.limits import EXCHANGES
from sync_server.centre.models import CentreRun, Device, Person, Slice, SliceState
from sync_server.centre.office import Office
from sync_server.centre.rooms import Rooms
from sync_server.centre.signers import Signer, Signers

ANSWER_ROOM: Final = 1_000_000
"""Bytes of slices in one answer, whatever the laptop asks for."""

HEARD_EVERY: Final = timedelta(seconds=60)
"""An empty exchange writes to the database at most this often."""


@dataclass(frozen=True)
class Answered:
    """An answer with what a file says beside it: ``starts``, the count behind which the stretch of each feed begins,
    and ``held``, the names of the slices that were left out. ``digest`` is the request's."""

    request: Request
    digest: bytes
    answer: Answer
    starts: dict[str, int]
    held: frozenset[bytes]


class Exchange:
    """``feed`` the bytes as they come, then ``answer``. Raises ExchangeRefused with a code of refusals.py or, for
    devices, "device-unknown" and "device-revoked"; TooOften for one that comes too often."""

    def __init__(self, office: Office, reader: RequestReader | JsonRequestReader | None = None) -> None:
        """``reader``: of the form in which the request comes, if not MessagePack."""
        self._office = office
        self._reader = reader or RequestReader()
        self._signer: Signer | None = None
        self._signers = Signers(office)
        self._rooms = Rooms(office)
        self._taken: list[Taken] = []

    def feed(self, data: bytes) -> None:
        """Take in what became whole with these bytes."""
        slices = self._reader.feed(data)
        if self._signer is None and self._reader.ready:
            self._signer = self._verified()
            self._rooms = Rooms(self._office, self._signer.person)
        for slice_bytes in slices:
            self._taken.append(intake.take(self._office, slice_bytes, self._signers, self._rooms))

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What became of the slices that the request carried, as far as it came."""
        return tuple(self._taken)

    def answer(self) -> bytes:
        """The signed answer; only after the whole request was fed."""
        answered = self.answered(ANSWER_ROOM)
        return encode_answer(without_begun(answered.answer, answered.request.begun), answered.digest, self._office.key)

    def refused_request(self) -> tuple[Request, bytes] | None:
        """The request to which ``answer`` said no, and its digest; None unless its device was known and signed it."""
        request = self._reader.request
        return (request, self._reader.finish()) if request is not None and self._signer is not None else None

    def answered(self, most: int) -> Answered:
        """The answer, with at most ``most`` bytes of slices; only after the whole request was fed."""
        digest = self._reader.finish()
        request, signer = self._reader.request, self._signer
        assert request is not None and signer is not None and signer.person is not None
        if signer.revoked and not self._taken:
            raise ExchangeRefused("device-revoked")
        run = runs.current_run()
        if run is None:
            raise ExchangeRefused("busy")
        offers = taken_in_now(self._office, offered(request.offered, signer.person), self._signers)
        held = frozenset(taken.name for taken in self._taken) | offers.here
        room = _Room(min(request.room, most), held)
        parts, starts = ({}, {}) if signer.revoked else self._parts(request, signer.person, run, room)
        self._heard(signer)
        answer = Answer(
            run=run.run,
            clock=self._office.clock(),
            packs_version=pack_files.version(self._office.folder.packs),
            acknowledged=self._names(Outcome.KEPT),
            missing=offers.missing,
            quarantined=self._names(Outcome.QUARANTINED) + offers.aside,
            refused={short_name(taken.name): taken.code for taken in self._taken if taken.outcome is Outcome.REFUSED},
            feeds=parts,
            flags=MORE if room.more else 0,
            sealing=sealing.certificate(self._office) if request.flags & ASKS_KEY else b"",
        )
        # Before the answer leaves: whoever restores an older database must notice that this was told.
        if not runs.note_told(self._office, run):
            runs.ensure_run(self._office)
            raise ExchangeRefused("busy")
        return Answered(request, digest, answer, starts, held)

    def _verified(self) -> Signer:
        request = self._reader.request
        signer = self._signers.find(request.device) if request else None
        if signer is None or signer.is_centre:
            raise ExchangeRefused("device-unknown")
        self._reader.verify(signer.public_key, self._office.key.public)
        if signer.is_erased:
            raise ExchangeRefused("person-erased")
        # Only now: in somebody else's name nobody can use up what is theirs.
        self._office.limits.check(EXCHANGES, signer.device, self._office.clock())
        return signer

    def _names(self, outcome: Outcome) -> tuple[bytes, ...]:
        return tuple(short_name(taken.name) for taken in self._taken if taken.outcome is outcome)

    def _parts(
        self, request: Request, person: Person, run: CentreRun, room: "_Room"
    ) -> tuple[dict[str, FeedPart], dict[str, int]]:
        """What is new in each feed, and the counts behind which it begins."""
        readable = feeds.readable(person)
        counts = {readable[name]: count for name, count in request.positions.items() if name in readable}
        positions = runs.Positions.under(request.centre_run, counts, run)
        heads = feeds.heads(readable.values())
        starts: dict[str, int] = {}
        parts = {name: FeedPart((), CLOSED) for name in request.positions if name not in readable}
        for wire, name in readable.items():
            head = heads.get(name, 0)
            after = positions.after(name, head)
            page = room.page(name, after, head)
            if page.slices or page.count != request.positions.get(wire) or request.centre_run != run.run:
                parts[wire], starts[wire] = FeedPart(page.slices, page.count), after
        return parts, starts

    def _heard(self, signer: Signer) -> None:
        now = self._office.now()
        # Asked here, because an UPDATE that changes nothing waits for other writers, too.
        if signer.heard is None or signer.heard <= now - HEARD_EVERY:
            with placing.transaction():
                Device.objects.filter(pk=signer.device).update(last_heard=now)


class _Room:
    """What still fits into one answer. The first slice always does, so that every exchange gets on."""

    def __init__(self, size: int, held: frozenset[bytes]) -> None:
        """``held``: names of the slices that the laptop has, because it carried or offered them."""
        self._size = size
        self._places = MAX_SLICES
        self._held = held
        self.more = False

    def page(self, feed: str, after: int, head: int) -> feeds.Page:
        """The stretch of this feed behind ``after``; nothing when it ends there or nothing fits any more."""
        nothing = feeds.Page((), after, False)
        if after == head:
            return nothing
        if self._places == 0 or (self._size <= 0 and self._places < MAX_SLICES):
            self.more = True
            return nothing
        page = feeds.page(feed, after, head, bytes_left=self._size, slices_left=self._places, leave_out=self._held)
        self._size -= sum(len(data) for data in page.slices)
        self._places -= len(page.slices)
        self.more = self.more or page.full
        return page


@dataclass(frozen=True)
class Offers:
    """What became of names a laptop offered. ``here``: all 32 bytes of those that are known here."""

    missing: tuple[bytes, ...]
    aside: tuple[bytes, ...]
    here: frozenset[bytes]


def offered(names: Iterable[bytes], person: Person) -> Offers:
    """Of these short names: those that are not here, those that are kept aside, and those that are known."""
    wanted = {int.from_bytes(name, "big", signed=True): name for name in names}
    states: dict[int, str] = {}
    here: set[bytes] = set()
    numbers = list(wanted)
    for start in range(0, len(numbers), 500):  # below every database's limit of parameters
        rows = Slice.objects.filter(short__in=numbers[start : start + 500])
        for short, state, name in rows.values_list("short", "state", "name"):
            states[short] = state
            here.add(bytes(name))
    lacking = [number for number in wanted if number not in states]
    replaced = replacing.replaced_among(person, lacking)
    missing = tuple(wanted[number] for number in lacking if number not in replaced)
    aside = tuple(name for number, name in wanted.items() if states.get(number) == SliceState.QUARANTINED)
    return Offers(missing, aside, frozenset(here))


def taken_in_now(office: Office, offers: Offers, known_signers: Signers) -> Offers:
    """The same, with what was kept aside of a laptop that was found again taken in: an offer is as good as the bytes. A
    database that was put back may have kept aside what had been released."""
    numbers = [replacing.number_of(name) for name in offers.aside]
    rows = Slice.objects.filter(short__in=numbers, state=SliceState.QUARANTINED) if numbers else ()
    kept = {short_name(bytes(row.name)) for row in rows if intake.is_kept(office, row, known_signers)}
    return Offers(offers.missing, tuple(name for name in offers.aside if name not in kept), offers.here)
