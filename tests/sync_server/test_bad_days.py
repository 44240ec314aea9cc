"""The centre restored from an older backup, laptops lost and found: nobody is made to miss a slice."""

import random
from dataclasses import replace

import pytest
from django.db import transaction

from sync_protocol.entries import MINE
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.slices import short_name, slice_name
from sync_server.centre import intake, moderation, runs
from sync_server.centre.models import (
    CentreRun,
    Cohort,
    Device,
    EnrolmentCode,
    Feed,
    FeedPlace,
    FinishedActivity,
    KnownEntry,
    Membership,
    Person,
    Practice,
    PracticeState,
    Refusal,
    ReplacedName,
    Role,
    RunStart,
    Slice,
    SliceState,
    Submission,
    TideCount,
)
from sync_server.centre.office import Office
from sync_server.centre.runs import Positions
from sync_server.centre.tide import Mark
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send, submission

TABLES = (
    Person, Device, Cohort, Membership, EnrolmentCode, Slice, Feed, FeedPlace, CentreRun, RunStart, KnownEntry,
    FinishedActivity, Practice, Submission, Refusal, TideCount, ReplacedName,
)  # fmt: skip


class Backup:
    """All rows of the centre's tables, to be put back later."""

    def __init__(self) -> None:
        self._rows = {table: list(table.objects.all()) for table in TABLES}

    def restore(self) -> None:
        for table in reversed(TABLES):
            table.objects.all().delete()
        for table, rows in self._rows.items():
            table.objects.bulk_create(rows)


def note(laptop: Laptop, send: Send, text: bytes) -> bytes:
    data = laptop.pack(laptop.entry("note.edit", text, MINE))
    laptop.exchange(send, data)
    return data


def offer_all(laptop: Laptop, send: Send) -> None:
    """What a laptop does under a new run: offers every name it holds, sends what is missing."""
    missing = laptop.exchange(send, offer=list(laptop.slices)).missing
    wanted = [data for name, data in laptop.slices.items() if short_name(name) in missing]
    for start in range(0, len(wanted), 3):
        laptop.exchange(send, *wanted[start : start + 3])


def test_a_start_from_the_same_data_goes_on_under_the_same_run(office: Office, laptop: MakeLaptop, send: Send) -> None:
    laptop().exchange(send)
    assert runs.ensure_run(office) is False
    assert runs.ensure_run(replace(office)) is False
    assert CentreRun.objects.count() == 1


