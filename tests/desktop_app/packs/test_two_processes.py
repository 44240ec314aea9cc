"""A window and a command on one packs folder: they take turns, and neither breaks what the other does."""

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from course_format.pack_index import Member, PackIndex
from desktop_app.domain.errors import Known
from desktop_app.packs.arriving import Arriving
from desktop_app.packs.fetch_plan import Missing
from desktop_app.packs.installer import Installer
from desktop_app.packs.offers import Offer
from desktop_app.packs.store import PackStore
from desktop_app.packs.stored_members import StoredMembers
from tests.desktop_app.packs.shelf import WEEK_1, WHEN, Shelf, shelf
from tests.desktop_app.packs.test_interruptions import BreakingSource
from tests.support.pack_sources import small_pack


class Dripping(BreakingSource):
    """Gives ``size`` bytes of a member and breaks off."""

    def __init__(self, laptop: Shelf, size: int) -> None:
        super().__init__(laptop.folder(), -1, harm=False)
        self._left = size

    def pieces(self, offer: Offer, index: PackIndex, wanted: Sequence[Missing]) -> Iterator[tuple[Member, bytes]]:
        for member, data in super().pieces(offer, index, wanted):
            yield member, data[: self._left]
            self._left -= len(data[: self._left])
            if self._left <= 0:
                raise Known("cut")


def install(laptop: Shelf, store: PackStore, size: int) -> None:
    source = Dripping(laptop, size)
    catalogue = source.catalogue()
    offer = catalogue.newest(WEEK_1, None)
    Installer(store, laptop.root, "0.1.0").install(source, offer, catalogue.signer, WHEN)


@pytest.mark.parametrize("size", [3_000, 20_000, 47_000])
def test_they_take_turns_on_one_member_until_it_is_whole(tmp_path: Path, size: int) -> None:
    laptop = shelf(tmp_path, small_pack(words=random.Random(1).randbytes(60_000).hex()))
    window, command = laptop.store, laptop.store
    for turn in range(100):
        before = laptop.store.partly().get(WEEK_1, (0, 0))[0]
        try:
            install(laptop, window if turn % 2 else command, size)
        except Known as known:
            assert known.code == "cut"
            assert laptop.store.partly()[WEEK_1][0] == before + size, "each try adds what it brought"
        else:
            break
    assert laptop.store.damaged() == ()
    assert laptop.store.pack(WEEK_1).version == "1.0.0"


def while_counted(used: Callable[[], int], sweeps: Callable[[], object]) -> list[str]:
    """What went wrong with counting, over and over, while another thread sweeps."""
    stop, wrong = threading.Event(), list[str]()

    def count() -> None:
        while not stop.is_set() and not wrong:
            try:
                used()
            except OSError as error:
                wrong.append(repr(error))

    thread = threading.Thread(target=count)
    thread.start()
    for _ in range(30):
        sweeps()
    stop.set()
    thread.join()
    return wrong


def test_members_are_counted_while_another_process_sweeps(tmp_path: Path) -> None:
    members = StoredMembers(tmp_path / "members")

    def fill_and_sweep() -> None:
        for number in range(100):
            data = str(number).encode()
            members.keep(sha256(data).digest(), data)
        members.drop_all_but(())

    assert while_counted(StoredMembers(tmp_path / "members").used, fill_and_sweep) == []


def test_what_is_under_way_is_counted_while_another_process_sweeps(tmp_path: Path) -> None:
    def fill_and_sweep() -> None:
        for number in range(100):
            (tmp_path / f"{number:064x}").write_bytes(b"x")
        Arriving(tmp_path).drop_all_but(())

    assert while_counted(Arriving(tmp_path).used, fill_and_sweep) == []
