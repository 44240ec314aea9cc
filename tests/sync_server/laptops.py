"""A laptop for tests of the centre: keeps what it wrote and what it received, and can break every rule on request."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sync_protocol import enrolment as wire
from sync_protocol.bodies import Body, PracticeSubmitted, practice_hash
from sync_protocol.device_keys import DeviceKey, device_id_of
from sync_protocol.entries import MANAGERS, MINE, Entry
from sync_protocol.exchange import (
    CLOSED,
    Answer,
    AnswerReader,
    Begun,
    Request,
    encode_request,
    request_digest,
)
from sync_protocol.identifiers import EntryId, new_run
from sync_protocol.kinds import decode_body, encode_body
from sync_protocol.mine_key import MineKey, RecoveryWords
from sync_protocol.slices import open_slice, pack_slice, read_header, short_name, slice_name
from sync_server.centre import enrolment
from sync_server.centre.exchange import Exchange
from sync_server.centre.office import Office

WORDS = RecoveryWords.generate(lambda count: bytes(range(count)))
START = 1_770_000_000_000
"""Tuesday, 3 February 2026, 02:40 UTC, in milliseconds."""

Send = Callable[[bytes], bytes]


class Clock:
    """Stands still until told."""

    def __init__(self, at: int = START) -> None:
        self.at = at

    def __call__(self) -> int:
        return self.at

    def pass_time(self, *, days: float = 0, seconds: float = 0) -> None:
        self.at += int(days * 86_400_000 + seconds * 1_000)


def parts(text: str = "We agreed the hours with the traders.") -> dict[str, str]:
    names = ("context", "problem", "action", "who", "result", "evidence", "limits", "transfer")
    return {name: f"{name}: {text}" for name in names}


def submission(title: str = "Market day hours", place: str = "Telmo", **more: object) -> PracticeSubmitted:
    body = parts(str(more.pop("text", "We agreed the hours.")))
    draft = str(more.pop("draft", "00000000000001.1"))
    return PracticeSubmitted(draft, title, place, body, practice_hash(title, place, body))


@dataclass
class Laptop:
    """``centre_public`` as the code's fingerprint vouched for it."""

    centre_public: bytes
    device: DeviceKey = field(default_factory=DeviceKey.generate)
    mine: MineKey = field(default_factory=lambda: MineKey.from_words(WORDS))
    person: str = ""
    run: int = field(default_factory=lambda: new_run(lambda bits: int.from_bytes(os.urandom(8), "big") >> 64 - bits))
    counter: int = 0
    centre_run: int = 0
    positions: dict[str, int] = field(default_factory=dict)
    slices: dict[bytes, bytes] = field(default_factory=dict)
    """Every slice it holds, own and received: name → bytes."""
    sent: list[bytes] = field(default_factory=list)

    def entry(self, kind: str, body: Body | bytes | None, audience: str = MANAGERS, **more: object) -> Entry:
        """``about``, ``id`` and ``written`` can be given."""
        self.counter += 1
        name = more.get("id", EntryId(self.run, self.counter))
        data = body if isinstance(body, bytes) else encode_body(body)
        return Entry(name, kind, more.get("about"), audience, more.get("written", START), data)

    def pack(self, *entries: Entry) -> bytes:
        data = pack_slice(entries, entries[0].audience, self.device, self.mine if entries[0].audience == MINE else None)
        self.slices[slice_name(data)] = data
        return data

    def request(self, *slices: bytes, offer: Sequence[bytes] = (), room: int = 65_536, begun: bytes = b"") -> bytes:
        """The signed bytes of a request that carries these slices and offers these names. ``begun``: what is here of a
        slice."""
        request = Request(
            device=self.device.device_id,
            nonce=os.urandom(8),
            centre_run=self.centre_run,
            positions=dict(self.positions),
            offered=tuple(short_name(name) for name in offer),
            slices=slices,
            room=room,
            begun=Begun.of(begun),
        )
        return encode_request(request, self.device, self.centre_public)

    def read(self, data: bytes, request: bytes) -> Answer:
        """Believe an answer, keep what it brought, move the positions."""
        reader = AnswerReader(request_digest(request), self.centre_public)
        for _, slice_data in reader.feed(data):
            self.slices[slice_name(slice_data)] = slice_data
        answer = reader.finish()
        self.centre_run = answer.run
        for feed, part in answer.feeds.items():
            if part.count == CLOSED:
                self.positions.pop(feed, None)
            else:
                self.positions[feed] = part.count
        return answer

    def exchange(self, send: Send, *slices: bytes, offer: Sequence[bytes] = (), room: int = 65_536) -> Answer:
        request = self.request(*slices, offer=offer, room=room)
        return self.read(send(request), request)

    def catch_up(self, send: Send) -> None:
        """Exchange until there is no more."""
        while self.exchange(send).more:
            pass

    def entries(self, signer: bytes | None = None) -> list[Entry]:
        """The readable entries among its slices that this public key (the centre's, if not given) signed."""
        public = signer or self.centre_public
        found = []
        for data in self.slices.values():
            header = read_header(data)
            if not header.key and header.device == device_id_of(public):
                found += open_slice(data, public, None)
        return sorted(found, key=lambda entry: entry.id)

    def decisions(self, kind: str) -> list[tuple[Entry, Body | None]]:
        """What the centre said of this kind, as far as this laptop heard, oldest first."""
        return [(entry, decode_body(kind, entry.body)) for entry in self.entries() if entry.kind == kind]


def in_process(office: Office) -> Send:
    """Sends a request through the exchange without HTTP, in pieces of 1,000 bytes."""

    def send(request: bytes) -> bytes:
        door = Exchange(office)
        for start in range(0, len(request), 1_000):
            door.feed(request[start : start + 1_000])
        return door.answer()

    return send


def enrol_request(laptop: Laptop, code: str, name: str) -> bytes:
    request = wire.EnrolRequest(1, wire.parse_code(code).secret, laptop.device.public, name)
    return wire.encode_enrol_request(request, laptop.device)


def enrolled(office: Office, code: str, name: str = "Amina Dialo", laptop: Laptop | None = None) -> Laptop:
    """A laptop that went through the enrolment."""
    laptop = laptop or Laptop(office.key.public)
    data = enrol_request(laptop, code, name)
    given = enrolment.enrol(office, wire.read_enrol_request(data))
    answer = wire.read_enrol_answer(
        wire.encode_enrol_answer(given, data, office.key), data, wire.parse_code(code), laptop.device.public
    )
    laptop.person, laptop.centre_run = answer.person, answer.run
    laptop.positions = dict.fromkeys(answer.feeds, 0)
    return laptop
