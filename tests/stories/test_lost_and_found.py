"""A laptop is said to be lost. What it signs is kept aside, and no answer ever says that the centre has it, until
somebody releases it."""

from contextlib import suppress
from pathlib import Path

import pytest

from desktop_app.domain.sharing import SharingState
from desktop_app.operations import bundles, exchanging, notes
from sync_protocol.slices import short_name
from sync_server.centre import deeds, revoking
from sync_server.centre.models import Device, FeedPlace, Slice, SliceState
from tests.support.laptops import FieldLaptop
from tests.support.real_centre import RealCentre, device, person, positions
from tests.support.simulation_centre import PowerCut


@pytest.fixture
def amina(near_centre: RealCentre) -> FieldLaptop:
    laptop = near_centre.joined()
    laptop.write("Before")
    laptop.exchange()
    return laptop


def lose(centre: RealCentre, laptop: FieldLaptop) -> None:
    deeds.revoke(centre.house.office, deeds.COMMAND_LINE, Device.objects.get(pk=device(laptop).hex()))


def find(centre: RealCentre, laptop: FieldLaptop) -> None:
    deeds.accept_again(centre.house.office, deeds.COMMAND_LINE, Device.objects.get(pk=device(laptop).hex()))


def aside(centre: RealCentre) -> list[Slice]:
    return centre.house.slices(SliceState.QUARANTINED)


def release(centre: RealCentre) -> None:
    """A manager takes in what was kept aside; the laptop stays revoked."""
    for each in aside(centre):
        assert deeds.release(centre.house.office, deeds.COMMAND_LINE, each)


def states(laptop: FieldLaptop) -> dict[str, SharingState]:
    return {note.title: note.state for note in notes.list_notes(laptop.session)}


def marks(laptop: FieldLaptop, title: str = "quarantined") -> int:
    count = laptop.session.database.value("SELECT count(*) FROM slices WHERE aside = ?", (title,))
    return int(count)


def test_kept_aside_and_never_said_to_be_there(near_centre: RealCentre, amina: FieldLaptop) -> None:
    lose(near_centre, amina)
    amina.write("After")
    for _ in range(3):  # carried the first time, offered by name the others
        result = amina.exchange()
        assert (result.error, result.sent) == ("device-revoked", 0)
        assert states(amina) == {"Before": SharingState.RECEIVED, "After": SharingState.WAITING}
        assert exchanging.status(amina.session).waiting == 1
    (kept,) = aside(near_centre)
    assert not FeedPlace.objects.filter(slice=kept).exists()
    other = near_centre.joined(other_of=amina)
    other.exchange()
    assert other.titles() == ["Before"]
    find(near_centre, amina)
    assert amina.exchange().error is None
    assert states(amina)["After"] is SharingState.RECEIVED
    assert aside(near_centre) == [] and marks(amina) == 0
    other.exchange()
    assert other.titles() == ["After", "Before"]


def test_a_lost_laptop_that_brings_something_takes_nothing_away(near_centre: RealCentre, amina: FieldLaptop) -> None:
    """What it carries is kept aside; of what the others wrote since, and of the course, it gets nothing."""
    other = near_centre.joined(other_of=amina)
    lose(near_centre, amina)
    other.write("Written since")
    other.exchange()
    amina.write("After")
    before = amina.held(), positions(amina)
    assert amina.exchange().error == "device-revoked"
    assert len(aside(near_centre)) == 1
    (own,) = amina.held() - before[0]
    assert own == bytes(aside(near_centre)[0].name) and positions(amina) == before[1]
    find(near_centre, amina)
    amina.exchange()
    assert amina.titles() == ["After", "Before", "Written since"]


@pytest.mark.parametrize("look", range(8))
def test_the_power_goes_while_it_is_said_to_be_lost(near_centre: RealCentre, amina: FieldLaptop, look: int) -> None:
    """Said and done, or neither: never a laptop that is shut out while its person's others hear nothing of it."""
    house, name = near_centre.house, device(amina).hex()
    house.clock.dies_in = look
    with suppress(PowerCut):
        revoking.revoke(house.office, Device.objects.get(pk=name))
    house.restart()
    other = near_centre.joined(other_of=amina)
    other.exchange()
    heard = [entry for entry in other.entries() if entry.kind == "device.revoked"]
    assert len(heard) == house.office.ledger.is_revoked(name)
    revoking.revoke(house.office, Device.objects.get(pk=name))
    other.exchange()
    assert len([entry for entry in other.entries() if entry.kind == "device.revoked"]) == 1


def test_released_by_a_manager_while_the_laptop_stays_lost(near_centre: RealCentre, amina: FieldLaptop) -> None:
    """What was released is said to be there with the next answer; what is signed since is not."""
    lose(near_centre, amina)
    amina.write("Released")
    amina.exchange()
    release(near_centre)
    amina.write("Signed later")
    assert amina.exchange().error == "device-revoked"
    assert states(amina) == {
        "Before": SharingState.RECEIVED,
        "Released": SharingState.RECEIVED,
        "Signed later": SharingState.WAITING,
    }
    assert len(aside(near_centre)) == 1


def test_another_laptop_that_carries_it_hears_the_same(near_centre: RealCentre, amina: FieldLaptop) -> None:
    """It is the signer that counts, not who brings it: and the bringer is not said to be lost."""
    other = near_centre.joined(other_of=amina)
    copy = near_centre.house.copy()
    amina.write("Signed before it was lost")
    for laptop in (amina, other):
        laptop.exchange()
    names = amina.held() & other.held()
    lose(near_centre, amina)
    near_centre.house.restore(copy)
    result = other.exchange()
    assert result.error is None
    kept = {bytes(each.name) for each in aside(near_centre)}
    assert kept and kept <= names
    assert marks(other) == len(kept)
    assert other.exchange().error is None and marks(other) == len(kept)
    find(near_centre, amina)
    other.exchange()
    assert aside(near_centre) == [] and marks(other) == 0
    assert {bytes(each.name) for each in Slice.objects.filter(person=person(amina))} >= kept


def test_an_answer_file_says_the_same(near_centre: RealCentre, amina: FieldLaptop, tmp_path: Path) -> None:
    lose(near_centre, amina)
    amina.write("By stick")
    stick = tmp_path / "mine.fieldbundle"
    bundles.export_bundle(amina.session, stick)
    (waits,) = amina.session.database.rows("SELECT name FROM slices WHERE acknowledged IS NULL")
    answer = near_centre.house.take_file(stick.read_bytes())
    assert answer is not None
    assert [short_name(bytes(each.name)) for each in aside(near_centre)] == [short_name(waits[0])]
    stick.write_bytes(answer)
    bundles.import_file(amina.session, stick)
    assert states(amina)["By stick"] is SharingState.WAITING
    assert marks(amina) == 1
    find(near_centre, amina)
    again = tmp_path / "again.fieldbundle"
    bundles.export_bundle(amina.session, again)
    answer = near_centre.house.take_file(again.read_bytes())
    assert answer is not None
    again.write_bytes(answer)
    bundles.import_file(amina.session, again)
    assert states(amina)["By stick"] is SharingState.RECEIVED
    stick.unlink()
    assert aside(near_centre) == []
