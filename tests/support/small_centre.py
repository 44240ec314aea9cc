"""A centre in a few dictionaries, for tests of laptops: sets of slices, feeds with counts, runs, decisions.

It keeps the rules of docs/sync.md and none of the comfort; the real one is in sync_server. It can be backed up and
restored, can revoke devices, and does as a test tells it for single slices.
"""

import copy
import hashlib
from dataclasses import dataclass, field

from sync_protocol.answer_files import AnswerFile, encode_answer_file
from sync_protocol.bodies import Body, DeviceCertified
from sync_protocol.bundle_files import split
from sync_protocol.bundle_frame import file_name
from sync_protocol.bundles import open_bundle
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import DeviceKey, device_id_of
from sync_protocol.enrolment import (
    EnrolAnswer,
    encode_enrol_answer,
    encode_enrol_reply,
    make_code,
    parse_code,
    read_enrol_request,
)
from sync_protocol.entries import LIBRARY, MINE, PERSON, Entry, person_audience
from sync_protocol.exchange import (
    ASKS_KEY,
    CLOSED,
    MORE,
    Answer,
    FeedPart,
    Request,
    RequestReader,
    encode_answer,
    without_begun,
)
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from sync_protocol.refusals import BundleRefused, EnrolRefused, ExchangeRefused
from sync_protocol.replies import CODES, encode_reply
from sync_protocol.sealing import SealingKey, certify_sealing
from sync_protocol.slices import (
    open_slice,
    pack_slice,
    read_header,
    replaced_by,
    short_name,
    slice_name,
    verify_slice,
)
from tests.support.small_files import SmallFiles

CLOCK = 1_770_000_000_000


