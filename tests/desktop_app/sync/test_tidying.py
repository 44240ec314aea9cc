"""What is done at the end of an exchange: the bin emptied after thirty days, slices packed anew."""

import random
from pathlib import Path

import pytest

from desktop_app.operations import exchanging, notes, practices, searching, upkeep
from desktop_app.storage import erasing, replaced_slices
from desktop_app.storage import settings as names
from desktop_app.sync.own_keys import keys_of
from desktop_app.sync.repacking import Repacking
from desktop_app.sync.signers import Signers
from desktop_app.sync.standing import mine_key, standing
from sync_protocol.bodies import ActRefused, PracticeReturned
from sync_protocol.entries import MINE, Entry, person_audience
from sync_protocol.slices import open_slice, pack_slice, read_header, replaced_by, short_name
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import GOOD, Fault
from tests.support.small_centre import SmallCentre

DAY = 24 * 3_600_000
ME = "00f1e2d3c4b5a697"


def pass_days(centre: SmallCentre, days: float) -> None:
    """By the centre's clock; the laptops' stand still."""
    centre.clock += int(days * DAY)


def opened(laptop: FieldLaptop) -> list[Entry]:
    """Every entry in every slice of mine that the laptop holds, bodies as they lie there."""
    session = laptop.session
    who = standing(session.settings)
    assert who is not None
    keys = keys_of(session.journal, mine_key(session.settings))
    signers = Signers(who, session.journal).keys
    found: list[Entry] = []
    for (data,) in session.database.rows("SELECT bytes FROM slices WHERE audience = 'mine' AND bytes <> x''"):
        header = read_header(data)
        found += open_slice(data, signers[header.device], keys.named(header.key))
    return found


def at_centre(laptop: FieldLaptop, centre: SmallCentre) -> list[Entry]:
    """The same of what the centre holds, which it cannot open itself."""
    session = laptop.session
    who = standing(session.settings)
    assert who is not None
    keys = keys_of(session.journal, mine_key(session.settings))
    signers = Signers(who, session.journal).keys
    found: list[Entry] = []
    for data in filter(None, centre.books.slices.values()):
        header = read_header(data)
        if header.audience == MINE:
            found += open_slice(data, signers[header.device], keys.named(header.key))
    return found


def has_word(entries: list[Entry], word: bytes) -> bool:
    return any(word in entry.body for entry in entries)


def delete(laptop: FieldLaptop, note: str) -> None:
    notes.delete_note(laptop.session, note)


# the bin


def test_after_thirty_days_of_the_centre_the_bin_is_emptied(laptop: FieldLaptop, centre: SmallCentre) -> None:
    note = laptop.write("Bridge", "The guard is called Yusuf.")
    laptop.write("Road", "It is open.")
    laptop.exchange()
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 29.9)
    laptop.exchange()
    assert len(notes.list_notes(laptop.session, deleted=True)) == 1
    pass_days(centre, 0.2)
    result = laptop.exchange()
    assert (result.error, result.waiting) == (None, 0)
    assert notes.list_notes(laptop.session, deleted=True) == ()
    assert not has_word(opened(laptop), b"Yusuf")
    assert not has_word(at_centre(laptop, centre), b"Yusuf")
    assert searching.search(laptop.session, "Yusuf").total == 0
    assert laptop.titles() == ["Road"]
    assert laptop.exchange().requests == 1


def test_the_laptop_s_own_clock_does_not_count(laptop: FieldLaptop, centre: SmallCentre) -> None:
    note = laptop.write("Bridge")
    delete(laptop, note)
    laptop.exchange()
    laptop.clock.advance(days=4_000)
    laptop.exchange()
    assert len(notes.list_notes(laptop.session, deleted=True)) == 1
    laptop.clock.advance(days=-9_000)
    pass_days(centre, 31)
    laptop.exchange()
    assert notes.list_notes(laptop.session, deleted=True) == ()


def test_the_thirty_days_begin_with_the_first_exchange_after_the_deletion(
    laptop: FieldLaptop, centre: SmallCentre
) -> None:
    note = laptop.write("Bridge")
    laptop.exchange()
    pass_days(centre, 100)
    delete(laptop, note)
    laptop.exchange()
    assert len(notes.list_notes(laptop.session, deleted=True)) == 1


def test_a_note_that_came_back_and_went_again_lies_there_for_thirty_days_more(
    laptop: FieldLaptop, centre: SmallCentre
) -> None:
    note = laptop.write("Bridge")
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 29)
    notes.restore_note(laptop.session, note)
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 29)
    laptop.exchange()
    assert len(notes.list_notes(laptop.session, deleted=True)) == 1
    pass_days(centre, 2)
    laptop.exchange()
    assert notes.list_notes(laptop.session, deleted=True) == ()


