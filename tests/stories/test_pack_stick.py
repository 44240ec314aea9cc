"""The course travels by stick: laptops that never saw a network get it, pass it on, and are brought up to date."""

import json
import multiprocessing
import os
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.operations import pack_sticks, packs, searching
from desktop_app.packs.carrier import STICK_FOLDER, FolderCarrier
from tests.support.pack_sources import built, small_pack
from tests.support.sticks import WEEK_1, WEEK_2, Course, files_of, noise, versions

FORK = multiprocessing.get_context("fork")


def week_1(version: str = "1.0.0", words: str = "") -> dict[str, bytes]:
    """A pack with a drawing that stays the same, and a lesson of which the words change."""
    files = small_pack(version, words=words)
    drawing = files["figures/bridge.svg"].decode()
    marks = "".join(f'<rect x="{at % 560}" y="{at % 97}" width="1" height="2" fill="#1B5A4B"/>\n' for at in range(600))
    files["figures/bridge.svg"] = drawing.replace("</svg>", f"{marks}</svg>").encode()
    return files


def new_bytes(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Stored bytes of the members of ``after`` that ``before`` has not."""
    known = {member.stored_hash for member in built(before).index.members}
    return sum(member.stored for member in built(after).index.members if member.stored_hash not in known)


def test_from_laptop_to_laptop(tmp_path: Path) -> None:
    first, second = week_1(words=noise(4_000)), week_1("1.1.0", words=noise(4_400, seed=2))
    course = Course(tmp_path, first)
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        given = pack_sticks.export_packs(a, course.stick)

    with course.laptop("b") as b:  # has never seen a network
        assert [pack.use for pack in pack_sticks.look_at(b, course.stick).packs] == ["install"]
        pack_sticks.import_packs(b, course.stick)
        assert versions(b) == {"week-1": "1.0.0"}
        assert searching.search(b, "convoy").total
        (tmp_path / "other stick").mkdir()
        passed_on = pack_sticks.export_packs(b, tmp_path / "other stick")
    assert files_of(tmp_path / "other stick") == files_of(course.stick)
    assert (passed_on.files, passed_on.size) == (given.files, given.size)

    with course.laptop("c") as c:
        pack_sticks.import_packs(c, tmp_path / "other stick")
        assert versions(c) == {"week-1": "1.0.0"}

    course.publish(second)
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        on_stick = files_of(course.stick)
        again = pack_sticks.export_packs(a, course.stick)
        now = files_of(course.stick)
        written = sum(len(data) for path, data in now.items() if on_stick.get(path) != data)
        metadata = sum(len(data) for path, data in now.items() if "/metadata/" in path)
        assert again.size <= new_bytes(first, second) + len(built(second).index_bytes) + metadata
        assert written <= again.size < given.size
        assert again.kept == 3, "two members of the lesson's pack changed, three did not"
        assert pack_sticks.export_packs(a, course.stick).size == 0

    with course.laptop("b") as b:
        assert [pack.use for pack in pack_sticks.look_at(b, course.stick).packs] == ["update"]
        done = pack_sticks.import_packs(b, course.stick)
        assert [(each.version, each.fetched, each.bytes) for each in done.installed] == [("1.1.0", 2, 0)]
        assert versions(b) == {"week-1": "1.1.0"}

    with course.laptop("c") as c:  # the old stick has nothing for it, the new one has
        assert pack_sticks.import_packs(c, tmp_path / "other stick").same == (WEEK_1,)
        pack_sticks.import_packs(c, course.stick)
        assert pack_sticks.import_packs(c, tmp_path / "other stick").refused == ((WEEK_1, "pack-rolled-back"),)
        assert versions(c) == {"week-1": "1.1.0"}


def largest_file(size: int) -> None:
    """No file of this process may grow beyond so many bytes: writing then fails as on a full stick."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def in_process(work: "Course", name: str, told: Connection, limit: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with work.laptop(name) as laptop:
        largest_file(limit)
        try:
            pack_sticks.export_packs(laptop, work.stick)
        except Known as known:
            told.send_bytes(json.dumps([known.code, versions(laptop)]).encode())


def test_a_stick_that_is_full_in_the_middle(tmp_path: Path) -> None:
    """What fitted stays and is not written again; the stick is as good as before; the laptop is untouched."""
    course = Course(tmp_path, small_pack(), small_pack(pack="week-2", words=noise(100_000)))
    with course.laptop("a") as a:
        packs.install(a, WEEK_1, source=str(course.repository))
        pack_sticks.export_packs(a, course.stick)
        packs.install(a, WEEK_2, source=str(course.repository))
    before = files_of(course.stick)
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=in_process, args=(course, "a", there, 30_000))
    process.start()
    there.close()
    code, on_laptop = json.loads(here.recv_bytes())
    process.join()
    assert code == "stick-full"
    assert on_laptop == {"week-1": "1.0.0", "week-2": "1.0.0"}
    assert before.items() <= files_of(course.stick).items()
    assert not [path for path in files_of(course.stick) if path.endswith(".new")]
    with course.laptop("b") as b:
        pack_sticks.import_packs(b, course.stick)
        assert versions(b) == {"week-1": "1.0.0"}
    with course.laptop("a") as a:
        pack_sticks.export_packs(a, course.stick)
    with course.laptop("b") as b:
        pack_sticks.import_packs(b, course.stick)
        assert versions(b) == {"week-1": "1.0.0", "week-2": "1.0.0"}


class Dying(FolderCarrier):
    """The process dies while it writes, or reads, its ``last`` file: no error is caught and nothing is tidied up."""

    last = 0

    def _count(self) -> None:
        type(self).last -= 1
        if self.last < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def write(self, path: str, data: bytes) -> None:
        self._count()
        super().write(path, data)

    def read(self, path: str, limit: int) -> bytes | None:
        self._count()
        return super().read(path, limit)


def die(course: Course, name: str, last: int, exporting: bool) -> None:
    Dying.last = last
    with course.laptop(name) as laptop:
        if exporting:
            pack_sticks.export_packs(laptop, course.stick, reached=Dying)
        else:
            pack_sticks.import_packs(laptop, course.stick, reached=Dying)


def killed(course: Course, name: str, last: int, *, exporting: bool) -> None:
    process = FORK.Process(target=die, args=(course, name, last, exporting))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("last", [1, 5, 9, 14])
def test_the_power_fails_on_either_side(tmp_path: Path, last: int) -> None:
    course = Course(tmp_path, small_pack(), small_pack(pack="week-2"))
    with course.laptop("a") as a:
        for pack in (WEEK_1, WEEK_2):
            packs.install(a, pack, source=str(course.repository))
    killed(course, "a", last, exporting=True)
    with course.laptop("a") as a:
        pack_sticks.export_packs(a, course.stick)
    whole = files_of(course.stick)
    killed(course, "b", last, exporting=False)
    assert files_of(course.stick) == whole
    with course.laptop("b") as b:
        pack_sticks.import_packs(b, course.stick)
        assert versions(b) == {"week-1": "1.0.0", "week-2": "1.0.0"}
        assert (course.stick / STICK_FOLDER).is_dir()
