"""Enrolment: once, twice, cut, with the wrong code, after a restore."""

import pytest

from sync_protocol import enrolment as wire
from sync_server.centre import cohorts, enrolment
from sync_server.centre.enrolment import EnrolmentRefused
from sync_server.centre.models import Cohort, Device, EnrolmentCode, Membership, Person, Role, Slice
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send, enrol_request, enrolled


def ask(office: Office, laptop: Laptop, code: str, name: str = "Amina Dialo") -> wire.EnrolAnswer:
    return enrolment.enrol(office, wire.read_enrol_request(enrol_request(laptop, code, name)))


def test_the_same_code_and_device_get_the_same_person_and_certificate(
    office: Office, cohort: Cohort, clock: Clock
) -> None:
    laptop, code = Laptop(office.key.public), enrolment.new_code(office, cohort)
    first = ask(office, laptop, code)
    before = Slice.objects.count()
    clock.pass_time(days=90)
    again = ask(office, laptop, code)
    assert (again.person, again.certificate, again.cohort) == (first.person, first.certificate, "Spring course")
    assert (Person.objects.count(), Device.objects.count(), Slice.objects.count()) == (1, 1, before)


def test_a_used_code_from_another_device_is_refused(office: Office, cohort: Cohort) -> None:
    code = enrolment.new_code(office, cohort)
    ask(office, Laptop(office.key.public), code)
    with pytest.raises(EnrolmentRefused, match="code-used"):
        ask(office, Laptop(office.key.public), code)


def test_wrong_and_expired_codes_are_refused(office: Office, cohort: Cohort, clock: Clock) -> None:
    code = enrolment.new_code(office, cohort)
    clock.pass_time(days=31)
    with pytest.raises(EnrolmentRefused, match="code-expired"):
        ask(office, Laptop(office.key.public), code)
    with pytest.raises(EnrolmentRefused, match="code-unknown"):
        ask(office, Laptop(office.key.public), wire.make_code(7, office.key.public))
    assert not Person.objects.exists()


def test_the_database_alone_gives_no_code_away(office: Office, cohort: Cohort) -> None:
    code = enrolment.new_code(office, cohort)
    secret = wire.parse_code(code).secret.to_bytes(8, "big")
    stored = bytes(EnrolmentCode.objects.get().secret_hash)
    assert len(stored) == 32 and stored not in secret and secret not in stored


def test_a_second_laptop_gets_the_person_and_their_name(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    person = Person.objects.get()
    second = Laptop(office.key.public)
    answer = ask(office, second, enrolment.new_code(office, Cohort.objects.get(), person=person), "Somebody")
    assert (answer.person, answer.name) == (amina.person, "Amina Dialo")
    assert Membership.objects.count() == 1


def test_a_code_of_one_person_does_not_take_over_the_laptop_of_another(office: Office, laptop: MakeLaptop) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    code = enrolment.new_code(office, Cohort.objects.get(), person=Person.objects.get(pk=amina.person))
    with pytest.raises(EnrolmentRefused, match="code-used"):
        ask(office, tomas, code)


def test_a_learner_who_changes_the_cohort_leaves_the_old_feed(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    old = next(feed for feed in amina.positions if feed.startswith("c:"))
    autumn = cohorts.make(office, "Autumn course", office.now().date())
    enrolled(office, enrolment.new_code(office, autumn), laptop=amina)
    amina.positions[old] = 1
    amina.catch_up(send)
    assert set(amina.positions) == {"p", "l", f"c:{autumn.pk}"}
    assert [body.name for _, body in amina.decisions("cohort.described")] == ["Spring course", "Autumn course"]


def test_what_was_sent_before_there_was_a_cohort_reaches_it_later(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    amina, manager = laptop(), laptop("Marguerite", role=Role.MANAGER)
    Membership.objects.filter(person_id=amina.person).delete()
    data = amina.pack(amina.entry("activity.finished", b"\x90"))
    amina.exchange(send, data)
    manager.catch_up(send)
    assert data not in manager.slices.values()
    cohorts.place(office, Person.objects.get(pk=amina.person), Cohort.objects.get())
    manager.catch_up(send)
    assert data in manager.slices.values()


def test_a_device_enrolled_after_the_backup_keeps_its_person(office: Office, cohort: Cohort) -> None:
    laptop, code = Laptop(office.key.public), enrolment.new_code(office, cohort)
    row = EnrolmentCode.objects.get()
    first = ask(office, laptop, code)
    Person.objects.all().delete()
    row.save()
    again = ask(office, laptop, code)
    assert (again.person, again.certificate) == (first.person, first.certificate)


def test_a_revoked_device_does_not_enrol_again(office: Office, cohort: Cohort, laptop: MakeLaptop) -> None:
    amina = laptop()
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    with pytest.raises(EnrolmentRefused, match="device-revoked"):
        ask(office, amina, enrolment.new_code(office, cohort))
    office.ledger.restore(amina.device.device_id.hex())
    assert ask(office, amina, enrolment.new_code(office, cohort)).person == amina.person


def test_managers_are_named_in_the_cohorts_description(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    laptop("Marguerite", role=Role.MANAGER)
    amina.catch_up(send)
    assert amina.decisions("cohort.described")[-1][1].managers == ["Marguerite"]
    cohort = Cohort.objects.get()
    assert amina.decisions("cohort.described")[-1][0].about.text() == cohort.pk
