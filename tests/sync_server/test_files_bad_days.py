"""Photos and PDFs at the centre when something goes wrong between two steps, or two things are done at once."""

import http.client
import resource
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

from sync_protocol.bodies import SharedFile, practice_hash
from sync_protocol.file_exchange import Do
from sync_protocol.files import PIECE
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import ExchangeRefused
from sync_server.centre import archive, box_store, checking, deeds, erasing, moderation
from sync_server.centre.file_door import Question
from sync_server.centre.models import Membership, Person, Practice, PracticeFile, Role, StoredBox
from sync_server.centre.office import ENVIRON, Office
from sync_server.commands.account import make_account
from sync_server.wsgi import make_application
from tests.support.postgresql import Postgresql
from tests.sync_server.boxes import Box, Files, box_of, content, question
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send, submission
from tests.sync_server.over_http import enrolled_at
from tests.sync_server.server_process import answer, command, serving

MakeFiles = Callable[..., Files]


@pytest.fixture
def files(office: Office, laptop: MakeLaptop) -> MakeFiles:
    door = make_application(office)
    return lambda **more: Files(door, laptop(**more))


def submitted(laptop: Laptop, box: Box, title: str = "Water for all") -> bytes:
    shared = [SharedFile("list.pdf", "application/pdf", box.layout.size, 0, 0, box.name)]
    body = msgspec.structs.replace(submission(), title=title)
    text = practice_hash(body.title, body.place, body.parts, shared)
    return laptop.pack(laptop.entry("practice.submitted", msgspec.structs.replace(body, hash=text, files=shared)))


def withdrawn(laptop: Laptop, practice: Practice) -> bytes:
    return laptop.pack(laptop.entry("practice.withdrawn", None, about=EntryId.parse(practice.pk)))


def test_a_power_cut_between_the_last_byte_and_the_row(files: MakeFiles, office: Office, clock: Clock) -> None:
    """The laptop asks again, hears that all is there, and believes it: so it can be read then, and stays."""
    here, box = files(), box_of()
    here.put_all(box)
    StoredBox.objects.update(whole=False)  # what the power cut left undone
    assert here.have(box) == len(box.data)
    assert here.get(box) == box.data
    clock.pass_time(days=31)
    assert box_store.sweep(office) == 0
    assert here.have(box) == len(box.data)


def test_drop_leaves_what_another_practice_of_its_author_names(
    office: Office, files: MakeFiles, laptop: MakeLaptop, send: Send
) -> None:
    """Two practices show one photo; one is taken back, and the laptop says that it needs the photo no longer."""
    author, box = files(), box_of(sealed=False)
    manager = Files(author.door, laptop(role=Role.MANAGER))
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.laptop.exchange(send, submitted(author.laptop, box, "Water for some"))
    author.put_all(box)
    one, other = Practice.objects.order_by("title")
    author.laptop.exchange(send, withdrawn(author.laptop, one))
    author.drop(box)
    assert manager.get(box) == box.data
    author.laptop.exchange(send, withdrawn(author.laptop, other))
    author.drop(box)
    assert manager.get(box) == "file-unknown"
    assert not list(office.folder.files.glob("*/*"))


def test_bytes_that_come_while_their_owner_is_erased(files: MakeFiles, office: Office) -> None:
    """The head came, then somebody erased the person, then the rest came."""
    here, box = files(), box_of()
    asked = question(here.laptop, Do.PUT, box, 0, box.data)
    under_way = Question(office)
    under_way.feed(asked[:1_000])
    deeds.erase(office, deeds.COMMAND_LINE, Person.objects.get(pk=here.laptop.person), published=False)
    erasing.sweep()
    under_way.feed(asked[1_000:])
    with pytest.raises(ExchangeRefused) as refused:
        under_way.answer(b"x" * 32)
    assert refused.value.code == "person-erased"
    under_way.keep()
    assert list(checking.findings(office)) == []
    assert not StoredBox.objects.exists()


def test_what_came_while_its_owner_was_erased_goes_the_next_day(files: MakeFiles, office: Office) -> None:
    """Between the look and the write of one process, another erased the person."""
    here, box = files(), box_of()
    deeds.erase(office, deeds.COMMAND_LINE, Person.objects.get(pk=here.laptop.person), published=False)
    folder = office.folder.files / here.laptop.person
    folder.mkdir(parents=True)
    (folder / box.name.hex()).write_bytes(box.data)
    assert [finding.code for finding in checking.findings(office)] != []
    box_store.sweep(office)
    assert list(checking.findings(office)) == []


