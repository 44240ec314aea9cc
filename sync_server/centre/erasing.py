"""Erasing a person: what they wrote goes from the database, and every laptop that exchanges hears of it.

Promises: bodies, names and texts go, ids stay, so nothing takes their place and no position moves; slices that come
again are not taken in. What was said is kept, signed, beside the centre's key: a database that was put back from an
older backup erases again before it answers anybody. What is on the person's own laptops is theirs and stays there.
Refuses: to unsay it. Who calls: deeds.py and retention.py; runs.py after a restore; projecting.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import connection

from sync_protocol.bodies import PersonErased, PracticePublished
from sync_protocol.entries import LIBRARY, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.slices import open_slice, pack_slice, slice_name
from sync_server.centre import box_store, cohorts, decisions, feeds
from sync_server.centre.models import (
    EMPTY,
    Device,
    EnrolmentCode,
    ErasedEntry,
    FinishedActivity,
    KnownEntry,
    Membership,
    Person,
    Practice,
    PracticeFile,
    PracticeState,
    Refusal,
    ReplacedName,
    Slice,
    SliceState,
    Submission,
)
from sync_server.centre.office import Office, moment

KIND: Final = "person.erased"
_BATCH: Final = 500


@dataclass(frozen=True)
class Erased:
    """``slices``: how many lost their bodies; ``practices``: published ones taken out of the library."""

    slices: int
    practices: int


def erase(office: Office, person: Person, *, published: bool) -> Erased:
    """Erase what the centre has of this person. ``published``: whether their practices stay in the library, without
    their name.

    Erasing somebody again only ever takes more. Within a placing.transaction; ``sweep`` follows it.
    """
    before = Slice.objects.filter(state=SliceState.ERASED.value).count()
    shown = _shown(person)
    last = _said(office, person.pk)
    if last is None or (last.published and not published):
        body = PersonErased(
            person=person.pk,
            decided=office.clock() if last is None else max(office.clock(), last.decided + 1),
            devices=[bytes.fromhex(device) for device in _devices(person)],
            entries=sorted(_library_entries(shown)),
            published=published,
        )
        entry = office.scribe.write(KIND, body, LIBRARY)
        data = pack_slice([entry], LIBRARY, office.key, None)
        office.ledger.keep_erasure(person.pk, data)  # first: a power cut after it is made good by say_again
        _take(office, data)
    return Erased(Slice.objects.filter(state=SliceState.ERASED.value).count() - before, 0 if published else len(shown))


def say_again(office: Office) -> None:
    """Erase what this database, put back from a backup, has again."""
    for person in office.ledger.erasures():
        data = office.ledger.erasure(person)
        if data is not None and not Slice.objects.filter(name=slice_name(data)).exists():
            _take(office, data)


def heard(office: Office, entry: Entry, body: PersonErased) -> None:
    """The word was taken in: do as it says. Within the transaction of whoever takes it in."""
    said = _said(office, body.person)
    if said is None or said.decided < body.decided:
        known = KnownEntry.objects.select_related("slice").get(run=entry.id.run, counter=entry.id.counter)
        office.ledger.keep_erasure(body.person, bytes(known.slice.data))
    person, _ = Person.objects.get_or_create(pk=body.person, defaults={"created": office.now()})
    ErasedEntry.objects.bulk_create(
        (ErasedEntry(run=run, counter=counter) for run, counter in body.entries), ignore_conflicts=True
    )
    if not body.published:
        _take_back(office, person)
    _empty(person, body)
    if body.published:
        _show_without_name(office, person)
    _forget(office, person, body)


def is_erased_entry(entries: Iterable[Entry]) -> bool:
    """Whether one of these entries of the centre handed on what was erased."""
    return any(ErasedEntry.objects.filter(run=entry.id.run, counter=entry.id.counter).exists() for entry in entries)


def sweep() -> None:
    """Let the database forget the bytes too: outside every transaction, as soon as that may be."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in (Slice, Practice, Person):
                cursor.execute(f"VACUUM {connection.ops.quote_name(table._meta.db_table)}")


