"""A person is erased: what they wrote goes, ids stay, everybody hears of it, and no backup brings it back."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection

from sync_protocol.bodies import ActivityFinished, PersonErased, PracticePublished, ProfileEdit
from sync_protocol.entries import COHORT, LIBRARY, MINE
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.slices import open_slice, read_header, short_name, slice_name
from sync_server.centre import cohorts, deeds, enrolment, erasing, moderation, placing, runs, signers
from sync_server.centre.deeds import COMMAND_LINE
from sync_server.centre.enrolment import EnrolmentRefused
from sync_server.centre.models import (
    Cohort,
    Deed,
    Device,
    ErasedEntry,
    FeedPlace,
    KnownEntry,
    Membership,
    Person,
    Practice,
    PracticeState,
    Role,
    Slice,
    SliceState,
)
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send, enrolled, submission
from tests.sync_server.test_bad_days import Backup, offer_all

WORD = "Quincunx"
"""Nobody else writes it."""


def everything(office: Office) -> Iterator[str]:
    """All that the database says: every column of every table, and what is packed in slices."""
    for model in apps.get_models():
        columns = [field.attname for field in model._meta.concrete_fields]
        for row in model.objects.values_list(*columns):
            yield from (bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value) for value in row)
    for slice_ in Slice.objects.exclude(data=b""):
        data = bytes(slice_.data)
        signer = signers.find(office, read_header(data).device)
        if signer is not None and not read_header(data).key:
            yield from (str(entry.body) for entry in open_slice(data, signer.public_key, None))


def says(office: Office, word: str = WORD) -> bool:
    return any(word in text or word.encode().hex() in text for text in everything(office))


def person(laptop: Laptop) -> Person:
    return Person.objects.get(pk=laptop.person)


@pytest.fixture
def amina(laptop: MakeLaptop, send: Send) -> Laptop:
    """She wrote to everybody she can write to."""
    amina = laptop(WORD)
    for kind, body, audience in (
        ("profile.edit", ProfileEdit(WORD, WORD, WORD), "managers"),
        ("activity.finished", ActivityFinished("w1-l1", "week-1", WORD, "en"), "managers"),
        ("post.made", WORD.encode(), COHORT),
        ("note.edit", b"sealed", MINE),
    ):
        amina.exchange(send, amina.pack(amina.entry(kind, body, audience)))
    return amina


def published(office: Office, laptop: Laptop, send: Send, title: str = WORD) -> EntryId:
    entry = laptop.entry("practice.submitted", submission(title, text=title))
    laptop.exchange(send, laptop.pack(entry))
    moderation.publish(office, entry.id.text(), "J. Okoro")
    return entry.id


def erase(office: Office, laptop: Laptop, *, stays: bool = False) -> erasing.Erased:
    return deeds.erase(office, COMMAND_LINE, person(laptop), published=stays)


def test_nothing_of_what_she_wrote_is_left(office: Office, amina: Laptop, send: Send) -> None:
    returned = amina.entry("practice.submitted", submission(f"{WORD} again", text=WORD))
    amina.exchange(send, amina.pack(returned))
    moderation.send_back(office, returned.id.text(), "J. Okoro", f"Dear {WORD}")
    published(office, amina, send)
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission(title=""))))
    assert says(office)
    places, known = FeedPlace.objects.count(), KnownEntry.objects.filter(person_id=amina.person).count()
    done = erase(office, amina)
    assert not says(office)
    assert done.practices == 1 and done.slices > 8
    assert FeedPlace.objects.count() > places  # what was said of it; every older place stays
    assert KnownEntry.objects.filter(person_id=amina.person).count() == known
    assert not Membership.objects.filter(person_id=amina.person, until=None).exists()
    assert not Practice.objects.filter(person_id=amina.person).exists()
    assert person(amina).is_erased and str(person(amina)) == f"Person {amina.person}"


def test_colleagues_lose_no_place_and_hear_of_it(office: Office, amina: Laptop, laptop: MakeLaptop, send: Send) -> None:
    tomas = laptop("Tomas")
    shown = published(office, amina, send)
    tomas.catch_up(send)
    ((handed_on, body),) = tomas.decisions("practice.published")
    assert isinstance(body, PracticePublished) and body.author == WORD
    erase(office, amina)
    post = tomas.pack(tomas.entry("post.made", b"later", COHORT))
    tomas.exchange(send, post)
    tomas.catch_up(send)
    ((entry, said),) = tomas.decisions("person.erased")
    assert isinstance(said, PersonErased) and entry.audience == LIBRARY
    assert (said.person, said.devices, said.published) == (amina.person, [amina.device.device_id], False)
    assert said.entries == [tuple(handed_on.id)]
    assert [each.about for each, _ in tomas.decisions("practice.unpublished")] == [shown]
    newcomer = laptop("Luz")
    newcomer.catch_up(send)
    assert slice_name(post) in newcomer.slices
    assert not newcomer.decisions("practice.published")
    assert not any(read_header(data).device == amina.device.device_id for data in newcomer.slices.values())


def test_what_was_published_stays_if_that_is_wanted(
    office: Office, amina: Laptop, laptop: MakeLaptop, send: Send
) -> None:
    shown = published(office, amina, send, "Market day hours")
    waiting = amina.entry("practice.submitted", submission(WORD, text=WORD))
    amina.exchange(send, amina.pack(waiting))
    assert erase(office, amina, stays=True).practices == 0
    assert [practice.state for practice in Practice.objects.all()] == [PracticeState.PUBLISHED]
    newcomer = laptop("Luz")
    newcomer.catch_up(send)
    ((anew, body),) = newcomer.decisions("practice.published")
    assert (body.title, body.author, body.certificate, body.signature) == ("Market day hours", "", b"", b"")
    assert body.parts and not says(office)
    ((_, said),) = newcomer.decisions("person.erased")
    assert anew.about == shown and tuple(anew.id) not in said.entries and len(said.entries) == 1
    erasing.say_again(office)
    newcomer.catch_up(send)
    assert len(newcomer.decisions("practice.published")) == 1
    assert erase(office, amina).practices == 1  # and later it goes too
    assert not Practice.objects.exists() and not says(office)
    assert erase(office, amina) == erasing.Erased(0, 0)


def test_her_laptop_is_told_and_nothing_of_hers_is_taken_in_again(
    office: Office, amina: Laptop, laptop: MakeLaptop, send: Send
) -> None:
    courier, cohort = laptop("Tomas"), Cohort.objects.get()
    erase(office, amina)
    with pytest.raises(ExchangeRefused, match="person-erased"):
        amina.exchange(send)
    late = amina.pack(amina.entry("post.made", WORD.encode(), COHORT))
    for _ in range(2):
        answer = courier.exchange(send, late, offer=list(amina.slices))
        assert answer.acknowledged == (short_name(slice_name(late)),) and not answer.missing
    assert Slice.objects.get(name=slice_name(late)).state == SliceState.ERASED
    assert not says(office)
    with pytest.raises(EnrolmentRefused, match="device-revoked"):
        enrolled(office, enrolment.new_code(office, cohort), WORD, laptop=amina)
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    courier.exchange(send, amina.pack(amina.entry("post.made", WORD.encode(), COHORT)))
    assert not says(office)


@pytest.mark.parametrize("after_publishing", [True, False])
def test_no_backup_brings_it_back(
    office: Office, amina: Laptop, laptop: MakeLaptop, send: Send, after_publishing: bool
) -> None:
    """Restored from before the erasure, also from before the publication; a colleague who has not heard of it yet
    offers everything."""
    tomas = laptop("Tomas")
    early = Backup()
    published(office, amina, send)
    late = Backup()
    for each in (amina, tomas):
        each.catch_up(send)
    erase(office, amina)
    (late if after_publishing else early).restore()
    runs.ensure_run(office)
    assert not says(office) and person(amina).is_erased
    offer_all(tomas, send)
    carried = [data for data in amina.slices.values() if slice_name(data) not in tomas.slices]
    for start in range(0, len(carried), 3):
        tomas.exchange(send, *carried[start : start + 3])
    assert not says(office)
    newcomer = laptop("Luz")
    newcomer.catch_up(send)
    assert len(newcomer.decisions("person.erased")) == 1 and not newcomer.decisions("practice.published")


def test_the_word_comes_back_from_laptops_when_the_folder_lost_it(
    office: Office, amina: Laptop, laptop: MakeLaptop, send: Send
) -> None:
    tomas = laptop("Tomas")
    backup = Backup()
    erase(office, amina)
    tomas.catch_up(send)
    backup.restore()
    ErasedEntry.objects.all().delete()
    (office.folder.devices / "erasures" / amina.person).unlink()
    runs.ensure_run(office)
    assert says(office)
    offer_all(tomas, send)
    assert not says(office) and office.ledger.erasures() == [amina.person]


def test_a_managers_name_leaves_the_cohorts_description(
    office: Office, laptop: MakeLaptop, send: Send, amina: Laptop
) -> None:
    cohort, tomas = Cohort.objects.get(), laptop("Tomas")
    with placing.transaction():
        cohorts.place(office, person(amina), cohort, Role.MANAGER)
    tomas.catch_up(send)
    assert tomas.decisions("cohort.described")[-1][1].managers == [WORD]
    erase(office, amina)
    tomas.catch_up(send)
    assert tomas.decisions("cohort.described")[-1][1].managers == []


def test_the_trail_says_who_and_when_and_no_name(office: Office, amina: Laptop, clock: Clock) -> None:
    cohort = Cohort.objects.get()
    deeds.erase(office, deeds.Doer("root", "The team"), person(amina), published=True)
    line = Deed.objects.get(what="person-erased")
    assert (line.by, line.person, line.cohort, line.detail) == ("root", amina.person, cohort.pk, "published stays")
    assert line.when == office.now() and Device.objects.filter(person_id=amina.person).exists()


def test_the_file_forgets_the_bytes(office: Office, engine: str) -> None:
    erasing.sweep()  # within a test's transaction it does nothing, and says nothing
    if engine == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,)
