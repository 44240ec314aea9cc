"""Packs by stick as a learner meets them: what is said of a stick, what is taken from it, and what is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import pack_sticks, packs, searching
from desktop_app.operations.session import Session
from desktop_app.packs.carrier import STICK_FOLDER
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.packs.trust import TrustStore
from pack_publisher.repository import LIFETIMES
from tests.support.pack_sources import NOW, publish, small_pack
from tests.support.profiles import FakeClock
from tests.support.rotated_keys import mark_demo, rotate
from tests.support.sticks import WEEK_1, WEEK_2, Course, files_of, versions


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Two packs on offer, on nobody's laptop."""
    return Course(tmp_path, small_pack(), small_pack(pack="week-2"))


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Known) as raised:
        call()
    return raised.value.code


def fetch(session: Session, course: Course, *wanted: PackId) -> None:
    for pack in wanted or (WEEK_1, WEEK_2):
        packs.install(session, pack, source=str(course.repository))


def giver(course: Course, *wanted: PackId) -> None:
    """Laptop A has packs from the centre and has put them on the stick."""
    with course.laptop("a") as a:
        fetch(a, course, *wanted)
        pack_sticks.export_packs(a, course.stick)


def on(course: Course) -> Path:
    return course.stick / STICK_FOLDER


def known_version(session: Session) -> int:
    known = TrustStore(session.paths.packs, session.packs.supply.anchor()).known()
    assert known is not None
    return known.targets.version


def test_what_is_copied_is_told_and_can_be_taken(course: Course) -> None:
    with course.laptop("a") as a:
        fetch(a, course)
        told: list[tuple[int, int | None]] = []
        done = pack_sticks.export_packs(a, course.stick, progress=lambda *at: told.append(at))
        assert [(pack.id, pack.version, pack.whole, pack.use) for pack in done.packs] == [
            (WEEK_1, "1.0.0", True, "same"),
            (WEEK_2, "1.0.0", True, "same"),
        ]
        assert done.size == sum(map(len, files_of(course.stick).values()))
        assert done.files == len(files_of(course.stick))
        assert (done.kept, done.left) == (0, ())
        assert told[0][0] == 0 and told[-1][0] == told[-1][1]
    with course.laptop("b") as b:
        found = pack_sticks.look_at(b, course.stick)
        assert [(pack.id, pack.use, pack.here, pack.whole) for pack in found.packs] == [
            (WEEK_1, "install", None, True),
            (WEEK_2, "install", None, True),
        ]
        assert (found.older, found.past_fresh) == (False, False)
        assert versions(b) == {}
        assert [each.id for each in pack_sticks.import_packs(b, course.stick).installed] == [WEEK_1, WEEK_2]
        assert versions(b) == {"week-1": "1.0.0", "week-2": "1.0.0"}
        assert searching.search(b, "convoy").total
        again = pack_sticks.import_packs(b, course.stick)
        assert (again.installed, again.same, again.refused) == ((), (WEEK_1, WEEK_2), ())


def test_there_is_no_zip_and_no_name_but_ours(course: Course) -> None:
    giver(course)
    top = {path.name for path in on(course).iterdir()}
    assert top == {"metadata", "targets", "members", "demo_root.json"}
    assert all(path.endswith(".index") for path in files_of(on(course) / "targets"))
    forbidden = set('<>:"\\|?*') | {chr(code) for code in range(32)}
    for path, data in files_of(course.stick).items():
        assert not forbidden & set(path) and len(path) < 200
        assert not any(part.endswith((".", " ")) for part in path.split("/"))
        assert len(data) < 2**32 - 1


@pytest.mark.parametrize("given", ["root", "folder"])
def test_the_root_of_the_stick_and_the_folder_on_it_are_the_same(course: Course, given: str) -> None:
    giver(course)
    folder = course.stick if given == "root" else on(course)
    with course.laptop("b") as b:
        assert len(pack_sticks.look_at(b, folder).packs) == 2
        assert len(pack_sticks.import_packs(b, folder).installed) == 2
        assert not (on(course) / STICK_FOLDER).exists()
        pack_sticks.export_packs(b, folder)
        assert not (on(course) / STICK_FOLDER).exists()