def _empty(person: Person, body: PersonErased) -> None:
    """Slices of the person, of their devices, and of the centre to them; and those that handed their practices on."""
    mine = Slice.objects.filter(person=person) | Slice.objects.filter(device__in=[each.hex() for each in body.devices])
    to_them = Slice.objects.filter(person=None, places__feed=feeds.person_feed(person.pk))
    numbers = set(mine.values_list("pk", flat=True)) | set(to_them.values_list("pk", flat=True))
    for run, counter in body.entries:
        numbers.update(KnownEntry.objects.filter(run=run, counter=counter).values_list("slice", flat=True))
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _BATCH):
        some = Slice.objects.filter(pk__in=ordered[start : start + _BATCH])
        some.exclude(state__in=EMPTY).update(data=b"", state=SliceState.ERASED.value)
    KnownEntry.objects.filter(person=person).update(digest=b"")


def _forget(office: Office, person: Person, body: PersonErased) -> None:
    for table in (FinishedActivity, Refusal, EnrolmentCode, ReplacedName):
        table.objects.filter(person=person).delete()
    gone = Practice.objects.filter(person=person)
    (gone.exclude(state=PracticeState.PUBLISHED.value) if body.published else gone).delete()
    PracticeFile.objects.filter(practice__person=person).delete()  # of those that stay: their boxes go, and the names
    for membership in Membership.objects.filter(person=person, until=None):
        cohorts.leave(office, membership)
    box_store.forget(office, person.pk)  # at once: what the ledger says is done, also when this transaction fails
    if person.user is not None:
        person.user.delete()
    Person.objects.filter(pk=person.pk).update(name="", role_text="", place="", user=None, erased=moment(body.decided))


def _take_back(office: Office, person: Person) -> None:
    """Out of the library, also on the screens of laptops that know nothing of erasing yet."""
    for submission in _shown(person):
        about = EntryId.parse(submission.pk)
        decisions.announce(office, [office.scribe.write("practice.unpublished", None, LIBRARY, about)])
        Submission.objects.filter(pk=submission.pk).update(unpublished=True)


def _show_without_name(office: Office, person: Person) -> None:
    """What stays in the library is published anew by nobody; what handed it on with a name was just emptied."""
    for submission in _shown(person):
        about, practice = EntryId.parse(submission.pk), submission.practice
        rows = KnownEntry.objects.filter(about_run=about.run, about_counter=about.counter, kind="practice.published")
        if rows.exclude(slice__state__in=EMPTY).exists():
            continue
        body = PracticePublished(practice.title, practice.place, practice.parts, "", practice.decided_by, submission.pk)
        decisions.announce(office, [office.scribe.write("practice.published", body, LIBRARY, about)])


def _shown(person: Person) -> list[Submission]:
    reached = Submission.objects.filter(practice__person=person, reached=PracticeState.PUBLISHED.value)
    return list(reached.filter(unpublished=False))


def _library_entries(shown: Iterable[Submission]) -> Iterable[tuple[int, int]]:
    for submission in shown:
        about = EntryId.parse(submission.pk)
        rows = KnownEntry.objects.filter(about_run=about.run, about_counter=about.counter, kind="practice.published")
        yield from rows.values_list("run", "counter")


def _devices(person: Person) -> list[str]:
    return sorted(Device.objects.filter(person=person).values_list("pk", flat=True))


def _said(office: Office, person: str) -> PersonErased | None:
    data = office.ledger.erasure(person)
    if data is None:
        return None
    (entry,) = open_slice(data, office.key.public, None)
    body = decode_body(entry.kind, entry.body)
    assert isinstance(body, PersonErased)
    return body


def _take(office: Office, data: bytes) -> None:
    from sync_server.centre import intake  # here: what it takes in comes back to ``heard``

    intake.take(office, data)
