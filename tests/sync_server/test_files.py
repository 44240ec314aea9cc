"""Photos and PDFs at the centre: any break goes on where it was, and nobody gets what is not theirs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from sync_protocol.bodies import SharedFile, practice_hash, shared_files
from sync_protocol.device_keys import DeviceKey
from sync_protocol.file_exchange import MAX_STEP, Do
from sync_protocol.files import PIECE
from sync_protocol.identifiers import EntryId
from sync_server.centre import archive, box_store, checking, deeds, erasing, moderation, practices, revoking
from sync_server.centre.limits import FILE_STEPS, Limits
from sync_server.centre.models import Device, Person, Practice, Role, StoredBox
from sync_server.centre.office import ENVIRON, Office
from sync_server.commands.account import make_account
from sync_server.data_folder import DataFolder
from sync_server.wsgi import make_application
from tests.sync_server.boxes import Box, Files, box_of, content, question
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send, submission

MakeFiles = Callable[..., Files]


@pytest.fixture
def files(office: Office, laptop: MakeLaptop) -> MakeFiles:
    """The door for a laptop; of a new person unless one is given."""
    door = make_application(office)

    def made(person: str | None = None) -> Files:
        return Files(door, laptop(person=Person.objects.get(pk=person)) if person else laptop())

    return made


def lying(office: Office) -> list[str]:
    return sorted(path.name for path in office.folder.root.rglob("files/*/*"))


def test_there_and_back_to_another_laptop_of_the_person(files: MakeFiles) -> None:
    one, box = files(), box_of()
    assert one.have(box) == 0
    one.put_all(box)
    assert one.have(box) == len(box.data)
    other = files(one.laptop.person)
    got = b""
    while len(got) < len(box.data):
        part = other.get(box, len(got), 70_001)
        assert isinstance(part, bytes)
        got += part
    assert got == box.data
    assert other.drop(box) == 0 == one.have(box)


@given(data=st.data())
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
def test_any_break_goes_on_where_it_was(files: MakeFiles, office: Office, data: st.DataObject) -> None:
    """Requests end early, come twice, leave holes, or are harmed on their way: in the end every byte is there."""
    here, box = files(), box_of(data.draw(st.sampled_from([1, 5_000, PIECE, 2 * PIECE + 9])))
    plan = data.draw(
        st.lists(
            st.tuples(st.integers(-70_000, 1_000), st.integers(1, 2 * PIECE), st.sampled_from(["", "cut", "harm"]))
        )
    )
    there = 0
    for shift, length, what in plan:
        offset = max(0, there + shift)
        part = bytearray(box.data[offset : offset + length])
        if what == "harm" and part:
            part[data.draw(st.integers(0, len(part) - 1))] ^= 1
        asked = question(here.laptop, Do.PUT, box, offset, bytes(part))
        if what == "cut":
            kept = data.draw(st.integers(0, len(asked)))
            assert here.asked(asked[:kept] or b"x", len(asked) + 1) == "request-nonsense"
        else:
            here.asked(asked)
        said = here.have(box)
        assert isinstance(said, int)
        there = said
    for _ in range(4):  # a harmed piece under way is found when it is whole, and comes once more
        there = here.put(box, there, len(box.data))  # type: ignore[assignment, arg-type]  # a number, or it fails
    assert there == len(box.data)
    assert here.get(box) == box.data[:500_000]


def test_a_wrong_piece_is_not_kept(files: MakeFiles, office: Office) -> None:
    here, box = files(), box_of()
    wrong = bytearray(box.data)
    wrong[box.layout.start(1) + 5] ^= 1
    assert here.asked(question(here.laptop, Do.PUT, box, 0, bytes(wrong))) == box.layout.start(1)
    (path,) = office.folder.files.glob("*/*")
    assert path.read_bytes() == box.data[: box.layout.start(1)]
    assert here.put(box, 0, len(box.data)) == len(box.data)


def test_names_in_front_that_are_not_those_of_the_box(files: MakeFiles, office: Office) -> None:
    here, box, other = files(), box_of(), box_of()
    assert here.asked(question(here.laptop, Do.PUT, Box(box.name, other.data, box.layout), 0, other.data)) == 0
    assert [path.stat().st_size for path in office.folder.files.glob("*/*")] == [0]


def test_more_bytes_than_were_announced_and_than_the_box_has(files: MakeFiles) -> None:
    here, box = files(), box_of(1_000)
    assert here.asked(question(here.laptop, Do.PUT, box, 0, box.data, length=10)) == "too-large"
    assert here.have(box) == 0
    assert here.asked(question(here.laptop, Do.PUT, box, 0, box.data + b"and more")) == len(box.data)
    huge = question(here.laptop, Do.PUT, box, 0, bytes(MAX_STEP + 1), length=MAX_STEP)
    assert here.asked(huge) == "too-large"


def test_nobody_gets_asks_about_or_drops_what_is_somebody_elses(files: MakeFiles) -> None:
    amina, tomas, box = files(), files(), box_of()
    amina.put_all(box)
    assert tomas.get(box) == "file-unknown" == tomas.get(box_of())
    assert tomas.have(box) == 0 == tomas.drop(box)
    assert amina.have(box) == len(box.data)
    assert tomas.put(box, 0, 1_000) == 1_000  # their own copy, if they know the name
    assert amina.get(box) == box.data


def test_who_is_not_known_revoked_or_meant(files: MakeFiles, office: Office) -> None:
    amina, tomas, box = files(), files(), box_of(1_000)
    stranger = Files(amina.door, replace(amina.laptop, device=DeviceKey.generate()))
    assert stranger.have(box) == "device-unknown"
    asked = bytearray(question(amina.laptop, Do.HAVE, box))
    asked[-1] ^= 1
    assert amina.asked(bytes(asked)) == "signature-wrong"
    assert amina.asked(question(amina.laptop, Do.HAVE, box, centre=DeviceKey.generate().public)) == "signature-wrong"
    assert amina.asked(b"nonsense") == "request-nonsense"
    revoking.revoke(office, Device.objects.get(pk=amina.laptop.device.device_id.hex()))
    assert amina.have(box) == "device-revoked" == amina.get(box)
    assert tomas.have(box) == 0


def test_the_last_of_the_disk_is_left_to_entries(files: MakeFiles, settings: Settings, office: Office) -> None:
    here, box = files(), box_of(1_000)
    settings.FIELDBOOK_DISK_FREE = box_store.rooms.free(office) * 2 // 3
    assert not box_store.rooms.is_full_now(office)
    assert here.put(box, 0, 1_000) == "busy"
    assert lying(office) == [] and here.have(box) == 0
    settings.FIELDBOOK_DISK_FREE = 0
    here.put_all(box)


def test_what_is_dropped_while_it_comes_leaves_no_file(files: MakeFiles, office: Office) -> None:
    """Else somebody with two lines fills the disk beyond their room, with files that nobody counts."""
    here, box = files(), box_of(1_000)
    person = Person.objects.get(pk=here.laptop.person)

    class Dropping(DataFolder):
        """Whoever asks where files lie has looked for the row; then the other line drops it."""

        @property
        def files(self) -> Path:
            box_store.drop(office, person.pk, box.name)
            return super().files

    there = box_store.put(
        replace(office, folder=Dropping(office.folder.root)), person, box.name, box.layout, 0, box.data
    )
    assert there == 0 and lying(office) == []
    here.put_all(box)
    assert here.get(box) == box.data


def test_other_words_about_the_same_box(files: MakeFiles) -> None:
    here, box = files(), box_of(1_000)
    here.put_all(box)
    other = Box(box.name, box.data, box_of(999).layout)
    assert here.have(other) == "request-nonsense"
    assert here.have(Box(box.name, box.data, box_of(1_000, sealed=False).layout)) == "request-nonsense"


def test_room_of_a_person(files: MakeFiles, settings: Settings) -> None:
    settings.FIELDBOOK_FILES_OF_A_PERSON = 5_000
    amina, tomas = files(), files()
    first = box_of(3_000)
    amina.put_all(first)
    assert amina.put(box_of(3_000), 0, 100) == "files-full"
    tomas.put_all(box_of(3_000))
    amina.drop(first)
    amina.put_all(box_of(3_000))


def test_who_asks_too_often_waits(office: Office, laptop: MakeLaptop) -> None:
    strict = replace(office, other_limits=Limits(office.folder.limits, b"key"))
    amina, tomas = (Files(make_application(strict), laptop()) for _ in range(2))
    box = box_of(1_000)
    said = [amina.have(box) for _ in range(FILE_STEPS.at_once + 1)]
    assert said.count("busy") == 1 and said[-1] == "busy"
    assert tomas.have(box) == 0


def test_an_erased_person_leaves_no_file(files: MakeFiles, office: Office) -> None:
    amina, tomas, box = files(), files(), box_of()
    amina.put_all(box)
    tomas.put_all(box)
    deeds.erase(office, deeds.COMMAND_LINE, Person.objects.get(pk=amina.laptop.person), published=False)
    erasing.sweep()
    assert {path.parent.name for path in office.folder.files.glob("*/*")} == {tomas.laptop.person}
    assert amina.have(box) == "person-erased"
    assert list(checking.findings(office)) == []


def test_what_nobody_goes_on_with_is_dropped_after_a_month(files: MakeFiles, office: Office, clock: Clock) -> None:
    here, half, whole, readable = files(), box_of(), box_of(), box_of(sealed=False)
    here.put(half, 0, 100_000)
    here.put_all(whole)
    here.put_all(readable)
    assert box_store.sweep(office) == 0
    clock.pass_time(days=31)
    assert box_store.sweep(office) == 2
    assert lying(office) == [whole.name.hex()]
    assert (here.have(half), here.have(whole), here.have(readable)) == (0, len(whole.data), 0)


def test_check_finds_what_changed_is_missing_or_nobodys(files: MakeFiles, office: Office) -> None:
    here, one, other = files(), box_of(), box_of()
    here.put_all(one)
    here.put_all(other)
    folder = office.folder.files / here.laptop.person
    changed = bytearray(one.data)
    changed[-1] ^= 1
    (folder / one.name.hex()).write_bytes(changed)
    (folder / other.name.hex()).unlink()
    (folder / "stray").write_bytes(b"x")
    assert {finding.code for finding in checking.findings(office)} == {"file-changed", "file-missing", "file-stray"}
    assert here.have(other) == 0  # so the laptop sends it once more when it asks
    here.put_all(other)


def test_a_backup_holds_every_whole_box(files: MakeFiles, office: Office, tmp_path: Path) -> None:
    here, box, half = files(), box_of(5_000_000), box_of()
    here.put_all(box, MAX_STEP)
    here.put(half, 0, 1_000)
    archive.write(office, tmp_path / "backup")
    kept = [row for label, (row, *_) in archive.rows(tmp_path / "backup") if label == archive.FILES]
    assert b"".join(data for _, _, _, data in kept) == box.data
    for person, name, position, data in kept:
        box_store.put_back(office, person, name, position, data)
    assert here.get(box, 4_900_000) == box.data[4_900_000:]
    assert StoredBox.objects.filter(whole=True).count() == 1


# -- of a practice that was submitted


def submitted(laptop: Laptop, box: Box, name: str = "../list “1”.pdf") -> bytes:
    shared = [SharedFile(name, "application/pdf", box.layout.size, 0, 0, box.name)]
    body = submission()
    text = practice_hash(body.title, body.place, body.parts, shared)
    return laptop.pack(laptop.entry("practice.submitted", msgspec.structs.replace(body, hash=text, files=shared)))


def test_the_file_of_a_practice_is_read_by_those_who_may_read_the_practice(
    office: Office, files: MakeFiles, laptop: MakeLaptop, send: Send
) -> None:
    author, other = files(), files()
    manager, moderator, expert = (
        Files(author.door, laptop(role=role)) for role in (Role.MANAGER, Role.MODERATOR, Role.EXPERT)
    )
    box, sealed = box_of(sealed=False), box_of()
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.put_all(box)
    author.put_all(sealed)
    assert manager.get(box) == moderator.get(box) == box.data == author.get(box)
    assert other.get(box) == expert.get(box) == "file-unknown" == manager.get(sealed)
    (practice,) = Practice.objects.all()
    moderation.publish(office, practice.pk, "Mirjam Vogt")
    assert other.get(box) == box.data
    other.laptop.catch_up(send)
    ((_, published),) = other.laptop.decisions("practice.published")
    assert [file.box for file in shared_files(published.files)] == [box.name]
    withdrawal = author.laptop.entry("practice.withdrawn", None, about=EntryId.parse(practice.pk))
    author.laptop.exchange(send, author.laptop.pack(withdrawal))
    assert other.get(box) == "file-unknown" == author.get(box)
    assert lying(office) == [sealed.name.hex()]


def test_nobody_hides_a_file_behind_one_of_theirs_with_its_name(office: Office, files: MakeFiles, send: Send) -> None:
    """They name the same box, and never send all of it, or say another length."""
    evil, author, other, box = files(), files(), files(), box_of(sealed=False)
    longer = Box(box.name, box.data, box_of(210_000, sealed=False).layout)
    for who, what in ((evil, box), (evil, longer), (author, box)):
        who.laptop.exchange(send, submitted(who.laptop, what, f"{what.layout.size}.pdf"))
    evil.put(box, 0, 100)
    other.put(box, 0, 100)  # they have begun to send the same photo themselves
    author.put_all(box)
    for practice in Practice.objects.all():
        moderation.publish(office, practice.pk, "Mirjam Vogt")
    assert other.get(box) == box.data == evil.get(box)


def test_a_file_of_another_length_than_was_said_is_nobodys(office: Office, files: MakeFiles, send: Send) -> None:
    author, other, box = files(), files(), box_of(sealed=False)
    longer = Box(box.name, box.data, box_of(210_000, sealed=False).layout)
    author.laptop.exchange(send, submitted(author.laptop, longer))
    author.put_all(box)
    moderation.publish(office, Practice.objects.get().pk, "Mirjam Vogt")
    assert other.get(longer, len(box.data)) == "file-unknown"


def test_a_sealed_box_is_its_owners_alone_whatever_names_it(files: MakeFiles, laptop: MakeLaptop, send: Send) -> None:
    author, manager = files(), laptop(role=Role.MANAGER)
    sealed = box_of()
    author.put_all(sealed)
    author.laptop.exchange(send, submitted(author.laptop, sealed))
    assert Files(author.door, manager).get(sealed) == "file-unknown"


def test_a_submission_that_names_other_files_than_it_was_made_with_is_refused(files: MakeFiles, send: Send) -> None:
    author, box = files(), box_of(sealed=False)
    body = msgspec.structs.replace(submission(), files=[SharedFile("a", "image/png", 5, 1, 1, box.name)])
    author.laptop.exchange(send, author.laptop.pack(author.laptop.entry("practice.submitted", body)))
    author.laptop.catch_up(send)
    ((_, said),) = author.laptop.decisions("act.refused")
    assert said.reason == "hash-wrong"


def test_the_team_saves_a_file_from_the_page_of_a_practice(
    office: Office, files: MakeFiles, send: Send, quick_passwords: None
) -> None:
    author, box = files(), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box))
    (practice,) = Practice.objects.all()
    make_account(office, "mirjam", "Mirjam Vogt", practice.cohort)
    page = Client(**{ENVIRON: office})
    page.force_login(get_user_model().objects.get(username="mirjam"))
    shown = page.get(f"/review/{practice.pk}").content.decode()
    assert "on its way" in shown and "files/0" not in shown
    assert page.get(f"/review/{practice.pk}/files/0").status_code == 404
    author.put_all(box)
    assert f"/review/{practice.pk}/files/0" in page.get(f"/review/{practice.pk}").content.decode()
    saved = page.get(f"/review/{practice.pk}/files/0")
    assert saved.content == content(200_000)
    assert saved.headers["Content-Disposition"].startswith("attachment; ")
    assert "/" not in saved.headers["Content-Disposition"].replace("utf-8''", "")
    assert saved.headers["X-Content-Type-Options"] == "nosniff"
    assert page.get(f"/review/{practice.pk}/files/1").status_code == 404
    assert Client(**{ENVIRON: office}).get(f"/review/{practice.pk}/files/0").status_code == 302


def test_what_the_library_no_longer_shows_is_read_by_nobody_else(office: Office, files: MakeFiles, send: Send) -> None:
    """A database that was put back hears from laptops that it was taken out, before it hears that its author did it."""
    author, other, box = files(), files(), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box))
    author.put_all(box)
    (practice,) = Practice.objects.all()
    moderation.publish(office, practice.pk, "Mirjam Vogt")
    assert other.get(box) == box.data
    practices.unpublished(EntryId.parse(practice.pk))
    assert other.get(box) == "file-unknown"


def test_what_a_newer_laptop_says_of_a_file_reaches_every_reader(office: Office, files: MakeFiles, send: Send) -> None:
    """Its hash is over all it said, so nobody may leave any of it out."""
    author, other, box = files(), files(), box_of(sealed=False)
    said = [msgspec.Raw(msgspec.msgpack.encode(["a.pdf", "application/pdf", 200_000, 0, 0, box.name, "a caption"]))]
    body = submission()
    text = practice_hash(body.title, body.place, body.parts, said)
    entry = author.laptop.entry("practice.submitted", msgspec.structs.replace(body, hash=text, files=said))
    author.laptop.exchange(send, author.laptop.pack(entry))
    author.put_all(box)
    (practice,) = Practice.objects.all()
    moderation.publish(office, practice.pk, "Mirjam Vogt")
    other.laptop.catch_up(send)
    ((_, published),) = other.laptop.decisions("practice.published")
    assert practice_hash(published.title, published.place, published.parts, published.files) == text
    assert other.get(box) == box.data


def test_files_that_are_none_are_refused_and_stop_nothing(files: MakeFiles, send: Send) -> None:
    author, said = files(), [msgspec.Raw(b"\x92\x01\x02")]
    body = submission()
    text = practice_hash(body.title, body.place, body.parts, said)
    entry = author.laptop.entry("practice.submitted", msgspec.structs.replace(body, hash=text, files=said))
    author.laptop.exchange(send, author.laptop.pack(entry))
    author.laptop.catch_up(send)
    ((_, no),) = author.laptop.decisions("act.refused")
    assert no.reason == "nonsense" and not Practice.objects.exists()


def test_a_name_that_no_database_keeps_is_refused(files: MakeFiles, send: Send) -> None:
    author, box = files(), box_of(sealed=False)
    author.laptop.exchange(send, submitted(author.laptop, box, "a\0.pdf"))
    author.laptop.catch_up(send)
    ((_, no),) = author.laptop.decisions("act.refused")
    assert no.reason == "nonsense" and not Practice.objects.exists()
