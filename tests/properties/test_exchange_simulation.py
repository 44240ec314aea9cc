"""The exchange against everything: people who write on several laptops, and all that can go wrong between them.

Whatever happened, once all goes well the laptops of a person show the same, the centre holds every slice once, and
every word is found that a screen said was saved, that lies on any machine, and that nobody took out
(tests/support/simulation_end.py). On the way nothing is ever said to be received that no other machine holds.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.support.simulation import World
from tests.support.simulation_centre import own_database
from tests.support.simulation_end import check_what_screens_say, end_well
from tests.support.simulation_laptop import SimulatedLaptop
from tests.support.simulation_link import KINDS, Fault

MEMORY: Final = Path("/dev/shm")
"""Where it is, a folder in memory: a disk that is flushed for every save would be most of the time."""

STEPS: Final = 60
RUNS: Final = 100
LONG_RUNS: Final = 10_000

which = st.integers(0, 7)
faults = st.lists(st.builds(Fault, st.sampled_from(KINDS), st.integers(0, 1000)), max_size=4)
damages = st.none() | st.builds(Fault, st.sampled_from(("cut-down", "garbled-down")), st.integers(0, 999))
typing = st.sampled_from(("insert", "insert", "replace", "remove", "rewrite"))


class Exchanges(RuleBasedStateMachine):
    """One world a run. A laptop is named by its place among those there are."""

    def __init__(self) -> None:
        super().__init__()
        self._ends = ExitStack()
        folder = tempfile.mkdtemp(prefix="fieldbook-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        self._ends.callback(shutil.rmtree, folder)
        self._ends.enter_context(own_database())
        self.world = World(Path(folder))
        self._ends.callback(self.world.close)
        self._whole = True

    def teardown(self) -> None:
        try:
            if self._whole:
                end_well(self.world)
        finally:
            self._ends.close()

    def act(self, what: Callable[..., Any], *with_: Any, **named: Any) -> None:
        """Does something. A world that broke there is not asked how it ends."""
        self._whole = False
        what(*with_, **named)
        self._whole = True

    def laptop(self, number: int) -> SimulatedLaptop:
        return self.world.laptops[number % len(self.world.laptops)]

    def look(self, number: int) -> None:
        self.act(check_what_screens_say, self.world, self.laptop(number))

    # -- writing

    @rule(laptop=which)
    def write_note(self, laptop: int) -> None:
        self.act(self.world.write_note, self.laptop(laptop))

    @rule(laptop=which, note=which, how=typing, where=which)
    def type_in_note(self, laptop: int, note: int, how: str, where: int) -> None:
        self.act(self.world.type_in_note, self.laptop(laptop), note, how, where)

    @rule(laptop=which, note=which, how=typing, where=which)
    def type_more(self, laptop: int, note: int, how: str, where: int) -> None:
        self.act(self.world.type_in_note, self.laptop(laptop), note, how, where)

    @rule(laptop=which, note=which)
    def open_note(self, laptop: int, note: int) -> None:
        self.act(self.world.open_note, self.laptop(laptop), note)

    @rule(laptop=which, note=which)
    def command_adds_to_note(self, laptop: int, note: int) -> None:
        self.act(self.world.command_adds_to_note, self.laptop(laptop), note)

    @rule(laptop=which, note=which)
    def delete_note(self, laptop: int, note: int) -> None:
        self.act(self.world.delete_note, self.laptop(laptop), note)

    @rule(laptop=which, note=which)
    def restore_note(self, laptop: int, note: int) -> None:
        self.act(self.world.restore_note, self.laptop(laptop), note)

    @rule(laptop=which)
    def write_practice(self, laptop: int) -> None:
        self.act(self.world.write_practice, self.laptop(laptop))

    @rule(laptop=which, practice=which, how=typing, where=which)
    def type_in_practice(self, laptop: int, practice: int, how: str, where: int) -> None:
        self.act(self.world.type_in_practice, self.laptop(laptop), practice, how, where)

    @rule(laptop=which, practice=which, what=st.sampled_from(("submit", "submit", "withdraw", "delete", "restore")))
    def decide_about_practice(self, laptop: int, practice: int, what: str) -> None:
        self.act(self.world.decide_about_practice, self.laptop(laptop), practice, what)

    @rule(practice=which, what=st.sampled_from(("open", "publish", "return")))
    def moderate(self, practice: int, what: str) -> None:
        self.act(self.world.moderate, practice, what)

    # -- exchanging

    @rule(laptop=which)
    def exchange(self, laptop: int) -> None:
        self.act(self.world.exchange, self.laptop(laptop))
        self.look(laptop)

    @rule(laptop=which, faults=faults, aside=st.booleans())
    def exchange_over_a_bad_link(self, laptop: int, faults: list[Fault], aside: bool) -> None:
        self.act(self.world.exchange, self.laptop(laptop), faults, aside=aside)
        self.look(laptop)

    @rule(laptop=which, faults=faults)
    def exchange_once_more(self, laptop: int, faults: list[Fault]) -> None:
        self.act(self.world.exchange, self.laptop(laptop), faults)
        self.look(laptop)

    @rule()
    def what_was_late_arrives(self) -> None:
        self.act(self.world.deliver_held)

    # -- sticks

    @rule(laptop=which)
    def write_file(self, laptop: int) -> None:
        self.act(self.world.write_file, self.laptop(laptop))

    @precondition(lambda self: self.world.sticks)
    @rule(laptop=which, file=which, damage=damages)
    def take_file(self, laptop: int, file: int, damage: Fault | None) -> None:
        self.act(self.world.take_file, self.laptop(laptop), file, damage)
        self.look(laptop)

    @precondition(lambda self: self.world.sticks)
    @rule(file=which, damage=damages)
    def bring_file_to_centre(self, file: int, damage: Fault | None) -> None:
        self.act(self.world.bring_file_to_centre, file, damage)

    @precondition(lambda self: self.world.sticks)
    @rule(laptop=which)
    def hand_back(self, laptop: int) -> None:
        self.act(self.world.hand_back, self.laptop(laptop))

    # -- power, copies, clocks

    @rule(laptop=which, looks=st.integers(0, 15), faults=faults)
    def power_goes_in_an_exchange(self, laptop: int, looks: int, faults: list[Fault]) -> None:
        dying = self.laptop(laptop)
        self.act(self.world.cut_power, dying, looks, lambda: self.world.exchange(dying, faults))
        self.look(laptop)

    @rule(laptop=which, looks=st.integers(0, 3), note=which, how=typing)
    def power_goes_while_typing(self, laptop: int, looks: int, note: int, how: str) -> None:
        dying = self.laptop(laptop)
        self.act(self.world.cut_power, dying, looks, lambda: self.world.type_in_note(dying, note, how, note))

    @rule(laptop=which)
    def clone(self, laptop: int) -> None:
        self.act(self.world.clone, self.laptop(laptop))

    @rule(laptop=which)
    def copy_profile(self, laptop: int) -> None:
        self.act(self.world.copy_profile, self.laptop(laptop))

    @rule(laptop=which, copy=which)
    def restore_profile(self, laptop: int, copy: int) -> None:
        self.act(self.world.restore_profile, self.laptop(laptop), copy)
        self.look(laptop)

    @rule()
    def copy_centre(self) -> None:
        self.act(self.world.copy_centre)

    @rule(copy=which)
    def restore_centre(self, copy: int) -> None:
        self.act(self.world.restore_centre, copy)

    @rule()
    def restart_centre(self) -> None:
        self.act(self.world.restart_centre)

    @rule(laptop=which, days=st.sampled_from((-3650, -1, 1, 3650)))
    def jump(self, laptop: int, days: int) -> None:
        self.act(self.world.jump, self.laptop(laptop), days)

    @rule(days=st.sampled_from((1, 20, 40)))
    def days_pass(self, days: int) -> None:
        self.act(self.world.days_pass, days)

    # -- machines come and go

    @precondition(lambda self: len(self.world.laptops) < 5)
    @rule(human=st.integers(0, 1), with_words=st.booleans(), faults=faults)
    def buy_laptop(self, human: int, with_words: bool, faults: list[Fault]) -> None:
        self.act(self.world.buy_laptop, human, with_words=with_words, faults=faults)

    @rule(laptop=which)
    def give_words(self, laptop: int) -> None:
        self.act(self.world.give_words, self.laptop(laptop))

    @rule(laptop=which)
    def renew_words(self, laptop: int) -> None:
        self.act(self.world.renew_words, self.laptop(laptop))

    @rule(laptop=which, faults=faults)
    def enrol_again(self, laptop: int, faults: list[Fault]) -> None:
        joining = self.laptop(laptop)
        if not joining.enrolled:
            self.act(self.world.enrol, joining, faults)

    @rule(laptop=which)
    def revoke(self, laptop: int) -> None:
        self.act(self.world.revoke, self.laptop(laptop))

    @rule(laptop=which)
    def release(self, laptop: int) -> None:
        self.act(self.world.release, self.laptop(laptop))

    @rule(laptop=which)
    def lose_laptop(self, laptop: int) -> None:
        self.act(self.world.lose_laptop, self.laptop(laptop))


@pytest.fixture
def database_allowed(django_db_blocker: Any) -> Iterator[None]:
    """The worlds bring a database of their own, in memory."""
    with django_db_blocker.unblock():
        yield


def run(runs: int, *, repeatable: bool) -> None:
    run_state_machine_as_test(
        Exchanges,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            derandomize=repeatable,
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


def test_whatever_happens_no_word_is_lost(database_allowed: None) -> None:
    run(RUNS, repeatable=True)


@pytest.mark.soak
@pytest.mark.timeout(6 * 3600)
def test_whatever_happens_in_ten_thousand_worlds_no_word_is_lost(database_allowed: None) -> None:
    run(LONG_RUNS, repeatable=False)
