"""Sticks as they come: junk on them, copied halfway, tampered with, full, write-protected. The laptop stays whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.operations import pack_sticks, packs, upkeep
from desktop_app.packs.carrier import STICK_FOLDER, FolderCarrier
from desktop_app.packs.folder_source import MOST_BYTES_OF_LISTS
from tests.support.pack_sources import built, small_pack
from tests.support.sticks import WEEK_1, WEEK_2, Course, files_of, noise, versions

REFUSED = {"pack-damaged", "pack-signer-wrong", "stick-empty"}
BOTH = {"week-1": "1.0.0", "week-2": "1.0.0"}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Two packs on a stick, of which laptop A has both; B knows nothing."""
    made = Course(tmp_path, small_pack(), small_pack(pack="week-2"))
    with made.laptop("a") as a:
        for pack in (WEEK_1, WEEK_2):
            packs.install(a, pack, source=str(made.repository))
        pack_sticks.export_packs(a, made.stick)
    return made


def on(course: Course) -> Path:
    return course.stick / STICK_FOLDER


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Known) as raised:
        call()
    return raised.value.code


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.rglob(pattern)
    return found


def member_of_week_2(course: Course) -> Path:
    """A member that only week 2 has: its manifest."""
    index = built(small_pack(pack="week-2")).index
    (digest,) = (member.stored_hash for member in index.members if member.path == "pack.toml")
    return on(course) / "members" / digest.hex()[:2] / digest.hex()[2:]


def test_foreign_things_on_it_matter_to_nobody_and_stay(course: Course) -> None:
    junk = {
        "desktop.ini": b"[.ShellClassInfo]",
        ".hidden": b"x",
        "fieldbook-packs/.DS_Store": b"x",
        "fieldbook-packs/members/Thumbs.db": b"x",
        "fieldbook-packs/members/ab/._holiday": b"x",
        "fieldbook-packs/targets/week-1 (copy).index": b"x",
        "fieldbook-packs/targets/letters/one.txt": b"x",
        "fieldbook-packs/metadata/desktop.ini": b"x",
        "fieldbook-packs/metadata/99999999999999999999.targets.json": b"{}",
        "fieldbook-packs/metadata/0.targets.json": b"{}",
        "fieldbook-packs/metadata/x.targets.json": b"{}",
    }
    for path, data in junk.items():
        (course.stick / path).parent.mkdir(parents=True, exist_ok=True)
        (course.stick / path).write_bytes(data)
    with course.laptop("b") as b:
        assert len(pack_sticks.look_at(b, course.stick).packs) == 2
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 2
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        pack_sticks.export_packs(a, course.stick)
    left = files_of(course.stick)
    assert all(left[path] == data for path, data in junk.items() if "/metadata/" not in path)


@pytest.mark.parametrize("damage", ["changed", "cut", "empty", "gone", "folder", "link"])
def test_a_member_that_is_harmed_keeps_its_pack_back_and_no_other(course: Course, tmp_path: Path, damage: str) -> None:
    path = member_of_week_2(course)
    data = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage == "link":
        (tmp_path / "elsewhere").write_bytes(data)
        path.symlink_to(tmp_path / "elsewhere")
    elif damage != "gone":
        path.write_bytes({"changed": data[:-1] + bytes([data[-1] ^ 1]), "cut": data[:-1], "empty": b""}[damage])
    with course.laptop("b") as b:
        whole = {pack.id: pack.whole for pack in pack_sticks.look_at(b, course.stick).packs}
        assert whole == {WEEK_1: True, WEEK_2: damage == "changed"}
        done = pack_sticks.import_packs(b, course.stick)
        assert done.refused == ((WEEK_2, "pack-damaged"),)
        assert versions(b) == {"week-1": "1.0.0"}
    with course.laptop("a") as a:
        assert pack_sticks.export_packs(a, course.stick).files == 1
    with course.laptop("b") as b:
        assert pack_sticks.import_packs(b, course.stick).installed[0].fetched == 1
        assert versions(b) == BOTH


@pytest.mark.parametrize("damage", ["changed", "cut", "gone", "folder"])
def test_an_index_that_is_harmed_is_no_pack(course: Course, damage: str) -> None:
    path = only(on(course), "*week-2*.index")
    data = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "gone":
        path.write_bytes(data[:-1] + b"\xff" if damage == "changed" else data[:-1])
    with course.laptop("b") as b:
        assert [pack.id for pack in pack_sticks.look_at(b, course.stick).packs] == [WEEK_1]
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 1
    with course.laptop("a") as a:
        assert pack_sticks.export_packs(a, course.stick).files == 1
    assert path.read_bytes() == data


