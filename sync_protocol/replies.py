"""A "no" to a whole request, signed by the centre: bodies of HTTP answers other than 200.

Promises: ``read_reply`` returns a code only when this centre said so about this very request; a captive portal or a
broken proxy cannot speak for the centre. (A "no" to a single slice or act travels inside an answer.)
"""

from typing import Annotated, Final, NamedTuple

import msgspec
from msgspec import Meta

from sync_protocol.device_keys import SIGNATURE_BYTES, DeviceKey, verify

CODES: Final = {
    # code: HTTP status that carries it
    "request-nonsense": 400,
    "signature-wrong": 400,
    "device-unknown": 403,
    "device-revoked": 403,
    "person-erased": 403,
    "file-unknown": 403,
    "code-unknown": 403,
    "code-used": 403,
    "code-expired": 403,
    "too-large": 413,
    "files-full": 413,
    "protocol-newer": 426,
    "busy": 503,
}

MAX_RETRY: Final = 86_400
"""Seconds."""

_CONTEXT: Final = b"reply 1"


class No(NamedTuple):
    """``code`` is one of CODES. ``retry``: seconds after which asking again makes sense; 0 says nothing of it."""

    code: str
    retry: int = 0


class _Reply(msgspec.Struct, frozen=True, array_like=True):
    version: Annotated[int, Meta(ge=1, le=127)]
    code: Annotated[str, Meta(max_length=40)]
    retry: Annotated[int, Meta(ge=0, le=MAX_RETRY)] = 0


def encode_reply(code: str, request_hash: bytes, centre: DeviceKey, retry: int = 0) -> bytes:
    """The body that says no, with one of CODES, to the request with this digest (SHA-256 of its body)."""
    if code not in CODES:
        raise ValueError(code)
    body = msgspec.msgpack.encode([1, code, min(retry, MAX_RETRY)] if retry else [1, code])
    return body + centre.sign(_CONTEXT, request_hash, body)


def read_no(data: bytes, request_hash: bytes, centre_public: bytes) -> No | None:
    """What such a body says; None when it is not this centre's word on this request."""
    body, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
    if not verify(centre_public, signature, _CONTEXT, request_hash, body):
        return None
    try:
        reply = msgspec.msgpack.decode(body, type=_Reply)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return No(reply.code, reply.retry)


def read_reply(data: bytes, request_hash: bytes, centre_public: bytes) -> str | None:
    """The code alone of ``read_no``."""
    no = read_no(data, request_hash, centre_public)
    return None if no is None else no.code
