"""Centres and laptops that were restored, cloned, revoked, lost."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import enrolment, exchanging, notes
from desktop_app.storage.settings import PERSON
from desktop_app.storage.slice_shelf import SliceShelf
from desktop_app.sync.cutting import cut
from desktop_app.sync.standing import CENTRE_RUN, REVOKED, mine_key, standing
from sync_protocol.bodies import PersonPlaced, PracticePublished
from sync_protocol.entries import Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import short_name, slice_name
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import ADDRESS, FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.profiles import FakeClock
from tests.support.small_centre import SmallCentre

ME = "00f1e2d3c4b5a697"


def device(laptop: FieldLaptop) -> bytes:
    who = standing(laptop.session.settings)
    assert who is not None
    return who.device.device_id


# the centre


def test_a_restored_centre_gets_everything_back_from_one_laptop(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make()
    laptop.write("Of Monday")
    laptop.exchange()
    backup = centre.backup()
    laptop.write("Of Tuesday")
    decision = centre.say("person.placed", PersonPlaced("c1"), person_audience(ME))
    laptop.exchange()
    held = set(centre.books.slices)
    centre.restore(backup)
    assert not held <= set(centre.books.slices)
    assert laptop.exchange().error is None
    assert held <= set(centre.books.slices)
    assert decision in centre.entries()
    other = make(words=laptop.words())
    other.exchange()
    assert other.titles() == ["Of Monday", "Of Tuesday"]
    assert decision in other.entries()


def test_a_restored_centre_is_asked_once(laptop: FieldLaptop, centre: SmallCentre) -> None:
    laptop.write("Bridge")
    laptop.exchange()
    centre.restore(centre.backup())
    assert laptop.exchange().requests == 2
    assert laptop.session.settings.number(CENTRE_RUN) == centre.books.run
    quiet = laptop.exchange()
    assert (quiet.requests, centre.requests[-1].offered) == (1, ())


def test_what_others_wrote_after_a_restore_is_not_skipped(make: MakeLaptop, centre: SmallCentre) -> None:
    """The count under the new run grows past the laptop's before it asks again."""
    first = make()
    second = make(words=first.words())
    backup = centre.backup()
    for number in range(6):
        first.write(f"Lost {number}")
        first.exchange()
    second.exchange()
    centre.restore(backup)
    for number in range(9):
        first.write(f"New {number}")
        first.exchange()
    second.exchange()
    assert second.titles() == first.titles()