def test_one_pack_of_several(course: Course) -> None:
    with course.laptop("a") as a:
        fetch(a, course)
        assert [pack.id for pack in pack_sticks.export_packs(a, course.stick, [WEEK_2]).packs] == [WEEK_2]
        pack_sticks.export_packs(a, course.stick)
    with course.laptop("b") as b:
        assert [each.id for each in pack_sticks.import_packs(b, course.stick, [WEEK_2]).installed] == [WEEK_2]
        assert versions(b) == {"week-2": "1.0.0"}
        assert code_of(lambda: pack_sticks.import_packs(b, course.stick, [PackId("week-9")])) == "pack-unknown"
        assert code_of(lambda: pack_sticks.export_packs(b, course.stick, [WEEK_1])) == "pack-missing"


def test_a_plain_repository_is_taken_too(course: Course) -> None:
    with course.laptop("b") as b:
        assert [(pack.id, pack.whole) for pack in pack_sticks.look_at(b, course.repository).packs] == [
            (WEEK_1, True),
            (WEEK_2, True),
        ]
        assert len(pack_sticks.import_packs(b, course.repository).installed) == 2


def test_a_stick_is_a_source_like_any_other(course: Course) -> None:
    giver(course)
    with course.laptop("b") as b:
        assert packs.install(b, WEEK_1, source=str(course.stick)).fetched == 5


def test_the_language_that_is_here_goes_before_english(tmp_path: Path) -> None:
    course = Course(tmp_path, small_pack(), small_pack(language="fr"))
    with course.laptop("b") as b:
        packs.install(b, WEEK_1, source=str(course.repository), language="fr")
        assert [(p.language, p.use) for p in pack_sticks.look_at(b, course.repository).packs] == [
            ("en", "install"),
            ("fr", "same"),
        ]
        assert pack_sticks.import_packs(b, course.repository).same == (WEEK_1,)
        assert pack_sticks.import_packs(b, course.repository, language="en").installed[0].id == WEEK_1
        assert b.packs.pack(WEEK_1).language == "en"


# what is not there


def test_nothing_there(course: Course, tmp_path: Path) -> None:
    with course.laptop("b") as b:
        assert code_of(lambda: pack_sticks.look_at(b, tmp_path / "no stick")) == "stick-gone"
        assert code_of(lambda: pack_sticks.look_at(b, course.stick)) == "stick-empty"
        assert code_of(lambda: pack_sticks.import_packs(b, course.stick)) == "stick-empty"
        assert code_of(lambda: pack_sticks.export_packs(b, course.stick)) == "stick-empty"
        fetch(b, course, WEEK_1)
        assert code_of(lambda: pack_sticks.export_packs(b, tmp_path / "no stick")) == "stick-gone"
        assert not (tmp_path / "no stick").exists()


def test_stopping_keeps_what_was_done(course: Course) -> None:
    asked = iter([False] * 4 + [True] * 100)
    with course.laptop("a") as a:
        fetch(a, course)
        with pytest.raises(Cancelled):
            pack_sticks.export_packs(a, course.stick, cancelled=lambda: next(asked))
        there = len(files_of(course.stick))
        assert there > 0
        assert pack_sticks.export_packs(a, course.stick).kept == there
    with course.laptop("b") as b, pytest.raises(Cancelled):
        pack_sticks.import_packs(b, course.stick, cancelled=lambda: True)


# older and newer


def test_a_version_of_an_older_list_is_handed_on_with_that_list(course: Course) -> None:
    """A knows that there is something newer, and has only the older version: better than nothing, and told."""
    giver(course)
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("a") as a:
        packs.check_for_packs(a, str(course.repository))
        pack_sticks.export_packs(a, course.stick)
    with course.laptop("b") as b:
        assert {pack.id: pack.version for pack in pack_sticks.look_at(b, course.stick).packs} == {
            WEEK_1: "1.0.0",
            WEEK_2: "1.0.0",
        }
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 2
        row = packs.packs(b).rows[0]
        assert (row.state, row.version, row.available) == ("update", "1.0.0", "1.1.0")
        shutil.rmtree(on(course))
        done = pack_sticks.export_packs(b, course.stick)
        assert done.left == ()
    with course.laptop("c") as c:
        assert len(pack_sticks.import_packs(c, course.stick).installed) == 2


def test_packs_may_be_taken_one_by_one(course: Course) -> None:
    """What the newest list names may come first: it does not stand in the way of the older version."""
    giver(course)
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("a") as a:
        packs.check_for_packs(a, str(course.repository))
        pack_sticks.export_packs(a, course.stick)
    with course.laptop("b") as b:
        for pack in (WEEK_2, WEEK_1):
            assert pack_sticks.import_packs(b, course.stick, [pack]).installed[0].version == "1.0.0"
        assert known_version(b) == 2