def test_nothing_is_erased_before_everything_was_received(
    make: MakeLaptop, centre: SmallCentre, faults: list[Fault]
) -> None:
    """An edit made elsewhere, which is on its way down, brings the note back instead; also when the line broke after
    the centre's clock was heard, and before the edit."""
    first = make()
    second = make(words=first.words())
    note = first.write("Bridge", "closed")
    first.exchange()
    second.exchange()
    delete(first, note)
    first.exchange()
    pass_days(centre, 31)
    second.write("Much", random.Random(5).randbytes(60_000).hex())
    second.exchange()
    notes.save_note(second.session, note, text="closed until Monday")
    second.exchange()
    faults[:] = [GOOD, *[Fault(cut_down=0)] * 9]
    assert first.exchange().error == "cut"
    assert first.session.settings.number(names.CENTRE_CLOCK) == centre.clock
    faults.clear()
    assert [each.title for each in notes.list_notes(first.session, deleted=True)] == ["Bridge"]
    assert first.exchange().error is None
    assert {each.title: each.text for each in notes.read_notes(first.session)}["Bridge"] == "closed until Monday"
    assert notes.list_notes(first.session, deleted=True) == ()


def test_an_exchange_that_breaks_erases_nothing(laptop: FieldLaptop, centre: SmallCentre, faults: list[Fault]) -> None:
    note = laptop.write("Bridge")
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 31)
    faults[:] = [Fault(error="unreachable")]
    assert laptop.exchange().error == "unreachable"
    assert len(notes.list_notes(laptop.session, deleted=True)) == 1


def test_what_was_written_meanwhile_is_a_recovered_note_everywhere(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    second = make(words=first.words())
    note = first.write("Bridge", "The guard is called Yusuf.")
    first.exchange()
    second.exchange()
    notes.save_note(second.session, note, text="The guard is called Yusuf. Ask Maryam first.")
    delete(first, note)
    first.exchange()
    pass_days(centre, 31)
    first.exchange()
    second.exchange()
    first.exchange()
    third = make(words=first.words())
    third.exchange()
    for each in (first, second, third):
        (found,) = notes.read_notes(each.session)
        assert (found.id, found.recovered) == (note, True)
        assert found.text.strip() == "Ask Maryam first."
        assert not has_word(opened(each), b"Yusuf")
    assert not has_word(at_centre(third, centre), b"Yusuf")


def test_a_laptop_that_had_it_drops_the_bodies_too(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    second = make(words=first.words())
    note = first.write("Bridge", "Yusuf")
    first.exchange()
    second.exchange()
    delete(first, note)
    first.exchange()
    pass_days(centre, 31)
    first.exchange()
    second.exchange()
    assert not has_word(opened(second), b"Yusuf")
    assert not has_word([entry for _, entry in second.session.journal.entries.each()], b"Yusuf")
    assert {entry.id for entry in first.entries()} == {entry.id for entry in second.entries()}


def test_erased_words_that_come_in_a_slice_nobody_knew_are_packed_anew(
    laptop: FieldLaptop, centre: SmallCentre, faults: list[Fault], tmp_path: Path
) -> None:
    """A clone that had not sent them, and heard nothing, cuts them once more; then its line stays away."""
    laptop.exchange()
    note = laptop.write("Bridge", "Yusuf")
    clone = laptop.copy(tmp_path / "clone")
    laptop.exchange()
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 31)
    laptop.exchange()
    faults[:] = [Fault(cut_down=0)] * 3
    clone.write("Ford", "open")  # so that it is another slice
    assert clone.exchange().error == "cut"
    clone.close()
    assert has_word(at_centre(laptop, centre), b"Yusuf")
    assert laptop.exchange().error is None
    assert laptop.titles() == ["Ford"]
    assert not has_word(opened(laptop), b"Yusuf")
    assert not has_word(at_centre(laptop, centre), b"Yusuf")


def test_a_laptop_restored_from_before_stays_without_them(
    laptop: FieldLaptop, centre: SmallCentre, tmp_path: Path
) -> None:
    note = laptop.write("Bridge", "Yusuf")
    laptop.exchange()
    backup = laptop.copy(tmp_path / "backup")
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 31)
    laptop.exchange()
    laptop.replace_by(backup)
    backup.close()
    assert laptop.titles() == ["Bridge"]
    laptop.exchange()
    assert laptop.titles() == []
    assert not has_word(opened(laptop), b"Yusuf")
    assert not has_word(at_centre(laptop, centre), b"Yusuf")


