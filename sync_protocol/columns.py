"""Entries of one audience as columns: each column's base once, counters and times as differences.

Promises: ``decode_columns(encode_columns(entries), audience) == entries``; anything else that comes in is refused, with
work and memory bounded by the length of the bytes.
Only slices.py calls this.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sync_protocol.entries import MAX_BODY, Entry
from sync_protocol.identifiers import MAX_COUNTER, MAX_RUN, EntryId
from sync_protocol.refusals import SliceRefused

MAX_ENTRIES: Final = 20_000
"""In one slice."""

MAX_WRITTEN: Final = (1 << 53) - 1

_Run = Annotated[int, Meta(ge=1, le=MAX_RUN)]
_Index = Annotated[int, Meta(ge=0, le=MAX_ENTRIES)]
_Step = Annotated[int, Meta(ge=-MAX_COUNTER, le=MAX_COUNTER)]
_Kind = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_.]{0,47}\Z")]
_Length = Annotated[int, Meta(ge=0, le=MAX_BODY)]


class _Columns(msgspec.Struct, frozen=True, array_like=True):
    """The columns. ``*_of`` are indexes into ``runs`` and ``kinds``; ``about_of`` is one higher, 0 for no record.

    Counters and times are differences from the row before; ``about_counters`` has a row per entry that has a record.
    """

    runs: list[_Run]
    kinds: list[_Kind]
    run_of: list[_Index]
    counters: list[_Step]
    kind_of: list[_Index]
    about_of: list[_Index]
    about_counters: list[_Step]
    written: list[_Step]
    lengths: list[_Length]
    bodies: bytes


_decoder = msgspec.msgpack.Decoder(_Columns)


def encode_columns(entries: Sequence[Entry]) -> bytes:
    """The columns of these entries as MessagePack. Their audience is not in it."""
    runs: dict[int, int] = {}
    kinds: dict[str, int] = {}
    abouts = [entry.about for entry in entries]
    columns = _Columns(
        run_of=[runs.setdefault(entry.id.run, len(runs)) for entry in entries],
        counters=_steps(entry.id.counter for entry in entries),
        kind_of=[kinds.setdefault(entry.kind, len(kinds)) for entry in entries],
        about_of=[0 if about is None else runs.setdefault(about.run, len(runs)) + 1 for about in abouts],
        about_counters=_steps(about.counter for about in abouts if about is not None),
        written=_steps(entry.written for entry in entries),
        lengths=[len(entry.body) for entry in entries],
        bodies=b"".join(entry.body for entry in entries),
        runs=list(runs),
        kinds=list(kinds),
    )
    return msgspec.msgpack.encode(columns)


def decode_columns(data: bytes, audience: str) -> tuple[Entry, ...]:
    """The entries in these columns. Raises SliceRefused ("nonsense")."""
    try:
        columns = _decoder.decode(data)
        entries = _rows(columns, audience)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError, IndexError) as error:
        raise SliceRefused("nonsense", str(error)) from error
    return entries


def _rows(columns: _Columns, audience: str) -> tuple[Entry, ...]:
    count = len(columns.run_of)
    if not 0 < count <= MAX_ENTRIES:
        raise ValueError("number of entries")
    counters = _sums(columns.counters, 0, MAX_COUNTER)
    ids = [EntryId(columns.runs[run], counter) for run, counter in zip(columns.run_of, counters, strict=True)]
    if len(set(ids)) != count:
        raise ValueError("an id twice")
    kinds = [columns.kinds[kind] for kind in columns.kind_of]
    written = _sums(columns.written, 0, MAX_WRITTEN)
    ends = list(accumulate(columns.lengths))
    if ends[-1] != len(columns.bodies):
        raise ValueError("length of bodies")
    rows = zip(ids, kinds, _abouts(columns), written, columns.lengths, ends, strict=True)
    return tuple(
        Entry(name, kind, about, audience, when, columns.bodies[end - length : end])
        for name, kind, about, when, length, end in rows
    )


def _abouts(columns: _Columns) -> list[EntryId | None]:
    counters = iter(_sums(columns.about_counters, 0, MAX_COUNTER))
    abouts = [EntryId(columns.runs[run - 1], next(counters, -1)) if run else None for run in columns.about_of]
    if next(counters, None) is not None or any(about is not None and about.counter < 0 for about in abouts):
        raise ValueError("number of records")
    return abouts


def _steps(values: Iterable[int]) -> list[int]:
    before, steps = 0, []
    for value in values:
        steps.append(value - before)
        before = value
    return steps


def _sums(steps: Sequence[int], low: int, high: int) -> list[int]:
    sums = list(accumulate(steps))
    if sums and not (low <= min(sums) and max(sums) <= high):
        raise ValueError("out of range")
    return sums