def test_a_laptop_that_knows_newer_takes_nothing_older(course: Course) -> None:
    giver(course)
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("b") as b:
        packs.check_for_packs(b, str(course.repository))
        found = pack_sticks.look_at(b, course.stick)
        assert found.older
        assert {pack.id: pack.use for pack in found.packs} == {WEEK_1: "older", WEEK_2: "install"}
        done = pack_sticks.import_packs(b, course.stick)
        assert [each.id for each in done.installed] == [WEEK_2]
        assert done.refused == ((WEEK_1, "pack-rolled-back"),)
        assert known_version(b) == 2
        assert packs.packs(b).source == str(course.repository)


def test_what_is_installed_never_goes_back(course: Course) -> None:
    giver(course, WEEK_1)
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("b") as b:
        fetch(b, course, WEEK_1)
        assert pack_sticks.import_packs(b, course.stick).refused == ((WEEK_1, "pack-rolled-back"),)
        assert versions(b) == {"week-1": "1.1.0"}
        before = pack_sticks.export_packs(b, course.stick)
        assert [pack.version for pack in before.packs] == ["1.1.0"]
    with course.laptop("a") as a:
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick)) == "pack-rolled-back"
        assert [pack.version for pack in pack_sticks.look_at(a, course.stick).packs] == ["1.1.0"]
        assert [each.version for each in pack_sticks.import_packs(a, course.stick).installed] == ["1.1.0"]
        assert pack_sticks.export_packs(a, course.stick).files == 0


def test_an_older_laptop_keeps_the_sticks_newer_list(course: Course) -> None:
    with course.laptop("old") as old:
        fetch(old, course, WEEK_2)
    course.publish(small_pack("1.1.0", words="New."))
    giver(course, WEEK_1)
    with course.laptop("old") as old:
        pack_sticks.export_packs(old, course.stick)
        assert known_version(old) == 1, "copying onto a stick teaches a laptop nothing"
    with course.laptop("b") as b:
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 2
        assert versions(b) == {"week-1": "1.1.0", "week-2": "1.0.0"}
        assert known_version(b) == 2


def test_what_the_stick_has_of_others_stays_and_what_is_replaced_goes(course: Course) -> None:
    giver(course)
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("d") as d:
        fetch(d, course, WEEK_1)
        pack_sticks.export_packs(d, course.stick)
    assert sorted(path.split(".", 1)[1] for path in files_of(on(course) / "targets")) == [
        "week-1.en-1.1.0.index",
        "week-2.en-1.0.0.index",
    ]
    members = len(files_of(on(course) / "members"))
    with course.laptop("b") as b:
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 2
        assert len(files_of(b.paths.packs / "members")) == members + 2  # and two indexes


def test_long_past_its_date_everything_is_taken_and_the_date_is_told(course: Course) -> None:
    giver(course)
    clock = FakeClock()
    clock.advance(days=4_000)
    with course.laptop("b", clock) as b:
        assert pack_sticks.look_at(b, course.stick).past_fresh
        done = pack_sticks.import_packs(b, course.stick)
        assert done.past_fresh and len(done.installed) == 2
        assert done.fresh_until == NOW + LIFETIMES["timestamp"]


# keys


def test_a_laptop_of_the_first_root_takes_from_a_stick_of_the_third(course: Course) -> None:
    with course.laptop("b") as b:
        fetch(b, course, WEEK_2)
    for _ in range(2):
        rotate(course.repository, course.keys, "root", "targets", "snapshot", "timestamp")
    course.publish(small_pack("1.1.0", words="New."))
    giver(course)
    assert {"1.root.json", "2.root.json", "3.root.json"} <= set(files_of(on(course) / "metadata"))
    with course.laptop("b") as b:
        assert pack_sticks.import_packs(b, course.stick).installed[0].version == "1.1.0"
        assert versions(b) == {"week-1": "1.1.0", "week-2": "1.0.0"}
    with course.laptop("fresh") as fresh:
        assert len(pack_sticks.import_packs(fresh, course.stick).installed) == 2


