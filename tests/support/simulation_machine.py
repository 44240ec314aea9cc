"""What happens in a simulated world, one thing after another: drawn, run, and brought to its smallest form by
Hypothesis.

Promises: the same seed draws the same worlds of the same code. A world begins with two people and three laptops; its
steps are mostly short bursts of typing, exchanges and files, so that there is something to lose, and between them what
goes wrong. What went wrong how often is counted in ``COUNTS``.
"""

import atexit
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.support.simulation import Beginning, World
from tests.support.simulation_centre import own_database
from tests.support.simulation_end import check_what_screens_say, end_well
from tests.support.simulation_laptop import SimulatedLaptop
from tests.support.simulation_link import KINDS, Fault

MEMORY: Final = Path("/dev/shm")
"""Where it is, a folder in memory: a disk that is flushed for every save would be most of the time."""

PEOPLE: Final = (2, 1)
"""Laptops of each person at first."""

STEPS: Final = 40
"""Of a world; most of them are several things that people do."""

COUNTS: Final[Counter[str]] = Counter()
"""Of the worlds that this process ran: "worlds", "steps", "words looked for", and how often each thing happened."""

which = st.integers(0, 7)
place = st.integers(0, 9)
hows = st.sampled_from(("insert", "insert", "insert", "replace", "remove", "rewrite"))
strokes = st.lists(st.tuples(st.integers(0, 2), hows, place), min_size=1, max_size=5)
fault = st.builds(Fault, st.sampled_from(KINDS), st.integers(0, 1000))
some_faults = st.lists(fault, min_size=1, max_size=4)
maybe_faults = st.just([]) | some_faults
damages = st.none() | st.builds(Fault, st.sampled_from(("cut-down", "garbled-down")), st.integers(0, 999))


COURSES: Final = (
    (),
    ("submit",),
    ("submit", "open", "return"),
    ("submit", "publish"),
    ("submit", "return", "withdraw", "submit"),
    ("submit", "publish", "withdraw"),
)
"""Of practices, as far as people go on with them at once."""

EVERY_KIND: Final = (
    # laptops, and what people do with them
    "laptop enrolled", "laptop lost", "words typed in", "words renewed", "note written", "note deleted",
    "note restored", "practice written", "practice: submit", "practice: withdraw", "practice: delete",
    "practice: restore", "moderated: open", "moderated: publish", "moderated: return", "command beside the window",
    # random edits
    "typed: insert", "typed: replace", "typed: remove", "typed: rewrite", "edits of two laptops in one text",
    "saved text that had changed elsewhere",
    # crashes
    "power cut within the program", "power cut after it", "power cut within an exchange",
    "centre lost power over a request", "centre restarted",
    # duplicated, reordered and dropped messages, and damaged ones
    *(f"link: {kind}" for kind in KINDS), "late request arrived", "edits in another order than written",
    "exchange whole", "exchange broken", "slices packed anew",
    # clock jumps
    "clock set back", "clock set forward", "bins emptied",
    # restores of old backups of laptops and of the centre; cloned profiles
    "laptop restored", "centre restored", "profile cloned", "laptop revoked", "laptop found again",
    # stick and wire at once
    "file taken by a laptop", "file refused by a laptop", "file refused by the centre", "stick brought slices",
    "stick brought what the wire had brought", "answer handed back",
)  # fmt: skip
"""What must have happened in any run of many worlds: what a generator never does, it does not prove."""


def in_memory() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="fieldbook-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


@cache
def beginning() -> Beginning:
    """Made once a process, within ``own_database``: to enrol everybody is a fifth of what a world takes."""
    folder = in_memory()
    atexit.register(folder.cleanup)
    return Beginning.of(World(Path(folder.name), PEOPLE))


