"""How much somebody may lay down here: a person with what they write, one person with slices that they bring of laptops
nobody certified, and all together.

Promises: what is refused for lack of room is said with ``room-full``, and the laptop keeps it and comes again; what
makes room (a submission taken back, a slice in the place of longer ones) is always taken in; asking costs nothing
beyond the row of the person until the room seems full. Decision 85 says where the numbers come from.
Refuses: nothing that the centre itself says. Who calls: intake, retention, check, and the page of a person.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Greatest, Length

from sync_protocol.entries import MINE, Entry
from sync_protocol.slices import replaced_by
from sync_server.centre.models import EMPTY, Person, ReplacedName, Slice, SliceState, Submission
from sync_server.centre.office import Office
from sync_server.centre.replacing import number_of

FULL: Final = "room-full"
"""Why a slice is not taken in. The laptop keeps it, and asks again."""

SLICE: Final = 600
"""Bytes that a slice takes beside its own: its row, its places, the indexes of both."""

ENTRY: Final = 600
"""Bytes of a known entry with its indexes, and of what pages show of it. Measured, 422 (docs/operations.md, row E)."""

NAME: Final = 120
"""Bytes of a name that was replaced."""

REFUSAL: Final = 2_000
"""Bytes of a no to one entry: a row, a slice of the centre, its place."""

UNVERIFIED_FOR: Final = timedelta(days=90)
"""How long a slice by a laptop that nobody certified is kept. Whoever brought it has it, and offers it again."""

_ASK_EVERY: Final = 1_000_000
"""Bytes taken in by one exchange, after which it asks what others took in of the same person meanwhile."""

_RECOUNT_EVERY: Final = timedelta(hours=1)
_LOOK_EVERY: Final = 10_000
_BATCH: Final = 500


@dataclass(frozen=True)
class Load:
    """What somebody has laid down here. ``taken`` and ``room``: bytes."""

    person: str
    taken: int
    room: int

    @property
    def is_nearly_full(self) -> bool:
        return self.taken * 10 >= self.room * 9


def weight(data: bytes, entries: Sequence[Entry]) -> int:
    """Bytes that this slice takes on the disk, about: small bodies that pack well into a slice make large tables."""
    inside = sum(ENTRY + len(entry.body) for entry in entries)
    return SLICE + len(data) + inside + NAME * len(replaced_by(data))


class Rooms:
    """Lives as long as one exchange, of somebody of ``bringer``'s laptops."""

    def __init__(self, office: Office, bringer: Person | None = None) -> None:
        self._office = office
        self.bringer = bringer
        self._aside: dict[str, int] = {}
        self._since = 0

    def has_room(self, person: Person, data: bytes, audience: str, entries: Sequence[Entry]) -> bool:
        """Whether a slice that a laptop of this person signed is taken in."""
        size = weight(data, entries)
        there = self._within(person, size) and not is_full(self._office)
        return there or _makes_room(person, data, audience, entries)

    def has_place(self, person: Person) -> bool:
        """Whether there is room for one more name."""
        return self._within(person, SLICE) and not is_full(self._office)

    def has_room_aside(self, device: str, size: int, *, unknown: bool) -> bool:
        """Whether one that this device signed may be kept aside: for the bringer, when nobody knows the device, and for
        all of them together; else for the device, which was revoked. Counts it when it may."""
        asked = self._unverified() if unknown else {device: (_of(device), settings.FIELDBOOK_ENTRIES_ASIDE)}
        for name, (rows, _) in asked.items():
            if name not in self._aside:
                self._aside[name] = rows.aggregate(all=Sum(_WEIGHT))["all"] or 0
        if is_full(self._office) or any(self._aside[name] + size > room for name, (_, room) in asked.items()):
            return False
        for name in asked:
            self._aside[name] += size
        return True

    def _unverified(self) -> dict[str, tuple["QuerySet[Slice]", int]]:
        every = unverified()
        asked = {"": (every, settings.FIELDBOOK_ENTRIES_ASIDE_ALL)}
        if self.bringer is not None:
            asked[self.bringer.pk] = every.filter(brought_by=self.bringer), settings.FIELDBOOK_ENTRIES_ASIDE
        return asked

    def _within(self, person: Person, size: int) -> bool:
        room, now = settings.FIELDBOOK_ENTRIES_OF_A_PERSON, self._office.now()
        self._since += size
        if self._since > _ASK_EVERY:
            person.refresh_from_db(fields=["taken", "counted"])
            self._since = 0
        if person.counted is not None and person.taken + size <= room:
            return True
        if person.counted is None or person.counted <= now - _RECOUNT_EVERY:
            recount(self._office, person)
        return bool(person.taken + size <= room)


