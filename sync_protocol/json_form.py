"""The exchange and the enrolment in JSON, for people with curl: the same messages, with names instead of places.

    request   a JSON document, bytes as base64; signature of the device in the header Fieldbook-Signature
              over the centre's name (16 bytes) and the body's bytes as they are sent
    enrolment likewise, over the body's bytes alone: the laptop does not have the centre's key yet
    answer    a JSON document, a no as well (RFC 9457); signature of the centre in the same header
              over SHA-256(request's body) and SHA-256(answer's body)

What is signed is the body as sent, in contexts of its own: no canonical form has to be made, openssl signs it, and no
signature of this form can pass for one of the other. Slices are the same bytes here and there, signed each for itself.

Promises: everything is held to the limits of exchange.py and enrolment.py, by the same types; bad bytes are refused
with the same codes. ``JsonRequestReader`` stands in for ``RequestReader``, so the rules of an exchange exist once.
"""

import base64
import binascii
import hashlib
from typing import Annotated, Final, TypeVar

import msgspec
from msgspec import Meta

from sync_protocol.device_keys import DEVICE_BYTES, DeviceKey, device_id_of, verify
from sync_protocol.enrolment import EnrolAnswer, EnrolRequest, Line, Public, fingerprint, parse_code
from sync_protocol.exchange import (
    ASKS_KEY,
    CLOSED,
    MAX_BYTES,
    MAX_OFFERED,
    MAX_SLICES,
    VERSION,
    Answer,
    Count,
    Feed,
    Request,
    Run,
)
from sync_protocol.refusals import EnrolRefused, ExchangeRefused, Refused
from sync_protocol.replies import CODES, MAX_RETRY
from sync_protocol.sealing import CERTIFICATE_LIMIT
from sync_protocol.slices import MAX_SLICE, SHORT_NAME_BYTES

SIGNATURE_HEADER: Final = "Fieldbook-Signature"
REASON_LIMIT: Final = 200

_REQUEST: Final = b"json request 1"
_ENROL: Final = b"json enrol 1"
_ANSWER: Final = b"json answer 1"

_ShortName = Annotated[bytes, Meta(min_length=SHORT_NAME_BYTES, max_length=SHORT_NAME_BYTES)]
_Slice = Annotated[bytes, Meta(max_length=MAX_SLICE)]
_Version = Annotated[int, Meta(ge=1, le=127, description="Of the messages; this page describes 1.")]
_Names = Annotated[list[_ShortName], Meta(max_length=MAX_OFFERED)]
_Slices = Annotated[list[_Slice], Meta(max_length=MAX_SLICES)]
_Device = Annotated[bytes, Meta(min_length=DEVICE_BYTES, max_length=DEVICE_BYTES)]
_Nonce = Annotated[bytes, Meta(min_length=8, max_length=8)]
_CentreRun = Annotated[int, Meta(ge=1, le=(1 << 53) - 1)]
_S = TypeVar("_S", bound=msgspec.Struct)


class ExchangeRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a laptop says. Names are short names: the first 8 bytes of a slice's SHA-256."""

    device: Annotated[_Device, Meta(description="First 16 bytes of the SHA-256 of the device's public key.")]
    nonce: Annotated[_Nonce, Meta(description="8 random bytes, that make this request unlike any other.")]
    centre_run: Annotated[Run, Meta(description="Run under which the positions were given; 0 at first.")] = 0
    positions: Annotated[
        dict[Feed, Count], Meta(max_length=100, description="How many slices of each feed this laptop has.")
    ] = {}
    packs_version: Annotated[Count, Meta(description="Newest word about packs that it knows.")] = 0
    room: Annotated[Count, Meta(description="Bytes of slices wanted in the answer; one comes anyway.")] = 65_536
    offered: Annotated[_Names, Meta(description="Slices that this laptop has and the centre may have lost.")] = []
    slices: Annotated[_Slices, Meta(description="New slices, whole, as docs/sync.md has them.")] = []
    asks_key: Annotated[bool, Meta(description="Whether the answer should bring the sealing certificate.")] = False
    version: _Version = VERSION


class FeedNews(msgspec.Struct, frozen=True):
    """The next slices of one feed."""

    count: Annotated[
        int, Meta(ge=CLOSED, le=(1 << 53) - 1, description="Position behind them; -1: this feed is closed.")
    ]
    slices: _Slices


