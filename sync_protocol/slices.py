"""A slice: entries of one audience, packed once, signed, named by the SHA-256 of their bytes, never cut again.

    slice   = length of header (1 byte) | header | payload | signature (64 bytes)
    header  = MessagePack [protocol, dictionary, audience, device, key]      in the clear
    payload = deflate(dictionary, columns), for *mine* sealed with the learner's key and bound to the header

A slice of *mine* may take the place of others: the same entries in fewer slices, erased bodies left out. Then
    slice   = length of header | header | short names of all that it replaces | payload | signature
    header  = MessagePack [protocol = 2, dictionary, audience, device, key, how many names]
and the seal is bound to the names too. Whoever holds it needs the replaced ones no more, and need not take them again.

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
REPLACING: Final = 2
"""The protocol of slices that take the place of others."""

NAME_BYTES: Final = 32
SHORT_NAME_BYTES: Final = 8
"""Of a name, where both sides know which set it is from."""

MAX_REPLACED: Final = 20_000
"""Slices whose place one takes."""

MAX_SLICE: Final = 1_200_000
"""Bytes of one slice on the wire."""

MAX_OPENED: Final = 4_000_000
"""Bytes of its columns when inflated."""

SLICE_AIM: Final = 5_000
"""Bytes on the wire that ``gather`` aims at: between two breaks of a bad link, several of these get through."""

_CONTEXT: Final = b"slice 1"
_SAMPLE: Final = 250  # entries that tell how well their like deflates
_PER_ENTRY: Final = 6  # bytes of columns beside the body, about


class _Header(msgspec.Struct, frozen=True, array_like=True):
    """What every header says; more may follow."""

    protocol: int
    dictionary: Annotated[int, Meta(ge=0, le=255)]
    audience: Annotated[str, Meta(max_length=50)]
    device: Annotated[bytes, Meta(min_length=16, max_length=16)]
    key: Annotated[bytes, Meta(max_length=8)]


class SliceHeader(_Header, frozen=True, array_like=True):
    """What stands in the clear. ``device`` signed it; ``key`` names the key it is sealed with, empty when it is not;
    ``replaced`` is how many short names of other slices follow."""

    replaced: Annotated[int, Meta(ge=0, le=MAX_REPLACED)] = 0


_decoders: Final[dict[int, "msgspec.msgpack.Decoder[_Header]"]] = {
    PROTOCOL: msgspec.msgpack.Decoder(_Header),
    REPLACING: msgspec.msgpack.Decoder(SliceHeader),
}


def pack_slice(
    entries: Sequence[Entry],
    audience: str,
    device: DeviceKey,
    mine: MineKey | None,
    replaced: Iterable[bytes] = (),
) -> bytes:
    """The slice of these entries, signed by ``device``; *mine* is sealed with ``mine``, which others do not need.

    ``replaced``: short names of the slices of *mine* whose place it takes. Raises ValueError when the caller breaks a
    rule: no entries, another audience, an act in company, no key for *mine*, only what is mine is ever replaced.
    """
    names = sorted(set(replaced))
    _check_packing(entries, audience, mine, names)
    key = mine.key_id if mine is not None and audience == MINE else b""
    header = _header_bytes(audience, device, key, len(names))
    head = header + b"".join(names)
    payload = compress(encode_columns(entries))
    if mine is not None and key:
        payload = mine.seal(head, payload)
    body = b"".join((bytes((len(header),)), head, payload))
    return body + device.sign(_CONTEXT, body)


def _header_bytes(audience: str, device: DeviceKey, key: bytes, replaced: int) -> bytes:
    row = [REPLACING if replaced else PROTOCOL, CURRENT, audience, device.device_id, key]
    return msgspec.msgpack.encode([*row, replaced] if replaced else row)


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
    header, head, payload = _verified(data, public_key)
    if header.key:
        if mine is None or mine.key_id != header.key:
            raise SealedWithoutKey(header.key)
        opened = mine.open(head, payload)
        if opened is None:
            raise SliceRefused("seal-broken")
        payload = opened
    return decode_columns(decompress(payload, header.dictionary, MAX_OPENED), header.audience)


def replaced_by(data: bytes) -> tuple[bytes, ...]:
    """The short names of the slices whose place this one takes, in order. Raises as ``read_header``."""
    header, head, _ = _split(data)
    return _names(head, header.replaced)


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
    ratio = _ratio(entries[: max(1, min(size_limit // 20, _SAMPLE))])
    start, raw = 0, 0
    for end, entry in enumerate(entries):
        size = len(entry.body) + _PER_ENTRY
        if end > start and (
            (raw + size) * ratio > size_limit or raw + size > MAX_OPENED // 2 or end - start >= MAX_ENTRIES
        ):
            groups.append(entries[start:end])
            ratio = _ratio(groups[-1][-_SAMPLE:])
            start, raw = end, 0
        raw += size
    groups.append(entries[start:])
    return groups


def _ratio(entries: list[Entry]) -> float:
    raw = sum(len(entry.body) + _PER_ENTRY for entry in entries)
    return len(compress(encode_columns(entries), level=1)) / raw


def _check_packing(entries: Sequence[Entry], audience: str, mine: MineKey | None, replaced: Sequence[bytes]) -> None:
    if not entries:
        raise ValueError("a slice without entries")
    if replaced and (audience != MINE or len(replaced) > MAX_REPLACED or {len(name) for name in replaced} != {8}):
        raise ValueError("only slices of mine take the place of others, and name them by 8 bytes")
    if not is_audience(audience) or any(entry.audience != audience for entry in entries):
        raise ValueError("a slice is for one audience")
    if len(entries) > 1 and any(is_act(entry.kind) for entry in entries):
        raise ValueError("an act is alone in its slice")
    if any(len(entry.body) > MAX_BODY for entry in entries):
        raise ValueError("an entry is too long")
    if audience == MINE and mine is None:
        raise ValueError("what is mine leaves sealed or not at all")


def _verified(data: bytes, public_key: bytes) -> tuple[SliceHeader, bytes, bytes]:
    header, head, payload = _split(data)
    if device_id_of(public_key) != header.device:
        raise SliceRefused("device-wrong")
    if not verify(public_key, data[-SIGNATURE_BYTES:], _CONTEXT, data[:-SIGNATURE_BYTES]):
        raise SliceRefused("signature-wrong")
    return header, head, payload


def _split(data: bytes) -> tuple[SliceHeader, bytes, bytes]:
    """The header; its bytes with the names of what the slice replaces; the payload."""
    if len(data) > MAX_SLICE:
        raise SliceRefused("too-large", f"{len(data)} bytes")
    if len(data) < 1 + SIGNATURE_BYTES or len(data) < 1 + data[0] + SIGNATURE_BYTES:
        raise SliceRefused("truncated")
    start = 1 + data[0]
    header = _read_header(data[1:start])
    end = start + header.replaced * SHORT_NAME_BYTES
    if len(data) < end + SIGNATURE_BYTES:
        raise SliceRefused("truncated")
    names = _names(data[1:end], header.replaced)
    if list(names) != sorted(set(names)):
        raise SliceRefused("nonsense", "names")
    return header, data[1:end], data[end:-SIGNATURE_BYTES]


def _names(head: bytes, count: int) -> tuple[bytes, ...]:
    start = len(head) - count * SHORT_NAME_BYTES
    return tuple(head[at : at + SHORT_NAME_BYTES] for at in range(start, len(head), SHORT_NAME_BYTES))


def _read_header(data: bytes) -> SliceHeader:
    protocol = data[1] if len(data) >= 2 and 0x91 <= data[0] <= 0x9F else 0
    if REPLACING < protocol <= 0x7F:
        raise SliceRefused("protocol-newer", str(protocol))
    try:
        read = _decoders[protocol].decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, LookupError) as error:
        raise SliceRefused("nonsense", str(error)) from error
    header = SliceHeader(*msgspec.structs.astuple(read))
    if not is_audience(header.audience) or len(header.key) not in (0, 8):
        raise SliceRefused("nonsense", "header")
    if protocol == REPLACING and (header.audience != MINE or not header.replaced):
        raise SliceRefused("nonsense", "only what is mine is replaced")
    if header.audience == MINE and not header.key:
        raise SliceRefused("mine-in-clear")
    return header