def test_a_start_from_older_data_begins_a_new_run(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    backup = Backup()
    note(amina, send, b"later")
    backup.restore()
    assert runs.ensure_run(office) is True
    assert runs.ensure_run(office) is False
    starts = dict(RunStart.objects.filter(run=runs.current_run()).values_list("feed_id", "count"))
    assert starts == dict(Feed.objects.values_list("name", "count"))


@pytest.mark.parametrize("mark", ["", "nonsense", "0000000000000a 0000000000000000"])
def test_a_mark_that_is_missing_broken_or_of_another_run_begins_a_new_run(office: Office, mark: str) -> None:
    office.folder.tide_mark.write_text(mark, encoding="ascii")
    assert runs.ensure_run(office) is True


def test_nothing_is_missed_after_a_restore(office: Office, laptop: MakeLaptop, send: Send) -> None:
    """Two laptops of one person; the database falls back behind what both had exchanged."""
    first = laptop()
    second = laptop(person=Person.objects.get())
    note(first, send, b"before the backup")
    second.catch_up(send)
    backup = Backup()
    lost = note(first, send, b"after the backup, lost by the centre")
    second.catch_up(send)
    backup.restore()
    runs.ensure_run(office)
    new = note(second, send, b"written while the other laptop was away")
    first.catch_up(send)
    assert slice_name(new) in first.slices
    offer_all(first, send)
    third = laptop(person=Person.objects.get())
    third.catch_up(send)
    assert {slice_name(lost), slice_name(new)} <= set(third.slices)


def test_a_restore_under_a_running_server_is_noticed_by_the_next_exchange(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    amina = laptop()
    backup = Backup()
    note(amina, send, b"after the backup")
    backup.restore()
    with pytest.raises(ExchangeRefused, match="busy"):
        amina.exchange(send)
    assert CentreRun.objects.count() == 2
    offer_all(amina, send)
    assert CentreRun.objects.count() == 2
    assert Slice.objects.filter(person_id=amina.person).count() == 1


def test_more_told_by_another_process_than_the_database_holds_is_a_restore(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    run = runs.current_run()
    assert run is not None
    laptop().exchange(send)
    replace(office).tide.raise_to(Mark(run.run, runs.high_tide()))
    assert runs.note_told(office, run) and runs.note_told(replace(office), run)
    replace(office).tide.raise_to(Mark(run.run, runs.high_tide() + 1))
    assert not runs.note_told(replace(office), run)


def test_positions_under_older_and_unknown_runs(office: Office) -> None:
    """The rule itself, on a feed that stood at 30 when the second run began and at 45 when the third did."""
    first = runs.current_run()
    assert first is not None
    feed = Feed.objects.create(name="l", count=30)
    second = runs.begin_run(office)
    feed.count = 45
    feed.save()
    third = runs.begin_run(office)
    feed.count = 60
    feed.save()

    def served_from(run: int, count: int) -> int:
        return Positions.under(run, {"l": count, "new": count}, third).after("l", 60)

    assert [served_from(first.run, count) for count in (0, 20, 30, 50)] == [0, 20, 30, 30]
    assert [served_from(second.run, count) for count in (40, 45, 59)] == [40, 45, 45]
    assert [served_from(third.run, count) for count in (40, 60, 61)] == [40, 60, 0]
    assert served_from(12345, 50) == 0
    assert Positions.under(first.run, {"new": 3}, third).after("new", 5) == 0


def test_laptops_give_back_what_the_centre_decided(office: Office, laptop: MakeLaptop, send: Send) -> None:
    """Everything since the backup is gone: person, practice, decisions. What laptops hold brings it back."""
    backup = Backup()
    amina = laptop()
    published = amina.entry("practice.submitted", submission())
    returned = amina.entry("practice.submitted", submission(title="Second"))
    for entry in (published, returned):
        amina.exchange(send, amina.pack(entry))
    moderation.open_for_review(office, published.id.text())
    moderation.publish(office, published.id.text(), "J. Okoro")
    moderation.send_back(office, returned.id.text(), "J. Okoro", "Say who agreed.")
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission(title=""))))
    amina.catch_up(send)
    backup.restore()
    runs.ensure_run(office)
    assert not Person.objects.exists()
    offer_all(amina, send)
    states = dict(Practice.objects.values_list("title", "state"))
    assert states == {"Market day hours": PracticeState.PUBLISHED, "Second": PracticeState.RETURNED}
    assert Practice.objects.get(title="Second").reason == "Say who agreed."
    assert (Person.objects.get().pk, Refusal.objects.get().code) == (amina.person, "title-empty")
    assert Membership.objects.get().cohort.name == "Spring course"
    newcomer = laptop("Tomas")
    newcomer.catch_up(send)
    assert len(newcomer.decisions("practice.published")) == 1


def test_decisions_come_back_in_any_order(office: Office, laptop: MakeLaptop, send: Send) -> None:
    """Submitted, opened, published, withdrawn, unpublished, submitted again: the state does not depend on the order."""
    amina = laptop()
    first = amina.entry("practice.submitted", submission())
    amina.exchange(send, amina.pack(first))
    moderation.open_for_review(office, first.id.text())
    moderation.publish(office, first.id.text(), "J. Okoro")
    amina.catch_up(send)  # the words of the library go with the withdrawal
    amina.exchange(send, amina.pack(amina.entry("practice.withdrawn", None, about=first.id)))
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission())))
    amina.catch_up(send)
    held = sorted(amina.slices.values())
    assert len(held) == 9
    for table in reversed(TABLES):
        table.objects.all().delete()
    runs.ensure_run(office)
    for seed in range(12):
        random.Random(seed).shuffle(held)
        with transaction.atomic():
            assert all(intake.take(office, data).outcome is intake.Outcome.KEPT for data in held)
            assert Practice.objects.get().state == PracticeState.SUBMITTED
            assert Membership.objects.get().person_id == amina.person
            assert Cohort.objects.get().name == "Spring course"
            transaction.set_rollback(True)