def take(slice_: Slice, person: Person, size: int) -> None:
    """The slice lies in this person's room from now on. Within the transaction that takes it in, as late as may be."""
    if slice_.weight != size:
        Slice.objects.filter(pk=slice_.pk).update(weight=size)
    Person.objects.filter(pk=person.pk).update(taken=F("taken") + size)
    person.taken += size


def recount(office: Office, person: Person) -> None:
    """Count what there is: what was replaced, erased or taken back makes room only so."""
    person.taken, person.counted = taken_by(person.pk), office.now()
    Person.objects.filter(pk=person.pk).update(taken=person.taken, counted=person.counted)


def taken_by(person: str) -> int:
    """Bytes that this person takes, counted. Names that were replaced stay, whatever becomes of the slice that said so;
    while it is here they are counted with it, too."""
    names = ReplacedName.objects.filter(person=person).count() * NAME
    rows = Slice.objects.filter(person=person)
    left = rows.filter(state__in=EMPTY).exclude(state=SliceState.REFUSED).count() * (SLICE + ENTRY)
    named = rows.filter(state=SliceState.REFUSED).aggregate(all=Sum("weight"))["all"] or 0
    return names + left + named + (rows.exclude(state__in=EMPTY).aggregate(all=Sum(_WEIGHT))["all"] or 0)


def load(person: Person) -> Load:
    """Of one person, counted."""
    return Load(person.pk, taken_by(person.pk), settings.FIELDBOOK_ENTRIES_OF_A_PERSON)


def nearly_full() -> Iterator[Load]:
    """Those who have less than a tenth of their room left, counted."""
    most = settings.FIELDBOOK_ENTRIES_OF_A_PERSON
    seeming = Person.objects.filter(taken__gte=most * 9 // 10).order_by("pk")
    for person in seeming.iterator():
        found = load(person)
        if found.is_nearly_full:
            yield found


def unverified() -> "QuerySet[Slice]":
    """Slices by laptops that nobody certified, each with who brought it."""
    return Slice.objects.filter(state=SliceState.QUARANTINED, person=None)


def unverified_load() -> Load:
    """All of them."""
    return Load("", unverified().aggregate(all=Sum(_WEIGHT))["all"] or 0, settings.FIELDBOOK_ENTRIES_ASIDE_ALL)


def sweep(office: Office) -> int:
    """Throws away what nobody certified in time; returns how many slices."""
    count, _ = unverified().filter(received__lt=office.now() - UNVERIFIED_FOR).delete()
    return int(count)


def is_full(office: Office) -> bool:
    """As ``is_full_now``, some seconds ago."""
    return _disk.is_full(office)


def is_full_for_files(office: Office) -> bool:
    """Photos and PDFs leave as much again to entries, which are never to wait for them."""
    return free(office) < 2 * settings.FIELDBOOK_DISK_FREE


def is_full_now(office: Office) -> bool:
    """Whether the disk has less left than must stay free, or the database as much as it may have."""
    return free(office) < settings.FIELDBOOK_DISK_FREE or _too_large()


class _Disk:
    def __init__(self) -> None:
        self._looked: tuple[str, int] | None = None
        self._full = False

    def is_full(self, office: Office) -> bool:
        place, now = str(office.folder.root), office.clock()
        if self._looked is None or self._looked[0] != place or not 0 <= now - self._looked[1] < _LOOK_EVERY:
            self._full, self._looked = is_full_now(office), (place, now)
        return self._full


def free(office: Office) -> int:
    """Bytes that are free on the disk of the data folder."""
    return shutil.disk_usage(office.folder.root).free


def _too_large() -> bool:
    most = settings.FIELDBOOK_DATABASE
    return bool(most) and database_size() > most


def database_size() -> int:
    """Bytes of the whole database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    path = Path(str(connection.settings_dict["NAME"]))
    return path.stat().st_size if path.is_file() else 0


def _makes_room(person: Person, data: bytes, audience: str, entries: Sequence[Entry]) -> bool:
    if [entry.kind for entry in entries] == ["practice.withdrawn"]:  # in company it would be answered by noes
        own = Submission.objects.filter(practice__person=person, withdrawn=False)
        return entries[0].about is not None and own.filter(pk=entries[0].about.text()).exists()
    if audience != MINE:
        return False
    names, gone = [number_of(name) for name in replaced_by(data)], 0
    for start in range(0, len(names), _BATCH):
        rows = Slice.objects.filter(person=person, audience=MINE, short__in=names[start : start + _BATCH])
        gone += rows.exclude(state__in=EMPTY).aggregate(all=Sum(Length("data")))["all"] or 0
    return gone >= len(data)


def _of(device: str) -> "QuerySet[Slice]":
    return Slice.objects.filter(device=device, state=SliceState.QUARANTINED)


# What was kept before weights were noted counts as its bytes.
_WEIGHT: Final = Greatest("weight", Length("data") + SLICE)
_disk: Final = _Disk()
