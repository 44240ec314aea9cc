"""A small world: a few people, their laptops, the centre, and everything that can go wrong between them.

All of it is the real code, in one process: the operations that pages and commands call, and the centre behind its
doors. Only clocks, chance and the link are the simulation's. Every method is something that a person, a machine or bad
luck does; ``simulation_end.py`` lets all go well at last and checks what must hold then.
"""

import itertools
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.operations import bundles, enrolment, exchanging, learner, own_words, upkeep
from tests.support.simulation_centre import CentreBeginning, PowerCut, SimulatedCentre
from tests.support.simulation_laptop import SimulatedLaptop
from tests.support.simulation_ledger import Ledger
from tests.support.simulation_link import Air, Fault, changed
from tests.support.simulation_writing import Writing

ADDRESS: Final = "https://centre.example.org"
MOST_LAPTOPS: Final = 6
COPIES: Final = 3
FILES: Final = 8
NO_FILE: Final = frozenset({"not-enrolled", "courier-full", "protocol-newer", "too-large", "device-revoked"})
"""What may be said of a file of a stick, beside what is wrong with it."""

LATER: Final = frozenset(
    {"cut", "too-slow", "unreachable", "centre-busy", "centre-other", "answer-nonsense", "too-large", "protocol-newer"}
)
"""What an exchange may say of a link like this one."""


AFTER_BEGINNING: Final = 1_000
"""Seeds of laptops above those that a beginning used: nothing may be drawn twice."""


@dataclass(frozen=True)
class Beginning:
    """How a world lay on its disks when all had joined. ``folder``: with all its machines switched off."""

    folder: Path
    centre: CentreBeginning

    @classmethod
    def of(cls, world: "World") -> "Beginning":
        """Switches the world off."""
        world.close()
        return cls(world.folder, world.centre.beginning())


