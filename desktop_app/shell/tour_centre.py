"""A centre without a network, for the tour's sample learner: it enrols, acknowledges and says what it is told to say.

Promises: what laptop and centre say to each other is the real protocol, signed and checked; nothing leaves the process.
It keeps no rules beyond what the sample needs. Used by tour_learner.py only.
"""

from collections.abc import Callable, Iterator

import msgspec

from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Part, SpeedCap, Traffic, uncapped
from sync_protocol import authorship
from sync_protocol.bodies import Body, PracticePublished, practice_hash
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import DeviceKey
from sync_protocol.enrolment import EnrolAnswer, encode_enrol_answer, make_code, read_enrol_request
from sync_protocol.entries import LIBRARY, Entry, person_audience
from sync_protocol.exchange import Answer, FeedPart, RequestReader, encode_answer
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from sync_protocol.sealing import SealingKey, certify_sealing
from sync_protocol.slices import open_slice, pack_slice, read_header, short_name, slice_name

ADDRESS = "https://centre.example.org"
PERSON = "00f1e2d3c4b5a697"
_SECRET = 0x51A7E5
_RUN = 1_001
_HEADERS = 110  # bytes of HTTP around a body, as the traffic counts them
_CHUNK = 700
_SECONDS = 14.0  # a slow line


class SampleCentre:
    """``cohort`` is the name that enrolment shows; ``travel`` lets so many seconds pass while bytes are on the way."""

    def __init__(self, clock: Clock, cohort: str, travel: Callable[[float], None]) -> None:
        self._clock = clock
        self.travel = travel
        self._cohort = cohort
        self._key = DeviceKey.from_bytes(bytes(range(7, 39)))
        self._device = b""
        self._counter = 0
        self._feeds: dict[str, list[bytes]] = {"p": [], "c": [], "l": []}
        self.received: list[Entry] = []

    def code(self) -> str:
        """The code that the course team gave."""
        return make_code(_SECRET, self._key.public)

    def say(self, kind: str, body: Body | None, audience: str = "", about: str | None = None) -> EntryId:
        """A decision for the learner (or ``cohort``, ``library``), to be fetched with the next exchange."""
        self._counter += 1
        record = EntryId(_RUN, self._counter)
        subject = None if about is None else EntryId.parse(about)
        audience = audience or person_audience(PERSON)
        entry = Entry(record, kind, subject, audience, self._clock.now(), encode_body(body))
        feed = "l" if audience == LIBRARY else "c" if audience == "cohort" else "p"
        self._feeds[feed].append(pack_slice([entry], audience, self._key, None))
        return record

    def proven(self, body: PracticePublished) -> PracticePublished:
        """The same, with what proves its author: a colleague signed it on their laptop."""
        colleague = DeviceKey.from_bytes(bytes(range(9, 41)))
        signature = authorship.sign(
            colleague, practice_hash(body.title, body.place, body.parts, body.files), body.author
        )
        certificate = certify(DeviceCertificate("00000000000000c0", colleague.public, self._clock.now()), self._key)
        return msgspec.structs.replace(body, signature=signature, certificate=certificate)

    def submission(self, title_part: str) -> str:
        """The id of the received practice whose words hold ``title_part``."""
        found = (entry for entry in self.received if entry.kind == "practice.submitted")
        return next(entry.id.text() for entry in found if title_part.encode() in entry.body)

    def enrol(self, data: bytes) -> bytes:
        """Answers a request to join."""
        asked = read_enrol_request(data)
        self._device = asked.public
        certificate = certify(DeviceCertificate(PERSON, asked.public, self._clock.now()), self._key)
        answer = EnrolAnswer(
            1, PERSON, asked.name, certificate, self._cohort, self._key.public, _RUN, self._clock.now(),
            ["c", "l", "p"], certify_sealing(SealingKey.of_centre(self._key).public, self._key),
        )  # fmt: skip
        return encode_enrol_answer(answer, data, self._key)

    def exchange(self, data: bytes) -> bytes:
        """Answers an exchange: everything is kept, and what is new in each feed goes down."""
        reader = RequestReader()
        slices = reader.feed(data)
        request = reader.request
        if request is None:
            raise Known("answer-nonsense")
        for each in slices:
            if not read_header(each).key:
                self.received += open_slice(each, self._device, None)
        feeds = {}
        for name, held in self._feeds.items():
            at = request.positions.get(name, 0)
            if at < len(held) or request.centre_run != _RUN:
                feeds[name] = FeedPart(tuple(held[at:]), len(held))
        names = tuple(short_name(slice_name(each)) for each in slices)
        answer = Answer(run=_RUN, clock=self._clock.now(), acknowledged=names, feeds=feeds)
        return encode_answer(answer, reader.finish(), self._key)


class NearFetcher:
    """See network.fetching.Fetcher: hands everything to the sample centre."""

    def __init__(self, centre: SampleCentre) -> None:
        self.traffic = Traffic()
        self._centre = centre

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> "_Reply":
        if cancelled():
            raise Cancelled
        self.traffic.requests += 1
        self.traffic.up += len(body) + _HEADERS
        self._centre.travel(_SECONDS)
        answer = self._centre.enrol(body) if url.endswith("/enrol") else self._centre.exchange(body)
        return _Reply(answer, self.traffic)

    def get(
        self,
        url: str,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Iterator[bytes]:
        raise Known("source-missing", source=url)

    def part(
        self,
        url: str,
        span: tuple[int, int],
        *,
        whole: int,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Part:
        raise Known("source-missing", source=url)

    def close(self) -> None:
        """Nothing was opened."""


class CutLine(NearFetcher):
    """A line that breaks before anything came through."""

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> "_Reply":
        self.traffic.requests += 1
        self.traffic.up += min(len(body), 400)
        self._centre.travel(3 * _SECONDS)
        raise Known("cut")


class _Reply:
    """See network.fetching.Reply."""

    status = 200

    def __init__(self, body: bytes, traffic: Traffic) -> None:
        self.length: int | None = len(body)
        self._body = body
        self._traffic = traffic

    def chunks(self) -> Iterator[bytes]:
        self._traffic.down += _HEADERS
        for start in range(0, len(self._body), _CHUNK):
            chunk = self._body[start : start + _CHUNK]
            self._traffic.down += len(chunk)
            yield chunk

    def close(self) -> None:
        """Nothing was opened."""
