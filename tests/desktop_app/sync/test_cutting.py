"""Entries into slices: each once, sealed, in a steady size."""

import pytest

from desktop_app.operations import exchanging, practices
from desktop_app.storage.settings import WORDS
from desktop_app.storage.slice_shelf import AT_ONCE, SliceShelf
from desktop_app.sync.cutting import cut
from desktop_app.sync.pace import CAREFUL_ROUNDS, FIRST, LEAST, LONGEST_SLICE, MOST, ROOM, SHORTEST_SLICE, Pace
from desktop_app.sync.standing import mine_key, standing
from sync_protocol.bodies import BookmarkSet, HighlightMade
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import SLICE_AIM, open_slice
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre


def cut_all(laptop: FieldLaptop) -> list[list[EntryId]]:
    """The ids in each slice."""
    who, mine = standing(laptop.session.settings), mine_key(laptop.session.settings)
    assert who is not None
    shelf = SliceShelf(laptop.session.database, laptop.session.journal.entries)
    while cut(shelf, who.device, mine, 5):
        pass
    held = shelf.unsent(10**9)
    return [[entry.id for entry in open_slice(each.data, who.device.public, mine)] for each in held]


def test_every_entry_lies_in_one_slice(laptop: FieldLaptop) -> None:
    with laptop.session.database.write():
        for number in range(2 * AT_ONCE + 50):
            laptop.session.journal.append("bookmark.set", BookmarkSet(f"w1-l{number}", True))
    slices = cut_all(laptop)
    ids = [each for some in slices for each in some]
    assert len(ids) == len(set(ids)) == len(laptop.entries())
    assert cut_all(laptop) == slices
    mine = [len(some) for some in slices if len(some) > 1]
    assert min(mine[:-1]) > max(mine) / 3  # no small ends where a batch of entries ended


def test_without_words_what_is_mine_waits_and_the_rest_goes(laptop: FieldLaptop, centre: SmallCentre) -> None:
    words = laptop.session.settings.get(WORDS)
    laptop.session.settings.set(WORDS, None)
    laptop.write("Bridge")
    result = laptop.exchange()
    assert (result.sent, result.waiting, result.error) == (1, 1, None)
    laptop.session.settings.set(WORDS, words)
    assert laptop.exchange().waiting == 0


def test_items_of_all_sorts(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """Marks belong to their activity, withdrawals to their practice; strangers are "other"."""
    laptop.exchange()
    practice = practices.add_practice(laptop.session, title="Ask the driver", parts={"context": "A market"})
    practices.submit(laptop.session, practice.id)
    laptop.exchange()
    practices.withdraw(laptop.session, practice.id)
    journal = laptop.session.journal
    with laptop.session.database.write():
        mark = journal.append("highlight.made", HighlightMade("w1-l3", "1.0.0", 0, 0, 4, "Aid."))
        journal.append("highlight.removed", about=mark)
        journal.append("highlight.removed", about=EntryId(5, 5))
    found = {(item.kind, item.record) for item in exchanging.sync_view(laptop.session).items if item.state == "waiting"}
    assert found == {
        ("practice", practice.id),
        ("activity", "w1-l3"),
        ("other", EntryId(5, 5).text()),
    }


# the pace


def test_a_quick_link_gets_more_and_a_slow_one_does_not() -> None:
    pace = Pace()
    assert (pace.up, pace.room) == (FIRST, ROOM)
    pace.went_well(None)
    assert (pace.up, pace.room) == (FIRST, ROOM)
    for _ in range(20):
        pace.went_well(10_000_000.0)
    assert (pace.up, pace.room) == (MOST, MOST)
    pace.went_well(1_000.0)
    assert (pace.up, pace.room) == (FIRST, ROOM)


def test_slices_are_long_on_a_quick_link_alone_and_shorter_with_each_break() -> None:
    pace = Pace()
    assert pace.slice == SLICE_AIM
    for _ in range(5):
        pace.went_well(2_000.0)
    assert pace.slice == SLICE_AIM
    for _ in range(5):
        pace.went_well(8_000.0)
    assert pace.slice == 16_000, "64 kbit/s"
    for _ in range(5):
        pace.went_well(10_000_000.0)
    assert pace.slice == LONGEST_SLICE
    lengths = []
    for _ in range(5):
        pace.broke()
        lengths.append(pace.slice)
        pace.went_well(10_000_000.0)  # a question comes through where a slice does not
    assert lengths == [SLICE_AIM, SLICE_AIM // 2, SLICE_AIM // 4, SHORTEST_SLICE, SHORTEST_SLICE]
    assert Pace(careful=True, length=pace.slice).slice == SHORTEST_SLICE, "the next exchange remembers"
    for _ in range(CAREFUL_ROUNDS):
        pace.went_well(10_000_000.0)
    assert pace.slice > SLICE_AIM


def test_a_link_that_sends_more_slowly_than_it_brings() -> None:
    pace = Pace()
    for _ in range(20):
        pace.went_well(10_000_000.0, 4_000.0)
    assert (pace.room, pace.up, pace.slice) == (MOST, 24_000, 8_000)


@pytest.mark.parametrize("careful", [True, False])
def test_after_a_break_one_slice_a_time_until_it_is_trusted_again(careful: bool) -> None:
    pace = Pace(careful=careful)
    if not careful:
        pace.broke()
    for _ in range(CAREFUL_ROUNDS - 1):
        pace.went_well(1e7)
        assert (pace.up, pace.room) == (LEAST, LEAST)
    pace.went_well(1e7)
    assert pace.up > LEAST
    assert not pace.careful