def test_a_restore_that_fails_leaves_the_boxes_that_are_there(files: MakeFiles, office: Office, tmp_path: Path) -> None:
    here, box = files(), box_of(5_000_000)
    here.put_all(box, 500_000)
    archive.write(office, tmp_path / "backup")
    first = next(row for label, (row, *_) in archive.rows(tmp_path / "backup") if label == archive.FILES)
    box_store.put_back(office, *first)  # and no further
    assert here.have(box) == len(box.data)
    assert box_store.is_sound(office, StoredBox.objects.get())


def test_a_restore_mends_a_box_that_changed(files: MakeFiles, office: Office, tmp_path: Path) -> None:
    here, box = files(), box_of(3 * PIECE)
    here.put_all(box)
    archive.write(office, tmp_path / "backup")
    (path,) = office.folder.files.glob("*/*")
    for harmed in (b"", box.data[:70_000], bytes(len(box.data))):
        path.write_bytes(harmed)
        for label, (row, *_) in archive.rows(tmp_path / "backup"):
            if label == archive.FILES:
                box_store.put_back(office, *row)
        assert box_store.is_sound(office, StoredBox.objects.get())


def test_names_of_files_go_with_an_erased_author_whose_practice_stays(
    office: Office, files: MakeFiles, send: Send
) -> None:
    author, box = files(), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.put_all(box)
    moderation.publish(office, Practice.objects.get().pk, "Mirjam Vogt")
    deeds.erase(office, deeds.COMMAND_LINE, Person.objects.get(pk=author.laptop.person), published=True)
    assert Practice.objects.count() == 1
    assert not PracticeFile.objects.exists()


def test_many_tiny_boxes_take_room_as_they_do_on_a_disk(files: MakeFiles, settings: Settings) -> None:
    """Half a gigabyte of boxes of one byte would be half a billion files."""
    settings.FIELDBOOK_FILES_OF_A_PERSON = 2 * box_store.LEAST
    here = files()
    said = [here.put(box_of(1, seed=bytes([number])), 0, 100) for number in range(3)]
    assert said[0] == said[1] != said[2] == "files-full"


def test_who_is_no_manager_any_more_gets_no_file_of_a_submission(
    office: Office, files: MakeFiles, laptop: MakeLaptop, send: Send
) -> None:
    author, manager, box = files(), files(role=Role.MANAGER), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.put_all(box)
    assert manager.get(box) == box.data
    Membership.objects.filter(person=manager.laptop.person).update(until=office.now())
    assert manager.get(box) == "file-unknown"


def test_a_disk_that_fails_is_said_and_leaves_nothing_half_written(
    files: MakeFiles, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    here, box = files(), box_of(9_000_000)
    here.put_all(Box(box.name, box.data[:7_500_000], box.layout), 500_000)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (7_700_000, most))  # in the middle of the next step
    try:
        assert here.put(box, 7_500_000, 8_000_000) == "busy"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert here.have(box) == 7_500_000
    assert "the disk failed" in caplog.text
    for start in (7_500_000, 8_000_000, 8_500_000, 9_000_000):
        here.put(box, start, start + 500_000)
    assert here.get(box, 8_900_000) == box.data[8_900_000:]
    other = box_of(1_000)
    (office.folder.files / here.laptop.person / other.name.hex()).mkdir()  # the disk gives something that is no file
    assert here.put(other, 0, 1_000) == "busy"
    StoredBox.objects.update(whole=True)
    assert here.get(other) == "busy"


