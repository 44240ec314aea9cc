"""Laptops for tests of the exchange: real profiles that reach a centre through a fetcher of the test's."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.network.fetching import Fetcher
from desktop_app.operations import enrolment, exchanging, learner, notes, own_words
from desktop_app.operations.session import Session
from sync_protocol.entries import Entry
from tests.support.profiles import FakeClock, open_test_session

ADDRESS = "https://centre.example.org"


@dataclass
class FieldLaptop:
    """One profile in a folder, opened anew by ``reopen`` as after a restart."""

    folder: Path
    make_network: Callable[[], Fetcher]
    clock: FakeClock
    session: Session

    @classmethod
    def new(
        cls,
        folder: Path,
        make_network: Callable[[], Fetcher],
        *,
        name: str = "Amina Said",
        clock: FakeClock | None = None,
    ) -> "FieldLaptop":
        clock = clock or FakeClock()
        laptop = cls(folder, make_network, clock, open_test_session(folder, clock=clock))
        laptop.session.make_network = make_network
        learner.begin(laptop.session, name)
        return laptop

    def reopen(self) -> None:
        self.session.close()
        self.session = open_test_session(self.folder, clock=self.clock)
        self.session.make_network = self.make_network

    def copy(self, folder: Path) -> "FieldLaptop":
        """The same profile once more, as a disk image or a backup gives it."""
        self.session.close()
        shutil.copytree(self.folder, folder)
        self.reopen_closed()
        return self._opened(folder)

    def reopen_closed(self) -> None:
        self.session = open_test_session(self.folder, clock=self.clock)
        self.session.make_network = self.make_network

    def _opened(self, folder: Path) -> "FieldLaptop":
        session = open_test_session(folder, clock=self.clock)
        session.make_network = self.make_network
        return FieldLaptop(folder, self.make_network, self.clock, session)

    def replace_by(self, other: "FieldLaptop") -> None:
        """This laptop gets the other's profile in place of its own: a backup was put back."""
        self.session.close()
        other.session.close()
        shutil.rmtree(self.folder)
        shutil.copytree(other.folder, self.folder)
        self.reopen_closed()
        other.session = open_test_session(other.folder, clock=other.clock)
        other.session.make_network = other.make_network

    def enrol(self, code: str, address: str = ADDRESS) -> None:
        enrolment.enrol(self.session, address, code, "Amina Said")

    def give_words(self, words: tuple[str, ...]) -> None:
        own_words.use_words(self.session, words)

    def words(self) -> tuple[str, ...]:
        return own_words.recovery_words(self.session)

    def write(self, title: str, text: str = "") -> str:
        return notes.add_note(self.session, title=title, text=text).id

    def titles(self) -> list[str]:
        return sorted(note.title for note in notes.list_notes(self.session))

    def exchange(self) -> ExchangeResult:
        return exchanging.exchange(self.session)

    def entries(self) -> set[Entry]:
        return {entry for _, entry in self.session.journal.entries.each()}

    def held(self) -> set[bytes]:
        return {name for (name,) in self.session.database.rows("SELECT name FROM slices")}

    def close(self) -> None:
        self.session.close()
