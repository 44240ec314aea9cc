"""The difference between two indexes of a pack: what an update needs of an index, when the older one is here.

Promises: the newer index comes out as it was encoded, byte for byte, from the older one and a few hundred bytes; a
difference, being unsigned, can say what it likes: what comes out has no more members than an index may have, and
whoever asked compares it with the hash of the index that was wanted. Source of the layout: docs/pack_format.md,
"Differences of indexes". Raises FormatError: index-damaged, and what decoding the older index raises.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from course_format.media_check import MOST_FILES
from course_format.pack_index import LARGEST_INDEX, Member, PackIndex, decode_index, encode_index
from course_format.problems import FormatError

FORMAT: Final = 1


class Run(msgspec.Struct, frozen=True, array_like=True):
    """Members ``first`` to ``first + count`` of the older index, their offsets moved by ``shift`` bytes."""

    first: int
    count: int
    shift: int


class _Changes(msgspec.Struct, frozen=True, array_like=True):
    """``head``: the newer index without members. ``members``: those that are in no run."""

    format: int
    head: PackIndex
    runs: tuple[Run, ...]
    members: tuple[Member, ...]


def index_changes(old: bytes, new: bytes) -> bytes:
    """What has to be known beside ``old`` to have ``new``; both are encoded indexes."""
    before, after = decode_index(old), decode_index(new)
    places = {_still(member): at for at, member in enumerate(before.members)}
    runs: list[Run] = []
    members: list[Member] = []
    for member in after.members:
        at = places.get(_still(member))
        if at is None:
            members.append(member)
        else:
            _add(runs, at, member.offset - before.members[at].offset)
    head = msgspec.structs.replace(after, members=())
    return msgspec.msgpack.encode(_Changes(FORMAT, head, tuple(runs), tuple(members)))


def changed_index(old: bytes, changes: bytes) -> bytes:
    """The newer index. Compare its hash with the wanted one before believing a word of it."""
    before = decode_index(old)
    try:
        found = msgspec.msgpack.decode(changes, type=_Changes)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged() from error
    if found.format != FORMAT or len(changes) > LARGEST_INDEX:
        raise _damaged()
    members = [*_moved(before, found.runs), *found.members]
    members.sort(key=lambda member: member.path)
    try:
        return encode_index(msgspec.structs.replace(found.head, members=tuple(members)))
    except (OverflowError, ValueError) as error:  # a number or a text that no encoder takes
        raise _damaged() from error


def _still(member: Member) -> Member:
    """What of a member does not change when others grow before it."""
    return msgspec.structs.replace(member, offset=0)


def _add(runs: list[Run], at: int, shift: int) -> None:
    if runs and runs[-1].first + runs[-1].count == at and runs[-1].shift == shift:
        runs[-1] = Run(runs[-1].first, runs[-1].count + 1, shift)
    else:
        runs.append(Run(at, 1, shift))


def _moved(index: PackIndex, runs: Sequence[Run]) -> list[Member]:
    moved: list[Member] = []
    for run in runs:
        if run.first < 0 or run.count < 1 or run.first + run.count > len(index.members):
            raise _damaged()
        if len(moved) + run.count > MOST_FILES:
            raise _damaged()
        for member in index.members[run.first : run.first + run.count]:
            moved.append(msgspec.structs.replace(member, offset=member.offset + run.shift))
    return moved


def _damaged() -> FormatError:
    return FormatError("index", 0, "index-damaged", reason="difference")
