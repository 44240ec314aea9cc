"""One question about one file: how much of its box is there, here is more of it, give me some, it may go.

    request = length of head (4 bytes) | head | signature of the device over the centre's name and head | bytes
    answer  = [version = 1, bytes that are there] | signature of the centre over SHA-256(request) and what is before it
              (to GET: the bytes alone; whoever knows the name of the box can check them)

Promises: as exchange.py, whose signing this follows: the request's head is signed for this centre and no other; what
the centre says it has is believed only with its signature over this very request.
"""

import hashlib
from enum import IntEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sync_protocol.device_keys import SIGNATURE_BYTES, DeviceKey, device_id_of, verify
from sync_protocol.files import LARGEST, NAME_BYTES, Layout
from sync_protocol.frames import LENGTH_BYTES, framed
from sync_protocol.refusals import ExchangeRefused

VERSION: Final = 1

MAX_STEP: Final = 524_288
"""Bytes of a box in one request, or in one answer."""

_HEAD_LIMIT: Final = 1_000
_REQUEST: Final = b"file request 1"
_ANSWER: Final = b"file answer 1"
_MOST: Final = 2 * LARGEST
"""Bytes of a box, whatever its layout."""


class Do(IntEnum):
    """What is asked. ``HAVE``: how many bytes are there. ``PUT``: here are those from ``offset`` on. ``GET``: give
    those from ``offset`` on. ``DROP``: no longer needed."""

    HAVE = 0
    PUT = 1
    GET = 2
    DROP = 3


class FileRequest(msgspec.Struct, frozen=True, array_like=True):
    """What a laptop asks.

    ``device``: its 16-byte name; ``nonce``: 8 random bytes that make this request unlike any other; ``box``: the name
    of a box, ``size`` and ``sealed`` as files.Layout; ``offset``: the first byte that comes or is wanted; ``length``:
    how many of them.
    """

    version: int
    device: Annotated[bytes, Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, Meta(min_length=8, max_length=8)]
    do: Do
    box: Annotated[bytes, Meta(min_length=NAME_BYTES, max_length=NAME_BYTES)]
    size: Annotated[int, Meta(ge=1, le=LARGEST)]
    sealed: bool
    offset: Annotated[int, Meta(ge=0, le=_MOST)] = 0
    length: Annotated[int, Meta(ge=0, le=MAX_STEP)] = 0

    @property
    def layout(self) -> Layout:
        """Where things stand in the box."""
        return Layout(self.size, self.sealed)


class _Have(msgspec.Struct, frozen=True, array_like=True):
    version: Annotated[int, Meta(ge=1, le=127)]
    have: Annotated[int, Meta(ge=0, le=_MOST)]


_decoder = msgspec.msgpack.Decoder(FileRequest)


def encode_file_request(request: FileRequest, data: bytes, device: DeviceKey, centre_public: bytes) -> bytes:
    """The bytes of a request, signed by the device for this centre; ``data`` follows only where ``do`` is PUT."""
    head = framed(msgspec.msgpack.encode(request))
    return b"".join((head, device.sign(_REQUEST, device_id_of(centre_public), head), data))


class FileRequestReader:
    """Reads a request while it arrives; as exchange.RequestReader."""

    def __init__(self) -> None:
        self.request: FileRequest | None = None
        self._held = bytearray()
        self._head = b""
        self._signature = b""

    @property
    def ready(self) -> bool:
        """Whether head and signature are whole, so that ``verify`` can be called."""
        return bool(self._signature)

    def feed(self, data: bytes) -> bytes:
        """The bytes of the box that came with these. Raises ExchangeRefused "nonsense" and "protocol-newer"."""
        if self._signature:
            return data
        self._held += data
        if len(self._held) < LENGTH_BYTES:
            return b""
        end = LENGTH_BYTES + int.from_bytes(self._held[:LENGTH_BYTES], "big")
        if end > _HEAD_LIMIT:
            raise ExchangeRefused("nonsense", "length of head")
        if len(self._held) < end + SIGNATURE_BYTES:
            return b""
        self._head = bytes(self._held[:end])
        self.request = _decoded(self._head[LENGTH_BYTES:])
        self._signature = bytes(self._held[end : end + SIGNATURE_BYTES])
        return bytes(self._held[end + SIGNATURE_BYTES :])

    def verify(self, device_public: bytes, centre_public: bytes) -> FileRequest:
        """The request. Raises ExchangeRefused unless it is whole and this device signed it, for this centre."""
        if self.request is None:
            raise ExchangeRefused("truncated")
        if device_id_of(device_public) != self.request.device:
            raise ExchangeRefused("device-wrong")
        if not verify(device_public, self._signature, _REQUEST, device_id_of(centre_public), self._head):
            raise ExchangeRefused("signature-wrong")
        return self.request


def encode_have(have: int, request_hash: bytes, centre: DeviceKey) -> bytes:
    """The answer to HAVE, PUT and DROP, signed by the centre: how many bytes of the box are there now."""
    body = msgspec.msgpack.encode(_Have(VERSION, have))
    return body + centre.sign(_ANSWER, request_hash, body)


def read_have(data: bytes, request: bytes, centre_public: bytes) -> int:
    """What such an answer to this request says. Raises ExchangeRefused "nonsense" and "signature-wrong"."""
    body, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
    if not verify(centre_public, signature, _ANSWER, hashlib.sha256(request).digest(), body):
        raise ExchangeRefused("signature-wrong")
    try:
        return msgspec.msgpack.decode(body, type=_Have).have
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ExchangeRefused("nonsense", str(error)) from error


def _decoded(data: bytes) -> FileRequest:
    if len(data) >= 2 and 0x91 <= data[0] <= 0x9F and VERSION < data[1] <= 0x7F:
        raise ExchangeRefused("protocol-newer", str(data[1]))
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ExchangeRefused("nonsense", str(error)) from error
