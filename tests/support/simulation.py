"""A small world: a few people, their laptops, the centre, and everything that can go wrong between them.

All of it is the real code, in one process: the operations that pages and commands call, and the centre behind its
doors. Only clocks, chance and the link are the simulation's. Every method is something that a person, a machine or bad
luck does; ``simulation_end.py`` lets all go well at last and checks what must hold then.
"""

import itertools
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import bundles, enrolment, exchanging, learner, notes, own_words, practices
from desktop_app.operations.session import Session
from sync_protocol.identifiers import EntryId
from tests.support.simulation_centre import PowerCut, SimulatedCentre
from tests.support.simulation_laptop import OpenText, SimulatedLaptop
from tests.support.simulation_ledger import Ledger, edits_of, entries_here, last_place
from tests.support.simulation_link import Air, Fault, changed

ADDRESS: Final = "https://centre.example.org"
MOST_LAPTOPS: Final = 6
COPIES: Final = 3
FILES: Final = 8
PART: Final = "context"
"""The part of a practice that people write in here."""

NO_FILE: Final = frozenset({"not-enrolled", "courier-full", "protocol-newer", "too-large", "device-revoked"})
"""What may be said of a file of a stick, beside what is wrong with it."""

LATER: Final = frozenset(
    {"cut", "too-slow", "unreachable", "centre-busy", "centre-other", "answer-nonsense", "too-large", "protocol-newer"}
)
"""What an exchange may say of a link like this one."""


