"""Enrolment: a code and a new device's public key go up, a person and a certificate come down.

    request = MessagePack [version, secret, public key, name, role, place] | signature of the device
    answer  = MessagePack [version, person, name, certificate, cohort, centre's public key, run, clock, feeds,
              the sealing key's certificate, how many other laptops]
              | signature of the centre over SHA-256(request) | answer's bytes

Promises: the laptop believes only a key whose fingerprint stood in the code. The same code and the same device key give
the same person and certificate, however often the line broke before the laptop had its answer; another device key with
a used code is refused by the centre (replies.py: code-used).
"""

import hashlib
from typing import Annotated, Final, TypeVar

import msgspec
from msgspec import Meta

from sync_protocol.certificates import read_certificate
from sync_protocol.device_keys import PUBLIC_BYTES, SIGNATURE_BYTES, DeviceKey, verify
from sync_protocol.enrolment_codes import SECRET_BITS, EnrolCode, fingerprint, make_code, new_secret, parse_code
from sync_protocol.exchange import Feed
from sync_protocol.growing import encode_growing
from sync_protocol.identifiers import MAX_RUN
from sync_protocol.refusals import EnrolRefused
from sync_protocol.replies import encode_reply, read_reply
from sync_protocol.sealing import CERTIFICATE_LIMIT

__all__ = [
    "EnrolAnswer",
    "EnrolCode",
    "EnrolRequest",
    "encode_enrol_answer",
    "encode_enrol_reply",
    "encode_enrol_request",
    "fingerprint",
    "make_code",
    "new_secret",
    "parse_code",
    "read_enrol_answer",
    "read_enrol_reply",
    "read_enrol_request",
]

VERSION: Final = 1
MAX_BYTES: Final = 20_000
"""Of a request or an answer."""

_REQUEST: Final = b"enrol 1"
_ANSWER: Final = b"enrolled 1"
Line = Annotated[str, Meta(max_length=200, pattern=r"^[^\x00]*$")]
"""No NUL in it: PostgreSQL keeps none."""

Public = Annotated[bytes, Meta(min_length=PUBLIC_BYTES, max_length=PUBLIC_BYTES)]
_S = TypeVar("_S", bound=msgspec.Struct)


class EnrolRequest(msgspec.Struct, frozen=True, array_like=True):
    """``secret`` is the code's; ``public`` the device's key, which signs the request."""

    version: int
    secret: Annotated[int, Meta(ge=0, lt=1 << SECRET_BITS)]
    public: Public
    name: Line
    role: Line = ""
    place: Line = ""


class EnrolAnswer(msgspec.Struct, frozen=True, array_like=True):
    """``person`` is 16 hexadecimal digits; ``name`` as the centre knows them, which a second laptop takes over.

    ``cohort`` is a name to show. ``run``, ``clock`` (ms since 1970 UTC) and ``feeds`` as in an answer of an exchange;
    all feeds begin at zero. ``sealing`` is the certificate of the centre's sealing key; older centres give none.
    ``others``: how many other laptops of this person were ever certified, so that one which lacks their words knows it.
    """

    version: int
    person: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    name: Line
    certificate: Annotated[bytes, Meta(max_length=1_000)]
    cohort: Line
    centre_public: Public
    run: Annotated[int, Meta(ge=1, le=MAX_RUN)]
    clock: Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
    feeds: Annotated[list[Feed], Meta(max_length=100)]
    sealing: Annotated[bytes, Meta(max_length=CERTIFICATE_LIMIT)] = b""
    others: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


def encode_enrol_request(request: EnrolRequest, device: DeviceKey) -> bytes:
    """The bytes of a request, which proves that the private key is at hand."""
    body = msgspec.msgpack.encode(request)
    return body + device.sign(_REQUEST, body)


def read_enrol_request(data: bytes) -> EnrolRequest:
    """Raises EnrolRefused "too-large", "nonsense", "protocol-newer" or "signature-wrong"."""
    body = _body(data)
    request = _decode(body, EnrolRequest)
    if not verify(request.public, data[-SIGNATURE_BYTES:], _REQUEST, body):
        raise EnrolRefused("signature-wrong")
    return request


def encode_enrol_answer(answer: EnrolAnswer, request_data: bytes, centre: DeviceKey) -> bytes:
    """The bytes of the answer to this request, signed by the centre."""
    body = encode_growing(answer)
    return body + centre.sign(_ANSWER, hashlib.sha256(request_data).digest(), body)


def read_enrol_answer(data: bytes, request_data: bytes, code: EnrolCode, device_public: bytes) -> EnrolAnswer:
    """The answer to this request from the centre whose fingerprint stands in the code.

    Raises EnrolRefused: "nonsense", "too-large", "protocol-newer"; "centre-other" when another centre's key signed it;
    "signature-wrong" when nobody did, or the certificate is not of this device.
    """
    body = _body(data)
    answer = _decode(body, EnrolAnswer)
    if fingerprint(answer.centre_public) != code.fingerprint:
        raise EnrolRefused("centre-other")
    signed = (hashlib.sha256(request_data).digest(), body)
    certificate = read_certificate(answer.certificate, answer.centre_public)
    if not verify(answer.centre_public, data[-SIGNATURE_BYTES:], _ANSWER, *signed) or certificate is None:
        raise EnrolRefused("signature-wrong")
    if (certificate.public, certificate.person) != (device_public, answer.person):
        raise EnrolRefused("signature-wrong", "certificate")
    return answer


def encode_enrol_reply(code: str, request_data: bytes, centre: DeviceKey, retry: int = 0) -> bytes:
    """A signed no (as replies.encode_reply), with the centre's public key in front: the laptop does not have it yet."""
    return centre.public + encode_reply(code, hashlib.sha256(request_data).digest(), centre, retry)


def read_enrol_reply(data: bytes, request_data: bytes, code: EnrolCode) -> str | None:
    """The code in such a body; None when it is not the word of the centre whose fingerprint stands in ``code``."""
    public, reply = data[:PUBLIC_BYTES], data[PUBLIC_BYTES:]
    if fingerprint(public) != code.fingerprint:
        return None
    return read_reply(reply, hashlib.sha256(request_data).digest(), public)


def _body(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise EnrolRefused("too-large")
    return data[:-SIGNATURE_BYTES]


def _decode(body: bytes, kind: type[_S]) -> _S:
    if len(body) >= 2 and 0x91 <= body[0] <= 0x9F and VERSION < body[1] <= 0x7F:
        raise EnrolRefused("protocol-newer", str(body[1]))
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise EnrolRefused("nonsense", str(error)) from error
