"""A slice: entries of one audience, packed once, signed, named by the SHA-256 of their bytes, never cut again.

    slice   = length of header (1 byte) | header | payload | signature (64 bytes)
    header  = MessagePack [protocol, dictionary, audience, device, key]      in the clear
    payload = deflate(dictionary, columns), for *mine* sealed with the learner's key and bound to the header

Promises: what ``open_slice`` returns was signed by the device that the header names, over exactly these bytes. Any
other bytes are refused with a code; memory stays below MAX_OPENED whatever they claim.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sync_protocol.columns import MAX_ENTRIES, decode_columns, encode_columns
from sync_protocol.device_keys import SIGNATURE_BYTES, DeviceKey, device_id_of, verify
from sync_protocol.dictionary import CURRENT, compress, decompress
from sync_protocol.entries import MAX_BODY, MINE, Entry, is_audience
from sync_protocol.kinds import is_act
from sync_protocol.mine_key import MineKey
from sync_protocol.refusals import SealedWithoutKey, SliceRefused

PROTOCOL: Final = 1
NAME_BYTES: Final = 32
SHORT_NAME_BYTES: Final = 8
"""Of a name, where both sides know which set it is from."""

MAX_SLICE: Final = 1_200_000
"""Bytes of one slice on the wire."""

MAX_OPENED: Final = 4_000_000
"""Bytes of its columns when inflated."""

SLICE_AIM: Final = 5_000
"""Bytes on the wire that ``gather`` aims at: between two breaks of a bad link, several of these get through."""

_CONTEXT: Final = b"slice 1"
_PER_ENTRY: Final = 6  # bytes of columns beside the body, about


class SliceHeader(msgspec.Struct, frozen=True, array_like=True):
    """What stands in the clear. ``device`` signed it; ``key`` names the key it is sealed with, empty when it is not."""

    protocol: int
    dictionary: Annotated[int, Meta(ge=0, le=255)]
    audience: Annotated[str, Meta(max_length=50)]
    device: Annotated[bytes, Meta(min_length=16, max_length=16)]
    key: Annotated[bytes, Meta(max_length=8)]


_header_decoder = msgspec.msgpack.Decoder(SliceHeader)


def pack_slice(entries: Sequence[Entry], audience: str, device: DeviceKey, mine: MineKey | None) -> bytes:
    """The slice of these entries, signed by ``device``; *mine* is sealed with ``mine``, which others do not need.

    Raises ValueError when the caller breaks a rule: no entries, another audience, an act in company, no key for *mine*.
    """
    _check_packing(entries, audience, mine)
    key = mine.key_id if mine is not None and audience == MINE else b""
    header = msgspec.msgpack.encode(SliceHeader(PROTOCOL, CURRENT, audience, device.device_id, key))
    payload = compress(encode_columns(entries))
    if mine is not None and key:
        payload = mine.seal(header, payload)
    body = b"".join((bytes((len(header),)), header, payload))
    return body + device.sign(_CONTEXT, body)


def slice_name(data: bytes) -> bytes:
    """The name of a slice: SHA-256 of all its bytes, 32 bytes."""
    return hashlib.sha256(data).digest()


def short_name(name: bytes) -> bytes:
    """The first 8 bytes of a name."""
    return name[:SHORT_NAME_BYTES]


def read_header(data: bytes) -> SliceHeader:
    """What the slice says of itself, not yet believed.

    Raises SliceRefused: "truncated", "too-large", "nonsense", "protocol-newer", "mine-in-clear".
    """
    return _split(data)[0]


def verify_slice(data: bytes, public_key: bytes) -> SliceHeader:
    """The header of a slice which this key signed, for those who keep it without opening.

    Raises as ``read_header``, and SliceRefused "device-wrong" or "signature-wrong".
    """
    return _verified(data, public_key)[0]


def open_slice(data: bytes, public_key: bytes, mine: MineKey | None) -> tuple[Entry, ...]:
    """The entries of a slice which this key signed.

    Raises as ``verify_slice``, SliceRefused "seal-broken" and "dictionary-newer", and SealedWithoutKey when it is
    sealed with another key than ``mine``.
    """
    header, header_bytes, payload = _verified(data, public_key)
    if header.key:
        if mine is None or mine.key_id != header.key:
            raise SealedWithoutKey(header.key)
        opened = mine.open(header_bytes, payload)
        if opened is None:
            raise SliceRefused("seal-broken")
        payload = opened
    return decode_columns(decompress(payload, header.dictionary, MAX_OPENED), header.audience)


def gather(entries: Iterable[Entry], size_limit: int = SLICE_AIM) -> list[list[Entry]]:
    """These entries in groups, each good for one slice of about ``size_limit`` bytes: one audience each, an act alone.

    Order within an audience is kept; groups come in the order of their first entries. A single long entry is a group.
    """
    groups: list[list[Entry]] = []
    for run in _runs_of_one_audience(entries):
        groups.extend([run] if is_act(run[0].kind) else _cut(run, size_limit))
    return groups


def _runs_of_one_audience(entries: Iterable[Entry]) -> list[list[Entry]]:
    runs: list[list[Entry]] = []
    open_runs: dict[str, list[Entry]] = {}
    for entry in entries:
        if is_act(entry.kind):
            runs.append([entry])
            continue
        if entry.audience not in open_runs:
            open_runs[entry.audience] = []
            runs.append(open_runs[entry.audience])
        open_runs[entry.audience].append(entry)
    return runs


def _cut(entries: list[Entry], size_limit: int) -> list[list[Entry]]:
    """Cut where the deflated size is expected to reach the limit, by the ratio of the group before."""
    groups: list[list[Entry]] = []
    ratio = _ratio(entries[: max(1, size_limit // 20)])
    start, raw = 0, 0
    for end, entry in enumerate(entries):
        size = len(entry.body) + _PER_ENTRY
        if end > start and (
            (raw + size) * ratio > size_limit or raw + size > MAX_OPENED // 2 or end - start >= MAX_ENTRIES
        ):
            groups.append(entries[start:end])
            ratio = _ratio(groups[-1])
            start, raw = end, 0
        raw += size
    groups.append(entries[start:])
    return groups


def _ratio(entries: list[Entry]) -> float:
    raw = sum(len(entry.body) + _PER_ENTRY for entry in entries)
    return len(compress(encode_columns(entries), level=1)) / raw


def _check_packing(entries: Sequence[Entry], audience: str, mine: MineKey | None) -> None:
    if not entries:
        raise ValueError("a slice without entries")
    if not is_audience(audience) or any(entry.audience != audience for entry in entries):
        raise ValueError("a slice is for one audience")
    if len(entries) > 1 and any(is_act(entry.kind) for entry in entries):
        raise ValueError("an act is alone in its slice")
    if any(len(entry.body) > MAX_BODY for entry in entries):
        raise ValueError("an entry is too long")
    if audience == MINE and mine is None:
        raise ValueError("what is mine leaves sealed or not at all")


def _verified(data: bytes, public_key: bytes) -> tuple[SliceHeader, bytes, bytes]:
    header, header_bytes, payload = _split(data)
    if device_id_of(public_key) != header.device:
        raise SliceRefused("device-wrong")
    if not verify(public_key, data[-SIGNATURE_BYTES:], _CONTEXT, data[:-SIGNATURE_BYTES]):
        raise SliceRefused("signature-wrong")
    return header, header_bytes, payload


def _split(data: bytes) -> tuple[SliceHeader, bytes, bytes]:
    if len(data) > MAX_SLICE:
        raise SliceRefused("too-large", f"{len(data)} bytes")
    if len(data) < 1 + SIGNATURE_BYTES or len(data) < 1 + data[0] + SIGNATURE_BYTES:
        raise SliceRefused("truncated")
    start = 1 + data[0]
    header_bytes = data[1:start]
    return _read_header(header_bytes), header_bytes, data[start:-SIGNATURE_BYTES]


def _read_header(data: bytes) -> SliceHeader:
    if len(data) >= 2 and 0x91 <= data[0] <= 0x9F and PROTOCOL < data[1] <= 0x7F:
        raise SliceRefused("protocol-newer", str(data[1]))
    try:
        header = _header_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SliceRefused("nonsense", str(error)) from error
    if header.protocol != PROTOCOL or not is_audience(header.audience) or len(header.key) not in (0, 8):
        raise SliceRefused("nonsense", "header")
    if header.audience == MINE and not header.key:
        raise SliceRefused("mine-in-clear")
    return header