def test_a_centre_of_an_unknown_run_is_read_from_the_beginning(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    second = make(words=first.words())
    first.write("Bridge")
    first.exchange()
    centre.restore(centre.backup())
    centre.books.starts.clear()
    second.exchange()
    assert second.titles() == ["Bridge"]


def test_states_tell_the_truth_while_a_restored_centre_has_less(
    laptop: FieldLaptop, centre: SmallCentre, faults: list[Fault]
) -> None:
    backup = centre.backup()
    laptop.write("Bridge")
    laptop.exchange()
    centre.restore(backup)
    faults[:] = [Fault(), Fault(), Fault(error="unreachable")]  # it answers the offer, and is gone
    assert laptop.exchange().error == "unreachable"
    assert notes.list_notes(laptop.session)[0].state is SharingState.WAITING
    assert exchanging.status(laptop.session).waiting == 2
    laptop.exchange()
    assert notes.list_notes(laptop.session)[0].state is SharingState.RECEIVED


# the laptop


def test_a_laptop_restored_from_a_backup_gets_its_own_back_and_goes_on(laptop: FieldLaptop, tmp_path: Path) -> None:
    laptop.write("Before the backup")
    laptop.exchange()
    backup = laptop.copy(tmp_path / "backup")
    laptop.write("After the backup")
    laptop.exchange()
    laptop.replace_by(backup)
    backup.close()
    assert laptop.titles() == ["Before the backup"]
    laptop.write("After the restore")
    assert laptop.exchange().waiting == 0
    assert laptop.titles() == ["After the backup", "After the restore", "Before the backup"]
    assert {note.state for note in notes.list_notes(laptop.session)} == {SharingState.RECEIVED}


def test_what_goes_twice_because_of_a_restore_counts_once(
    laptop: FieldLaptop, tmp_path: Path, make: MakeLaptop
) -> None:
    laptop.write("Written, then backed up, then sent")
    backup = laptop.copy(tmp_path / "backup")
    laptop.exchange()
    laptop.replace_by(backup)
    backup.close()
    laptop.exchange()
    assert exchanging.status(laptop.session).waiting == 0
    other = make(words=laptop.words())
    other.exchange()
    assert other.titles() == ["Written, then backed up, then sent"]
    ids = [entry.id for entry in other.entries()]
    assert len(ids) == len(set(ids))


def test_two_clones_of_one_laptop_both_go_on(laptop: FieldLaptop, tmp_path: Path) -> None:
    laptop.write("Before")
    clone = laptop.copy(tmp_path / "clone")
    laptop.write("Of the first")
    clone.write("Of the second")
    for each in (laptop, clone, laptop, clone):
        assert each.exchange().error is None
    assert laptop.titles() == clone.titles() == ["Before", "Of the first", "Of the second"]
    assert laptop.entries() == clone.entries()
    clone.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_ten_years_off_changes_nothing(tmp_path: Path, centre: SmallCentre, years: int) -> None:
    fetcher = NearFetcher(centre)
    clock = FakeClock()
    clock.advance(days=365 * years)
    wrong = FieldLaptop.new(tmp_path / "wrong", fetcher, clock=clock)
    right = FieldLaptop.new(tmp_path / "right", fetcher)
    right.give_words(wrong.words())
    for laptop in (wrong, right):
        laptop.enrol(centre.new_code())
        laptop.write(f"By {laptop.folder.name}")
    for laptop in (wrong, right, wrong):
        assert laptop.exchange().error is None
    assert wrong.titles() == right.titles() == ["By right", "By wrong"]
    wrong.close()
    right.close()


# slices put aside


def refused_slice(laptop: FieldLaptop, centre: SmallCentre) -> bytes:
    """A slice of this laptop, as it would leave."""
    who = standing(laptop.session.settings)
    assert who is not None
    shelf = SliceShelf(laptop.session.database, laptop.session.journal.entries)
    cut(shelf, who.device, mine_key(laptop.session.settings), 5)
    return shelf.unsent(1)[0].data


def test_a_refused_slice_stays_and_holds_nobody_up(laptop: FieldLaptop, centre: SmallCentre) -> None:
    laptop.exchange()
    laptop.write("Refused")
    data = refused_slice(laptop, centre)
    centre.refuse = {short_name(slice_name(data)): "dictionary-newer"}
    laptop.write("Not refused")
    result = laptop.exchange()
    assert (result.error, result.sent) == (None, 1)
    assert laptop.titles() == ["Not refused", "Refused"]
    view = exchanging.sync_view(laptop.session)
    assert {(item.title, item.state) for item in view.items if item.kind == "note"} == {
        ("Refused", SharingState.REFUSED),
        ("Not refused", SharingState.RECEIVED),
    }
    assert laptop.exchange().requests == 1
    centre.refuse = {}
    centre.restore(centre.backup())
    laptop.exchange()
    assert slice_name(data) in centre.books.slices


def test_quarantined_is_not_received_until_it_is_released(laptop: FieldLaptop, centre: SmallCentre) -> None:
    laptop.exchange()
    laptop.write("Written by a revoked laptop")
    centre.revoked = {device(laptop)}
    result = laptop.exchange()
    assert (result.error, result.sent) == ("device-revoked", 0)
    assert notes.list_notes(laptop.session)[0].state is SharingState.WAITING
    centre.revoked = set()
    assert laptop.exchange().error is None
    assert laptop.session.settings.number(REVOKED) == 0
    assert notes.list_notes(laptop.session)[0].state is SharingState.WAITING
    centre.release()
    laptop.exchange()
    assert notes.list_notes(laptop.session)[0].state is SharingState.RECEIVED


def test_a_revoked_laptop_is_told_and_can_join_anew_without_losing_anything(
    laptop: FieldLaptop, centre: SmallCentre
) -> None:
    laptop.write("Before")
    laptop.exchange()
    old = device(laptop)
    centre.revoked = {old}
    assert laptop.exchange().error == "device-revoked"
    assert laptop.session.settings.number(REVOKED) == 1
    laptop.write("Between")
    laptop.enrol(centre.new_code())
    assert device(laptop) != old
    assert laptop.exchange().error is None
    assert exchanging.status(laptop.session).waiting == 0
    assert laptop.titles() == ["Before", "Between"]


def test_joining_anew_as_somebody_else_reads_their_feeds_from_the_beginning(
    laptop: FieldLaptop, centre: SmallCentre
) -> None:
    laptop.exchange()
    centre.revoked = {device(laptop)}
    laptop.exchange()
    for _ in range(3):
        said: Entry = centre.say("person.placed", PersonPlaced("c9"), person_audience("ffffffffffffffff"))
    laptop.enrol(centre.new_code("ffffffffffffffff"))
    assert laptop.session.settings.text(PERSON) == "ffffffffffffffff"
    laptop.exchange()
    assert said in laptop.entries()


def test_a_revoked_laptop_does_not_follow_a_code_of_another_centre(laptop: FieldLaptop, centre: SmallCentre) -> None:
    laptop.exchange()
    centre.revoked = {device(laptop)}
    laptop.exchange()
    with pytest.raises(Known, match="already-enrolled"):
        enrolment.enrol(laptop.session, ADDRESS, SmallCentre(seed=7).new_code(), "Amina")


def test_a_feed_that_is_closed_is_forgotten_and_what_came_on_it_stays(laptop: FieldLaptop, centre: SmallCentre) -> None:
    published = PracticePublished("Ask", "", {"context": "A market"}, "A. N.", "J. O.", "00000000000001.1")
    entry = centre.say("practice.published", published, "library", EntryId(1, 1))
    laptop.exchange()
    centre.closed = {"l"}
    assert laptop.exchange().error is None
    assert laptop.session.database.rows("SELECT feed FROM positions") == [("p",)]
    assert entry in laptop.entries()
