"""Somebody who is enrolled wants the centre's disk full: with work, with made-up laptops, with entries that pack well,
with noes. Each ends at a limit that is said, and nobody else is touched."""

import os
from typing import Final

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from sync_protocol.columns import encode_columns
from sync_protocol.dictionary import CURRENT, compress
from sync_protocol.entries import MANAGERS, MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import PROTOCOL, pack_slice, short_name, slice_name
from sync_server.centre import intake, rooms
from sync_server.centre.models import KnownEntry, Person, Refusal, ReplacedName, Slice, SliceState
from sync_server.centre.office import Office
from sync_server.centre.signers import Signers
from tests.sync_server import conftest as centre
from tests.sync_server.laptops import Clock, Laptop, Send, submission

engine, db, shared_database, migrated, postgresql = (
    centre.engine, centre.db, centre.shared_database, centre.migrated, centre.postgresql,
)  # fmt: skip
clock, office, cohort, send, laptop = centre.clock, centre.office, centre.cohort, centre.send, centre.laptop

ROOM: Final = 60_000


@pytest.fixture(autouse=True)
def small(settings: Settings) -> None:
    """Room for a few slices; the disk has enough."""
    settings.FIELDBOOK_ENTRIES_OF_A_PERSON = ROOM
    settings.FIELDBOOK_ENTRIES_ASIDE = ROOM // 2
    settings.FIELDBOOK_ENTRIES_ASIDE_ALL = ROOM
    settings.FIELDBOOK_DISK_FREE = 0


def noise(laptop: Laptop, size: int = 5_000) -> bytes:
    return laptop.pack(laptop.entry("note.edit", os.urandom(size), MINE))


def fill(laptop: Laptop, send: Send) -> None:
    for size in (5_000, 1):
        while not laptop.exchange(send, noise(laptop, size)).refused:
            pass


def test_work_without_end_ends_at_the_room_of_one_person(laptop: centre.MakeLaptop, send: Send) -> None:
    amina, tomas = laptop(), laptop("Tomas Reva")
    while not (answer := amina.exchange(send, noise(amina))).refused:
        assert len(amina.slices) < 100
    assert set(answer.refused.values()) == {rooms.FULL}
    assert ROOM - 6_000 < rooms.taken_by(amina.person) <= ROOM
    assert tomas.exchange(send, noise(tomas)).acknowledged
    assert amina.exchange(send).run == amina.centre_run  # she still hears of everything


def test_another_laptop_of_the_same_person_has_no_room_of_its_own(
    office: Office, laptop: centre.MakeLaptop, send: Send
) -> None:
    amina = laptop()
    fill(amina, send)
    second = laptop(person=Person.objects.get(pk=amina.person))
    assert set(second.exchange(send, noise(second)).refused.values()) == {rooms.FULL}


def test_what_makes_room_is_taken_in_and_then_there_is_some(
    laptop: centre.MakeLaptop, send: Send, clock: Clock
) -> None:
    amina = laptop()
    act = amina.entry("practice.submitted", submission(text="word " * 200))
    amina.exchange(send, amina.pack(act))
    fill(amina, send)
    assert amina.exchange(send, amina.pack(amina.entry("practice.withdrawn", b"\x90", about=act.id))).acknowledged
    assert amina.exchange(send, amina.pack(amina.entry("practice.withdrawn", b"\x90", about=act.id))).refused
    sealed = [data for data in amina.slices.values() if Slice.objects.filter(name=slice_name(data), audience=MINE)]
    names = [short_name(slice_name(data)) for data in sealed]
    one = [amina.entry("note.edit", b"all that is left", MINE)]
    assert amina.exchange(send, pack_slice(one, MINE, amina.device, amina.mine, names)).acknowledged
    clock.pass_time(days=1)
    assert amina.exchange(send, noise(amina)).acknowledged


def test_a_claim_to_make_room_that_makes_none_is_refused(laptop: centre.MakeLaptop, send: Send) -> None:
    amina = laptop()
    fill(amina, send)
    made_up = [os.urandom(8) for _ in range(500)]
    one = [amina.entry("note.edit", b"x", MINE)]
    answer = amina.exchange(send, pack_slice(one, MINE, amina.device, amina.mine, made_up))
    assert set(answer.refused.values()) == {rooms.FULL}
    assert not ReplacedName.objects.exists()
    stranger = EntryId(amina.run, 9_999)
    assert amina.exchange(send, amina.pack(amina.entry("practice.withdrawn", b"\x90", about=stranger))).refused


def test_entries_that_pack_well_weigh_what_their_rows_do(laptop: centre.MakeLaptop, send: Send) -> None:
    amina = laptop()
    many = [amina.entry("profile.edit", b"\x93\xc0\xc0\xc0") for _ in range(2_000)]
    data = pack_slice(many, MANAGERS, amina.device, None)
    assert len(data) < ROOM
    assert amina.exchange(send, data).refused
    assert not KnownEntry.objects.filter(person=amina.person).exists()


def test_noes_weigh_too(laptop: centre.MakeLaptop, send: Send) -> None:
    amina = laptop()
    for _ in range(60):
        amina.exchange(send, amina.pack(amina.entry("practice.published", b"\x90")))
    assert 10 < Refusal.objects.filter(person=amina.person).count() < 40


