"""People whom the centre erased: colleagues' laptops drop what they hold of them, their own keep everything."""

from contextlib import closing

import msgspec

from desktop_app.operations import practices, rebuilding, searching, upkeep
from desktop_app.storage.backups import Backups
from desktop_app.storage.database import Database
from desktop_app.sync.standing import standing
from sync_protocol.bodies import PersonErased, PracticePublished, SlicesTakenBack
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import LIBRARY, MANAGERS, Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import pack_slice, short_name, slice_name
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre

WORD = "quincunx"
ERASED = "00aaaaaaaaaaaaaa"
ME = "00f1e2d3c4b5a697"
DEVICE = DeviceKey.from_bytes(bytes(range(9, 41)))
THEIRS = Entry(EntryId(70, 1), "something.new", None, MANAGERS, 5, WORD.encode())
OTHERS = Entry(EntryId(70, 9), "something.new", None, MANAGERS, 5, b"something else")


def published(centre: SmallCentre) -> Entry:
    body = PracticePublished(WORD, WORD, {"context": WORD}, WORD, "J. Okoro", "00000000000046.2")
    return centre.say("practice.published", body, LIBRARY, EntryId(70, 2))


def erase(centre: SmallCentre, entries: list[Entry], person: str = ERASED) -> None:
    body = PersonErased(person, 1, [DEVICE.device_id], [tuple(entry.id) for entry in entries])
    centre.say("person.erased", body, LIBRARY)
    for entry in entries:
        centre.say("practice.unpublished", None, LIBRARY, entry.about)


def says(laptop: FieldLaptop) -> bool:
    """Whether the word is anywhere in the profile's database."""
    return database_says(laptop.session.database)


def database_says(database: Database) -> bool:
    tables = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = (str(row).lower() for table in tables for row in database.rows(f"SELECT * FROM [{table}]"))
    return any(WORD in row for row in rows)


def test_what_a_colleague_wrote_goes_and_names_stay(laptop: FieldLaptop, centre: SmallCentre) -> None:
    shown, theirs = published(centre), pack_slice([THEIRS], MANAGERS, DEVICE, None)
    centre.place(theirs, "l")
    assert laptop.exchange().error is None
    assert says(laptop) and searching.search(laptop.session, WORD).hits
    erase(centre, [shown])
    assert laptop.exchange().error is None
    assert upkeep.cleanse(laptop.session)  # at the next quiet moment
    assert not says(laptop) and not searching.search(laptop.session, WORD).hits
    assert slice_name(theirs) in laptop.held()
    assert next(entry for entry in laptop.entries() if entry.id == shown.id).body == b""
    rebuilding.rebuild(laptop.session)
    assert not says(laptop)
    assert laptop.exchange().error is None


def test_what_was_taken_out_of_the_library_goes_also_from_good_copies(laptop: FieldLaptop, centre: SmallCentre) -> None:
    shown = published(centre)
    theirs = pack_slice([THEIRS], MANAGERS, DEVICE, None)
    centre.place(theirs, "l")
    laptop.exchange()
    assert upkeep.keep_copy(laptop.session)
    centre.say("practice.unpublished", None, LIBRARY, shown.about)
    erase(centre, [])
    assert laptop.exchange().error is None
    assert not searching.search(laptop.session, WORD).hits
    assert upkeep.cleanse(laptop.session)
    assert not says(laptop)
    (copy,) = Backups(laptop.session.paths.backups).all()
    with closing(Database.open(copy.path, laptop.session.storage._key)) as database:
        assert not database_says(database)


def test_an_order_of_arrival_brings_nothing_back(laptop: FieldLaptop, centre: SmallCentre) -> None:
    entry = published(SmallCentre())
    centre.say("practice.unpublished", None, LIBRARY, entry.about)
    laptop.exchange()
    centre.place(pack_slice([msgspec.structs.replace(entry, written=1)], LIBRARY, centre.key, None), "l")
    assert laptop.exchange().error is None
    assert not says(laptop) and practices.list_practices(laptop.session, mine=False) == ()


def test_what_comes_later_is_not_kept(laptop: FieldLaptop, centre: SmallCentre) -> None:
    erase(centre, [])
    laptop.exchange()
    laptop.reopen()
    late = pack_slice([THEIRS], MANAGERS, DEVICE, None)
    centre.place(late, "l")
    assert laptop.exchange().error is None
    assert slice_name(late) not in laptop.held() and not says(laptop)
    centre.place(pack_slice([THEIRS], MANAGERS, DeviceKey.from_bytes(bytes(32)), None), "l")
    assert laptop.exchange().error is None  # and it stops nothing


def test_on_the_persons_own_laptop_everything_stays(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make()
    laptop.write(WORD)
    laptop.exchange()
    held = laptop.held()
    centre.say("person.erased", PersonErased(ME, 1, [_device(laptop)], []), LIBRARY)
    assert laptop.exchange().error is None
    assert set(held) <= set(laptop.held()) and says(laptop)


def test_only_the_centre_can_say_so(laptop: FieldLaptop, centre: SmallCentre) -> None:
    shown = published(centre)
    laptop.exchange()
    claimed = Entry(EntryId(71, 1), "person.erased", None, LIBRARY, 5, b"")
    centre.place(pack_slice([claimed], LIBRARY, DEVICE, None), "l")
    assert laptop.exchange().error is None
    assert says(laptop) and shown.id in {entry.id for entry in laptop.entries()}


def _device(laptop: FieldLaptop) -> bytes:
    who = standing(laptop.session.settings)
    assert who is not None
    return who.device.device_id


def test_what_its_author_took_back_goes_unread_and_is_not_taken_again(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """A manager's laptop, which holds submissions that it cannot read."""
    theirs, others = (pack_slice([each], MANAGERS, DEVICE, None) for each in (THEIRS, OTHERS))
    for data in (theirs, others):
        centre.place(data, "l")
    assert laptop.exchange().error is None
    body = SlicesTakenBack([short_name(slice_name(theirs))])
    centre.say("slices.taken_back", body, person_audience(ME))
    centre.place(theirs, "l")
    assert laptop.exchange().error is None
    held = dict(laptop.session.database.rows("SELECT name, bytes FROM slices"))
    assert (held[slice_name(theirs)], held[slice_name(others)]) == (b"", others)


def test_nobody_but_the_centre_says_what_was_taken_back(laptop: FieldLaptop, centre: SmallCentre) -> None:
    theirs = pack_slice([THEIRS], MANAGERS, DEVICE, None)
    body = msgspec.msgpack.encode(SlicesTakenBack([short_name(slice_name(theirs))]))
    forged = Entry(EntryId(70, 11), "slices.taken_back", None, person_audience(ME), 6, body)
    for data in (theirs, pack_slice([forged], person_audience(ME), DEVICE, None)):
        centre.place(data, "l")
    assert laptop.exchange().error is None
    held = dict(laptop.session.database.rows("SELECT name, bytes FROM slices"))
    assert held[slice_name(theirs)] == theirs