@pytest.mark.parametrize("name", ["1.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"])
@pytest.mark.parametrize("damage", ["changed", "cut", "empty", "folder", "link", "huge"])
def test_harmed_metadata_is_refused_and_mended_by_the_next_copy(
    course: Course, tmp_path: Path, name: str, damage: str
) -> None:
    path = on(course) / "metadata" / name
    data = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage == "link":
        (tmp_path / "elsewhere").write_bytes(data)
        path.symlink_to(tmp_path / "elsewhere")
    elif damage == "huge":
        with path.open("wb") as file:
            file.truncate(1 << 30)
    else:
        path.write_bytes({"changed": data.replace(b"2", b"3", 1), "cut": data[:-1], "empty": b""}[damage])
    with course.laptop("b") as b:
        for call in (pack_sticks.look_at, pack_sticks.import_packs):
            assert code_of(lambda call=call: call(b, course.stick)) in REFUSED
        assert versions(b) == {}
    with course.laptop("a") as a:
        pack_sticks.export_packs(a, course.stick)
    assert path.read_bytes() == data
    with course.laptop("b") as b:
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 2


def test_links_in_the_way_are_replaced_and_never_followed(course: Course, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter").write_bytes(b"mine")
    shutil.rmtree(on(course) / "members")
    shutil.rmtree(on(course) / "targets")
    (on(course) / "members").symlink_to(outside)
    (on(course) / "targets").symlink_to(outside / "letter")
    with course.laptop("b") as b:
        assert pack_sticks.import_packs(b, course.stick).installed == ()
    with course.laptop("a") as a:
        pack_sticks.export_packs(a, course.stick)
    assert files_of(outside) == {"letter": b"mine"}
    with course.laptop("b") as b:
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 2


def test_a_folder_that_is_a_link_is_refused(course: Course, tmp_path: Path) -> None:
    on(course).rename(tmp_path / "moved")
    on(course).symlink_to(tmp_path / "moved")
    before = files_of(tmp_path / "moved")
    with course.laptop("a") as a:
        assert code_of(lambda: pack_sticks.look_at(a, course.stick)) in {"pack-damaged", "stick-empty"}
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick)) == "pack-damaged"
    assert files_of(tmp_path / "moved") == before


def test_an_older_list_that_was_tampered_with_vouches_for_nothing(course: Course) -> None:
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("a") as a:
        packs.check_for_packs(a, str(course.repository))
        pack_sticks.export_packs(a, course.stick)
    path = on(course) / "metadata" / "1.targets.json"
    data = path.read_bytes()
    for harmed in (data.replace(b"1.0.0", b"9.0.0"), data[:-2], b"", b"{}", b"[" * 5_000):
        path.write_bytes(harmed)
        with course.laptop("b") as b:
            assert [pack.id for pack in pack_sticks.look_at(b, course.stick).packs] == [WEEK_2]
    path.rename(path.with_name("7.targets.json"))
    with course.laptop("b") as b:
        assert [each.id for each in pack_sticks.import_packs(b, course.stick).installed] == [WEEK_2]


def test_a_damaged_older_version_may_still_come_from_a_better_copy(course: Course) -> None:
    """The newest list must not be what stands in its way."""
    course.publish(small_pack(pack="week-2", version="1.1.0", words="New."))
    with course.laptop("a") as a:
        packs.check_for_packs(a, str(course.repository))
        pack_sticks.export_packs(a, course.stick)
    path = member_of_week_2(course)
    data = path.read_bytes()
    path.write_bytes(b"x" * len(data))
    with course.laptop("b") as b:
        assert pack_sticks.import_packs(b, course.stick).refused == ((WEEK_2, "pack-damaged"),)
        assert versions(b) == {"week-1": "1.0.0"}
        path.write_bytes(data)
        assert [each.version for each in pack_sticks.import_packs(b, course.stick).installed] == ["1.0.0"]
        assert {row.id: row.available for row in packs.packs(b).rows} == {WEEK_1: "1.0.0", WEEK_2: "1.1.0"}


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_pack_that_is_damaged_here_is_not_handed_on_and_is_mended_by_a_stick(course: Course, damage: str) -> None:
    member = member_of_week_2(course)
    with course.laptop("a") as a:
        harmed = a.paths.packs / "members" / (member.parent.name + member.name)
        if damage == "gone":
            harmed.unlink()
        else:
            harmed.write_bytes(b"x" * harmed.stat().st_size)
        (course.stick.parent / "other").mkdir()
        done = pack_sticks.export_packs(a, course.stick.parent / "other")
        assert done.left == ((WEEK_2, "pack-damaged"),)
        assert [pack.id for pack in done.packs] == [WEEK_1]
        assert pack_sticks.look_at(a, course.stick).packs[1].use == "install"
        assert [each.fetched for each in pack_sticks.import_packs(a, course.stick).installed] == [1]
        assert versions(a) == BOTH


