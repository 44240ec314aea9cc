"""Two laptops of one person and their centre: what the exchange is measured on, ours and Anki's alike."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from benchmarks.centre import said, serving
from benchmarks.counted_link import Cost, CountedLink, Spent
from benchmarks.note_texts import Note
from benchmarks.tls_end import TlsEnd
from desktop_app.operations import enrolment, exchanging, learner, notes, own_words
from desktop_app.operations.session import Session
from desktop_app.storage.key_places import NoStore
from desktop_app.wiring.profile import CA_FILE_VARIABLE, open_session

NAME = "Amina Diallo"


class TwoLaptops(Protocol):
    """Laptop 0 writes, laptop 1 receives; both reach the centre over the link, by a fresh connection each time."""

    link: CountedLink

    def write(self, changed: Sequence[Note]) -> None:
        """Makes these notes on laptop 0, or changes those it has by their ids."""

    def exchange(self, laptop: int) -> Cost:
        """One exchange, which may break off on a bad link."""

    def bodies(self, laptop: int) -> set[str]:
        """The texts that this laptop has."""


class FieldbookLaptops:
    """Two profiles of Fieldbook."""

    def __init__(self, link: CountedLink, sessions: tuple[Session, Session], folder: Path) -> None:
        self.link = link
        self._sessions = sessions
        self._file = folder / "notes.jsonl"

    def write(self, changed: Sequence[Note]) -> None:
        self._file.write_text("".join(note.line + "\n" for note in changed), encoding="utf-8")
        notes.import_notes(self._sessions[0], self._file)

    def exchange(self, laptop: int) -> Cost:
        def spent() -> Spent:
            begun = time.thread_time()
            result = exchanging.exchange(self._sessions[laptop])
            return Spent(time.thread_time() - begun, result.error)

        return self.link.cost(spent)

    def bodies(self, laptop: int) -> set[str]:
        return {note.text for note in notes.read_notes(self._sessions[laptop])}


@contextmanager
def fieldbook_laptops(folder: Path, *, tls: bool = False) -> Iterator[FieldbookLaptops]:
    """A centre in a process of its own, and two enrolled profiles, the second opened with the words of the first.

    ``tls``: laptops speak it with a proxy in front of the centre.
    """
    centre = folder / "centre"
    said(centre, "init")
    with ExitStack() as open_:
        port = open_.enter_context(serving(centre)).port
        end = open_.enter_context(TlsEnd(port, folder)) if tls else None
        link = open_.enter_context(CountedLink(port, behind=end))
        trusted = {CA_FILE_VARIABLE: str(end.ca_file)} if end else {}
        first, second = (
            open_.enter_context(open_session(folder / name, store=NoStore(), environment={**os.environ, **trusted}))
            for name in ("first", "second")
        )
        words = learner.begin(first, NAME)
        code = said(centre, "enrol", "--cohort", "Spring")
        person = enrolment.enrol(first, link.address, code, NAME).person
        code = said(centre, "enrol", "--person", str(person))
        enrolment.enrol(second, link.address, code, NAME)
        own_words.use_words(second, words)
        yield FieldbookLaptops(link, (first, second), folder)