class World:
    """Use within ``simulation_centre.own_database()``; ``close`` it."""

    def __init__(self, folder: Path, people: tuple[int, ...] = (2, 1)) -> None:
        """``people``: how many laptops each begins with, all enrolled, with the words."""
        self.folder = folder
        self.centre = SimulatedCentre(folder / "centre")
        self.air = Air(self.centre)
        self.ledger = Ledger()
        self.laptops: list[SimulatedLaptop] = []
        self.persons: list[str] = []
        self.words: list[tuple[str, ...]] = []
        self.written_down: list[list[tuple[str, ...]]] = []
        self.revoked: set[bytes] = set()  # at any time: a centre may be restored to before their release
        self.bin_emptied = False
        self.sticks: list[bytes] = []
        self._profile_copies: list[tuple[int, Path]] = []
        self._centre_copies: list[bytes] = []
        self._seeds = itertools.count(1)
        self._folders = itertools.count(1)
        for human, count in enumerate(people):
            self._add_person(human)
            for _ in range(count - 1):
                self.buy_laptop(human, with_words=True)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()

    # -- people and machines

    def _add_person(self, human: int) -> None:
        laptop = self._new_laptop(human)
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

    def buy_laptop(self, human: int, *, with_words: bool, faults: list[Fault] | None = None) -> None:
        """Another laptop of somebody, enrolled at once if the link lets it."""
        if len(self.laptops) >= MOST_LAPTOPS:
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

    def renew_words(self, laptop: SimulatedLaptop) -> None:
        """Its owner makes new words, and writes them down."""
        new = own_words.proposed(laptop.session)
        self.words[laptop.human] = new
        self.written_down[laptop.human].append(new)
        self.ledger.note_words(new)
        own_words.take_new(laptop.session, new)

    def lose_laptop(self, laptop: SimulatedLaptop) -> None:
        """It falls into the river, with what only it held. Everybody keeps at least one that is enrolled."""
        others = [each for each in self._of(laptop.human) if each is not laptop and each.enrolled]
        if others:
            laptop.close()
            self.laptops.remove(laptop)

    def clone(self, laptop: SimulatedLaptop) -> None:
        """Its disk is copied to another machine, and both are used from now on."""
        if len(self.laptops) < MOST_LAPTOPS:
            folder = self._new_folder()
            laptop.copy_to(folder)
            self.laptops.append(SimulatedLaptop(folder, laptop.human, self.air, self._seeds))
            self.laptops[-1].code = laptop.code

    def _of(self, human: int) -> list[SimulatedLaptop]:
        return [laptop for laptop in self.laptops if laptop.human == human]

    # -- backups

    def copy_profile(self, laptop: SimulatedLaptop) -> None:
        """Somebody keeps an image of the disk."""
        folder = self._new_folder()
        laptop.copy_to(folder)
        self._profile_copies = [*self._profile_copies, (laptop.human, folder)][-COPIES:]

    def restore_profile(self, laptop: SimulatedLaptop, which: int) -> None:
        """An older image is put back, of this laptop or another of the same person."""
        fitting = [folder for human, folder in self._profile_copies if human == laptop.human]
        if fitting:
            laptop.restore(fitting[which % len(fitting)])

    def copy_centre(self) -> None:
        self._centre_copies = [*self._centre_copies, self.centre.copy()][-COPIES:]

    def restore_centre(self, which: int) -> None:
        if self._centre_copies:
            self.centre.restore(self._centre_copies[which % len(self._centre_copies)])

    def restart_centre(self) -> None:
        self.centre.restart()

    # -- clocks, power

    def jump(self, laptop: SimulatedLaptop, days: int) -> None:
        """The laptop's clock is set, by somebody or by an empty battery."""
        laptop.clock.advance(days=days)

    def days_pass(self, days: int) -> None:
        """At the centre; what lies in bins since before may be erased."""
        self.centre.clock.at += days * 86_400_000
        self.bin_emptied = self.bin_emptied or days > 1

    def cut_power(self, laptop: SimulatedLaptop, looks: int, act: Callable[[], None]) -> None:
        """The power goes while somebody does something: at this look of the program at its clock, or right after."""
        laptop.clock.dies_in = looks
        with suppress(PowerCut):
            act()
        laptop.restart()

    # -- writing

    def write_note(self, laptop: SimulatedLaptop) -> None:
        """A new note, with a word in its title and one in its text."""
        title, text = self.ledger.new_word(), self.ledger.new_word()
        before = last_place(laptop.session)
        made = notes.add_note(laptop.session, title=title, text=text)
        self._say_saved(laptop, made.id, [title, text], before)
        self._show(laptop.notes, made.id, text)

    def open_note(self, laptop: SimulatedLaptop, which: int) -> None:
        """Somebody opens a note, and has it before them from now on."""
        found = sorted(note.id for note in notes.list_notes(laptop.session))
        if found:
            note = found[which % len(found)]
            self._show(laptop.notes, note, notes.open_note(laptop.session, note).text)

    def type_in_note(self, laptop: SimulatedLaptop, which: int, how: str, where: int) -> None:
        """Somebody changes a note that they have before them, and saves it."""
        open_text = self._before_them(laptop.notes, which)
        if open_text is None:
            self.open_note(laptop, which)
            return
        before = last_place(laptop.session)
        typed = self._typed(open_text, how, where)
        note = RecordId(open_text.record)
        saved = notes.save_note(laptop.session, note, text=open_text.text)
        self._say_saved(laptop, note, typed, before)
        open_text.show(saved.fields["text"])

    def command_adds_to_note(self, laptop: SimulatedLaptop, which: int) -> None:
        """A command changes a note while the window has it open."""
        with laptop.command() as session:
            found = sorted(note.id for note in notes.list_notes(session))
            if not found:
                return
            note = found[which % len(found)]
            before = last_place(session)
            word = self.ledger.new_word()
            notes.save_note(session, note, text=f"{notes.open_note(session, note).text} {word}")
            self._say_saved(laptop, note, [word], before)

    def delete_note(self, laptop: SimulatedLaptop, which: int) -> None:
        found = sorted(note.id for note in notes.list_notes(laptop.session))
        if found:
            note = found[which % len(found)]
            self.ledger.into_the_bin(EntryId.parse(note), entries_here(laptop.session))
            notes.delete_note(laptop.session, note)
            laptop.notes.pop(note, None)

    def restore_note(self, laptop: SimulatedLaptop, which: int) -> None:
        found = sorted(note.id for note in notes.list_notes(laptop.session, deleted=True))
        if found:
            notes.restore_note(laptop.session, found[which % len(found)])

    def write_practice(self, laptop: SimulatedLaptop) -> None:
        title, text = self.ledger.new_word(), self.ledger.new_word()
        before = last_place(laptop.session)
        made = practices.add_practice(laptop.session, title=title, parts={PART: text})
        self._say_saved(laptop, made.id, [title, text], before)
        self._show(laptop.practices, made.id, text)

    def type_in_practice(self, laptop: SimulatedLaptop, which: int, how: str, where: int) -> None:
        open_text = self._before_them(laptop.practices, which)
        if open_text is None:
            self._open_practice(laptop, which)
            return
        before = last_place(laptop.session)
        typed = self._typed(open_text, how, where)
        practice = RecordId(open_text.record)
        try:
            saved = practices.save_practice(laptop.session, practice, parts={PART: open_text.text})
        except Known as known:  # deleted elsewhere meanwhile: the screen says so, and the word was not saved
            assert known.code == "practice-state", known.code
            del laptop.practices[open_text.record]
            return
        self._say_saved(laptop, practice, typed, before)
        open_text.show(saved.fields[PART])

    def _open_practice(self, laptop: SimulatedLaptop, which: int) -> None:
        found = self._own_practices(laptop)
        if found:
            practice = found[which % len(found)]
            self._show(
                laptop.practices, practice, practices.open_practice(laptop.session, practice).parts.get(PART, "")
            )

    def decide_about_practice(self, laptop: SimulatedLaptop, which: int, what: str) -> None:
        """Its author submits, withdraws, deletes or restores a practice, where its state allows it."""
        found = self._own_practices(laptop, deleted=what == "restore")
        if not found:
            return
        practice = found[which % len(found)]
        if what == "delete":
            self.ledger.into_the_bin(EntryId.parse(practice), entries_here(laptop.session))
        with suppress(Known):
            _DECISIONS[what](laptop.session, practice)

    def _own_practices(self, laptop: SimulatedLaptop, *, deleted: bool = False) -> list[RecordId]:
        return sorted(each.id for each in practices.list_practices(laptop.session, mine=True, deleted=deleted))

    def _typed(self, open_text: OpenText, how: str, where: int) -> list[str]:
        """Changes the words before somebody's eyes; returns the new ones. What goes is noted before it is saved."""
        words = open_text.words
        at = where % (len(words) + 1)
        new = [] if how == "remove" else [self.ledger.new_word()]
        end = {"insert": at, "remove": at + 1, "replace": at + 1, "rewrite": len(words)}[how]
        start = 0 if how == "rewrite" else at
        self.ledger.take_out(" ".join(words[start:end]))
        words[start:end] = new
        return new

    def _say_saved(self, laptop: SimulatedLaptop, record: RecordId, words: list[str], before: int) -> None:
        ids = entries_here(laptop.session, before) | edits_of(laptop.session, EntryId.parse(record))
        for word in words:
            self.ledger.saved(word, laptop.human, EntryId.parse(record), ids)

    def _show(self, screen: dict[str, OpenText], record: str, text: str) -> None:
        screen.setdefault(record, OpenText(record)).show(text)

    def _before_them(self, screen: dict[str, OpenText], which: int) -> OpenText | None:
        return screen[sorted(screen)[which % len(screen)]] if screen else None

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
        except PowerCut:
            laptop.restart()
            error = "cut"
        finally:
            laptop.link.plan.clear()
        laptop.slices_noted = self.ledger.note_slices(laptop.session, laptop.slices_noted)
        return error

    def deliver_held(self) -> None:
        """Requests that were stuck somewhere arrive."""
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
        """Any file of any stick: an answer, a colleague's file, one's own, an old one, half of one."""
        data = self._file(which, damage)
        if data is None:
            return
        file = self._new_folder()
        file.write_bytes(data)
        try:
            bundles.import_file(laptop.session, file)
        except PowerCut:
            laptop.restart()
        except Known as known:
            assert known.code.startswith("bundle-") or known.code in NO_FILE, known.code
        laptop.slices_noted = self.ledger.note_slices(laptop.session, laptop.slices_noted)

    def bring_file_to_centre(self, which: int, damage: Fault | None = None) -> None:
        """By the upload page; the answer goes onto the stick."""
        data = self._file(which, damage)
        answer = None if data is None else self.centre.take_file(data)
        if answer is not None:
            self._remember(answer)

    def hand_back(self, laptop: SimulatedLaptop) -> None:
        """The answers to colleagues' files, onto a stick."""
        stick = self._new_folder()
        stick.mkdir()
        for file in bundles.hand_back(laptop.session, stick).files:
            self._keep(file)
        shutil.rmtree(stick)

    def _file(self, which: int, damage: Fault | None) -> bytes | None:
        if not self.sticks:
            return None
        data = self.sticks[which % len(self.sticks)]
        if damage is None:
            return data
        return data[: damage.of(data)] if damage.kind == "cut-down" else changed(data, damage)

    def _keep(self, file: Path) -> None:
        self._remember(file.read_bytes())

    def _remember(self, data: bytes) -> None:
        self.sticks = [*self.sticks, data][-FILES:]

    # -- the centre's people

    def moderate(self, which: int, what: str) -> None:
        self.centre.moderate(which, what)

    def revoke(self, laptop: SimulatedLaptop) -> None:
        """Its owner says that it was stolen."""
        if laptop.device is not None:
            self.revoked.add(laptop.device)
            self.centre.revoke(laptop.device)

    def release(self, laptop: SimulatedLaptop) -> None:
        """It was found again."""
        if laptop.device is not None:
            self.centre.release(laptop.device)


def _act(act: Callable[[Session, RecordId], object]) -> Callable[[Session, RecordId], object]:
    return act


_DECISIONS: Final = {
    "submit": _act(practices.submit),
    "withdraw": _act(practices.withdraw),
    "delete": _act(practices.delete_practice),
    "restore": _act(practices.restore_practice),
}
