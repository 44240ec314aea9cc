"""Laptops that are reported lost: their people's others are told, whatever is put back from a backup."""

import shutil
from dataclasses import replace

import pytest

from sync_protocol.bodies import DeviceDecided
from sync_protocol.refusals import ExchangeRefused
from sync_server.centre import revoking, runs
from sync_server.centre.models import Device, Person, Slice
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send
from tests.sync_server.test_bad_days import Backup, offer_all


def device(laptop: Laptop) -> Device:
    return Device.objects.get(pk=laptop.device.device_id.hex())


def heard(laptop: Laptop) -> list[tuple[str, bytes]]:
    """What it was told of lost and found devices, in the order of the centre's decisions."""
    found = []
    for kind in ("device.revoked", "device.found"):
        for _, body in laptop.decisions(kind):
            assert isinstance(body, DeviceDecided)
            found.append((body.decided, kind, body.device))
    return [each[1:] for each in sorted(found)]


@pytest.fixture
def pair(laptop: MakeLaptop, send: Send) -> tuple[Laptop, Laptop]:
    """Two laptops of one person."""
    first = laptop()
    second = laptop(person=Person.objects.get())
    for each in (first, second):
        each.catch_up(send)
    return first, second


def test_the_other_laptop_is_told_and_the_lost_one_hears_nothing(
    office: Office, pair: tuple[Laptop, Laptop], send: Send, laptop: MakeLaptop
) -> None:
    kept, lost = pair
    stranger = laptop("Marguerite")
    revoking.revoke(office, device(lost))
    revoking.revoke(office, device(lost))  # said once
    kept.catch_up(send)
    stranger.catch_up(send)
    assert heard(kept) == [("device.revoked", lost.device.device_id)]
    assert heard(stranger) == []
    with pytest.raises(ExchangeRefused, match="device-revoked"):
        lost.exchange(send)


def test_found_again_and_lost_again_in_this_order_whatever_the_clock_does(
    office: Office, pair: tuple[Laptop, Laptop], send: Send, clock: Clock
) -> None:
    kept, lost = pair
    revoking.revoke(office, device(lost))
    revoking.restore(replace(office, clock=lambda: 5), device(lost))
    lost.exchange(send)
    revoking.revoke(replace(office, clock=lambda: 4), device(lost))
    kept.catch_up(send)
    assert [kind for kind, _ in heard(kept)] == ["device.revoked", "device.found", "device.revoked"]
    assert office.ledger.is_revoked(device(lost).pk)


def test_a_database_that_was_put_back_says_it_again(office: Office, pair: tuple[Laptop, Laptop], send: Send) -> None:
    kept, lost = pair
    backup = Backup()
    revoking.revoke(office, device(lost))
    said = set(Slice.objects.values_list("name", flat=True))
    backup.restore()
    assert not set(Slice.objects.values_list("name", flat=True)) >= said
    runs.ensure_run(office)
    assert {bytes(name) for name in Slice.objects.values_list("name", flat=True)} >= {bytes(name) for name in said}
    kept.catch_up(send)
    assert heard(kept) == [("device.revoked", lost.device.device_id)]


def test_a_folder_that_was_put_back_too_has_it_from_a_laptop(
    office: Office, pair: tuple[Laptop, Laptop], send: Send
) -> None:
    kept, lost = pair
    backup = Backup()
    revoking.revoke(office, device(lost))
    kept.catch_up(send)
    shutil.rmtree(office.folder.devices / "decisions")
    office.ledger.restore(device(lost).pk)
    backup.restore()
    runs.ensure_run(office)
    lost.exchange(send)  # nobody knows it yet
    offer_all(kept, send)
    with pytest.raises(ExchangeRefused, match="device-revoked"):
        lost.exchange(send)


def test_an_older_decision_that_comes_back_changes_nothing(
    office: Office, pair: tuple[Laptop, Laptop], send: Send
) -> None:
    kept, lost = pair
    backup = Backup()
    revoking.revoke(office, device(lost))
    kept.catch_up(send)
    revoking.restore(office, device(lost))
    backup.restore()
    runs.ensure_run(office)
    offer_all(kept, send)
    assert not office.ledger.is_revoked(device(lost).pk)
    lost.exchange(send)


def test_a_power_cut_after_it_was_kept_is_made_good(office: Office, pair: tuple[Laptop, Laptop], send: Send) -> None:
    kept, lost = pair
    backup = Backup()
    revoking.revoke(office, device(lost))
    office.ledger.restore(device(lost).pk)  # only the decision reached the disk
    backup.restore()
    revoking.say_again(office)
    assert office.ledger.is_revoked(device(lost).pk)
    kept.catch_up(send)
    assert heard(kept) == [("device.revoked", lost.device.device_id)]


def test_one_revoked_before_there_was_anything_to_say_can_be_found(
    office: Office, pair: tuple[Laptop, Laptop], send: Send
) -> None:
    _, lost = pair
    office.ledger.revoke(device(lost).pk, "2026-02-03")
    revoking.restore(office, device(lost))
    lost.exchange(send)


def test_a_second_laptop_hears_that_there_are_others(office: Office, pair: tuple[Laptop, Laptop]) -> None:
    from sync_server.centre.enrolment import _answer  # the answer itself, whose bytes test_enrolment.py reads
    from sync_server.centre.models import EnrolmentCode

    first, second = pair
    for each in (first, second):
        code = EnrolmentCode.objects.get(used_by=device(each))
        assert _answer(office, code, device(each).pk).others == 1