class No(Exception):
    """The centre says no: a status and a body."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


@dataclass
class _Books:
    """What a backup holds."""

    slices: dict[bytes, bytes] = field(default_factory=dict)
    aside: dict[bytes, bytes] = field(default_factory=dict)
    replaced: set[tuple[str, bytes]] = field(default_factory=set)  # person, short name
    feeds: dict[str, list[bytes]] = field(default_factory=dict)
    starts: dict[int, dict[str, int]] = field(default_factory=dict)
    run: int = 1_001
    counter: int = 0
    codes: dict[int, tuple[str, bytes | None]] = field(default_factory=dict)


class SmallCentre:
    """``refuse``: short name → code, for slices it will not keep. ``silent``: short names it says nothing about.
    ``careless``: answers requests that are meant for another centre."""

    def __init__(self, seed: int = 2) -> None:
        self.key = DeviceKey.from_bytes(bytes(range(seed, seed + 32)))
        self.books = _Books()
        self.certificates: dict[bytes, tuple[str, bytes]] = {}  # beside the key, not in the backup
        self.revoked: set[bytes] = set()
        self.refuse: dict[bytes, str] = {}
        self.silent: set[bytes] = set()
        self.closed: set[str] = set()
        self.requests: list[Request] = []
        self.always_more = False
        self.careless = False
        self.sealing = SealingKey.of_centre(self.key)
        self.certificate = certify_sealing(self.sealing.public, self.key)
        self.clock = CLOCK
        self.files = SmallFiles(self.key)

    # -- enrolment

    def new_code(self, person: str = "00f1e2d3c4b5a697") -> str:
        secret = int.from_bytes(hashlib.sha256(f"{person}{len(self.books.codes)}".encode()).digest()[:5], "big")
        self.books.codes[secret] = (person, None)
        return make_code(secret, self.key.public)

    def enrol(self, data: bytes) -> bytes:
        """The answer's body. Raises No."""
        try:
            asked = read_enrol_request(data)
        except EnrolRefused as refused:
            raise No(400, encode_enrol_reply("request-nonsense", data, self.key)) from refused
        person, used = self.books.codes.get(asked.secret, ("", None))
        if not person:
            raise No(403, encode_enrol_reply("code-unknown", data, self.key))
        if used not in (None, asked.public):
            raise No(403, encode_enrol_reply("code-used", data, self.key))
        if used is None:
            certificate = certify(DeviceCertificate(person, asked.public, CLOCK), self.key)
            self.certificates[device_id_of(asked.public)] = (person, certificate)
            self.books.codes[asked.secret] = (person, asked.public)
            self.say("device.certified", DeviceCertified(certificate), person_audience(person))
        certificate = self.certificates[device_id_of(asked.public)][1]
        answer = EnrolAnswer(
            1, person, asked.name, certificate, "Spring", self.key.public, self.books.run, CLOCK, ["l", "p"],
            self.certificate, sum(each == person for each, _ in self.certificates.values()) - 1,
        )  # fmt: skip
        return encode_enrol_answer(answer, data, self.key)

    # -- what it says

    def say(self, kind: str, body: Body | None, audience: str, about: EntryId | None = None) -> Entry:
        """A decision, in a slice of its own, on the feed of its audience."""
        self.books.counter += 1
        entry = Entry(
            EntryId(self.books.run, self.books.counter), kind, about, audience, CLOCK + self.books.counter,
            encode_body(body),
        )  # fmt: skip
        self.place(pack_slice([entry], audience, self.key, None), self._feed(audience))
        return entry

    def place(self, data: bytes, feed: str) -> None:
        """Keeps a slice, whoever signed it, and gives it a place."""
        name = slice_name(data)
        self.books.slices[name] = data
        places = self.books.feeds.setdefault(feed, [])
        if name not in places:
            places.append(name)

    def _feed(self, audience: str) -> str:
        return "l" if audience == LIBRARY else "p:" + audience.removeprefix(PERSON)

    # -- exchange

    def take(self, data: bytes) -> RequestReader:
        """As much of a request as came: whole slices are kept. Raises No."""
        reader = RequestReader()
        reader_slices = reader.feed(data)
        if reader.ready and reader.request is not None:
            known = self.certificates.get(reader.request.device)
            if known is None:
                raise self._no("device-unknown", data)
            try:
                if not self.careless:
                    reader.verify(self._public(reader.request.device), self.key.public)
            except ExchangeRefused as refused:
                raise self._no("signature-wrong", data) from refused
            for each in () if self.careless else reader_slices:
                self._keep(each)
        return reader

    def exchange(self, data: bytes) -> bytes:
        """The answer's body. Raises No."""
        request, answer, digest, _, _ = self._answered(data)
        return encode_answer(without_begun(answer, request.begun), digest, self.key)

    def bundle(self, data: bytes) -> bytes:
        """The answer file to a file, a moment later than anything before. Raises No."""
        self.clock += 1
        try:
            content, puts = split(open_bundle(data, self.sealing, self.key.public))
        except BundleRefused as refused:
            raise self._no("request-nonsense", data) from refused
        try:
            request, answer, digest, starts, held = self._answered(content)
        except No as no:
            request = self.take(content).request
            if request is None or request.device not in self.revoked:
                raise self._no("device-unknown", data) from no
            file = AnswerFile(
                device=request.device, request_hash=hashlib.sha256(content).digest(), sealing=self.certificate,
                code="device-revoked",
            )  # fmt: skip
            return encode_answer_file(file, file_name(data), request.sealing, self.key)
        file = AnswerFile(
            device=request.device,
            request_hash=digest,
            sealing=self.certificate,
            starts=starts,
            held=tuple(short_name(name) for name in sorted(held)),
            answer=answer,
            boxes=self.files.said(puts),
        )
        return encode_answer_file(file, file_name(data), request.sealing, self.key)

    def _answered(self, data: bytes) -> tuple[Request, Answer, bytes, dict[str, int], set[bytes]]:
        reader = self.take(data)
        request = reader.request
        assert request is not None
        self.requests.append(request)
        device = request.device
        if device in self.revoked and not self._carried(data):
            raise self._no("device-revoked", data)
        books, carried = self.books, self._carried(data)
        held = {slice_name(each) for each in carried}
        held |= {name for name in books.slices if short_name(name) in request.offered}
        starts = self._starts(request)
        parts, more = self._parts(request, held)
        shorts = {short_name(name) for name in books.slices} | {short for _, short in books.replaced}
        asides = {short_name(name) for name in books.aside}
        names = [short_name(slice_name(each)) for each in carried]
        answer = Answer(
            run=books.run,
            clock=self.clock,
            acknowledged=tuple(name for name in names if name in shorts and name not in self.silent),
            missing=tuple(name for name in request.offered if name not in shorts | asides),
            quarantined=tuple(name for name in (*names, *request.offered) if name in asides),
            refused={name: self.refuse[name] for name in names if name in self.refuse},
            feeds=parts,
            flags=MORE if more or self.always_more else 0,
            sealing=self.certificate if request.flags & ASKS_KEY else b"",
        )
        return request, answer, reader.finish(), starts, held

    def _carried(self, data: bytes) -> list[bytes]:
        return RequestReader().feed(data)

    def _parts(self, request: Request, held: set[bytes]) -> tuple[dict[str, FeedPart], bool]:
        person = self.certificates[request.device][0]
        parts, more, room = {}, False, request.room
        for wire, feed in {"p": f"p:{person}", "l": "l"}.items():
            if wire in self.closed:
                if wire in request.positions:
                    parts[wire] = FeedPart((), CLOSED)
                continue
            places = self.books.feeds.get(feed, [])
            at = self._start(request, wire, feed)
            given: list[bytes] = []
            while at < len(places):
                data = self.books.slices[places[at]]
                if data and places[at] not in held:
                    if room <= 0 and (given or any(part.slices for part in parts.values())):
                        more = True
                        break
                    given.append(data)
                    room -= len(data)
                at += 1
            if given or at != request.positions.get(wire) or request.centre_run != self.books.run:
                parts[wire] = FeedPart(tuple(given), at)
        return parts, more

    def _starts(self, request: Request) -> dict[str, int]:
        person = self.certificates[request.device][0]
        return {wire: self._start(request, wire, feed) for wire, feed in {"p": f"p:{person}", "l": "l"}.items()}

    def _start(self, request: Request, wire: str, feed: str) -> int:
        count = request.positions.get(wire, 0)
        if request.centre_run == self.books.run:
            return count
        ends = self.books.starts.get(request.centre_run)
        return 0 if ends is None else min(count, ends.get(feed, 0))

    def _keep(self, data: bytes) -> None:
        name = slice_name(data)
        if name in self.books.slices or short_name(name) in self.refuse:
            return
        header = read_header(data)
        verify_slice(data, self._public(header.device))
        if header.device in self.revoked:
            self.books.aside[name] = data
            return
        owner = self.certificates.get(header.device)
        feed = f"p:{owner[0]}" if owner else self._own_feed(data)
        if owner and (owner[0], short_name(name)) in self.books.replaced:
            return
        self.place(data, feed)
        if header.replaced and owner:
            self._replace(owner[0], replaced_by(data))

    def _replace(self, person: str, names: tuple[bytes, ...]) -> None:
        """What is replaced keeps its name and place, and nothing else."""
        self.books.replaced |= {(person, name) for name in names}
        for name in self.books.feeds.get(f"p:{person}", []):
            data = self.books.slices[name]
            if data and short_name(name) in names and read_header(data).audience == MINE:
                self.books.slices[name] = b""

    def _own_feed(self, data: bytes) -> str:
        return self._feed(open_slice(data, self.key.public, None)[0].audience)

    def _public(self, device: bytes) -> bytes:
        from sync_protocol.certificates import read_certificate

        if device == self.key.device_id:
            return self.key.public
        certificate = read_certificate(self.certificates[device][1], self.key.public)
        assert certificate is not None
        return certificate.public

    def _no(self, code: str, data: bytes) -> No:
        return No(CODES[code], encode_reply(code, hashlib.sha256(data).digest(), self.key))

    # -- bad days

    def backup(self) -> "_Books":
        return copy.deepcopy(self.books)

    def restore(self, books: "_Books") -> None:
        """Writes on under a new run, which begins where the backup's feeds end."""
        run = max(self.books.run, books.run) + 1
        self.books = copy.deepcopy(books)
        ends = {feed: len(places) for feed, places in self.books.feeds.items()}
        self.books.starts[self.books.run] = ends
        self.books.run, self.books.counter = run, 0

    def release(self) -> None:
        """Takes in what it kept aside."""
        aside, self.books.aside = self.books.aside, {}
        for data in aside.values():
            self.place(data, f"p:{self.certificates[read_header(data).device][0]}")

    def entries(self) -> list[Entry]:
        """What it can read of all it holds."""
        found: list[Entry] = []
        for data in filter(None, self.books.slices.values()):
            header = read_header(data)
            if not header.key:
                found += open_slice(data, self._public(header.device), None)
        return found

    @staticmethod
    def secret(code: str) -> int:
        return parse_code(code).secret