def test_a_revoked_laptop_is_kept_aside_and_told(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    manager = laptop("Marguerite", role=Role.MANAGER)
    amina.catch_up(send)
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    data = amina.pack(amina.entry("activity.finished", b"\x90"))
    answer = amina.exchange(send, data)
    assert (answer.quarantined, answer.acknowledged, answer.feeds) == ((short_name(slice_name(data)),), (), {})
    with pytest.raises(ExchangeRefused) as refused:
        amina.exchange(send)
    assert refused.value.code == "device-revoked"
    carried = manager.exchange(send, data, offer=[slice_name(data)])
    assert set(carried.quarantined) == {short_name(slice_name(data))}
    assert intake.release(office, Slice.objects.get(state=SliceState.QUARANTINED)) is True
    manager.catch_up(send)
    assert slice_name(data) in manager.slices


def test_what_was_kept_aside_is_taken_when_its_laptop_is_found_again(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    amina = laptop()
    name = amina.device.device_id.hex()
    office.ledger.revoke(name, "2026-02-03")
    data = amina.pack(amina.entry("activity.finished", b"\x90"))
    assert amina.exchange(send, data).quarantined
    office.ledger.restore(name)
    assert amina.exchange(send, data).acknowledged == (short_name(slice_name(data)),)
    assert not Slice.objects.filter(state=SliceState.QUARANTINED).exists()


def test_what_had_been_released_is_taken_in_again_after_a_restore(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    """The older database still keeps it aside; the laptop offers its name, and need not send it again."""
    amina = laptop()
    name = amina.device.device_id.hex()
    office.ledger.revoke(name, "2026-02-03")
    data = amina.pack(amina.entry("activity.finished", b"\x90"))
    assert amina.exchange(send, data, offer=[slice_name(data)]).quarantined
    backup = Backup()
    office.ledger.restore(name)
    assert intake.release(office, Slice.objects.get(state=SliceState.QUARANTINED))
    backup.restore()
    runs.ensure_run(office)
    answer = amina.exchange(send, offer=[slice_name(data)])
    assert (answer.quarantined, answer.missing) == ((), ())
    assert Slice.objects.get(name=slice_name(data)).state == SliceState.ACCEPTED


def test_a_revocation_survives_a_restore(office: Office, laptop: MakeLaptop, send: Send) -> None:
    backup = Backup()
    amina = laptop()
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    backup.restore()
    runs.ensure_run(office)
    with pytest.raises(ExchangeRefused, match="device-revoked"):
        amina.exchange(send)


def test_a_slice_of_a_device_nobody_certified_is_kept_aside(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina, stranger = laptop(), Laptop(office.key.public)
    data = stranger.pack(stranger.entry("activity.finished", b"\x90"))
    assert amina.exchange(send, data).quarantined == (short_name(slice_name(data)),)
    with pytest.raises(ExchangeRefused, match="device-unknown"):
        stranger.exchange(send)
    assert intake.release(office, Slice.objects.get(state=SliceState.QUARANTINED)) is False


def test_the_mark_is_raised_by_several_workers_and_never_falls(office: Office) -> None:
    run = runs.current_run()
    assert run is not None
    workers = [replace(office) for _ in range(3)]
    for number, worker in enumerate(workers):
        worker.tide.raise_to(Mark(run.run, 10 * (number + 1)))
    workers[0].tide.raise_to(Mark(run.run, 15))
    assert office.tide.read() == Mark(run.run, 30)
