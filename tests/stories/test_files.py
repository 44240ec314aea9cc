"""A photo and a plan on their way: two laptops of a person, a bad link, the real centre in its own process.

What the learner sees is followed from adding a file on one laptop to opening it on the other, through a backup that
went back, and to its end; and whoever has the centre's whole disk finds nothing of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.domain.files import FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.network.fetching import Fetcher
from desktop_app.operations import enrolment, exchanging, files, notes, own_words
from desktop_app.operations.session import Session
from desktop_app.storage.settings import CENTRE, PERSON
from tests.support.bad_link import BadLink, Weather
from tests.support.camera import SECRET, pdf, photo
from tests.support.profiles import FakeClock, open_test_session
from tests.sync_server.server_process import Server, answer, command, serving

WORDS = b"zaphodiaceous plan of the bridge at Telmo, "
PLAN = pdf(1_000) + WORDS * 12_000
"""Half a megabyte."""


@dataclass
class Place:
    """Two laptops of one person, and what lies between them and their centre."""

    centre: Path
    home: Path
    link: BadLink
    one: Session
    two: Session
    clock: FakeClock

    def exchange(self, session: Session, weather: Weather | None = None) -> ExchangeResult:
        self.link.weather = weather or Weather()
        self.clock.advance(hours=1)
        return exchanging.exchange(session)

    def until_there(self, session: Session, weather: Weather) -> list[ExchangeResult]:
        """Exchanges until no file waits."""
        results = [self.exchange(session, weather)]
        while results[-1].files_waiting and len(results) < 60:
            results.append(self.exchange(session, weather))
        return results

    def boxes(self) -> list[Path]:
        """What lies at the centre for this person."""
        return sorted((self.centre / "files" / self.one.settings.text(PERSON)).glob("*"))

    def add(self, name: str, content: bytes) -> FileView:
        note = notes.add_note(self.one, title="Bridge", text="It is closed.")
        path = self.home / name
        path.write_bytes(content)
        return files.add(self.one, note.id, files.choose(path))


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Server]]:
    folder = tmp_path_factory.mktemp("house") / "centre"
    assert command(folder, "init").returncode == 0
    with serving(folder) as server:
        yield folder, server


@pytest.fixture
def place(centre: tuple[Path, Server], tmp_path: Path) -> Iterator[Place]:
    (folder, server), clock = centre, FakeClock()
    with (
        BadLink(server.port) as link,
        open_test_session(tmp_path / "one", clock=clock) as one,
        open_test_session(tmp_path / "two", clock=clock) as two,
    ):
        joined = enrolment.enrol(one, link.address, code(folder, "--cohort", "Spring"), "Amina Said")
        again = code(folder, "--person", joined.person)
        enrolment.enrol(two, link.address, again, "Amina Said", words=own_words.recovery_words(one))
        yield Place(folder, tmp_path, link, one, two, clock)


def code(folder: Path, *words: str) -> str:
    codes = answer(folder, "enrol", *words)["codes"]
    assert isinstance(codes, list)
    return str(codes[0])


def state(session: Session, file: FileView) -> FileState:
    return files.view(session, file.id).state


def test_a_plan_and_a_photo_over_a_link_that_dies_every_few_kilobytes(place: Place) -> None:
    plan, picture = place.add("plan.pdf", PLAN), place.add("IMG_0042.JPG", photo())
    dying = Weather(cut_up=18_000, cut_down=18_000)
    place.until_there(place.one, dying)
    assert state(place.one, plan) is FileState.RECEIVED is state(place.one, picture)
    assert place.link.up < 2 * len(PLAN)

    place.exchange(place.two)
    assert {file.name: file.state for file in files.files_of(place.two)} == {
        "plan.pdf": FileState.AWAY,
        "IMG_0042.jpg": FileState.AWAY,
    }
    before = place.link.down
    for file in (plan, picture):
        files.want(place.two, file.id)
    place.until_there(place.two, dying)
    assert place.link.down - before < 2 * len(PLAN)
    assert files.content(place.two, plan.id) == PLAN
    assert files.content(place.two, picture.id) == files.content(place.one, picture.id)
    assert SECRET not in files.content(place.two, picture.id)


@dataclass
class Listening:
    """A fetcher that tells what goes over the line, and lets something happen meanwhile."""

    inner: Fetcher
    heard: list[tuple[str, bytes]]
    meanwhile: dict[int, Any] = field(default_factory=dict)

    def post(self, url: str, data: bytes, **more: Any) -> Any:
        self.heard.append((url.rpartition("/")[2], data))
        if (happens := self.meanwhile.pop(len(self.heard), None)) is not None:
            happens()
        return self.inner.post(url, data, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def test_a_note_written_meanwhile_passes_a_large_file(place: Place) -> None:
    place.add("plan.pdf", PLAN * 3)
    heard: list[tuple[str, bytes]] = []
    make = place.one.make_network

    def write() -> None:
        with open_test_session(place.home / "one", clock=place.clock) as window:
            notes.add_note(window, title="Written meanwhile")

    place.one.make_network = lambda: Listening(make(), heard, {4: write})  # type: ignore[assignment,return-value]  # a stand-in
    result = place.exchange(place.one, Weather(rate=400_000))
    doors = [door for door, _ in heard]
    assert doors[3] == "files" and doors[4] == "exchange", doors
    assert doors[-1] == "files"
    assert (result.waiting, result.files_sent, result.files_waiting) == (0, 1, 0)
    place.exchange(place.two)
    assert [note.title for note in notes.list_notes(place.two)].count("Written meanwhile") == 1


def test_whoever_has_the_centres_disk_finds_nothing_of_a_file(place: Place, tmp_path: Path) -> None:
    heard: list[tuple[str, bytes]] = []
    make = place.one.make_network
    place.one.make_network = lambda: Listening(make(), heard)  # type: ignore[assignment,return-value]  # a stand-in
    added = place.add("xanthippe.pdf", PLAN)
    assert place.exchange(place.one).files_sent == 1
    place.one.make_network = make
    assert answer(place.centre, "backup", str(tmp_path / "backup"))["size"]
    (box,) = place.boxes()
    assert box.stat().st_size > added.size
    everything = [path.read_bytes() for path in place.centre.rglob("*") if path.is_file()]
    everything += [(tmp_path / "backup").read_bytes(), *(data for _, data in heard)]
    own = [path.read_bytes() for path in (tmp_path / "one").rglob("*") if path.is_file()]
    for word in (WORDS[:20], b"%PDF", b"xanthippe", SECRET):
        assert not any(word in data for data in (*everything, *own))


def test_what_is_removed_on_one_laptop_is_gone_at_the_centre_and_on_the_other(place: Place) -> None:
    first, second = place.add("first.pdf", PLAN), place.add("second.pdf", PLAN[:200_000])
    place.exchange(place.one)
    place.exchange(place.two)
    files.remove(place.two, first.id)
    place.exchange(place.two)
    assert [path.stat().st_size for path in place.boxes()] == [second.total]
    place.exchange(place.one)
    assert [file.name for file in files.files_of(place.one)] == ["second.pdf"]
    assert len(list((place.home / "one" / "files").iterdir())) == 1


def test_after_a_restore_every_laptop_offers_what_it_has(tmp_path: Path) -> None:
    folder, clock = tmp_path / "centre", FakeClock()
    assert command(folder, "init").returncode == 0
    backup = str(tmp_path / "backup")
    with open_test_session(tmp_path / "one", clock=clock) as one:
        with serving(folder) as server, BadLink(server.port) as link:
            enrolment.enrol(one, link.address, code(folder, "--cohort", "Spring"), "Amina Said")
            place = Place(folder, tmp_path, link, one, one, clock)
            kept = place.add("kept.pdf", PLAN)
            place.exchange(one)
            answer(folder, "backup", backup)
            later = place.add("later.pdf", PLAN[:100_000])
            place.exchange(one)
        for path in folder.glob("files/*/*"):
            path.unlink()
        assert command(folder, "restore", backup).returncode == 0
        assert [path.stat().st_size for path in folder.glob("files/*/*")] == [files.view(one, kept.id).total]
        assert answer(folder, "check")["findings"] == []
        with serving(folder) as server, BadLink(server.port) as link:
            one.settings.set(CENTRE, link.address)
            place = Place(folder, tmp_path, link, one, one, clock)
            place.exchange(one)
            assert place.exchange(one).files_waiting == 0
            assert state(one, later) is FileState.RECEIVED is state(one, kept)
            assert len(list(folder.glob("files/*/*"))) == 2


def test_a_person_who_is_erased_leaves_no_file_there(place: Place) -> None:
    added = place.add("plan.pdf", PLAN)
    place.exchange(place.one)
    assert len(place.boxes()) == 1
    answer(place.centre, "erase", place.one.settings.text(PERSON))
    assert place.boxes() == []
    assert place.exchange(place.one).error == "device-revoked"
    assert files.content(place.one, RecordId(added.id)) == PLAN
    assert answer(place.centre, "check")["findings"] == []