class Exchanges(RuleBasedStateMachine):
    """One world a run. A laptop is named by its place among those there are."""

    def __init__(self) -> None:
        super().__init__()
        self._ends = ExitStack()
        folder = Path(self._ends.enter_context(in_memory()))
        self._ends.enter_context(own_database())
        self.world = World(folder, PEOPLE, beginning())
        self._ends.callback(self.world.close)
        self._whole = True
        COUNTS["worlds"] += 1

    def teardown(self) -> None:
        try:
            if self._whole:
                end_well(self.world)
        finally:
            COUNTS.update(self.world.happened)
            self._ends.close()

    def act(self, what: Callable[..., Any], *with_: Any, **named: Any) -> None:
        """Does something. A world that broke there is not asked how it ends."""
        self._whole = False
        what(*with_, **named)
        self._whole = True

    def step(self, what: Callable[..., Any], *with_: Any, **named: Any) -> None:
        COUNTS["steps"] += 1
        self.act(what, *with_, **named)

    def laptop(self, number: int) -> SimulatedLaptop:
        return self.world.laptops[number % len(self.world.laptops)]

    def look(self, number: int) -> None:
        self.act(check_what_screens_say, self.world, self.laptop(number))

    # -- writing

    @rule(laptop=which, typed=strokes)
    def write_notes(self, laptop: int, typed: list[tuple[int, str, int]]) -> None:
        self.step(self.world.write_notes, self.laptop(laptop), typed)

    @rule(laptop=which, typed=strokes, faults=maybe_faults)
    def write_notes_and_exchange(self, laptop: int, typed: list[tuple[int, str, int]], faults: list[Fault]) -> None:
        self.step(self.world.write_notes, self.laptop(laptop), typed)
        self.act(self.world.exchange, self.laptop(laptop), faults)
        self.look(laptop)

    @rule(human=st.integers(0, 2), note=st.integers(0, 2), here=strokes, there=strokes, faults=maybe_faults)
    def write_one_note_on_two_laptops(
        self,
        human: int,
        note: int,
        here: list[tuple[int, str, int]],
        there: list[tuple[int, str, int]],
        faults: list[Fault],
    ) -> None:
        both = self.world.of(human // 2)[:2]
        self.step(lambda: [self.world.exchange(laptop) for laptop in both])
        for laptop, typed in zip(both, (here, there), strict=False):
            self.act(self.world.write_notes, laptop, [(note, how, where) for _, how, where in typed])
        for laptop in both:
            self.act(self.world.exchange, laptop, faults)
            self.act(check_what_screens_say, self.world, laptop)

    @rule(
        laptop=which,
        typed=strokes,
        acts=st.sampled_from(COURSES),
    )
    def write_practices(self, laptop: int, typed: list[tuple[int, str, int]], acts: tuple[str, ...]) -> None:
        self.step(self.world.write_practices, self.laptop(laptop), typed)
        for act in acts:
            if act in ("submit", "withdraw"):
                self.act(self.world.decide_about_practice, self.laptop(laptop), typed[0][0], act)
                self.act(self.world.exchange, self.laptop(laptop))
            else:
                self.act(self.world.moderate_any, act)

    @rule(laptop=which, note=which)
    def open_note(self, laptop: int, note: int) -> None:
        self.step(self.world.open_note, self.laptop(laptop), note)

    @rule(laptop=which, note=which)
    def command_adds_to_note(self, laptop: int, note: int) -> None:
        self.step(self.world.command_adds_to_note, self.laptop(laptop), note)

    @rule(laptop=which, note=which, back=st.sampled_from(("", "at once", "later")))
    def put_note_into_bin(self, laptop: int, note: int, back: str) -> None:
        """And perhaps it, or another one, is taken out again."""
        self.step(self.world.delete_note, self.laptop(laptop), note)
        if back == "later":
            self.act(self.world.everybody_exchanges, laptop, [])
        if back:
            self.act(self.world.restore_note, self.laptop(laptop), note)

    @rule(
        laptop=which,
        practice=which,
        what=st.sampled_from(("submit", "withdraw", "delete", "restore")),
    )
    def decide_about_practice(self, laptop: int, practice: int, what: str) -> None:
        self.step(self.world.decide_about_practice, self.laptop(laptop), practice, what)

    @rule(laptop=which, typed=strokes, practice=which, back=st.booleans())
    def put_practice_into_bin(self, laptop: int, typed: list[tuple[int, str, int]], practice: int, back: bool) -> None:
        self.step(self.world.write_practices, self.laptop(laptop), typed)
        self.act(self.world.decide_about_practice, self.laptop(laptop), practice, "delete")
        if back:
            self.act(self.world.exchange, self.laptop(laptop))
            self.act(self.world.decide_about_practice, self.laptop(laptop), practice, "restore")

    @rule(practice=which, what=st.sampled_from(("open", "publish", "return")))
    def moderate(self, practice: int, what: str) -> None:
        self.step(self.world.moderate, practice, what)

    @rule(laptop=which, typed=strokes, statements=st.none() | st.integers(0, 60))
    def quiet_moment(self, laptop: int, typed: list[tuple[int, str, int]], statements: int | None) -> None:
        """In which small slices are packed into larger ones; or the power goes in it."""
        quiet = self.laptop(laptop)
        self.step(self.world.write_notes, quiet, typed)
        self.act(self.world.exchange, quiet)
        if statements is None:
            self.act(self.world.pack_anew, quiet)
        else:
            self.act(self.world.cut_power, quiet, lambda: self.world.pack_anew(quiet), statements=statements)
        self.act(self.world.exchange, quiet)
        self.look(laptop)

    # -- exchanging

    @rule(faults=maybe_faults, first=which)
    def everybody_exchanges(self, faults: list[Fault], first: int) -> None:
        self.step(self.world.everybody_exchanges, first, faults)

    @rule(laptop=which, faults=some_faults, aside=st.booleans())
    def exchange_over_a_bad_link(self, laptop: int, faults: list[Fault], aside: bool) -> None:
        self.step(self.world.exchange, self.laptop(laptop), faults, aside=aside)
        self.look(laptop)

    @rule()
    def what_was_late_arrives(self) -> None:
        self.step(self.world.deliver_held)

    # -- sticks

    @rule(laptop=which, typed=strokes, colleague=which, damage=damages, then=st.integers(0, 15))
    def carry_a_file(
        self, laptop: int, typed: list[tuple[int, str, int]], colleague: int, damage: Fault | None, then: int
    ) -> None:
        """Written here, brought by whoever, answered or not; and meanwhile the wire may work, too."""
        writer, courier = self.laptop(laptop), self.laptop(colleague)
        self.step(self.world.write_notes, writer, typed)
        self.act(self.world.write_file, writer)
        if then & 1:
            self.act(self.world.write_notes, writer, typed[:1])
            self.act(self.world.exchange, writer)
        if courier is writer or then & 8:
            self.act(self.world.bring_file_to_centre, 0, damage)
        else:
            self.act(self.world.take_file, courier, 0, damage)
            self.act(self.world.exchange, courier)
            self.act(self.world.hand_back, courier)
        if then & 2:
            self.act(self.world.take_file, writer, 0)
        if then & 4:
            self.act(self.world.exchange, writer)
        self.look(laptop)

    @precondition(lambda self: self.world.sticks)
    @rule(laptop=which, file=which, damage=damages)
    def take_any_file(self, laptop: int, file: int, damage: Fault | None) -> None:
        self.step(self.world.take_file, self.laptop(laptop), file, damage)
        self.look(laptop)

    @precondition(lambda self: self.world.sticks)
    @rule(file=which, damage=damages)
    def bring_any_file_to_centre(self, file: int, damage: Fault | None) -> None:
        self.step(self.world.bring_file_to_centre, file, damage)

    # -- power

    @rule(laptop=which, looks=st.integers(0, 6), typed=strokes, faults=maybe_faults)
    def power_goes_in_an_exchange(
        self, laptop: int, looks: int, typed: list[tuple[int, str, int]], faults: list[Fault]
    ) -> None:
        dying = self.laptop(laptop)
        self.step(self.world.write_notes, dying, typed)
        self.act(self.world.cut_power, dying, lambda: self.world.exchange(dying, faults), looks=looks)
        self.look(laptop)

    @rule(laptop=which, statements=st.integers(0, 150), typed=strokes, faults=maybe_faults)
    def power_goes_in_the_database(
        self, laptop: int, statements: int, typed: list[tuple[int, str, int]], faults: list[Fault]
    ) -> None:
        dying = self.laptop(laptop)

        def write_and_exchange() -> None:
            self.world.write_notes(dying, typed)
            self.world.exchange(dying, faults)

        self.step(self.world.cut_power, dying, write_and_exchange, statements=statements)
        self.look(laptop)

    # -- copies, clocks

    @rule(laptop=which, what=st.sampled_from(("copy", "copy", "restore", "clone")), copy=which)
    def copy_or_restore_laptop(self, laptop: int, what: str, copy: int) -> None:
        if what == "copy":
            self.step(self.world.copy_profile, self.laptop(laptop))
        elif what == "restore":
            self.step(self.world.restore_profile, self.laptop(laptop), copy)
            self.look(laptop)
        else:
            self.step(self.world.clone, self.laptop(laptop))

    @rule(what=st.sampled_from(("copy", "copy", "restore", "restore", "restart")), copy=which)
    def copy_or_restore_centre(self, what: str, copy: int) -> None:
        if what == "restore":
            self.step(self.world.restore_centre, copy)
        else:
            self.step(self.world.copy_centre if what == "copy" else self.world.restart_centre)

    @rule(human=st.integers(0, 2), note=st.integers(0, 2), first=strokes, second=strokes, faults=maybe_faults)
    def centre_forgets(
        self,
        human: int,
        note: int,
        first: list[tuple[int, str, int]],
        second: list[tuple[int, str, int]],
        faults: list[Fault],
    ) -> None:
        """What was written in turns, each on top of the other's words, since its backup; newer words reach it then
        before the older ones come back."""
        self.step(self.world.copy_centre)
        both = self.world.of(human // 2)[:2]
        turns = [*zip(both, (first, second), strict=False)] * 2
        for laptop, typed in turns:
            self.act(self.world.exchange, laptop)
            self.act(self.world.write_notes, laptop, [(note, how, where) for _, how, where in typed])
            self.act(self.world.exchange, laptop)
        self.act(self.world.restore_centre, 0)
        for laptop, typed in reversed(turns):
            self.act(self.world.write_notes, laptop, typed)
            self.act(self.world.exchange, laptop, faults)
            self.act(check_what_screens_say, self.world, laptop)

    @rule(laptop=which, typed=strokes, faults=maybe_faults, again=strokes)
    def laptop_forgets(
        self,
        laptop: int,
        typed: list[tuple[int, str, int]],
        faults: list[Fault],
        again: list[tuple[int, str, int]],
    ) -> None:
        """What was written since an image of its disk was taken, and perhaps sent."""
        self.step(self.world.copy_profile, self.laptop(laptop))
        self.act(self.world.write_notes, self.laptop(laptop), typed)
        self.act(self.world.exchange, self.laptop(laptop), faults)
        self.act(self.world.restore_profile, self.laptop(laptop), 0)
        self.act(self.world.write_notes, self.laptop(laptop), again)
        self.look(laptop)

    @rule(laptop=which, days=st.sampled_from((-3650, -1, 1, 3650)))
    def jump(self, laptop: int, days: int) -> None:
        self.step(self.world.jump, self.laptop(laptop), days)

    @rule(days=st.sampled_from((1, 20, 40)))
    def days_pass(self, days: int) -> None:
        self.step(self.world.days_pass, days)

    # -- machines come and go

    @precondition(lambda self: len(self.world.laptops) < 5)
    @rule(human=st.integers(0, 1), with_words=st.booleans(), faults=maybe_faults)
    def buy_laptop(self, human: int, with_words: bool, faults: list[Fault]) -> None:
        self.step(self.world.buy_laptop, human, with_words=with_words, faults=faults)

    @rule(laptop=which, faults=maybe_faults)
    def enrol_again(self, laptop: int, faults: list[Fault]) -> None:
        joining = self.laptop(laptop)
        if not joining.enrolled:
            self.step(self.world.enrol, joining, faults)

    @rule(laptop=which, what=st.sampled_from(("give", "give", "renew")))
    def words(self, laptop: int, what: str) -> None:
        self.step(self.world.give_words if what == "give" else self.world.renew_words, self.laptop(laptop))

    @rule(laptop=which, typed=strokes, found_again=st.booleans())
    def stolen(self, laptop: int, typed: list[tuple[int, str, int]], found_again: bool) -> None:
        """Or so its owner says; whoever has it goes on writing, and another of theirs does, too."""
        stolen = self.laptop(laptop)
        self.step(self.world.revoke, stolen)
        for each in dict.fromkeys((stolen, self.world.of(stolen.human)[0])):
            self.act(self.world.write_notes, each, typed)
            self.act(self.world.exchange, each)
            self.act(check_what_screens_say, self.world, each)
        if found_again:
            self.act(self.world.release, stolen)

    @rule(laptop=which)
    def lost(self, laptop: int) -> None:
        self.step(self.world.lose_laptop, self.laptop(laptop))


def run(worlds: int, *, part: int | None = None, shrink: bool = True) -> None:
    """Runs worlds, some more than asked for. ``part``: the seed they are drawn from; None for what follows from the
    steps above alone."""

    def world() -> Exchanges:
        return Exchanges()

    if part is not None:
        seed(part)(world)
    run_state_machine_as_test(
        world,
        settings=settings(
            max_examples=worlds,
            stateful_step_count=STEPS,
            derandomize=part is None,
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
