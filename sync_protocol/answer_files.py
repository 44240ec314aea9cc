"""The file that answers a bundle: sealed to the laptop that wrote it, signed by the centre.

    content  = length of the envelope (4 bytes) | envelope | answer | signature (64 bytes)
    envelope = MessagePack [version = 1, device, SHA-256 of the request, {feed: first}, held, sealing certificate, code,
               [[box, bytes that are there, code]]]   the last only where files came along (bundle_files.py)
    answer   = as it answers a request over the line (exchange.py); empty when ``code`` says no to the whole request

A laptop may no longer know the request: it was restored, or the answer comes a year late. So the file says itself where
the stretch of each feed begins, and which slices it leaves out because the request carried or offered them.

Promises: what ``read_answer_file`` returns was signed by this centre for this very device, over exactly these bytes.
"""

import hashlib
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sync_protocol.bundle_files import MAX_SAID, BoxSaid
from sync_protocol.bundle_frame import ANSWER, FileHeader, open_file, put_in_file
from sync_protocol.device_keys import DEVICE_BYTES, SIGNATURE_BYTES, DeviceKey, verify
from sync_protocol.exchange import MAX_OFFERED, MAX_SLICES, Answer, AnswerReader, Feed, FeedPart, encode_answer
from sync_protocol.files import NAME_BYTES
from sync_protocol.frames import HEAD_LIMIT, LENGTH_BYTES, framed
from sync_protocol.growing import encode_growing
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_protocol.sealing import CERTIFICATE_LIMIT, SEAL_BYTES, SealingKey, key_name, seal
from sync_protocol.slices import SHORT_NAME_BYTES

VERSION: Final = 1
_INFO: Final = b"fieldbook answer file 1\0"
_SIGNATURE: Final = b"answer file 1"
_MAX_HELD: Final = MAX_OFFERED + MAX_SLICES


class AnswerFile(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer file says.

    ``device``: the 16-byte name of the laptop it is for. ``request_hash``: which request it answers. ``starts``: the
    count behind which the stretch of each feed begins, under the answer's run. ``held``: short names of slices that
    are left out, because the request carried or offered them. ``sealing``: the certificate of the centre's sealing
    key. ``answer`` is None when the centre said no to the whole request, with ``code`` (one of replies.CODES).
    ``boxes``: what became of the files that came along.
    """

    device: bytes
    request_hash: bytes
    sealing: bytes
    starts: dict[str, int] = {}
    held: tuple[bytes, ...] = ()
    answer: Answer | None = None
    code: str = ""
    boxes: tuple[BoxSaid, ...] = ()


class _BoxSaid(msgspec.Struct, frozen=True, array_like=True):
    box: Annotated[bytes, Meta(min_length=NAME_BYTES, max_length=NAME_BYTES)]
    have: Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
    code: Annotated[str, Meta(max_length=40)] = ""


class _Envelope(msgspec.Struct, frozen=True, array_like=True):
    version: int
    device: Annotated[bytes, Meta(min_length=DEVICE_BYTES, max_length=DEVICE_BYTES)]
    request_hash: Annotated[bytes, Meta(min_length=32, max_length=32)]
    starts: Annotated[dict[Feed, Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]], Meta(max_length=100)]
    held: Annotated[bytes, Meta(max_length=SHORT_NAME_BYTES * _MAX_HELD)]
    sealing: Annotated[bytes, Meta(max_length=CERTIFICATE_LIMIT)]
    code: Annotated[str, Meta(max_length=40)]
    boxes: Annotated[tuple[_BoxSaid, ...], Meta(max_length=MAX_SAID)] = ()


def encode_answer_file(file: AnswerFile, bundle: bytes, laptop_public: bytes, centre: DeviceKey) -> bytes:
    """The file that answers the bundle of this name, sealed to the laptop's sealing key.

    Raises ValueError when it is too long, or the laptop's key none.
    """
    envelope = _Envelope(
        VERSION,
        file.device,
        file.request_hash,
        file.starts,
        b"".join(file.held),
        file.sealing,
        file.code,
        tuple(_BoxSaid(said.box, said.have, said.code) for said in file.boxes),
    )
    answer = b"" if file.answer is None else encode_answer(file.answer, file.request_hash, centre)
    body = framed(encode_growing(envelope)) + answer
    content = body + centre.sign(_SIGNATURE, hashlib.sha256(body).digest())
    header = FileHeader(ANSWER, centre.device_id, key_name(laptop_public), bundle, len(content) + SEAL_BYTES)
    return put_in_file(header, seal(laptop_public, content, _INFO + header.encoded()))


def read_answer_file(data: bytes, key: SealingKey, device: bytes, centre_public: bytes) -> AnswerFile:
    """What the file says to the laptop with this sealing key and this device name; its slices are in the answer.

    Raises BundleRefused as ``bundle_frame.read_file``, and "centre-other", "key-unknown" (for another laptop),
    "device-wrong" (likewise, and on purpose), "seal-broken", "signature-wrong", "nonsense", "protocol-newer".
    """
    return _read(open_file(data, ANSWER, key, centre_public, _INFO), device, centre_public)


def _read(content: bytes, device: bytes, centre_public: bytes) -> AnswerFile:
    body, signature = content[:-SIGNATURE_BYTES], content[-SIGNATURE_BYTES:]
    if not verify(centre_public, signature, _SIGNATURE, hashlib.sha256(body).digest()):
        raise BundleRefused("signature-wrong")
    length = int.from_bytes(body[:LENGTH_BYTES], "big")
    start = LENGTH_BYTES + length
    if length > HEAD_LIMIT or start > len(body):
        raise BundleRefused("nonsense", "length of envelope")
    envelope = _decode(body[LENGTH_BYTES:start])
    if envelope.device != device:
        raise BundleRefused("device-wrong")
    if len(envelope.held) % SHORT_NAME_BYTES:
        raise BundleRefused("nonsense", "names")
    if bool(envelope.code) != (start == len(body)):
        raise BundleRefused("nonsense", "neither yes nor no")
    names = range(0, len(envelope.held), SHORT_NAME_BYTES)
    return AnswerFile(
        device=envelope.device,
        request_hash=envelope.request_hash,
        sealing=envelope.sealing,
        starts=envelope.starts,
        held=tuple(envelope.held[at : at + SHORT_NAME_BYTES] for at in names),
        answer=None if envelope.code else _answer(body[start:], envelope.request_hash, centre_public),
        code=envelope.code,
        boxes=tuple(BoxSaid(said.box, said.have, said.code) for said in envelope.boxes),
    )


def _decode(data: bytes) -> _Envelope:
    if len(data) >= 2 and 0x91 <= data[0] <= 0x9F and VERSION < data[1] <= 0x7F:
        raise BundleRefused("protocol-newer", str(data[1]))
    try:
        return msgspec.msgpack.decode(data, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BundleRefused("nonsense", str(error)) from error


def _answer(data: bytes, request_hash: bytes, centre_public: bytes) -> Answer:
    reader = AnswerReader(request_hash, centre_public)
    slices: dict[str, list[bytes]] = {}
    try:
        for feed, slice_ in reader.feed(data):
            slices.setdefault(feed, []).append(slice_)
        answer = reader.finish()
    except ExchangeRefused as refused:
        raise BundleRefused(refused.code, refused.detail) from refused
    feeds = {feed: FeedPart(tuple(slices.get(feed, ())), part.count) for feed, part in answer.feeds.items()}
    return msgspec.structs.replace(answer, feeds=feeds)
