"""Laptops that reach a small centre without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.small_centre import SmallCentre

MakeLaptop = Callable[..., FieldLaptop]


@pytest.fixture
def centre() -> SmallCentre:
    return SmallCentre()


@pytest.fixture
def faults() -> list[Fault]:
    """What happens to the next requests."""
    return []


@pytest.fixture
def fetcher(centre: SmallCentre, faults: list[Fault]) -> NearFetcher:
    return NearFetcher(centre, faults)


@pytest.fixture
def make(tmp_path: Path, fetcher: NearFetcher, centre: SmallCentre) -> Iterator[MakeLaptop]:
    """Makes laptops, enrolled as the same person unless told otherwise."""
    made: list[FieldLaptop] = []

    def new(*, enrolled: bool = True, words: tuple[str, ...] | None = None, person: str | None = None) -> FieldLaptop:
        laptop = FieldLaptop.new(tmp_path / f"laptop-{len(made)}", fetcher)
        made.append(laptop)
        if words is not None:
            laptop.give_words(words)
        if enrolled:
            laptop.enrol(centre.new_code(person) if person else centre.new_code())
        return laptop

    yield new
    for laptop in made:
        laptop.close()


@pytest.fixture
def laptop(make: MakeLaptop) -> FieldLaptop:
    return make()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that people carry about."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
