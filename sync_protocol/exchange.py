"""One exchange: a request with what the laptop has, an answer with what the centre has.

    request = length of head (4 bytes) | head | signature of the device over head | slices, one after another
    answer  = length of head (4 bytes) | head | slices, one after another | signature of the centre over
              SHA-256(request) | SHA-256(all that stands before the signature)

The request's head is signed by itself, so that the centre knows the device before it reads on, and keeps each slice as
it comes whole; a slice is signed anyway. The answer's signature comes last and covers everything: only then may a
position move. Slices that came before a break are whole, and may be kept; of the one that was on its way the rest is
enough, should it come first in the next answer.

Promises: readers take any bytes in any cuts, and refuse with a code. A lone bad slice does not spoil the others.
"""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Final, TypeVar

import msgspec
from msgspec import Meta

from sync_protocol.device_keys import PUBLIC_BYTES, SIGNATURE_BYTES, DeviceKey, device_id_of, verify
from sync_protocol.frames import FrameReader, framed
from sync_protocol.growing import encode_growing
from sync_protocol.identifiers import MAX_RUN
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.sealing import CERTIFICATE_LIMIT
from sync_protocol.slices import MAX_SLICE, SHORT_NAME_BYTES

VERSION: Final = 1

MORE: Final = 1
"""Flag of an answer: there is more to fetch, ask again at once."""

ASKS_KEY: Final = 1
"""Flag of a request: the laptop does not know the centre's sealing key yet, the answer should bring it."""

CLOSED: Final = -1
"""Count of a feed that is no longer this laptop's: forget the position, keep what came."""

MAX_SLICES: Final = 512
"""In one request, and in one answer."""

MAX_OFFERED: Final = 4_000
"""Names in one request."""

MAX_BYTES: Final = 4_000_000
"""Of the slices of one request or one answer."""

CHECK_BYTES: Final = 8

_REQUEST: Final = b"request 1"
_ANSWER: Final = b"answer 1"

Feed = Annotated[str, Meta(min_length=1, max_length=80)]
"""``p`` the person's own, ``c:<cohort>``, ``r:<cohort>:<role>``, ``l`` the library."""

Count = Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
Run = Annotated[int, Meta(ge=0, le=MAX_RUN)]
_Length = Annotated[int, Meta(ge=0, le=MAX_SLICE)]
_Names = Annotated[bytes, Meta(max_length=SHORT_NAME_BYTES * MAX_OFFERED)]
_H = TypeVar("_H")


