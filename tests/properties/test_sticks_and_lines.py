"""Files on sticks and the line, in any order, with restores of both sides: nothing is lost, nothing is skipped."""

import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.operations import bundles
from sync_protocol.bodies import PersonPlaced
from sync_protocol.entries import person_audience
from tests.support.by_file import ME, answered, waiting
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import SmallCentre

STEPS = ("write", "say", "export", "deliver", "import", "old", "line", "backup", "restore", "centre")


class Days:
    """One laptop, its centre, the sticks between them, and copies of both."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance, self.centre = folder, chance, SmallCentre()
        self.laptop = FieldLaptop.new(folder / "laptop", NearFetcher(self.centre))
        self.laptop.enrol(self.centre.new_code())
        self.copies = [self.laptop.copy(folder / "copy-first")]
        self.backups = [self.centre.backup()]
        self.files: list[Path] = []
        self.answers: list[Path] = []
        self.titles: set[str] = set()

    def step(self, number: int, what: str) -> None:
        laptop, centre, chance = self.laptop, self.centre, self.chance
        match what:
            case "write":
                laptop.write(f"Note {number}")
                self.titles.add(f"Note {number}")
            case "say":
                centre.say("person.placed", PersonPlaced(f"c{number}"), person_audience(ME))
            case "export":
                self.files.append(bundles.export_bundle(laptop.session, self.folder / f"{number}.fieldbundle").file)
            case "deliver" if self.files:
                self.answers.append(answered(centre, chance.choice(self.files), f"{number}-answer.fieldbundle"))
            case "import" if self.answers:
                bundles.import_file(laptop.session, self.answers[-1])
            case "old" if self.answers:
                bundles.import_file(laptop.session, chance.choice(self.answers))
            case "line":
                assert laptop.exchange().error is None
            case "backup":
                self.copies.append(laptop.copy(self.folder / f"copy-{number}"))
                self.backups.append(centre.backup())
            case "restore":  # what never left the laptop is on no other machine, so it leaves first
                assert laptop.exchange().error is None
                laptop.replace_by(chance.choice(self.copies))
            case "centre":  # the laptop has all that the centre said, before that is on no other machine
                assert laptop.exchange().error is None
                centre.restore(chance.choice(self.backups))
                assert laptop.exchange().error is None

    def end(self) -> None:
        """Everything that is still about arrives, and then the line is good."""
        for answer in self.answers:
            bundles.import_file(self.laptop.session, answer)
        for _ in range(3):
            assert self.laptop.exchange().error is None

    def close(self) -> None:
        for each in (self.laptop, *self.copies):
            each.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), min_size=8, max_size=30), st.randoms(use_true_random=False))
def test_whatever_happens_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], chance: random.Random
) -> None:
    with contextlib.ExitStack() as closing:
        days = Days(tmp_path_factory.mktemp("days"), chance)
        closing.callback(days.close)
        for number, what in enumerate(steps):
            days.step(number, what)
        days.end()
        assert waiting(days.laptop) == 0
        last = FieldLaptop.new(days.folder / "last", NearFetcher(days.centre))
        closing.callback(last.close)
        last.give_words(days.laptop.words())
        last.enrol(days.centre.new_code())
        last.exchange()
        assert days.titles == set(days.laptop.titles()) == set(last.titles())
        said = {entry for entry in days.centre.entries() if entry.kind == "person.placed"}
        assert said <= days.laptop.entries()