class RefusedSlice(msgspec.Struct, frozen=True):
    """A slice that was not kept."""

    name: _ShortName
    code: Annotated[str, Meta(max_length=40)]


class ExchangeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre answers. Names are short names."""

    version: _Version
    run: Annotated[_CentreRun, Meta(description="The centre's present run.")]
    clock: Annotated[Count, Meta(description="The centre's time, milliseconds since 1970 UTC.")]
    packs_version: Count
    acknowledged: Annotated[_Names, Meta(description="Carried by this request, and kept now.")]
    missing: Annotated[_Names, Meta(description="Offered, and not there.")]
    quarantined: Annotated[_Names, Meta(description="Kept aside: from a laptop that was revoked.")]
    refused: Annotated[list[RefusedSlice], Meta(max_length=MAX_SLICES)]
    feeds: Annotated[dict[Feed, FeedNews], Meta(max_length=200, description="Feeds with something new.")]
    more: Annotated[bool, Meta(description="Whether there is more: ask again at once.")]
    sealing: Annotated[bytes, Meta(max_length=CERTIFICATE_LIMIT, description="Sealing certificate, if asked for.")]


class EnrolmentRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A code and a new laptop's public key."""

    code: Annotated[str, Meta(max_length=60, description="As it was handed out, with or without its dashes.")]
    public: Annotated[Public, Meta(description="The device's Ed25519 public key, 32 bytes, which signs this body.")]
    name: Annotated[Line, Meta(description="Of the person.")]
    role: Line = ""
    place: Line = ""
    version: _Version = VERSION


class EnrolmentAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who the person is here, and what vouches for the laptop."""

    version: _Version
    person: Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
    name: Line
    certificate: Annotated[bytes, Meta(max_length=1_000)]
    cohort: Annotated[Line, Meta(description="A name to show.")]
    centre_public: Annotated[Public, Meta(description="Its fingerprint must be the one in the code.")]
    run: _CentreRun
    clock: Count
    feeds: Annotated[list[Feed], Meta(max_length=100)]
    sealing: Annotated[bytes, Meta(max_length=CERTIFICATE_LIMIT)]
    others: Annotated[int, Meta(ge=0, le=1_000_000, description="Other laptops of this person.")]


class ProblemDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """No, to the whole request (RFC 9457)."""

    type: Annotated[str, Meta(description="Where this code is described.")]
    title: str
    status: Annotated[int, Meta(ge=400, le=599)]
    code: Annotated[str, Meta(description="One of x-refusals.")]
    detail: Annotated[str, Meta(description="What to do.")]
    centre: Annotated[Public, Meta(description="The centre's public key, whose signature this document has.")]
    reason: Annotated[str, Meta(max_length=REASON_LIMIT, description="What in the request was wrong.")] = ""
    retry: Annotated[int, Meta(ge=0, le=MAX_RETRY, description="Seconds before which asking again is no use.")] = 0


class _Versioned(msgspec.Struct):
    version: _Version = VERSION


class JsonRequestReader:
    """As RequestReader, for a body that is fed whole, and the signature beside it (as the header has it)."""

    def __init__(self, signature: str) -> None:
        self.request: Request | None = None
        self._signature = _signature(signature)
        self._body = b""

    @property
    def ready(self) -> bool:
        """Whether ``verify`` can be called."""
        return self.request is not None

    def feed(self, data: bytes) -> list[bytes]:
        """The slices of this body, once. Raises ExchangeRefused "nonsense", "too-large", "protocol-newer"."""
        read = _decode(data, ExchangeRequest, ExchangeRefused)
        if sum(len(slice_) for slice_ in read.slices) > MAX_BYTES:
            raise ExchangeRefused("too-large")
        self._body = data
        self.request = Request(
            device=read.device,
            nonce=read.nonce,
            centre_run=read.centre_run,
            positions=read.positions,
            packs_version=read.packs_version,
            room=read.room,
            offered=tuple(read.offered),
            flags=ASKS_KEY if read.asks_key else 0,
        )
        return list(read.slices)

    def verify(self, device_public: bytes, centre_public: bytes) -> None:
        """Raises ExchangeRefused "signature-wrong" unless this device signed the body, for this centre."""
        if self.request is None:
            raise ExchangeRefused("truncated")
        if device_id_of(device_public) != self.request.device:
            raise ExchangeRefused("device-wrong")
        if not verify(device_public, self._signature, _REQUEST, device_id_of(centre_public), self._body):
            raise ExchangeRefused("signature-wrong")

    def finish(self) -> bytes:
        """SHA-256 of the body. Raises ExchangeRefused "truncated" before there is one."""
        if self.request is None:
            raise ExchangeRefused("truncated")
        return hashlib.sha256(self._body).digest()


def sign_request(body: bytes, device: DeviceKey, centre_public: bytes) -> str:
    """The header of an exchange with this body."""
    return _header(device.sign(_REQUEST, device_id_of(centre_public), body))


def sign_enrolment(body: bytes, device: DeviceKey) -> str:
    """The header of an enrolment with this body."""
    return _header(device.sign(_ENROL, body))


def sign_answer(body: bytes, request_digest: bytes, centre: DeviceKey) -> str:
    """The header of an answer with this body to the request whose body has this SHA-256."""
    return _header(centre.sign(_ANSWER, request_digest, hashlib.sha256(body).digest()))


def is_answer(body: bytes, header: str, request: bytes, centre_public: bytes) -> bool:
    """Whether this centre answered this to that request: before that, nothing in ``body`` is to be believed."""
    digests = hashlib.sha256(request).digest(), hashlib.sha256(body).digest()
    return verify(centre_public, _signature(header), _ANSWER, *digests)


def read_enrolment(data: bytes, header: str, centre_public: bytes) -> EnrolRequest:
    """What asks for an enrolment. Raises EnrolRefused "nonsense", "protocol-newer", "signature-wrong", or
    "code-unknown" when the code is another centre's."""
    read = _decode(data, EnrolmentRequest, EnrolRefused)
    if not verify(read.public, _signature(header), _ENROL, data):
        raise EnrolRefused("signature-wrong")
    try:
        code = parse_code(read.code)
    except ValueError as error:
        raise EnrolRefused("nonsense", str(error)) from error
    if code.fingerprint != fingerprint(centre_public):
        raise EnrolRefused("code-unknown")
    return EnrolRequest(read.version, code.secret, read.public, read.name, read.role, read.place)


