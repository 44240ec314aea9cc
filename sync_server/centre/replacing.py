"""Slices of *mine* that take the place of others of the same person.

Promises: a slice goes only when the one that names it was taken in here, whoever brings them in whatever order; its
name and its place stay, so it is not taken again and nobody's position moves. Only slices of *mine* of the person whose
device signed the naming one are ever replaced. Who calls: intake and the exchange.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from sync_protocol.entries import MINE
from sync_protocol.slices import replaced_by
from sync_server.centre.asked import Asked
from sync_server.centre.models import Person, ReplacedName, Slice, SliceState

_BATCH: Final = 500
"""Names in one statement: below every database's limit of parameters."""


_REPLACED: Final = Asked(
    lambda person, short: ReplacedName.objects.filter(person=person, short=short).values_list("short"), str, int
)


def number_of(name: bytes) -> int:
    """The first 8 bytes of a name as the signed number that stands for it in the database."""
    return int.from_bytes(name[:8], "big", signed=True)


def take_place(slice_: Slice, person: Person) -> None:
    """Drop what this slice, which was just taken in, replaces. Within a transaction."""
    names = [number_of(name) for name in replaced_by(bytes(slice_.data))]
    for batch in _batches(names):
        ReplacedName.objects.bulk_create(
            (ReplacedName(person=person, short=name) for name in batch), ignore_conflicts=True
        )
        Slice.objects.filter(person=person, audience=MINE, state=SliceState.ACCEPTED.value, short__in=batch).exclude(
            pk=slice_.pk
        ).update(data=b"", state=SliceState.REPLACED.value)


def is_replaced(person: Person | None, name: bytes) -> bool:
    """Whether a slice of this person that was taken in here takes the place of the one with this name."""
    return person is not None and bool(_REPLACED(person.pk, number_of(name)))


def replaced_among(person: Person, names: Iterable[int]) -> frozenset[int]:
    """Those of these names that were replaced, as numbers."""
    found: set[int] = set()
    for batch in _batches(list(names)):
        rows = ReplacedName.objects.filter(person=person, short__in=batch)
        found.update(rows.values_list("short", flat=True))
    return frozenset(found)


def _batches(names: Sequence[int]) -> Iterable[Sequence[int]]:
    return (names[start : start + _BATCH] for start in range(0, len(names), _BATCH))