class Begun(msgspec.Struct, frozen=True, array_like=True):
    """The beginning of a slice of which the rest did not come: how many bytes, and the first 8 of their SHA-256."""

    size: _Length = 0
    check: Annotated[bytes, Meta(max_length=CHECK_BYTES)] = b""

    @classmethod
    def of(cls, data: bytes) -> "Begun":
        """Of these bytes; of none it is the one that says nothing."""
        return cls(len(data), hashlib.sha256(data).digest()[:CHECK_BYTES]) if data else cls()

    def begins(self, slice_bytes: bytes) -> bool:
        """Whether this is how that slice begins."""
        return 0 < self.size < len(slice_bytes) and Begun.of(slice_bytes[: self.size]) == self


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a laptop sends.

    ``device`` is its 16-byte name, ``nonce`` 8 random bytes that make this request unlike any other. ``centre_run`` is
    the run under which ``positions`` (slices had of each feed) were given, 0 before the first answer.
    ``packs_version`` is the newest of the centre's packs metadata that it knows. ``room`` is how many bytes of slices
    it wants in the answer; at least one slice comes anyway. ``offered`` are short names of slices that this laptop
    holds and the centre may have lost. ``slices`` are new ones, whole. ``sealing`` is the laptop's own sealing key, 32
    bytes, in a request that goes by file: the answer is sealed to it. ``begun``: what the laptop has of a slice of
    which the rest did not come.
    """

    device: bytes
    nonce: bytes
    centre_run: int
    positions: dict[str, int]
    packs_version: int = 0
    room: int = 65_536
    offered: tuple[bytes, ...] = ()
    slices: tuple[bytes, ...] = ()
    version: int = VERSION
    flags: int = 0
    sealing: bytes = b""
    begun: Begun = Begun()


class FeedPart(msgspec.Struct, frozen=True, array_like=True):
    """The next slices of one feed. ``count`` is the position behind them, or CLOSED."""

    slices: tuple[bytes, ...]
    count: int


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre answers. Names are short names.

    ``run`` is the centre's, ``clock`` its time in milliseconds since 1970 UTC. ``acknowledged``: carried by this
    request and now kept. ``missing``: offered, and not there (any name that was offered and is neither
    missing nor quarantined is there). ``quarantined``: kept aside, from a revoked device. ``refused``: not kept, with a
    code of refusals.py.
    ``feeds``: every feed with something new; after a change of run, every feed there is. ``sealing``: the certificate
    of the centre's sealing key, when the request asked for it. ``continued``: how many bytes are left out of the first
    slice, because the laptop has ``begun`` with them.
    """

    run: int
    clock: int
    packs_version: int = 0
    acknowledged: tuple[bytes, ...] = ()
    missing: tuple[bytes, ...] = ()
    quarantined: tuple[bytes, ...] = ()
    refused: dict[bytes, str] = {}
    feeds: dict[str, FeedPart] = {}
    version: int = VERSION
    flags: int = 0
    sealing: bytes = b""
    continued: int = 0

    @property
    def more(self) -> bool:
        """Whether the centre has more than fitted."""
        return bool(self.flags & MORE)


def without_begun(answer: Answer, begun: Begun) -> Answer:
    """The same answer without the beginning of its first slice, if that is what the laptop has. Over the line only: in
    a file every slice is whole."""
    feed = next((name for name, part in answer.feeds.items() if part.slices), None)
    if feed is None or not begun.begins(answer.feeds[feed].slices[0]):
        return answer
    first, *others = answer.feeds[feed].slices
    rest = FeedPart((first[begun.size :], *others), answer.feeds[feed].count)
    return msgspec.structs.replace(answer, feeds=answer.feeds | {feed: rest}, continued=begun.size)


class _RequestHead(msgspec.Struct, frozen=True, array_like=True):
    version: int
    flags: int
    device: Annotated[bytes, Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, Meta(min_length=8, max_length=8)]
    centre_run: Run
    positions: Annotated[dict[Feed, Count], Meta(max_length=100)]
    packs_version: Count
    room: Count
    offered: _Names
    lengths: Annotated[list[_Length], Meta(max_length=MAX_SLICES)]
    sealing: Annotated[bytes, Meta(max_length=PUBLIC_BYTES)] = b""
    begun: Begun = Begun()


class _FeedHead(msgspec.Struct, frozen=True, array_like=True):
    count: Annotated[int, Meta(ge=CLOSED, le=(1 << 53) - 1)]
    lengths: Annotated[list[_Length], Meta(max_length=MAX_SLICES)]


class _AnswerHead(msgspec.Struct, frozen=True, array_like=True):
    version: int
    flags: int
    run: Annotated[int, Meta(ge=1, le=MAX_RUN)]
    clock: Count
    packs_version: Count
    acknowledged: _Names
    missing: _Names
    quarantined: _Names
    refused: Annotated[dict[bytes, Annotated[str, Meta(max_length=40)]], Meta(max_length=MAX_SLICES)]
    feeds: Annotated[dict[Feed, _FeedHead], Meta(max_length=100)]
    sealing: Annotated[bytes, Meta(max_length=CERTIFICATE_LIMIT)] = b""
    continued: _Length = 0


_request_decoder = msgspec.msgpack.Decoder(_RequestHead)
_answer_decoder = msgspec.msgpack.Decoder(_AnswerHead)


