"""Slices packed anew at any time, on two laptops, while both and the centre are put back to older copies and the bin is
emptied: everybody ends with the same notes and the same ids, and nothing that was not erased is missing."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.operations import notes, upkeep
from desktop_app.storage import erasing
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import read_header
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import SmallCentre

DAY = 24 * 3_600_000
EASY = {"group_size": 600, "at_most": 2.0}
"""Packs whatever there is, so that small histories are packed often."""

deeds = st.sampled_from(
    ["write", "write", "write", "edit", "edit", "exchange", "exchange", "exchange", "pack", "pack", "bin", "restore",
     "days", "copy laptop", "put laptop back", "copy centre", "put centre back"]
)  # fmt: skip
plans = st.lists(st.tuples(deeds, st.integers(0, 1), st.integers(0, 1 << 20)), min_size=4, max_size=26)


class World:
    """Two laptops of one person, and their centre."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.centre = SmallCentre()
        self.fetcher = NearFetcher(self.centre)
        self.laptops = [self._laptop("first")]
        self.laptops.append(self._laptop("second", self.laptops[0].words()))
        self.saved: list[FieldLaptop | None] = [None, None]
        self.backup = self.centre.backup()
        self.everything: dict[EntryId, Entry] = {}
        self._number = 0

    def _laptop(self, name: str, words: tuple[str, ...] | None = None) -> FieldLaptop:
        laptop = FieldLaptop.new(self.folder / name, self.fetcher)
        laptop.enrol(self.centre.new_code())
        if words is not None:
            laptop.give_words(words)
        laptop.exchange()
        return laptop

    def fresh(self) -> FieldLaptop:
        laptop = self._laptop("fresh", self.laptops[0].words())
        self.laptops.append(laptop)
        return laptop

    def close(self) -> None:
        for laptop in (*self.laptops, *filter(None, self.saved)):
            laptop.close()

    def act(self, deed: str, which: int, chance: random.Random) -> None:
        laptop = self.laptops[which]
        self._number += 1
        match deed:
            case "write":
                laptop.write(f"Note {self._number}", f"word{self._number} é😀 in it")
            case "edit":
                self._edit(laptop, chance)
            case "exchange":
                assert laptop.exchange().error is None
            case "pack":
                packing = upkeep.repacking(laptop.session)
                assert packing is not None
                packing.gather_small(3, **EASY)
            case "bin" | "restore":
                self._bin(laptop, chance, restore=deed == "restore")
            case "days":
                self.centre.clock += chance.choice((3, 20, 40)) * DAY
            case "copy centre":
                self.backup = self.centre.backup()
            case "put centre back":
                self.centre.restore(self.backup)
            case _:
                self._copy(which, back=deed.startswith("put"))
        for entry in laptop.entries():
            self.everything.setdefault(entry.id, entry)

    def _edit(self, laptop: FieldLaptop, chance: random.Random) -> None:
        found = notes.list_notes(laptop.session)
        if found:
            view = notes.open_note(laptop.session, chance.choice(found).id)
            words = view.text.split(" ")
            words.insert(chance.randint(0, len(words)), f"word{self._number}")
            notes.save_note(laptop.session, view.id, text=" ".join(words))

    def _bin(self, laptop: FieldLaptop, chance: random.Random, *, restore: bool) -> None:
        found = notes.list_notes(laptop.session, deleted=restore)
        if found:
            deed = notes.restore_note if restore else notes.delete_note
            deed(laptop.session, chance.choice(found).id)

    def _copy(self, which: int, *, back: bool) -> None:
        saved = self.saved[which]
        if not back:
            if saved is not None:
                saved.close()
            self._number += 1
            self.saved[which] = self.laptops[which].copy(self.folder / f"copy-{self._number}")
        elif saved is not None:
            # What was never sent is lost with a disk, whatever is packed; and so is what nobody else received before
            # the centre is put back, too.
            for laptop in (self.laptops[which], *self.laptops):
                laptop.exchange()
            self.laptops[which].replace_by(saved)


@contextmanager
def world() -> Iterator[World]:
    with tempfile.TemporaryDirectory() as folder:
        made = World(Path(folder))
        try:
            yield made
        finally:
            made.close()


def settle(made: World) -> None:
    for _ in range(4):
        for laptop in made.laptops:
            assert laptop.exchange().error is None


def mine(laptop: FieldLaptop) -> dict[EntryId, Entry]:
    return {entry.id: entry for entry in laptop.entries() if entry.audience == MINE}


def texts(laptop: FieldLaptop) -> list[tuple[str, str, bool]]:
    views = (*notes.read_notes(laptop.session), *notes.read_notes(laptop.session, deleted=True))
    return sorted((view.id, view.title + "|" + view.text, view.deleted is not None) for view in views)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans)
def test_nothing_that_anybody_reads_changes(plan: list[tuple[str, int, int]]) -> None:
    play(plan)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
@settings(max_examples=1_500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans)
def test_nothing_that_anybody_reads_changes_in_the_long_run(plan: list[tuple[str, int, int]]) -> None:
    play(plan)


def play(plan: list[tuple[str, int, int]]) -> None:
    with world() as made:
        for deed, which, seed in plan:
            made.act(deed, which, random.Random(seed))
        settle(made)
        made.fresh()
        settle(made)
        first, *others = made.laptops
        ids = mine(first).keys()
        for other in others:
            assert mine(other).keys() == ids
            assert texts(other) == texts(first)
            assert erased(other) == erased(first)
        for entry in made.everything.values():
            if entry.audience == MINE and entry.id not in erased(first):
                assert mine(first)[entry.id] == entry
        standing = [data for data in made.centre.books.slices.values() if data and read_header(data).audience == MINE]
        for laptop in made.laptops:
            held = laptop.session.database.rows("SELECT bytes FROM slices WHERE audience = 'mine' AND bytes <> x''")
            assert {data for (data,) in held} == set(standing)
            assert laptop.exchange().waiting == 0
            assert laptop.exchange().requests == 1


def erased(laptop: FieldLaptop) -> set[EntryId]:
    return set(erasing.all_of(laptop.session.database))