class World(Writing):
    """Use within ``simulation_centre.own_database()``; ``close`` it."""

    def __init__(self, folder: Path, people: tuple[int, ...] = (2, 1), beginning: "Beginning | None" = None) -> None:
        """``people``: how many laptops each begins with, all enrolled, with the words. ``beginning``: of a world that
        was made for the same people, to be copied instead of made once more."""
        self.folder = folder
        if beginning is not None:
            shutil.copytree(beginning.folder, folder, dirs_exist_ok=True)
        self.centre = SimulatedCentre(folder / "centre", None if beginning is None else beginning.centre)
        self.air = Air(self.centre)
        self.ledger = Ledger()
        self.laptops: list[SimulatedLaptop] = []
        self.persons: list[str] = []
        self.words: list[tuple[str, ...]] = []
        self.written_down: list[list[tuple[str, ...]]] = []
        self.revoked: set[bytes] = set()  # at any time: a centre may be restored to before their release
        self.bin_emptied = False
        self.happened = self.air.happened
        self.sticks: list[bytes] = []
        self._profile_copies: list[tuple[int, Path]] = []
        self._centre_copies: list[bytes] = []
        self._seeds = itertools.count(1 if beginning is None else AFTER_BEGINNING)
        self._folders = itertools.count(1)
        for human, count in enumerate(people):
            laptops = [self._new_laptop(human) for _ in range(count)] if beginning is not None else []
            self._add_person(human, laptops[0] if laptops else None)
            while sum(laptop.human == human for laptop in self.laptops) < count:
                self.buy_laptop(human, with_words=True)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()

    # -- people and machines

    def _add_person(self, human: int, known: SimulatedLaptop | None) -> None:
        """``known``: a laptop of theirs, if they joined in the beginning."""
        laptop = known or self._new_laptop(human)
        if known is None:
            laptop.code = self.centre.new_code(None)
            self.enrol(laptop)
        found = learner.get(laptop.session)
        assert found is not None and found.person is not None
        self.persons.append(found.person)
        self.words.append(laptop.words)
        self.written_down.append([laptop.words])
        self.ledger.note_words(laptop.words)

    def _new_laptop(self, human: int) -> SimulatedLaptop:
        laptop = SimulatedLaptop(self._new_folder(), human, self.air, self._seeds)
        self.laptops.append(laptop)
        return laptop

    def _new_folder(self) -> Path:
        return self.folder / f"profile-{next(self._folders)}"

    def buy_laptop(
        self, human: int, *, with_words: bool, faults: list[Fault] | None = None, at_most: int = MOST_LAPTOPS
    ) -> None:
        """Another laptop of somebody, enrolled at once if the link lets it."""
        if len(self.laptops) >= at_most:
            return
        laptop = self._new_laptop(human)
        learner.begin(laptop.session, f"Person {human}")
        self.enrol(laptop, faults)
        if with_words:
            self.give_words(laptop)

    def enrol(self, laptop: SimulatedLaptop, faults: list[Fault] | None = None) -> None:
        """Joins with a code of its own, the same at every try until it is used or nobody knows it any more."""
        laptop.code = laptop.code or self.centre.new_code(self.persons[laptop.human])
        if laptop.code is None:
            return  # the centre lost this person, and no laptop of theirs has told it yet
        laptop.link.plan.extend(faults or ())
        try:
            enrolment.enrol(laptop.session, ADDRESS, laptop.code, f"Person {laptop.human}")
            laptop.code = None
            self.happened["laptop enrolled"] += 1
        except PowerCut:
            laptop.restart()
        except Known as known:
            if known.code in ("code-unknown", "code-used", "code-expired", "device-revoked"):
                laptop.code = None
            else:
                assert known.code in LATER | {"already-enrolled"}, known.code
        finally:
            laptop.link.plan.clear()

    def give_words(self, laptop: SimulatedLaptop) -> None:
        """Types in the twelve words that its owner wrote down last."""
        with suppress(Known):  # on a laptop that has newer ones it says so
            own_words.use_words(laptop.session, self.words[laptop.human])
            self.happened["words typed in"] += 1

    def renew_words(self, laptop: SimulatedLaptop) -> None:
        """Its owner makes new words, and writes them down."""
        new = own_words.proposed(laptop.session)
        self.words[laptop.human] = new
        self.written_down[laptop.human].append(new)
        self.ledger.note_words(new)
        own_words.take_new(laptop.session, new)
        self.happened["words renewed"] += 1

    def lose_laptop(self, laptop: SimulatedLaptop) -> None:
        """It falls into the river, with what only it held. Everybody keeps at least one that is enrolled."""
        others = [each for each in self.of(laptop.human) if each is not laptop and each.enrolled]
        if others:
            laptop.close()
            self.laptops.remove(laptop)
            self.happened["laptop lost"] += 1

    def clone(self, laptop: SimulatedLaptop) -> None:
        """Its disk is copied to another machine, and both are used from now on."""
        if len(self.laptops) < MOST_LAPTOPS:
            folder = self._new_folder()
            laptop.copy_to(folder)
            self.laptops.append(SimulatedLaptop(folder, laptop.human, self.air, self._seeds))
            self.laptops[-1].code = laptop.code
            self.happened["profile cloned"] += 1

    def of(self, human: int) -> list[SimulatedLaptop]:
        return [laptop for laptop in self.laptops if laptop.human == human]

    # -- backups

    def copy_profile(self, laptop: SimulatedLaptop) -> None:
        """Somebody keeps an image of the disk."""
        folder = self._new_folder()
        laptop.copy_to(folder)
        self._profile_copies = [*self._profile_copies, (laptop.human, folder)][-COPIES:]

    def restore_profile(self, laptop: SimulatedLaptop, which: int) -> None:
        """An older image, 0 for the newest, of this laptop or another of the same person is put back; one is made when
        there is none."""
        fitting = [folder for human, folder in self._profile_copies if human == laptop.human]
        if not fitting:
            self.copy_profile(laptop)
            return
        laptop.restore(fitting[-1 - which % len(fitting)])
        self.happened["laptop restored"] += 1

    def copy_centre(self) -> None:
        self._centre_copies = [*self._centre_copies, self.centre.copy()][-COPIES:]

    def restore_centre(self, which: int) -> None:
        """An older backup is put back, 0 for the newest; one is made when there is none."""
        if not self._centre_copies:
            self.copy_centre()
            return
        self.centre.restore(self._centre_copies[-1 - which % len(self._centre_copies)])
        self.happened["centre restored"] += 1

    def restart_centre(self) -> None:
        self.happened["centre restarted"] += 1
        self.centre.restart()

    # -- clocks, power

    def jump(self, laptop: SimulatedLaptop, days: int) -> None:
        """The laptop's clock is set, by somebody or by an empty battery."""
        laptop.clock.advance(days=days)
        self.happened["clock set " + ("back" if days < 0 else "forward")] += 1

    def days_pass(self, days: int) -> None:
        """At the centre; what lies in bins since before may be erased."""
        self.centre.clock.at += days * 86_400_000
        self.bin_emptied = self.bin_emptied or days > 1
        self.happened["bins emptied"] += days > 1

    def cut_power(
        self,
        laptop: SimulatedLaptop,
        act: Callable[[], object],
        *,
        looks: int | None = None,
        statements: int | None = None,
    ) -> None:
        """The power goes while somebody does something: at this look of the program at its clock, or this statement of
        its database, or right after."""
        laptop.clock.dies_in = looks
        laptop.die_at_statement(statements)
        with suppress(PowerCut):
            act()
        self.happened["power cut within the program" if laptop.was_cut else "power cut after it"] += 1
        laptop.restart()

    def pack_anew(self, laptop: SimulatedLaptop) -> None:
        """What a window does when it is idle; sooner than it would."""
        packing = upkeep.repacking(laptop.session)
        if packing is not None:
            self.happened["slices packed anew"] += packing.gather_small(3, group_size=600, at_most=2.0)
        laptop.slices_noted = self.ledger.note_slices(laptop.session, laptop.slices_noted)

    # -- exchanging

    def exchange(
        self, laptop: SimulatedLaptop, faults: list[Fault] | None = None, *, aside: bool = False
    ) -> str | None:
        """One exchange over a link that has these faults; returns its error's code. ``aside``: in a session of its own,
        as the window does."""
        if not laptop.enrolled:
            return "not-enrolled"
        laptop.link.plan.extend(faults or ())
        try:
            if aside:
                with laptop.command() as session:
                    error = exchanging.exchange(session).error
            else:
                error = exchanging.exchange(laptop.session).error
            assert error in LATER | {None, "device-revoked"}, error
            self.happened["exchange whole" if error is None else "exchange broken"] += 1
        except PowerCut:
            self.happened["power cut within an exchange"] += 1
            laptop.restart()
            error = "cut"
        finally:
            laptop.link.plan.clear()
        laptop.slices_noted = self.ledger.note_slices(laptop.session, laptop.slices_noted)
        return error

    def everybody_exchanges(self, first: int, faults: list[Fault]) -> None:
        """One after another, beginning with this one, over one bad link."""
        at = first % len(self.laptops)
        for laptop in (*self.laptops[at:], *self.laptops[:at]):
            self.exchange(laptop, faults)

    def deliver_held(self) -> None:
        """Requests that were stuck somewhere arrive."""
        self.happened["late request arrived"] += len(self.air.held)
        with suppress(Known):
            self.air.deliver_held()

    # -- sticks

    def write_file(self, laptop: SimulatedLaptop) -> None:
        """What waits, for the centre, onto a stick."""
        stick = self._new_folder()
        stick.mkdir()
        with suppress(Known):  # before it joined, or before it heard how to seal
            self._keep(bundles.export_bundle(laptop.session, stick).file)
        laptop.slices_noted = self.ledger.note_slices(laptop.session, laptop.slices_noted)
        shutil.rmtree(stick)

    def take_file(self, laptop: SimulatedLaptop, which: int, damage: Fault | None = None) -> None:
        """Any file of any stick, 0 for the newest: an answer, a colleague's, one's own, an old one, half of one."""
        data = self._file(which, damage)
        if data is None:
            return
        file = self._new_folder()
        file.write_bytes(data)
        try:
            bundles.import_file(laptop.session, file)
            self.happened["file taken by a laptop"] += 1
        except PowerCut:
            laptop.restart()
        except Known as known:
            assert known.code.startswith("bundle-") or known.code in NO_FILE, known.code
            self.happened["file refused by a laptop"] += 1
        laptop.slices_noted = self.ledger.note_slices(laptop.session, laptop.slices_noted)

    def bring_file_to_centre(self, which: int, damage: Fault | None = None) -> None:
        """By the upload page; the answer goes onto the stick."""
        data = self._file(which, damage)
        before = self.centre.held()
        answer = None if data is None else self.centre.take_file(data)
        if answer is None:
            self.happened["file refused by the centre"] += 1
            return
        new = len(self.centre.held()) > len(before)
        self.happened["stick brought slices" if new else "stick brought what the wire had brought"] += 1
        self._remember(answer)

    def hand_back(self, laptop: SimulatedLaptop) -> None:
        """The answers to colleagues' files, onto a stick."""
        stick = self._new_folder()
        stick.mkdir()
        for file in bundles.hand_back(laptop.session, stick).files:
            self._keep(file)
            self.happened["answer handed back"] += 1
        shutil.rmtree(stick)

    def _file(self, which: int, damage: Fault | None) -> bytes | None:
        if not self.sticks:
            return None
        data = self.sticks[-1 - which % len(self.sticks)]
        if damage is None:
            return data
        return data[: damage.of(data)] if damage.kind == "cut-down" else changed(data, damage)

    def _keep(self, file: Path) -> None:
        self._remember(file.read_bytes())

    def _remember(self, data: bytes) -> None:
        self.sticks = [*self.sticks, data][-FILES:]

    # -- the centre's people

    def moderate(self, which: int, what: str) -> None:
        self.happened[f"moderated: {what}"] += self.centre.moderate(which, what)

    def moderate_any(self, what: str) -> None:
        """A practice that can be: of the first few."""
        self.happened[f"moderated: {what}"] += any(self.centre.moderate(number, what) for number in range(FILES))

    def revoke(self, laptop: SimulatedLaptop) -> None:
        """Its owner says that it was stolen."""
        if laptop.device is not None:
            self.revoked.add(laptop.device)
            self.happened["laptop revoked"] += 1
            self.centre.revoke(laptop.device)

    def release(self, laptop: SimulatedLaptop) -> None:
        """It was found again."""
        if laptop.device is not None:
            self.happened["laptop found again"] += laptop.device in self.revoked
            self.centre.release(laptop.device)