def encode_request(request: Request, device: DeviceKey, centre_public: bytes) -> bytes:
    """The bytes of a request, signed by the device for this centre and no other."""
    head = framed(
        encode_growing(
            _RequestHead(
                version=request.version,
                flags=request.flags,
                device=request.device,
                nonce=request.nonce,
                centre_run=request.centre_run,
                positions=request.positions,
                packs_version=request.packs_version,
                room=request.room,
                offered=b"".join(request.offered),
                lengths=[len(data) for data in request.slices],
                sealing=request.sealing,
                begun=request.begun,
            )
        )
    )
    return b"".join((head, device.sign(_REQUEST, device_id_of(centre_public), head), *request.slices))


def request_digest(data: bytes) -> bytes:
    """What the answer's signature is bound to: SHA-256 of all bytes of the request."""
    return hashlib.sha256(data).digest()


class RequestReader:
    """Reads a request while it arrives.

    Call ``feed`` with bytes as they come; once ``request`` is there (its ``slices`` empty), look the device up and call
    ``verify`` before keeping any of the slices that ``feed`` gives; ``finish`` at the end.
    """

    def __init__(self) -> None:
        self.request: Request | None = None
        self._signature: bytes | None = None
        self._head = b""
        self._hash = hashlib.sha256()
        self._frames = FrameReader(self._read_head, SIGNATURE_BYTES + MAX_BYTES)

    def feed(self, data: bytes) -> list[bytes]:
        """The slices that are whole now. Raises ExchangeRefused "nonsense", "too-large", "protocol-newer"."""
        self._hash.update(data)
        pieces = self._frames.feed(data)
        if pieces and self._signature is None:
            self._signature = pieces.pop(0)
        return pieces

    @property
    def ready(self) -> bool:
        """Whether head and signature are whole, so that ``verify`` can be called."""
        return self._signature is not None

    def verify(self, device_public: bytes, centre_public: bytes) -> None:
        """Raises ExchangeRefused "signature-wrong" unless this device signed the request, for this centre."""
        request, signature = self.request, self._signature
        if request is None or signature is None:
            raise ExchangeRefused("truncated")
        if device_id_of(device_public) != request.device:
            raise ExchangeRefused("device-wrong")
        if not verify(device_public, signature, _REQUEST, device_id_of(centre_public), self._head):
            raise ExchangeRefused("signature-wrong")

    def finish(self) -> bytes:
        """The digest for the answer. Raises ExchangeRefused "truncated" unless the request came whole."""
        self._frames.finish()
        return self._hash.digest()

    def _read_head(self, data: bytes) -> Sequence[int]:
        head = _decode_head(_request_decoder, data)
        self._head = framed(data)
        self.request = Request(
            device=head.device,
            nonce=head.nonce,
            centre_run=head.centre_run,
            positions=head.positions,
            packs_version=head.packs_version,
            room=head.room,
            offered=_names(head.offered),
            version=head.version,
            flags=head.flags,
            sealing=head.sealing,
            begun=head.begun,
        )
        return [SIGNATURE_BYTES, *head.lengths]


def encode_answer(answer: Answer, request_hash: bytes, centre: DeviceKey) -> bytes:
    """The bytes of an answer to the request with this digest, signed by the centre."""
    head = _AnswerHead(
        version=answer.version,
        flags=answer.flags,
        run=answer.run,
        clock=answer.clock,
        packs_version=answer.packs_version,
        acknowledged=b"".join(answer.acknowledged),
        missing=b"".join(answer.missing),
        quarantined=b"".join(answer.quarantined),
        refused=answer.refused,
        feeds={feed: _FeedHead(part.count, [len(s) for s in part.slices]) for feed, part in answer.feeds.items()},
        sealing=answer.sealing,
        continued=answer.continued,
    )
    slices = [data for part in answer.feeds.values() for data in part.slices]
    body = b"".join((framed(encode_growing(head)), *slices))
    return body + centre.sign(_ANSWER, request_hash, hashlib.sha256(body).digest())