def encode_exchange_answer(answer: Answer) -> bytes:
    """The body of this answer."""
    return msgspec.json.encode(
        ExchangeAnswer(
            version=answer.version,
            run=answer.run,
            clock=answer.clock,
            packs_version=answer.packs_version,
            acknowledged=list(answer.acknowledged),
            missing=list(answer.missing),
            quarantined=list(answer.quarantined),
            refused=[RefusedSlice(name, code) for name, code in answer.refused.items()],
            feeds={name: FeedNews(part.count, list(part.slices)) for name, part in answer.feeds.items()},
            more=answer.more,
            sealing=answer.sealing,
        )
    )


def encode_enrolment_answer(answer: EnrolAnswer) -> bytes:
    """The body of this answer."""
    return msgspec.json.encode(EnrolmentAnswer(**msgspec.structs.asdict(answer)))


def encode_problem(
    code: str, words: tuple[str, str], centre_public: bytes, *, retry: int = 0, reason: str = ""
) -> bytes:
    """The body of a no with one of CODES. ``words``: what happened, and what to do."""
    return msgspec.json.encode(
        ProblemDocument(
            type=f"/openapi.json#/x-refusals/{code}",
            title=words[0],
            status=CODES[code],
            code=code,
            detail=words[1],
            centre=centre_public,
            reason=reason[:REASON_LIMIT],
            retry=min(retry, MAX_RETRY),
        )
    )


def _decode(data: bytes, kind: type[_S], refused: type[Refused]) -> _S:
    try:
        # By itself and first: a newer message may have another shape.
        version = msgspec.json.decode(data, type=_Versioned).version
        if version <= VERSION:
            return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise refused("nonsense", str(error)) from error
    raise refused("protocol-newer", str(version))


def _header(signature: bytes) -> str:
    return base64.b64encode(signature).decode("ascii")


def _signature(header: str) -> bytes:
    """The bytes in this header; none, which no key ever signed, when it is not base64."""
    try:
        return base64.b64decode(header, validate=True)
    except (binascii.Error, ValueError):
        return b""
