"""However often an installation breaks off, what arrived is kept, and the end is the same to the byte."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.pack_index import Member, PackIndex
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Traffic
from desktop_app.packs.fetch_plan import Missing
from desktop_app.packs.offers import Catalogue, Offer, Source
from tests.desktop_app.packs.shelf import WEEK_1, Shelf, shelf
from tests.support.pack_sources import publish, small_pack


class BreakingSource:
    """A source that breaks off after ``sound`` members, or harms the next one first."""

    def __init__(self, source: Source, sound: int, *, harm: bool) -> None:
        self._source = source
        self._sound = sound
        self._harm = harm
        self.given = 0

    @property
    def name(self) -> str:
        return self._source.name

    @property
    def traffic(self) -> Traffic:
        return self._source.traffic

    def catalogue(self) -> Catalogue:
        return self._source.catalogue()

    def index(self, offer: Offer, older: bytes | None = None) -> bytes:
        return self._source.index(offer, older)

    def pieces(self, offer: Offer, index: PackIndex, wanted: Sequence[Missing]) -> Iterator[tuple[Member, bytes]]:
        for member, data in self._source.pieces(offer, index, wanted):
            if self.given == self._sound:
                if self._harm:
                    yield member, data[:-1] + bytes([data[-1] ^ 1])
                raise Known("cut")
            self.given += 1
            yield member, data


def contents(laptop: Shelf) -> dict[str, bytes]:
    root = laptop.root / "packs" / "members"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=6))
def test_any_interruptions_end_in_the_same_bytes(breaks: list[tuple[int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        whole, broken = shelf(Path(one)), shelf(Path(other))
        whole.install()
        came = 0
        for sound, harm in breaks:
            source = BreakingSource(broken.folder(), sound, harm=harm)
            try:
                broken.install(source)
            except Known as refusal:
                assert refusal.code in {"cut", "pack-damaged"}
            came += source.given
        came += broken.install().fetched
        assert came == 5
        assert contents(broken) == contents(whole)


@pytest.mark.parametrize("harm", [False, True])
def test_an_update_that_breaks_off_leaves_the_old_version_open(tmp_path: Path, harm: bool) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    publish(laptop.repository, small_pack("1.1.0", words="New."))
    with pytest.raises(Known):
        laptop.install(BreakingSource(laptop.folder(), 1, harm=harm))
    assert laptop.store.pack(WEEK_1).version == "1.0.0"
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    assert laptop.install().fetched == 1
    assert laptop.store.pack(WEEK_1).version == "1.1.0"