class AnswerReader:
    """Reads an answer while it arrives, for the request with this digest, from the centre with this key."""

    def __init__(self, request_hash: bytes, centre_public: bytes, begun: bytes = b"") -> None:
        """``begun``: the beginning of a slice that the request said is here."""
        self._begun = begun
        self.answer: Answer | None = None
        self._request_hash = request_hash
        self._centre_public = centre_public
        self._feeds: list[str] = []
        self._given = 0
        self._signature: bytes | None = None
        self._hash = hashlib.sha256()
        self._frames = FrameReader(self._read_head, MAX_BYTES + SIGNATURE_BYTES)

    def feed(self, data: bytes) -> list[tuple[str, bytes]]:
        """The slices that are whole now, each with its feed: not yet believed, but signed each for itself.

        ``answer`` is there once its head is whole (its feeds without slices). Raises ExchangeRefused "nonsense",
        "too-large", "protocol-newer".
        """
        slices = []
        for piece in self._frames.feed(data):
            if self._given == len(self._feeds):
                self._signature = piece
                continue
            self._hash.update(piece)
            slices.append((self._feeds[self._given], self._begun + piece))
            self._begun = b""
            self._given += 1
        return slices

    @property
    def unfinished(self) -> bytes:
        """What is here of the slice that was on its way when the answer broke; what was ``begun`` before its head came
        is so still."""
        if self.answer is None:
            return self._begun
        return self._begun + self._frames.rest if self._given < len(self._feeds) else b""

    def finish(self) -> Answer:
        """The answer, believed. Raises ExchangeRefused "truncated" or "signature-wrong"."""
        self._frames.finish()
        signed = (self._request_hash, self._hash.digest())
        if self.answer is None or self._signature is None:
            raise ExchangeRefused("truncated")
        if not verify(self._centre_public, self._signature, _ANSWER, *signed):
            raise ExchangeRefused("signature-wrong")
        return self.answer

    def _read_head(self, data: bytes) -> Sequence[int]:
        head = _decode_head(_answer_decoder, data)
        self._hash.update(framed(data))
        self._feeds = [feed for feed, part in head.feeds.items() for _ in part.lengths]
        if len(self._feeds) > MAX_SLICES or any(len(name) != SHORT_NAME_BYTES for name in head.refused):
            raise ExchangeRefused("nonsense", "slices")
        if head.continued and (head.continued != len(self._begun) or not self._feeds):
            raise ExchangeRefused("nonsense", "what was begun")
        if not head.continued:
            self._begun = b""
        self.answer = Answer(
            run=head.run,
            clock=head.clock,
            packs_version=head.packs_version,
            acknowledged=_names(head.acknowledged),
            missing=_names(head.missing),
            quarantined=_names(head.quarantined),
            refused=head.refused,
            feeds={feed: FeedPart((), part.count) for feed, part in head.feeds.items()},
            version=head.version,
            flags=head.flags,
            sealing=head.sealing,
            continued=head.continued,
        )
        return [*(length for part in head.feeds.values() for length in part.lengths), SIGNATURE_BYTES]


def _decode_head(decoder: "msgspec.msgpack.Decoder[_H]", data: bytes) -> _H:
    if len(data) >= 2 and 0x91 <= data[0] <= 0x9F and VERSION < data[1] <= 0x7F:
        raise ExchangeRefused("protocol-newer", str(data[1]))
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ExchangeRefused("nonsense", str(error)) from error


def _names(joined: bytes) -> tuple[bytes, ...]:
    if len(joined) % SHORT_NAME_BYTES:
        raise ExchangeRefused("nonsense", "names")
    return tuple(joined[i : i + SHORT_NAME_BYTES] for i in range(0, len(joined), SHORT_NAME_BYTES))