def test_damage_that_only_reading_shows_is_found_before_it_travels(course: Course) -> None:
    index = built(small_pack()).index
    (digest,) = (member.stored_hash for member in index.members if member.path == "lessons/one.md")
    shutil.rmtree(on(course))
    with course.laptop("a") as a:
        harmed = a.paths.packs / "members" / digest.hex()
        harmed.write_bytes(b"x" * harmed.stat().st_size)
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick)) == "pack-damaged"
    with course.laptop("b") as b:
        assert code_of(lambda: pack_sticks.look_at(b, course.stick)) == "stick-empty"


class Small(FolderCarrier):
    """A stick with little room, in clusters of 32 KB."""

    room = 300_000

    def free(self) -> tuple[int, int]:
        return self.room, 32_768


def test_what_gives_way_to_a_newer_version_while_it_is_copied_is_copied_as_that(tmp_path: Path) -> None:
    course = Course(tmp_path, small_pack(words=noise(40_000)))
    updated = False
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        course.publish(small_pack("1.1.0", words=noise(40_000, 2)))

        def another_process(here: int, size: int | None) -> None:
            nonlocal updated
            if not updated:
                updated = True
                with course.laptop("a") as other:
                    packs.install(other, WEEK_1, source=str(course.repository))
                    upkeep.free_old_versions(other)

        done = pack_sticks.export_packs(a, course.stick, progress=another_process)
    assert done.left == ()
    assert [(each.version, each.whole) for each in done.packs] == [("1.1.0", True)]


def test_room_is_counted_in_clusters_before_the_first_byte(course: Course) -> None:
    shutil.rmtree(on(course))
    with course.laptop("a") as a:
        with pytest.raises(Known) as raised:
            pack_sticks.export_packs(a, course.stick, reached=Small)
        assert raised.value.code == "stick-full"
        assert raised.value.facts["free"] == 300_000
        needs = raised.value.facts["needs"]
        assert isinstance(needs, int) and needs > 500_000
        assert files_of(course.stick) == {}


class Protected(FolderCarrier):
    """A stick whose switch stands on read-only, as the system tells it."""

    def write(self, path: str, data: bytes) -> None:
        raise self._unwritten(OSError(30, "Read-only file system"), len(data))

    move = remove = write  # type: ignore[assignment]


def test_a_write_protected_stick(course: Course) -> None:
    with course.laptop("a") as a:
        assert pack_sticks.export_packs(a, course.stick, reached=FolderCarrier).files == 0
    with course.laptop("b") as b:
        assert len(pack_sticks.import_packs(b, course.stick, reached=Protected).installed) == 2
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        before = files_of(course.stick)
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick, reached=Protected)) == "stick-unwritable"
    assert files_of(course.stick) == before


def test_looking_can_be_stopped_and_then_nothing_more_is_read(tmp_path: Path) -> None:
    course = Course(tmp_path)
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        pack_sticks.export_packs(a, course.stick)
        with pytest.raises(Cancelled):
            pack_sticks.look_at(a, course.stick, cancelled=lambda: True)
        asked = iter([False, True])
        with pytest.raises(Cancelled):
            pack_sticks.look_at(a, course.stick, cancelled=lambda: next(asked))


class Counting(FolderCarrier):
    """Counts the bytes that were read of lists."""

    read_of_lists = 0

    def read(self, path: str, limit: int) -> bytes | None:
        data = super().read(path, limit)
        if path.endswith(".targets.json"):
            Counting.read_of_lists += len(data or b"")
        return data


def test_a_stick_full_of_large_lists_is_read_no_further_than_what_may_be(tmp_path: Path) -> None:
    course = Course(tmp_path)
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        pack_sticks.export_packs(a, course.stick)
        for number in range(100, 130):
            list_file = course.stick / "fieldbook-packs" / "metadata" / f"{number}.targets.json"
            with list_file.open("wb") as file:
                file.truncate(4_000_000)
        found = pack_sticks.look_at(a, course.stick, reached=Counting)
    assert [pack.version for pack in found.packs] == ["1.0.0"]
    assert 0 < Counting.read_of_lists <= MOST_BYTES_OF_LISTS + 100_000