def test_a_laptop_of_the_third_root_takes_what_is_still_true_from_a_stick_of_the_first(course: Course) -> None:
    giver(course)
    for _ in range(2):
        rotate(course.repository, course.keys, "root", "targets", "snapshot", "timestamp")
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("b") as b:
        packs.check_for_packs(b, str(course.repository))
        done = pack_sticks.import_packs(b, course.stick)
        assert [each.id for each in done.installed] == [WEEK_2]
        assert done.refused == ((WEEK_1, "pack-rolled-back"),)
        pack_sticks.export_packs(b, course.stick)  # and the stick knows the new keys from now on
    assert "3.root.json" in files_of(on(course) / "metadata")


def test_a_program_with_a_newer_root_hands_the_older_ones_on(course: Course, tmp_path: Path) -> None:
    """So that a laptop with an older program can follow the chain of roots."""
    for _ in range(2):
        rotate(course.repository, course.keys, "root", "targets", "snapshot", "timestamp")
    course.publish()
    newer = tmp_path / "newer"
    newer.mkdir()
    shutil.copy(course.repository / "metadata" / "3.root.json", newer / "demo_root.json")
    with course.laptop("a") as a:
        a.make_packs = lambda: PackStore(a.paths.packs, Supply(newer, tmp_path / "no-release-root", "0.2.0"))
        fetch(a, course, WEEK_1)
        (course.repository / "metadata" / "1.root.json").rename(tmp_path / "1.root.json")
        packs.check_for_packs(a, str(course.repository))
        pack_sticks.export_packs(a, course.stick)
    assert {"1.root.json", "2.root.json", "3.root.json"} <= set(files_of(on(course) / "metadata"))
    with course.laptop("b") as b:
        assert len(pack_sticks.import_packs(b, course.stick).installed) == 1


def test_keys_out_of_use_vouch_for_nothing(course: Course) -> None:
    """An older list is as good as its keys: with them stolen, anybody could write one."""
    with course.laptop("a") as a:
        fetch(a, course, WEEK_1)
        rotate(course.repository, course.keys, "targets")
        course.publish(small_pack("1.1.0", words="New."))
        packs.check_for_packs(a, str(course.repository))
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick)) == "pack-unvouched"
        fetch(a, course, WEEK_2)
        done = pack_sticks.export_packs(a, course.stick)
        assert done.left == ((WEEK_1, "pack-unvouched"),)
        assert [pack.id for pack in done.packs] == [WEEK_2]


def test_keys_of_the_other_roles_may_change_meanwhile(course: Course) -> None:
    with course.laptop("a") as a:
        fetch(a, course, WEEK_1)
        rotate(course.repository, course.keys, "root", "snapshot", "timestamp")
        course.publish(small_pack("1.1.0", words="New."))
        packs.check_for_packs(a, str(course.repository))
        assert pack_sticks.export_packs(a, course.stick).packs[0].version == "1.0.0"
    with course.laptop("b") as b:
        assert pack_sticks.import_packs(b, course.stick).installed[0].version == "1.0.0"


def test_a_stick_of_others_is_refused_and_left_as_it_is(course: Course, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    foreign = publish(other / "repo", small_pack("9.0.0"))
    shutil.copytree(foreign, on(course))
    before = files_of(course.stick)
    with course.laptop("a") as a:
        fetch(a, course)
        assert code_of(lambda: pack_sticks.look_at(a, course.stick)) == "pack-signer-wrong"
        assert code_of(lambda: pack_sticks.import_packs(a, course.stick)) == "pack-signer-wrong"
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick)) == "pack-signer-wrong"
        assert versions(a) == {"week-1": "1.0.0", "week-2": "1.0.0"}
    assert files_of(course.stick) == before


def test_a_release_takes_nothing_from_a_demo_stick(course: Course, tmp_path: Path) -> None:
    release = tmp_path / "trust"
    release.mkdir()
    mark_demo(course.repository, course.keys, demo=False)
    shutil.copy(course.repository / "metadata" / "2.root.json", release / "root.json")
    mark_demo(course.repository, course.keys, demo=True)
    giver(course)
    with course.laptop("b") as b:
        b.make_packs = lambda: PackStore(b.paths.packs, Supply(tmp_path, release, "0.1.0"))
        assert code_of(lambda: pack_sticks.import_packs(b, course.stick)) == "pack-signer-wrong"
        assert versions(b) == {}


def test_a_harmed_memory_of_this_laptop_copies_nothing(course: Course) -> None:
    with course.laptop("a") as a:
        fetch(a, course)
        (a.paths.packs / "known.metadata").unlink()
        assert code_of(lambda: pack_sticks.export_packs(a, course.stick)) == "pack-unvouched"
    assert files_of(course.stick) == {}
