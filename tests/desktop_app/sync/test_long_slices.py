"""Long slices, cut on a quick link: fewer bytes there, and no harm on a link that dies every few KB, up or down."""

import random

import pytest

from desktop_app.storage.forms import Content
from desktop_app.sync.pace import LONGEST_SLICE
from sync_protocol.slices import SLICE_AIM, slice_name
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.small_centre import SmallCentre

QUICK = 10_000_000.0


def write(laptop: FieldLaptop, count: int) -> None:
    """Notes of which none is like another."""
    chance = random.Random(count)
    with laptop.session.database.write():
        for number in range(count):
            text = chance.randbytes(120).hex()
            laptop.session.documents.create("note.edit", Content(texts={"title": f"{number}", "text": text}))


def lengths(centre: SmallCentre) -> list[int]:
    return sorted(len(data) for data in centre.books.slices.values())


def test_a_quick_link_gets_long_slices_and_an_unknown_one_does_not(
    make: MakeLaptop, centre: SmallCentre, fetcher: NearFetcher
) -> None:
    writer = make()
    write(writer, 600)
    assert writer.exchange().waiting == 0
    assert lengths(centre)[-1] < 1.3 * SLICE_AIM
    fetcher.rate = QUICK
    write(writer, 1_500)
    assert writer.exchange().waiting == 0
    assert 0.7 * LONGEST_SLICE < lengths(centre)[-1] < 1.3 * LONGEST_SLICE


def test_a_long_slice_comes_down_in_pieces(
    make: MakeLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    writer = make()
    laptop = make(words=writer.words())
    laptop.exchange()
    fetcher.rate = QUICK
    write(writer, 1_500)
    writer.exchange()
    fetcher.rate = None
    assert lengths(centre)[-1] > 8 * 7_000
    faults[:] = [Fault(cut_down=7_000)] * 60
    result = laptop.exchange()
    assert (result.error, len(laptop.titles())) == (None, 1_500)
    assert faults, "each connection brought what it could"
    assert result.bytes_down < 1.1 * sum(lengths(centre))


def test_a_piece_is_forgotten_with_the_exchange_and_nothing_is_lost(
    make: MakeLaptop, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    writer = make()
    laptop = make(words=writer.words())
    laptop.exchange()
    fetcher.rate = QUICK
    write(writer, 800)
    writer.exchange()
    faults[:] = [Fault(cut_down=9_000), Fault(error="unreachable")]
    assert laptop.exchange().error == "unreachable"
    laptop.reopen()
    assert laptop.exchange().error is None
    assert len(laptop.titles()) == 800


@pytest.mark.parametrize("passing", [1_900, 7_000])
def test_long_slices_that_do_not_come_through_are_cut_shorter(
    laptop: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault], passing: int
) -> None:
    write(laptop, 700)
    faults[:] = [Fault(), Fault(), Fault(error="too-slow")]  # a quick link at first: what is left lies in long slices
    fetcher.rate = QUICK
    assert laptop.exchange().waiting
    fetcher.rate = None
    held = laptop.held()
    for _ in range(200):
        faults[:] = [Fault(cut_up=passing)] * 200
        if laptop.exchange().waiting == 0:
            break
    faults.clear()
    assert laptop.exchange().waiting == 0
    assert lengths(centre)[-1] < 1.5 * SLICE_AIM, "the long ones never came through"
    assert laptop.held() > held, "their names stay"
    again = [name for name in laptop.held() if name not in {slice_name(data) for data in centre.books.slices.values()}]
    assert again, "the centre has the short ones alone"


def test_a_long_slice_of_which_only_the_answer_was_lost_is_not_cut_again(
    laptop: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    fetcher.rate = QUICK
    write(laptop, 900)
    faults[:] = [Fault(), Fault(), Fault(cut_down=5), Fault(error="unreachable")]
    laptop.exchange()
    assert laptop.exchange().waiting == 0
    assert {slice_name(data) for data in centre.books.slices.values()} <= laptop.held()
    assert laptop.exchange().sent == 0
