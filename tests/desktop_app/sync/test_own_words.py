"""The learner's words on several laptops: given late, given never, replaced because a laptop is lost."""

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import WordsStanding
from desktop_app.operations import enrolment, exchanging, learner, notes, own_words, upkeep
from desktop_app.sync.cutting import cut_waiting
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.standing import mine_key, standing
from sync_protocol.bodies import DeviceDecided
from sync_protocol.entries import MINE, person_audience
from sync_protocol.slices import read_header
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import ADDRESS, FieldLaptop
from tests.support.small_centre import CLOCK, SmallCentre

PERSON = "00f1e2d3c4b5a697"
AT_EASE = WordsStanding()


def words_of(laptop: FieldLaptop) -> WordsStanding:
    return exchanging.status(laptop.session).words


def device_of(laptop: FieldLaptop) -> bytes:
    who = standing(laptop.session.settings)
    assert who is not None
    return who.device.device_id


def say_lost(centre: SmallCentre, laptop: FieldLaptop, *, found: bool = False, decided: int = CLOCK) -> None:
    """The centre reports a laptop lost, or found."""
    device = device_of(laptop)
    kind = "device.found" if found else "device.revoked"
    (centre.revoked.discard if found else centre.revoked.add)(device)
    centre.say(kind, DeviceDecided(device, decided), person_audience(PERSON))


def renew(laptop: FieldLaptop) -> tuple[str, ...]:
    words = own_words.proposed(laptop.session)
    own_words.take_new(laptop.session, words)
    return words


def sealed_with(centre: SmallCentre) -> list[bytes]:
    """The names of the keys of all slices of *mine*, in the order in which they came."""
    headers = [read_header(data) for data in centre.books.slices.values()]
    return [header.key for header in headers if header.audience == MINE]


# -- a second laptop without the words


def test_a_second_laptop_without_the_words_keeps_mine_unsent_and_says_so(make: MakeLaptop, centre: SmallCentre) -> None:
    first, second = make(), make()
    first.write("Bridge")
    first.exchange()
    second.write("Written here")
    result = second.exchange()
    assert (result.error, result.waiting) == (None, 1)
    assert words_of(second) == WordsStanding(awaited=True, unread=True)
    assert own_words.recovery_words(second.session) == ()
    assert len(sealed_with(centre)) == 1
    assert {entry.kind for entry in centre.entries()} >= {"profile.edit"}  # what is not mine went


def test_given_the_words_it_reads_at_once_and_sends_what_it_kept(make: MakeLaptop) -> None:
    first, second = make(), make()
    first.write("Bridge")
    first.exchange()
    second.write("Written here")
    second.exchange()
    own_words.use_words(second.session, first.words())
    assert second.titles() == ["Bridge", "Written here"]  # without a line
    assert words_of(second) == AT_EASE
    assert second.exchange().waiting == 0
    first.exchange()
    assert first.titles() == ["Bridge", "Written here"]


def test_without_any_paper_it_makes_words_and_nothing_waits_for_ever(make: MakeLaptop) -> None:
    first, second = make(), make()
    first.write("Lost with its words")
    first.exchange()
    second.write("Written here")
    second.exchange()
    words = renew(second)
    assert own_words.recovery_words(second.session) == words
    assert second.exchange().waiting == 0
    assert words_of(second) == WordsStanding(unread=True)  # the other one's notes stay sealed, and are said to be here