def test_laptops_that_somebody_made_up_fill_no_more_than_one_share(
    office: Office, laptop: centre.MakeLaptop, send: Send, clock: Clock
) -> None:
    amina, tomas, lucia = laptop(), laptop("Tomas Reva"), laptop("Lucia Anders")

    def bring(carrier: Laptop) -> list[bytes]:
        """Slices of made-up laptops, until no more are taken; those that were."""
        kept: list[bytes] = []
        while True:
            stranger = Laptop(office.key.public)
            data = noise(stranger)
            carrier.slices[slice_name(data)] = data
            answer = carrier.exchange(send, data)
            if answer.refused:
                assert set(answer.refused.values()) == {rooms.FULL}
                return kept
            kept += [data for _ in answer.quarantined]

    first = bring(amina)
    assert 0 < len(first) < 6
    assert 0 < len(bring(tomas)) < 6
    assert bring(lucia) == []  # the whole is full
    assert amina.exchange(send, noise(amina)).acknowledged  # and her own room is another
    # What nobody certified goes after a time, and whoever brought it is asked for it again.
    clock.pass_time(days=91)
    assert rooms.sweep(office) > 5
    answer = amina.exchange(send, offer=[slice_name(first[0])])
    assert answer.missing == (short_name(slice_name(first[0])),)
    assert amina.exchange(send, first[0]).quarantined


def test_a_stolen_laptop_fills_no_more_than_its_share(office: Office, laptop: centre.MakeLaptop, send: Send) -> None:
    amina = laptop()
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    answers = [amina.exchange(send, noise(amina)) for _ in range(20)]
    assert set(answers[-1].refused.values()) == {rooms.FULL}
    assert 0 < Slice.objects.filter(state=SliceState.QUARANTINED).count() < 6
    assert rooms.taken_by(amina.person) <= ROOM


def test_a_full_disk_takes_nothing_in_and_answers_all_the_same(
    settings: Settings, laptop: centre.MakeLaptop, send: Send, clock: Clock
) -> None:
    amina = laptop()
    clock.pass_time(seconds=60)
    settings.FIELDBOOK_DISK_FREE = 1 << 62
    assert set(amina.exchange(send, noise(amina)).refused.values()) == {rooms.FULL}
    settings.FIELDBOOK_DISK_FREE = 0
    clock.pass_time(seconds=60)
    assert amina.exchange(send, noise(amina)).acknowledged


def test_the_count_is_made_good_when_it_seems_full(laptop: centre.MakeLaptop, send: Send, clock: Clock) -> None:
    amina = laptop()
    amina.exchange(send, noise(amina))
    Person.objects.filter(pk=amina.person).update(taken=10 * ROOM)
    assert amina.exchange(send, noise(amina)).refused  # counted a moment ago: not for every slice
    clock.pass_time(seconds=3_601)
    assert amina.exchange(send, noise(amina)).acknowledged
    assert Person.objects.get(pk=amina.person).taken == rooms.taken_by(amina.person)


def in_company(laptop: Laptop, entries: list[Entry]) -> bytes:
    """Acts in one slice, as no laptop of ours packs them."""
    header = msgspec.msgpack.encode([PROTOCOL, CURRENT, MANAGERS, laptop.device.device_id, b""])
    body = b"".join((bytes((len(header),)), header, compress(encode_columns(entries))))
    return body + laptop.device.sign(b"slice 1", body)


def test_taking_back_in_company_makes_no_room(laptop: centre.MakeLaptop, send: Send) -> None:
    """Each would be answered by a no of its own."""
    amina = laptop()
    act = amina.entry("practice.submitted", submission(text="word " * 200))
    amina.exchange(send, amina.pack(act))
    fill(amina, send)
    many = [amina.entry("practice.withdrawn", b"\x90", about=act.id) for _ in range(200)]
    assert set(amina.exchange(send, in_company(amina, many)).refused.values()) == {rooms.FULL}
    assert not Refusal.objects.exists()
    assert amina.exchange(send, in_company(amina, many[:1])).acknowledged


def test_names_that_were_replaced_stay_in_the_room_when_who_said_so_goes(laptop: centre.MakeLaptop, send: Send) -> None:
    amina = laptop()

    def sealed(names: list[bytes]) -> bytes:
        return pack_slice([amina.entry("note.edit", b"x", MINE)], MINE, amina.device, amina.mine, names)

    first = sealed([os.urandom(8) for _ in range(300)])
    assert amina.exchange(send, first).acknowledged
    assert amina.exchange(send, sealed([short_name(slice_name(first))])).acknowledged
    assert ReplacedName.objects.count() == 301
    assert rooms.taken_by(amina.person) > 301 * rooms.NAME


def test_noes_that_somebody_collects_make_no_submission_dearer(
    laptop: centre.MakeLaptop, send: Send, settings: Settings
) -> None:
    settings.FIELDBOOK_ENTRIES_OF_A_PERSON = 1 << 40
    amina = laptop()

    def cost(text: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert amina.exchange(
                send, amina.pack(amina.entry("practice.submitted", submission(text=text)))
            ).acknowledged
        return len(asked)

    before = max(cost("one"), cost("two"))
    for _ in range(150):
        amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission(title=" ", draft="other"))))
    assert Refusal.objects.filter(person=amina.person, code="title-empty").count() == 150
    assert cost("three") <= before + 5


def test_lines_at_once_have_one_room(office: Office, laptop: centre.MakeLaptop, settings: Settings) -> None:
    """Each began when there was nothing yet."""
    settings.FIELDBOOK_ENTRIES_OF_A_PERSON = room = 3_000_000
    amina = laptop()
    began = [(Signers(office), rooms.Rooms(office)) for _ in range(4)]
    for signers, _ in began:
        assert signers.find(amina.device.device_id) is not None
    for signers, here in began:
        while intake.take(office, noise(amina, 60_000), signers, here).outcome is intake.Outcome.KEPT:
            pass
    assert rooms.taken_by(amina.person) < room + 3 * 1_100_000  # what each takes in before it asks