def test_many_at_once_get_no_more_room_than_one(tmp_path: Path, postgresql: Postgresql, migrated: str) -> None:
    """Twenty threads of one laptop, two servers, one database; room for ten boxes of a tenth of a megabyte."""
    folder = tmp_path / "centre"
    url = postgresql.url(postgresql.new_database(migrated))
    folder.with_suffix(".url").write_text(url, encoding="utf-8")
    assert command(folder, "init").returncode == 0
    room = {"FIELDBOOK_FILES_MB": "1"}
    with (
        serving(folder, ["--threads", "10"], room) as one,
        serving(folder, ["--threads", "10"], room) as two,
        ThreadPoolExecutor(20) as threads,
    ):
        (code,) = answer(folder, "enrol", "--cohort", "Spring")["codes"]  # type: ignore[misc]  # the document's list
        laptop = enrolled_at(one, str(code), "Amina Said")
        together = threading.Barrier(20)

        def begin(number: int) -> int:
            box, server = box_of(100_000, seed=str(number).encode()), (one, two)[number % 2]
            line = http.client.HTTPConnection(server.host, server.port, timeout=30)
            line.connect()
            asked = question(laptop, Do.PUT, box, 0, box.data[:5_000])
            together.wait(20)
            line.request("POST", "/files", asked)
            status = line.getresponse().status
            line.close()
            return status

        said = Counter(threads.map(begin, range(20)))
    assert said == {200: 10, 413: 10}


def test_what_the_disk_changed_is_asked_for_again_and_sent_from_there(
    files: MakeFiles, office: Office, send: Send
) -> None:
    owner, box = files(), box_of(400_000)
    owner.put_all(box)
    path = office.folder.files / owner.laptop.person / box.name.hex()
    harmed = bytearray(path.read_bytes())
    harmed[250_000] ^= 1
    path.write_bytes(harmed)
    assert owner.get(box, 0, 100_000) == box.data[:100_000]  # these pieces are right
    for _ in range(2):
        assert owner.get(box, 200_000, 100_000) == "file-unknown"
    owner.laptop.catch_up(send)
    ((_, said),) = owner.laptop.decisions("file.missing")
    assert said.box == box.name
    there = owner.have(box)
    assert there == box.layout.start(3)  # what is right stays
    assert owner.put(box, int(there), len(box.data)) == len(box.data)
    assert owner.get(box, 200_000) == box.data[200_000:]
    path.unlink()
    assert owner.get(box) == "file-unknown" and owner.have(box) == 0
    owner.laptop.catch_up(send)
    assert len(owner.laptop.decisions("file.missing")) == 2


def test_a_reader_who_finds_a_harmed_file_tells_its_author(files: MakeFiles, office: Office, send: Send) -> None:
    author, reader, box = files(), files(), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.put_all(box)
    (practice,) = Practice.objects.all()
    moderation.publish(office, practice.pk, "Mirjam Vogt")
    path = office.folder.files / author.laptop.person / box.name.hex()
    path.write_bytes(bytes(len(box.data)))
    assert reader.get(box) == "file-unknown"
    author.laptop.catch_up(send)
    reader.laptop.catch_up(send)
    assert len(author.laptop.decisions("file.missing")) == 1
    assert reader.laptop.decisions("file.missing") == []
    author.put_all(box)
    assert reader.get(box) == box.data


def test_the_team_is_told_of_a_harmed_file_and_it_comes_again(
    files: MakeFiles, office: Office, send: Send, quick_passwords: None, caplog: pytest.LogCaptureFixture
) -> None:
    author, box = files(), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.put_all(box)
    (practice,) = Practice.objects.all()
    make_account(office, "mirjam", "Mirjam Vogt", practice.cohort)
    page = Client(**{ENVIRON: office})
    page.force_login(get_user_model().objects.get(username="mirjam"))
    address = f"/review/{practice.pk}"
    (path,) = office.folder.files.glob("*/*")
    path.write_bytes(bytes(len(box.data)))
    told = page.get(f"{address}/files/0")
    assert told.status_code == 404
    assert "was damaged on the centre&#x27;s disk. It is asked for again" in told.content.decode().replace(
        "'", "&#x27;"
    )
    assert "list.pdf" in told.content.decode()
    assert "on its way" in page.get(address).content.decode()
    author.laptop.catch_up(send)
    ((_, said),) = author.laptop.decisions("file.missing")
    assert said.box == box.name
    author.put_all(box)
    assert page.get(f"{address}/files/0").content == content(box.layout.size)
    path.unlink()
    path.mkdir()  # the disk gives something that is no file
    unread = page.get(f"{address}/files/0")
    assert (unread.status_code, "Try again later" in unread.content.decode()) == (503, True)
    assert "the disk failed" in caplog.text
