"""A centre that wants to harm: it may keep silent, and say what it likes of what others wrote; it never takes a word of
what the learner wrote, on this laptop or another of theirs, and never keeps anybody from writing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.sync.standing import standing
from sync_protocol.bodies import PersonErased, PracticePublished, SlicesTakenBack
from sync_protocol.entries import LIBRARY, MANAGERS, MINE, Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from sync_protocol.slices import pack_slice, short_name
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import SmallCentre

ME = "00f1e2d3c4b5a697"
ANOTHER = "00aaaaaaaaaaaaaa"
HERE, ELSEWHERE = "written here", "written on another laptop"


@pytest.fixture
def centre() -> SmallCentre:
    return SmallCentre()


@pytest.fixture
def laptop(tmp_path: Path, centre: SmallCentre) -> Iterator[FieldLaptop]:
    """With a note of its own, and one of another laptop of the same person."""
    fetcher = NearFetcher(centre, [])
    one, other = (FieldLaptop.new(tmp_path / name, lambda: fetcher) for name in ("one", "other"))
    other.give_words(one.words())
    for each, title in ((one, HERE), (other, ELSEWHERE)):
        each.enrol(centre.new_code(ME))
        each.write(title, title)
        assert each.exchange().error is None
    other.close()
    assert one.exchange().error is None and one.titles() == [HERE, ELSEWHERE]
    yield one
    one.close()


def written(laptop: FieldLaptop) -> list[EntryId]:
    """The ids of what the learner wrote, here and elsewhere."""
    return [entry.id for entry in laptop.entries() if entry.audience in (MINE, MANAGERS)]


def devices(laptop: FieldLaptop) -> list[bytes]:
    return [device for (device,) in laptop.session.database.rows("SELECT DISTINCT device FROM slices")]


def takes_slices_back(laptop: FieldLaptop, centre: SmallCentre) -> None:
    centre.say("slices.taken_back", SlicesTakenBack([short_name(name) for name in laptop.held()]), person_audience(ME))


def erases_devices(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """Of somebody else, it says."""
    centre.say("person.erased", PersonErased(ANOTHER, 1, devices(laptop), []), LIBRARY)


def erases_entries(laptop: FieldLaptop, centre: SmallCentre) -> None:
    centre.say("person.erased", PersonErased(ANOTHER, 1, [], [tuple(each) for each in written(laptop)]), LIBRARY)


def unpublishes_under_their_names(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """What it published first lies in one slice with other entries of the same names as what the learner wrote."""
    about, body = EntryId(70, 2), encode_body(PracticePublished("t", "p", {}, "a", "b", "00000000000046.2"))
    first = Entry(EntryId(77, 1), "practice.published", about, LIBRARY, 1, body)
    names = [Entry(each, "something.new", None, LIBRARY, 1, b"x") for each in written(laptop)]
    centre.place(pack_slice([first, *names], LIBRARY, centre.key, None), "l")
    assert laptop.exchange().error is None
    centre.say("practice.unpublished", None, LIBRARY, about)


def takes_the_next_names(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """Those under which the next words would be written."""
    last = max(each.counter for each in written(laptop) if each.run == laptop.session.journal.run)
    taken = [EntryId(laptop.session.journal.run, number) for number in range(last + 1, last + 50)]
    names = [Entry(each, "something.new", None, LIBRARY, 1, b"x") for each in taken]
    centre.place(pack_slice(names, LIBRARY, centre.key, None), "l")


DEEDS = (
    takes_slices_back, erases_devices, erases_entries, unpublishes_under_their_names, takes_the_next_names,
)  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_no_word_goes_and_writing_goes_on(
    laptop: FieldLaptop, centre: SmallCentre, deed: Callable[[FieldLaptop, SmallCentre], None]
) -> None:
    before = {entry for entry in laptop.entries() if entry.id in written(laptop)}
    held = dict(laptop.session.database.rows("SELECT name, bytes FROM slices WHERE audience = 'mine'"))
    deed(laptop, centre)
    assert laptop.exchange().error is None
    assert before <= laptop.entries() and laptop.titles() == [HERE, ELSEWHERE]
    assert held.items() <= dict(laptop.session.database.rows("SELECT name, bytes FROM slices")).items()
    laptop.write("and on", "and on")
    assert laptop.exchange().error is None
    laptop.reopen()
    assert laptop.titles() == ["and on", HERE, ELSEWHERE]
    assert standing(laptop.session.settings) is not None
