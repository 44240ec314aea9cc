"""A photo that goes with a practice: from its author's laptop into the library, to a reader who asks for it, and away
again when its author takes the practice back. Two people, the real centre in its own process."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.domain.files import FileState
from desktop_app.domain.identifiers import RecordId
from desktop_app.network.fetching import Fetcher
from desktop_app.operations import enrolment, exchanging, files, practices, rebuilding
from desktop_app.operations.session import Session
from desktop_app.storage.projections import submissions
from desktop_app.storage.settings import PERSON
from tests.support.bad_link import BadLink, Weather
from tests.support.camera import pdf, photo
from tests.support.profiles import FakeClock, open_test_session
from tests.support.programs import Field, House
from tests.sync_server.server_process import answer, command, serving

PLAN = pdf(1_000) + b"zaphodiaceous plan of the barrier, " * 9_000
"""A third of a megabyte."""

DYING = Weather(cut_up=40_000, cut_down=40_000)


@dataclass
class Course:
    """``author`` and ``reader`` are two people of one cohort."""

    centre: Path
    home: Path
    link: BadLink
    author: Session
    reader: Session
    clock: FakeClock

    def exchange(self, session: Session, weather: Weather | None = None) -> ExchangeResult:
        self.link.weather = weather or Weather()
        self.clock.advance(hours=1)
        return exchanging.exchange(session)

    def until_there(self, session: Session, weather: Weather) -> None:
        for _ in range(60):
            if not self.exchange(session, weather).files_waiting:
                return
        raise AssertionError("it never came")

    def published(self) -> RecordId:
        """A practice with a plan and a photo, in the library; its id there."""
        draft = practices.add_practice(self.author, title="A list on paper", parts={"context": "At the barrier."}).id
        for name, content in (("plan.pdf", PLAN), ("list.jpg", photo())):
            path = self.home / name
            path.write_bytes(content)
            files.add(self.author, draft, files.choose(path))
        practices.submit(self.author, draft)
        self.exchange(self.author)
        (submission,) = submissions.standing(self.author.database)
        answer(self.centre, "review", submission.text(), "--publish")
        self.exchange(self.reader)
        (row,) = practices.list_practices(self.reader, mine=False)
        return row.id

    def kept(self) -> list[Path]:
        """What lies on the reader's disk of files of others."""
        folder = self.home / "reader" / "library_files"
        return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    folder, clock = tmp_path / "centre", FakeClock()
    assert command(folder, "init").returncode == 0
    with (
        serving(folder) as server,
        BadLink(server.port) as link,
        open_test_session(tmp_path / "author", clock=clock) as author,
        open_test_session(tmp_path / "reader", clock=clock) as reader,
    ):
        for session, name in ((author, "Amina Said"), (reader, "Lamine Sow")):
            (code,) = answer(folder, "enrol", "--cohort", "Spring")["codes"]  # type: ignore[misc]  # as above
            enrolment.enrol(session, link.address, str(code), name)
        yield Course(folder, tmp_path, link, author, reader, clock)


def test_a_reader_fetches_what_they_ask_for_and_loses_it_when_it_is_taken_back(course: Course) -> None:
    practice = course.published()
    plan, picture = files.files_of(course.reader, practice)
    assert [(file.name, file.size, file.others, file.state) for file in (plan, picture)] == [
        ("plan.pdf", len(PLAN), True, FileState.AWAY),
        ("list.jpg", picture.size, True, FileState.AWAY),
    ]
    assert (picture.width, picture.height) == (96, 64)
    assert course.kept() == []  # nothing comes unasked
    files.want(course.reader, plan.id)
    course.until_there(course.reader, DYING)
    assert files.content(course.reader, plan.id) == PLAN
    assert files.view(course.reader, picture.id).state is FileState.AWAY
    (lying,) = course.kept()
    assert b"zaphodiaceous" not in lying.read_bytes() and b"%PDF" not in lying.read_bytes()
    rebuilding.rebuild(course.reader)
    assert files.content(course.reader, plan.id) == PLAN
    for change in (files.remove, lambda session, file: files.keep_back(session, file, True)):
        with pytest.raises(Known, match="practice-state"):
            change(course.reader, plan.id)

    (own,) = practices.list_practices(course.author, mine=True)
    practices.withdraw(course.author, own.id)
    course.exchange(course.author)
    assert list((course.centre / "files" / course.author.settings.text(PERSON)).glob("*")) != []  # the sealed ones
    files.want(course.reader, picture.id)  # not heard of it yet: there is nothing any more
    course.exchange(course.reader)
    assert course.kept() == [] == list(files.files_of(course.reader))
    for ask in (files.view, files.content, files.want):
        with pytest.raises(Known, match="record-unknown"):
            ask(course.reader, plan.id)
    assert files.load(course.reader).coming == 0


