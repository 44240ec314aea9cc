"""A laptop with much behind it: notes that were edited again and again, lessons read, questions answered."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.centre import said
from benchmarks.counted_link import Cost, CountedLink, Spent
from benchmarks.note_texts import Note, edited, note
from desktop_app.operations import enrolment, exchanging, learner, notes
from desktop_app.operations.session import Session
from desktop_app.storage.key_places import NoStore
from desktop_app.wiring.profile import open_session
from sync_protocol.bodies import AnswerGiven, SectionRead

NAME: Final = "Amina Diallo"
EDITS: Final = 10
"""Of each note."""

AT_ONCE: Final = 500
"""Events in one transaction."""


class HistoryLaptop:
    """An enrolled profile with so many entries, all of which the centre has."""

    def __init__(self, session: Session, link: CountedLink, folder: Path, entries: int) -> None:
        self._session = session
        self._link = link
        self._file = folder / "notes.jsonl"
        self._notes = [note(number) for number in range(max(1, entries // (10 * EDITS)))]
        self._round = 0
        self._next = 0
        for _ in range(EDITS):
            self.edit(len(self._notes))
        self._events(entries - EDITS * len(self._notes))
        self.exchange()

    def edit(self, count: int) -> None:
        """Changes so many notes, or all if there are fewer."""
        self._round += 1
        chosen = [self._another(self._notes[(self._next + step) % len(self._notes)]) for step in range(count)]
        self._next += count
        self._file.write_text("".join(each.line + "\n" for each in chosen), encoding="utf-8")
        notes.import_notes(self._session, self._file)

    def _another(self, before: Note) -> Note:
        return edited(before, self._round)

    def _events(self, count: int) -> None:
        for start in range(0, count, AT_ONCE):
            with self._session.database.write():
                for number in range(start, min(start + AT_ONCE, count)):
                    self._event(number)

    def _event(self, number: int) -> None:
        activity, part = f"w{number // 1_000}-l{number // 10 % 100}", number % 10
        if part < 5:
            self._session.journal.append("section.read", SectionRead(activity, f"section-{part}"))
        else:
            self._session.journal.append("answer.given", AnswerGiven(activity, "1.0.0", f"question-{part}", "b", 1.0))

    def exchange(self) -> Cost:
        """One that comes to its end. Raises RuntimeError."""

        def spent() -> Spent:
            begun = time.thread_time()
            result = exchanging.exchange(self._session)
            return Spent(time.thread_time() - begun, result.error)

        cost = self._link.cost(spent)
        if cost.error is not None:
            raise RuntimeError(f"an exchange broke off: {cost.error}")
        return cost


@contextmanager
def history_laptop(folder: Path, link: CountedLink, entries: int) -> Iterator[HistoryLaptop]:
    """Such a laptop of somebody new at the centre beside ``folder``."""
    code = said(folder.parent / "centre", "enrol", "--cohort", "Spring")
    with open_session(folder, store=NoStore()) as session:
        learner.begin(session, NAME)
        enrolment.enrol(session, link.address, code, NAME)
        yield HistoryLaptop(session, link, folder, entries)
