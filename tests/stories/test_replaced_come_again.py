"""Slices whose place others took come again: from a clone, from an old image of a disk, from a centre that was put
back. They are ignored on both sides, and nothing that anybody reads changes."""

from datetime import datetime
from pathlib import Path

from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import exchanging, note_history, notes, upkeep
from desktop_app.sync.signers import Signers
from desktop_app.sync.standing import mine_key, standing
from desktop_app.sync.taking_in import TakingIn
from sync_protocol.slices import slice_name
from sync_server.centre.models import Slice, SliceState
from tests.support.laptops import FieldLaptop
from tests.support.real_centre import RealCentre, device, person

COUNT = 40


def write_much(laptop: FieldLaptop) -> None:
    """Many small slices, all of which the centre has."""
    note = laptop.write("Bridge", "It is closed.")
    for number in range(COUNT):
        notes.save_note(laptop.session, note, text=f"It is closed. Seen {number} times.")
        assert laptop.exchange().error is None


def live(laptop: FieldLaptop) -> dict[bytes, bytes]:
    rows = laptop.session.database.rows("SELECT name, bytes FROM slices WHERE audience = 'mine' AND bytes <> x''")
    return {name: data for name, data in rows}


def pack_anew(laptop: FieldLaptop) -> None:
    assert upkeep.repack(laptop.session)
    assert laptop.exchange().error is None


def at_centre(laptop: FieldLaptop, state: SliceState) -> set[bytes]:
    rows = Slice.objects.filter(person=person(laptop), audience="mine", state=state)
    return {bytes(each.name) for each in rows}


def read(laptop: FieldLaptop) -> dict[str, str]:
    return {each.title: each.text for each in notes.read_notes(laptop.session)}


def come_again(laptop: FieldLaptop, slices: dict[bytes, bytes], run: int = 7) -> None:
    """As if some answer had brought them."""
    who, session = standing(laptop.session.settings), laptop.session
    assert who is not None
    from desktop_app.storage.slice_shelf import SliceShelf

    shelf = SliceShelf(session.database, session.journal.entries)
    taking = TakingIn(
        shelf, session.journal, Signers(who, session.journal), mine_key(session.settings), device(laptop), session.clock
    )
    for data in slices.values():
        assert taking.take(data, run)


def test_ignored_by_the_centre_whoever_brings_them(near_centre: RealCentre, tmp_path: Path) -> None:
    laptop = near_centre.joined()
    write_much(laptop)
    clone = laptop.copy(tmp_path / "clone")
    old = live(laptop)
    pack_anew(laptop)
    new = live(laptop)
    gone = set(old) - set(new)
    assert len(gone) > 10 and gone <= at_centre(laptop, SliceState.REPLACED)
    assert all(not bytes(each.data) for each in near_centre.house.slices(SliceState.REPLACED))
    # a clone that was never told, and thinks that the centre has none of them: it sends them all
    with clone.session.database.write():
        clone.session.database.run("UPDATE slices SET acknowledged = NULL")
    held = near_centre.house.held()
    assert clone.exchange().error is None
    assert exchanging.status(clone.session).waiting == 0  # they are acknowledged, not asked for again
    assert near_centre.house.held() == held
    assert gone <= at_centre(laptop, SliceState.REPLACED)
    assert set(live(clone)) == set(live(laptop)) == at_centre(laptop, SliceState.ACCEPTED)
    assert read(clone) == read(laptop)
    clone.close()


def test_ignored_by_the_laptop_that_replaced_them(near_centre: RealCentre) -> None:
    laptop = near_centre.joined()
    write_much(laptop)
    old = live(laptop)
    pack_anew(laptop)
    new, entries, text = live(laptop), laptop.entries(), read(laptop)
    come_again(laptop, old)
    assert (live(laptop), laptop.entries(), read(laptop)) == (new, entries, text)
    quiet = laptop.exchange()
    assert (quiet.sent, quiet.requests, exchanging.status(laptop.session).waiting) == (0, 1, 0)


def test_dropped_by_a_laptop_that_never_had_them(near_centre: RealCentre) -> None:
    """It knows them from the names in the slice that took their place."""
    laptop = near_centre.joined()
    write_much(laptop)
    old = live(laptop)
    pack_anew(laptop)
    other = near_centre.joined(other_of=laptop)
    other.exchange()
    new, entries, text = live(other), other.entries(), read(other)
    assert set(live(laptop)) <= set(new) and text == read(laptop)
    gone = {name: data for name, data in old.items() if name not in new}
    come_again(other, gone, near_centre.house.run)
    assert other.exchange().error is None
    assert (live(other), other.entries(), read(other)) == (new, entries, text)
    assert {slice_name(data) for data in gone.values()} <= at_centre(laptop, SliceState.REPLACED)


def test_a_centre_from_before_drops_them_once_more(near_centre: RealCentre) -> None:
    """Its backup has the replaced ones in full. It keeps them until it holds again what took their place."""
    laptop = near_centre.joined()
    write_much(laptop)
    copy, old = near_centre.house.copy(), set(live(laptop))
    pack_anew(laptop)
    new = set(live(laptop))
    near_centre.house.restore(copy)
    assert old <= at_centre(laptop, SliceState.ACCEPTED)
    assert laptop.exchange().error is None
    assert at_centre(laptop, SliceState.ACCEPTED) == new
    assert old - new <= at_centre(laptop, SliceState.REPLACED)
    third = near_centre.joined(other_of=laptop)
    third.exchange()
    assert read(third) == read(laptop)


def past(laptop: FieldLaptop, note: RecordId) -> list[tuple[datetime, str, str]]:
    """When each earlier version was written, its title and its text, as the history shows them."""
    places = [each.place for each in note_history.versions(laptop.session, note)]
    found = [note_history.version(laptop.session, note, place) for place in places]
    return [(each.when, each.title, each.text) for each in found]


def test_the_history_of_a_text_stays_readable(near_centre: RealCentre) -> None:
    """On the laptop that packed anew, and on one that never had anything but what it packed."""
    laptop = near_centre.joined()
    note = laptop.write("Bridge", "It is closed.")
    for number in range(COUNT):
        laptop.clock.advance(hours=5)
        notes.save_note(laptop.session, note, text=f"It is closed. Seen {number} times.")
        assert laptop.exchange().error is None
    before = past(laptop, note)
    assert len(before) > 5 and len({text for _, _, text in before}) == len(before)
    old = set(live(laptop))
    pack_anew(laptop)
    assert len(old - set(live(laptop))) > 10
    assert past(laptop, note) == before
    other = near_centre.joined(other_of=laptop)
    other.clock.moment = laptop.clock.moment
    other.exchange()
    assert not (old - set(live(laptop))) & set(live(other))
    assert past(other, note) == before