def test_a_restored_centre_gets_none_of_it_back(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make()
    note = laptop.write("Bridge", "Yusuf")
    laptop.exchange()
    before = centre.backup()
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 31)
    laptop.exchange()
    centre.restore(before)
    assert has_word(at_centre(laptop, centre), b"Yusuf")
    laptop.exchange()
    assert not has_word(at_centre(laptop, centre), b"Yusuf")
    assert laptop.exchange().requests == 1


def test_without_the_words_nothing_is_erased(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    note = first.write("Bridge", "Yusuf")
    first.exchange()
    delete(first, note)
    first.exchange()
    pass_days(centre, 31)
    stranger = make()
    stranger.exchange()
    assert has_word(at_centre(first, centre), b"Yusuf")


def test_a_draft_is_erased_and_what_was_sent_of_it_shows_no_more(laptop: FieldLaptop, centre: SmallCentre) -> None:
    practice = practices.add_practice(laptop.session, title="Ask first", parts={"context": "Yusuf"}).id
    practices.submit(laptop.session, practice)
    laptop.exchange()
    practices.withdraw(laptop.session, practice)
    practices.delete_practice(laptop.session, practice)
    laptop.exchange()
    pass_days(centre, 31)
    laptop.exchange()
    assert practices.list_practices(laptop.session) == ()
    assert practices.list_practices(laptop.session, deleted=True) == ()
    assert not has_word(opened(laptop), b"Yusuf")


# packing anew


def repacking(laptop: FieldLaptop) -> Repacking:
    return upkeep.repacking(laptop.session)


def many(laptop: FieldLaptop, count: int = 60) -> str:
    """A note whose every edit went in a slice of its own, as with an exchange after each."""
    note = laptop.write("Bridge", "It is closed.")
    laptop.exchange()
    for number in range(count):
        text = notes.open_note(laptop.session, note).text
        notes.save_note(laptop.session, note, text=f"{text} Word {number}.")
        laptop.exchange()
    return note


def live(laptop: FieldLaptop) -> list[bytes]:
    rows = laptop.session.database.rows(
        "SELECT bytes FROM slices WHERE audience = 'mine' AND bytes <> x'' ORDER BY seq"
    )
    return [data for (data,) in rows]


def test_many_small_slices_become_few_and_nothing_changes(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make()
    many(laptop)
    before, entries, size = live(laptop), laptop.entries(), sum(map(len, live(laptop)))
    text = notes.read_notes(laptop.session)
    assert upkeep.repack(laptop.session)
    after = live(laptop)
    assert len(after) < len(before) / 5
    assert sum(map(len, after)) < 0.7 * size
    assert (laptop.entries(), notes.read_notes(laptop.session)) == (entries, text)
    assert {entry.id for entry in opened(laptop)} == {entry.id for entry in entries if entry.audience == MINE}
    assert not upkeep.repack(laptop.session)
    assert exchanging.status(laptop.session).waiting == 0, "the centre has it all, in other slices"
    result = laptop.exchange()
    assert (result.sent, result.error) == (0, None)
    kept = [data for data in centre.books.slices.values() if data and read_header(data).audience == MINE]
    assert sorted(kept) == sorted(after)
    other = make(words=laptop.words())
    other.exchange()
    assert [each.text for each in notes.read_notes(other.session)] == [each.text for each in text]
    assert {entry for entry in entries if entry.audience == MINE} <= other.entries()


def test_the_other_laptop_drops_them_too(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make()
    other = make(words=laptop.words())
    many(laptop)
    other.exchange()
    entries = other.entries()
    upkeep.repack(laptop.session)
    laptop.exchange()
    other.exchange()
    assert sorted(live(other)) == sorted(live(laptop))
    assert other.entries() >= entries


def test_few_slices_are_left_alone(laptop: FieldLaptop) -> None:
    many(laptop, 5)
    before = live(laptop)
    assert not upkeep.repack(laptop.session)
    assert live(laptop) == before


def test_what_the_centre_has_not_is_left_alone(laptop: FieldLaptop, centre: SmallCentre, faults: list[Fault]) -> None:
    many(laptop)
    centre.restore(centre.backup())
    faults[:] = [Fault(), Fault(error="unreachable")]
    laptop.exchange()
    with laptop.session.database.write():
        laptop.session.database.run("UPDATE slices SET acknowledged = NULL")
    assert not upkeep.repack(laptop.session)


def test_a_slice_names_all_that_were_replaced_before(laptop: FieldLaptop, centre: SmallCentre) -> None:
    note = many(laptop)
    gone = {short_name(name) for name in laptop.held()}
    upkeep.repack(laptop.session)
    laptop.exchange()
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 31)
    laptop.exchange()
    last = [set(replaced_by(data)) for data in live(laptop)]
    first = [short_name(name) for name in centre.books.slices if short_name(name) in gone]
    named = set().union(*last)
    mine = {
        short_name(name) for name, data in centre.books.slices.items() if not data and short_name(name) in set(first)
    }
    assert mine <= named


def test_a_false_claim_loses_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    """A stolen laptop says that a slice of its own takes the place of all; what it has not is packed once more."""
    laptop = make()
    thief = make(words=laptop.words())
    laptop.write("Bridge", "It is closed.")
    laptop.exchange()
    thief.exchange()
    session = thief.session
    who = standing(session.settings)
    assert who is not None
    names = [short_name(name) for (name,) in session.database.rows("SELECT name FROM slices WHERE audience = 'mine'")]
    stubs = [entry.stub for entry in thief.entries() if entry.audience == MINE]
    centre._keep(pack_slice(stubs, MINE, who.device, mine_key(session.settings), names))
    assert not has_word(at_centre(laptop, centre), b"closed")
    laptop.exchange()
    laptop.exchange()
    assert laptop.titles() == ["Bridge"]
    assert has_word(at_centre(laptop, centre), b"closed")
    fresh = make(words=laptop.words())
    fresh.exchange()
    assert [each.text for each in notes.read_notes(fresh.session)] == ["It is closed."]


def test_a_laptop_without_the_words_drops_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make()
    many(laptop)
    blind = make()
    blind.exchange()
    held = live(blind)
    upkeep.repack(laptop.session)
    laptop.exchange()
    blind.exchange()
    assert set(held) < set(live(blind))
    blind.give_words(laptop.words())
    blind.exchange()
    assert blind.titles() == ["Bridge"]
    assert sorted(data for data in live(blind) if read_header(data).device == read_header(live(laptop)[0]).device) == (
        sorted(live(laptop))
    )


def test_an_unclean_slice_that_cannot_be_opened_stops_nothing(laptop: FieldLaptop) -> None:
    laptop.write("Bridge")
    laptop.exchange()
    with laptop.session.database.write():
        laptop.session.database.run("UPDATE slices SET unclean = 1, bytes = zeroblob(200) WHERE audience = 'mine'")
    assert repacking(laptop).clean() == 0
    assert replaced_slices.unclean(laptop.session.database, 0, 9) != []
    assert erasing.count(laptop.session.database) == 0


@pytest.mark.parametrize("enrolled", [True, False])
def test_a_laptop_alone_packs_nothing(make: MakeLaptop, enrolled: bool) -> None:
    laptop = make(enrolled=enrolled)
    laptop.write("Bridge")
    assert not upkeep.repack(laptop.session)


def test_a_centre_that_always_has_more_erases_nothing(laptop: FieldLaptop, centre: SmallCentre) -> None:
    note = laptop.write("Bridge")
    delete(laptop, note)
    laptop.exchange()
    pass_days(centre, 31)
    centre.always_more = True
    laptop.exchange()
    assert len(notes.list_notes(laptop.session, deleted=True)) == 1


@pytest.mark.parametrize("word", ["returned", "refused"])
def test_what_came_back_of_an_erased_draft_is_taken_back_at_the_centre_too(
    laptop: FieldLaptop, centre: SmallCentre, word: str
) -> None:
    practice = practices.add_practice(laptop.session, title="Ask first", parts={"context": "Yusuf"}).id
    practices.submit(laptop.session, practice)
    assert laptop.exchange().error is None
    (sent,) = laptop.session.journal.entries.of_kind("practice.submitted")
    if word == "returned":
        centre.say("practice.returned", PracticeReturned("Say who.", "J. Okoro"), person_audience(ME), about=sent.id)
    else:
        centre.say("act.refused", ActRefused("text-empty", "Nothing."), person_audience(ME), about=sent.id)
    assert laptop.exchange().error is None
    practices.delete_practice(laptop.session, practice)
    laptop.exchange()
    pass_days(centre, 31)
    assert laptop.exchange().error is None
    assert [entry.about for entry in centre.entries() if entry.kind == "practice.withdrawn"] == [sent.id]