def test_joining_with_the_words(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    first.write("Bridge")
    first.exchange()
    second = make(enrolled=False)
    second.write("Written before joining")
    enrolment.enrol(second.session, ADDRESS, centre.new_code(), "Amina Said", words=first.words())
    assert words_of(second) == AT_EASE
    assert second.words() == first.words()
    assert second.exchange().waiting == 0
    assert second.titles() == ["Bridge", "Written before joining"]


def test_wrong_words_at_joining_send_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make(enrolled=False)
    code = centre.new_code()
    with pytest.raises(Known, match="words-wrong"):
        enrolment.enrol(laptop.session, ADDRESS, code, "Amina Said", words=("abandon",) * 12)
    assert not exchanging.status(laptop.session).enrolled
    assert centre.certificates == {}


def test_a_laptop_that_began_without_a_centre_has_nothing_to_wait_for(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make(enrolled=False)
    laptop.write("Before")
    assert words_of(laptop) == AT_EASE
    laptop.enrol(centre.new_code())
    assert words_of(laptop) == AT_EASE
    assert laptop.exchange().waiting == 0


def test_joining_again_after_being_revoked_keeps_the_words(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop, _ = make(), make()
    words = laptop.words()
    laptop.exchange()
    centre.revoked.add(device_of(laptop))
    assert laptop.exchange().error == "device-revoked"
    laptop.enrol(centre.new_code())
    assert laptop.words() == words
    assert words_of(laptop) == AT_EASE
    laptop.write("After")
    assert laptop.exchange().waiting == 0


# -- a laptop is lost


def test_new_words_seal_what_is_written_after_a_laptop_was_lost(make: MakeLaptop, centre: SmallCentre) -> None:
    kept = make()
    lost = make(words=kept.words())
    kept.write("Before")
    for laptop in (kept, lost):
        laptop.exchange()
    old = mine_key(kept.session.settings)
    say_lost(centre, lost)
    kept.exchange()
    assert words_of(kept) == WordsStanding(lost=True)
    renew(kept)
    assert words_of(kept) == AT_EASE
    before = len(sealed_with(centre))
    kept.write("After")
    kept.exchange()
    new = mine_key(kept.session.settings)
    assert old is not None
    assert new is not None
    assert set(sealed_with(centre)[:before]) == {old.key_id}
    assert set(sealed_with(centre)[before:]) == {new.key_id}
    assert kept.titles() == ["After", "Before"]
    with pytest.raises(Known, match="words-older"):  # the lost laptop shows these to whoever has it
        own_words.use_words(kept.session, lost.words())
    lost.write("By a thief")
    assert lost.exchange().error == "device-revoked"
    assert lost.titles() == ["Before", "By a thief"]


def test_others_go_on_until_they_are_given_the_new_words(make: MakeLaptop, centre: SmallCentre) -> None:
    kept = make()
    other, lost = make(words=kept.words()), make(words=kept.words())
    say_lost(centre, lost)
    kept.exchange()
    renew(kept)
    kept.write("By new words")
    kept.exchange()
    other.write("By old words")
    assert other.exchange().waiting == 0  # nothing waits for the words
    assert words_of(other) == WordsStanding(unread=True, lost=True)
    kept.exchange()
    assert kept.titles() == ["By new words", "By old words"]
    own_words.use_words(other.session, kept.words())
    assert words_of(other) == AT_EASE  # that the lost one is without them came with what they opened
    assert other.titles() == ["By new words", "By old words"]
    other.write("By new words too")
    for laptop in (other, kept):
        laptop.exchange()
    assert kept.entries() == other.entries()


def test_the_newest_words_alone_open_everything(make: MakeLaptop, centre: SmallCentre) -> None:
    kept = make()
    for number in range(3):
        kept.write(f"Note {number}")
        kept.exchange()
        renew(kept)
    kept.exchange()
    newest = make(words=kept.words())
    newest.exchange()
    assert newest.titles() == ["Note 0", "Note 1", "Note 2"]
    assert words_of(newest) == AT_EASE


def test_two_laptops_that_both_made_new_words_meet(make: MakeLaptop, centre: SmallCentre) -> None:
    one = make()
    two, lost = make(words=one.words()), make(words=one.words())
    say_lost(centre, lost)
    for laptop in (one, two):
        laptop.exchange()
        renew(laptop)
        laptop.write("By one" if laptop is one else "By two")
        laptop.exchange()
    for laptop in (one, two):
        laptop.exchange()
        assert words_of(laptop).unread == (laptop is one or laptop is two)
    of_one, of_two = one.words(), two.words()
    own_words.use_words(one.session, of_two)
    own_words.use_words(two.session, of_one)  # both at once, in the worst of orders
    for laptop in (one, two, one, two):
        assert laptop.exchange().error is None
    for laptop in (one, two):
        assert laptop.titles() == ["By one", "By two"]
        assert words_of(laptop) == AT_EASE
    for words in (of_one, of_two):
        third = make(words=words)
        third.exchange()
        assert third.titles() == ["By one", "By two"]


def test_what_is_written_after_new_words_is_not_sealed_with_the_old(laptop: FieldLaptop) -> None:
    """An exchange may run while the window makes new words."""
    session = laptop.session
    who = standing(session.settings)
    assert who is not None
    parts = Laptop(session.database, session.settings, session.journal, session.clock, session.randomness)
    laptop.write("Before")
    assert cut_waiting(parts, who.device)
    renew(laptop)
    laptop.write("After")
    assert cut_waiting(parts, who.device)
    keys = [read_header(data).key for (data,) in session.database.rows("SELECT bytes FROM slices WHERE own = 1")]
    new = mine_key(session.settings)
    assert new is not None
    assert keys[-1] == new.key_id != keys[0]


def test_what_is_packed_anew_after_new_words_is_not_sealed_with_the_old(laptop: FieldLaptop) -> None:
    """The words were looked up for packing, and replaced before it began."""
    for number in range(40):
        laptop.write(f"Note {number}", "It is closed until Monday.")
        laptop.exchange()
    packing = upkeep.repacking(laptop.session)
    assert packing is not None
    renew(laptop)
    assert packing.gather_small(10, at_most=1.0)
    new = mine_key(laptop.session.settings)
    ((data,),) = laptop.session.database.rows("SELECT bytes FROM slices ORDER BY seq DESC LIMIT 1")
    assert new is not None and read_header(data).key == new.key_id


def test_a_laptop_that_was_found_is_not_lost(make: MakeLaptop, centre: SmallCentre) -> None:
    kept = make()
    other = make(words=kept.words())
    say_lost(centre, other, decided=CLOCK + 1)
    say_lost(centre, other, found=True, decided=CLOCK + 2)
    kept.exchange()
    assert words_of(kept) == AT_EASE
    say_lost(centre, other, decided=CLOCK + 3)
    kept.exchange()
    assert words_of(kept).lost


def test_an_old_backup_of_the_centre_does_not_take_it_back(make: MakeLaptop, centre: SmallCentre) -> None:
    kept = make()
    lost = make(words=kept.words())
    backup = centre.backup()
    say_lost(centre, lost)
    kept.exchange()
    centre.restore(backup)
    kept.exchange()
    assert words_of(kept).lost
    third = make(words=kept.words())
    third.exchange()
    assert words_of(third).lost  # the slice went back to the centre, and on to this one


def test_what_a_laptop_says_of_lost_devices_counts_for_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    kept = make()
    other = make(words=kept.words())
    body = DeviceDecided(device_of(kept), CLOCK)
    with other.session.database.write():
        other.session.journal.append("device.revoked", body, audience=person_audience(PERSON))
    other.exchange()
    kept.exchange()
    assert words_of(kept) == AT_EASE


def test_words_typed_before_joining_are_enough(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    first.write("Bridge")
    first.exchange()
    second = make(enrolled=False)
    own_words.use_words(second.session, first.words())
    second.enrol(centre.new_code())
    second.exchange()
    assert second.titles() == ["Bridge"]


def test_the_profile_opens_with_the_newest_words(make: MakeLaptop) -> None:
    laptop = make()
    before = laptop.words()
    notes.add_note(laptop.session, title="Bridge")
    words = renew(laptop)
    assert words != before
    assert learner.get(laptop.session) is not None
    assert laptop.session.paths.key_in_words.exists()
    assert own_words.recovery_words(laptop.session) == words
