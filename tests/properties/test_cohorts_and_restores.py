"""Cohorts change, centres and laptops come back from backups, files travel on sticks, in any order: nobody misses a
word that is said to them, and nobody reads on where they are no longer."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from desktop_app.domain.errors import Known
from desktop_app.operations import bundles, exchanging
from sync_server.centre import cohorts, deeds, feeds
from sync_server.centre.models import Cohort, Person
from tests.support.laptops import FieldLaptop
from tests.support.real_centre import SPRING, RealCentre, person, positions
from tests.support.simulation_centre import own_database

COURSES: Final = (SPRING, "Summer course", "Autumn course")

DEEDS: Final = (
    "move", "move", "say", "say", "write", "exchange", "exchange", "exchange", "copy centre", "put centre back",
    "copy laptop", "put laptop back", "write file", "take file", "bring file",
)  # fmt: skip


class Season:
    """Two laptops of one learner, and a colleague who stays."""

    def __init__(self, folder: Path) -> None:
        self.centre = RealCentre(folder)
        self.folder = folder
        for name in COURSES[1:]:
            self.centre.new_cohort(name, date(2026, 9, 7))
        first = self.centre.joined()
        self.laptops = [first, self.centre.joined(other_of=first)]
        self.colleague = self.centre.joined()
        self.copies = [self.centre.house.copy()]
        self.images: list[FieldLaptop | None] = [None, None]
        self.sticks: list[bytes] = []
        self._number = 0

    def close(self) -> None:
        for image in filter(None, self.images):
            image.close()
        self.centre.close()

    def act(self, deed: str, which: int, chance: random.Random) -> None:
        laptop, house = self.laptops[which], self.centre.house
        self._number += 1
        match deed:
            case "move":
                learner = Person.objects.get(pk=person(laptop))
                deeds.move(house.office, deeds.COMMAND_LINE, learner, self._cohort(chance))
            case "say":
                cohorts.describe(house.office, self._cohort(chance))
            case "write":
                laptop.write(f"Note {self._number}")
            case "exchange":
                self._exchange(chance.choice((laptop, laptop, self.colleague)))
            case "copy centre":
                self.copies.append(house.copy())
            case "put centre back":
                house.restore(chance.choice(self.copies))
            case "copy laptop" | "put laptop back":
                self._image(which, back=deed.startswith("put"))
            case "write file":
                file = bundles.export_bundle(laptop.session, self.folder / f"{self._number}.fieldbundle").file
                self.sticks.append(file.read_bytes())
            case "bring file" if self.sticks:
                answer = house.take_file(chance.choice(self.sticks))
                self.sticks += [answer] if answer is not None else []
            case "take file" if self.sticks:
                file = self.folder / f"{self._number}.fieldbundle"
                file.write_bytes(chance.choice(self.sticks))
                with suppress(Known):
                    bundles.import_file(laptop.session, file)

    def _cohort(self, chance: random.Random) -> Cohort:
        return self.centre.cohort(chance.choice(COURSES))

    def _exchange(self, laptop: FieldLaptop) -> None:
        assert exchanging.exchange(laptop.session).error in (None, "centre-busy")

    def _image(self, which: int, *, back: bool) -> None:
        image = self.images[which]
        if not back:
            if image is not None:
                image.close()
            self.images[which] = self.laptops[which].copy(self.folder / f"image-{self._number}")
        elif image is not None:
            self.laptops[which].replace_by(image)

    def end_well(self) -> None:
        """All exchange until nobody has anything left to say; then each holds what is said to them, and no more."""
        everybody = [*self.laptops, self.colleague]
        for _ in range(3):
            for laptop in everybody:
                self._exchange(laptop)
        house = self.centre.house
        accepted = house.accepted()
        for laptop in everybody:
            readable = feeds.readable(Person.objects.get(pk=person(laptop)))
            assert positions(laptop) == {wire: len(house.feed(name)) for wire, name in readable.items()}
            for name in readable.values():
                assert set(house.feed(name)) <= laptop.held(), name
            assert laptop.held() <= set(house.held())
            assert laptop.held() & accepted == laptop.held()
            assert exchanging.status(laptop.session).waiting == 0
            quiet = exchanging.exchange(laptop.session)
            assert (quiet.requests, quiet.sent, quiet.received) == (1, 0, 0)
        assert self.laptops[0].titles() == self.laptops[1].titles()


@pytest.fixture
def blocker(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@contextmanager
def season() -> Iterator[Season]:
    folder = Path(tempfile.mkdtemp(prefix="fieldbook-"))
    try:
        with own_database():
            made = Season(folder)
            try:
                yield made
            finally:
                made.close()
    finally:
        shutil.rmtree(folder)


PLANS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 1)), min_size=3, max_size=20)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(PLANS, st.randoms(use_true_random=False))
def test_nobody_misses_a_word_that_is_said_to_them(
    blocker: None, plan: list[tuple[str, int]], chance: random.Random
) -> None:
    with season() as made:
        for deed, which in plan:
            made.act(deed, which, chance)
        made.end_well()