def test_a_learner_changes_their_mind_while_it_comes(course: Course) -> None:
    plan, _ = files.files_of(course.reader, course.published())
    files.want(course.reader, plan.id)
    make, asked = course.reader.make_network, 0

    def stop() -> None:
        with open_test_session(course.home / "reader", clock=course.clock) as window:
            assert 0 < files.view(window, plan.id).moved < plan.total
            files.stop_wanting(window, plan.id)

    class Listening:
        def __init__(self, inner: Fetcher) -> None:
            self._inner = inner

        def post(self, url: str, data: bytes, **more: object) -> object:
            nonlocal asked
            asked += url.endswith("/files")
            if asked == 3 and url.endswith("/files"):
                stop()
            return self._inner.post(url, data, **more)  # type: ignore[arg-type]  # as they came

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

    course.reader.make_network = lambda: Listening(make())  # type: ignore[assignment,return-value]  # a stand-in
    result = course.exchange(course.reader)
    assert (result.files_fetched, result.files_waiting, result.files_error) == (0, 0, None)
    assert asked == 3
    course.reader.make_network = make
    before = files.view(course.reader, plan.id)
    assert before.state is FileState.AWAY and before.moved > 0
    files.want(course.reader, plan.id)
    course.exchange(course.reader)
    assert files.content(course.reader, plan.id) == PLAN


def test_a_box_that_the_reader_s_disk_changed_is_fetched_again(course: Course) -> None:
    plan, _ = files.files_of(course.reader, course.published())
    files.want(course.reader, plan.id)
    course.exchange(course.reader)
    (lying,) = course.kept()
    harmed = bytearray(lying.read_bytes())
    harmed[-1] ^= 1
    lying.write_bytes(harmed)
    with pytest.raises(Known, match="file-away"):
        files.content(course.reader, plan.id)
    assert files.view(course.reader, plan.id).state is FileState.WANTED
    course.exchange(course.reader)
    assert files.content(course.reader, plan.id) == PLAN


def test_an_author_who_is_erased_leaves_no_file_with_readers(course: Course) -> None:
    practice = course.published()
    for file in files.files_of(course.reader, practice):
        files.want(course.reader, file.id)
    course.exchange(course.reader)
    assert len(course.kept()) == 2
    answer(course.centre, "erase", course.author.settings.text(PERSON), "--keep-published")
    course.exchange(course.reader)
    (row,) = practices.list_practices(course.reader, mine=False)
    assert row.author == ""
    assert files.files_of(course.reader, row.id) == () and course.kept() == []


def test_the_commands(tmp_path: Path) -> None:
    house, amina, lamine = House(tmp_path / "centre"), Field(tmp_path / "amina"), Field(tmp_path / "lamine")
    house.run("init")
    (tmp_path / "plan.pdf").write_bytes(PLAN)
    with serving(house.folder) as server:
        for person, name in ((amina, "Amina Said"), (lamine, "Lamine Sow")):
            person.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", name)
        draft = amina.do("practice", "add", "--title", "Ask the driver", "--field", "context=A market day")["id"]
        amina.do("file", "add", draft, str(tmp_path / "plan.pdf"))
        amina.do("practice", "submit", draft)
        amina.do("exchange")
        house.run("review", amina.submission(), "--publish")
        lamine.do("exchange")
        (practice,) = lamine.do("practice", "list")
        (file,) = lamine.do("file", "list", practice["id"])
        assert (file["name"], file["size"], file["state"], file["others"]) == ("plan.pdf", len(PLAN), "away", True)
        assert lamine.do("file", "list") == []
        saved = lamine.do("file", "get", file["id"], str(tmp_path / "saved"))
        assert (tmp_path / "saved").read_bytes() == PLAN and saved["state"] == "received"
        code, said = lamine.run("file", "remove", file["id"])
        assert (code, said["code"]) == (1, "practice-state")
