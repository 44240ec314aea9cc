"""Looks for what cannot be: slices that changed, feeds with holes, counts that do not agree.

Promises: changes nothing; every finding has a code, so that a machine can watch for it. Memory stays small whatever the
size. Who calls: the command ``check``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Count, Max, Min

from sync_protocol.certificates import read_certificate
from sync_protocol.refusals import SliceRefused
from sync_protocol.slices import open_slice, slice_name, verify_slice
from sync_server.centre import box_store, placing, rooms, runs
from sync_server.centre.models import EMPTY, Device, Feed, FeedPlace, KnownEntry, Person, Slice, SliceState, StoredBox
from sync_server.centre.office import Office
from sync_server.centre.replacing import number_of

CODES: Final = {
    "database-damaged": "The database says that it is damaged. Put the newest backup back.",
    "slice-changed": "These bytes are not what their name says. Put them back from a backup, or from a laptop.",
    "slice-misnamed": "The short name is not the beginning of the name.",
    "slice-unsigned": "The signature is not that of the laptop it names.",
    "slice-left": "Only the name should be left, and the contents are there.",
    "slice-gone": "The contents are missing.",
    "slice-unplaced": "It was taken in and stands in no feed.",
    "entry-unknown": "It is in a slice that was taken in, and not in the list of known entries.",
    "feed-count": "The feed's count is not that of its last place.",
    "feed-hole": "Places of the feed are missing.",
    "tide-behind": "Fewer places are counted than there are.",
    "run-missing": "The database has no run. Run init.",
    "mark-ahead": "Laptops were told more than the database has: it is an older one. Any command makes that good.",
    "certificate-missing": "Beside the key there is no certificate of this laptop, so a restore would lose it.",
    "certificate-wrong": "The certificate beside the key is not this laptop's.",
    "file-changed": "This file of a learner is not what its name says. Their laptop is asked for it when it is needed.",
    "file-missing": "This file of a learner is gone from the disk. Their laptop is asked for it when it is needed.",
    "file-stray": "The database knows nothing of this file. The command retention removes it after a month.",
    "room-full": "This person has less than a tenth of their room left. Ask them, or raise FIELDBOOK_ENTRIES_MB.",
    "aside-full": "Little room is left for what laptops sent that nobody certified. Look who brings it.",
    "disk-full": "Nothing more is taken in: the disk is nearly full, or the database has FIELDBOOK_DATABASE_MB.",
    "erasure-undone": "This person was erased, and something of theirs is there. Run init.",
}
"""Code of a finding → what it means and what to do."""


@dataclass(frozen=True)
class Finding:
    """``code`` of CODES. ``subject``: a short name, a feed, an entry, a device or a person; ``detail``: numbers."""

    code: str
    subject: str
    detail: str = ""


def findings(office: Office) -> Iterator[Finding]:
    """Everything that is wrong, the database itself first."""
    yield from _database()
    yield from _run(office)
    yield from _feeds()
    yield from _slices(office)
    yield from _devices(office)
    yield from _files(office)
    yield from _erasures(office)
    yield from _room(office)


def _database() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return  # PostgreSQL has check sums of its own, if the cluster was made with them
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        for (line,) in cursor.fetchall():
            if line != "ok":
                yield Finding("database-damaged", "integrity", str(line))
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _ in cursor.fetchmany(20):
            yield Finding("database-damaged", str(table), f"row {row} needs one of {parent}")


def _run(office: Office) -> Iterator[Finding]:
    run, mark, here = runs.current_run(), office.tide.read(), placing.all_places()
    if run is None:
        yield Finding("run-missing", "")
    elif mark is not None and mark.run == run.run and mark.tide > here:
        yield Finding("mark-ahead", f"{run.run:014x}", f"{mark.tide} told, {here} here")
    places = FeedPlace.objects.count()
    if here < places:
        yield Finding("tide-behind", "", f"{here} counted, {places} here")


def _feeds() -> Iterator[Finding]:
    standing = FeedPlace.objects.values("feed").annotate(many=Count("pk"), last=Max("count"), first=Min("count"))
    found = {row["feed"]: row for row in standing.iterator()}
    for feed in Feed.objects.order_by("name").iterator():
        row = found.get(feed.name, {"many": 0, "last": 0, "first": 1})
        if row["last"] != feed.count:
            yield Finding("feed-count", feed.name, f"says {feed.count}, its last place is {row['last']}")
        if row["many"] != row["last"] or row["first"] != 1:
            yield Finding("feed-hole", feed.name, f"{row['many']} places up to {row['last']}")


def _slices(office: Office) -> Iterator[Finding]:
    for slice_ in Slice.objects.order_by("pk").iterator(chunk_size=100):
        short = bytes(slice_.name).hex()[:16]
        if slice_.short != number_of(bytes(slice_.name)):
            yield Finding("slice-misnamed", short)
        data = bytes(slice_.data)
        if slice_.state in EMPTY:
            if data:
                yield Finding("slice-left", short, slice_.state)
        elif not data:
            yield Finding("slice-gone", short, slice_.state)
        elif slice_name(data) != bytes(slice_.name):
            yield Finding("slice-changed", short, f"{len(data)} bytes")
        else:
            yield from _contents(slice_, data, short, _public_key(office, slice_.device))
    lost = Slice.objects.filter(state=SliceState.ACCEPTED.value, places=None).exclude(person=None)
    for name in lost.order_by("pk").values_list("name", flat=True).iterator():
        yield Finding("slice-unplaced", bytes(name).hex()[:16])


def _public_key(office: Office, device: str) -> bytes | None:
    """Of a device or the centre, changing nothing (signers.py puts devices back)."""
    if device == office.device:
        return office.key.public
    found = Device.objects.filter(pk=device).values_list("public_key", flat=True).first()
    return None if found is None else bytes(found)


def _contents(slice_: Slice, data: bytes, short: str, public_key: bytes | None) -> Iterator[Finding]:
    if public_key is None:
        return  # kept aside because nobody certified that device
    try:
        header = verify_slice(data, public_key)
        entries = () if header.key else open_slice(data, public_key, None)
    except SliceRefused as refused:
        yield Finding("slice-unsigned", short, refused.code)
        return
    if slice_.state == SliceState.ACCEPTED:
        for entry in entries:
            if not KnownEntry.objects.filter(run=entry.id.run, counter=entry.id.counter).exists():
                yield Finding("entry-unknown", entry.id.text(), short)


def _devices(office: Office) -> Iterator[Finding]:
    for device in Device.objects.order_by("pk").iterator():
        record = office.ledger.read(device.pk)
        if record is None:
            yield Finding("certificate-missing", device.pk)
            continue
        certificate = read_certificate(bytes.fromhex(record.certificate), office.key.public)
        if certificate is None or certificate.device_id.hex() != device.pk or certificate.person != device.person_id:
            yield Finding("certificate-wrong", device.pk)


def _files(office: Office) -> Iterator[Finding]:
    for row in StoredBox.objects.filter(whole=True).order_by("pk").iterator(chunk_size=100):
        name = f"{row.person_id}/{bytes(row.box).hex()}"
        if not (office.folder.files / name).is_file():
            yield Finding("file-missing", name)
        elif not box_store.is_sound(office, row):
            yield Finding("file-changed", name)
    for path in box_store.stray(office):
        yield Finding("file-stray", f"{path.parent.name}/{path.name}")


def _erasures(office: Office) -> Iterator[Finding]:
    for person in office.ledger.erasures():
        left = Slice.objects.filter(person=person).exclude(state__in=EMPTY).exists()
        left = left or (office.folder.files / person).exists()
        if left or Person.objects.filter(pk=person, erased=None).exists():
            yield Finding("erasure-undone", person)


def _room(office: Office) -> Iterator[Finding]:
    for load in rooms.nearly_full():
        yield Finding("room-full", load.person, _of(load))
    aside = rooms.unverified_load()
    if aside.is_nearly_full:
        yield Finding("aside-full", "", _of(aside))
    if rooms.is_full_now(office):
        yield Finding("disk-full", "", f"{rooms.free(office):,} bytes free, database {rooms.database_size():,}")


def _of(load: rooms.Load) -> str:
    return f"{load.taken:,} of {load.room:,} bytes"
