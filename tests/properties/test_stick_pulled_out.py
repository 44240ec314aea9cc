"""A stick is pulled out at any byte of copying or installing: both sides are whole, and the next try ends the same."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import pack_sticks, packs
from desktop_app.operations.session import Session
from desktop_app.packs.carrier import STICK_FOLDER
from tests.support.pack_sources import small_pack
from tests.support.rotated_keys import rotate
from tests.support.sticks import WEEK_1, WEEK_2, Course, PulledOut, files_of, noise, versions

PLENTY: Final = 10_000_000
OLD, NEW = {"week-1": "1.0.0"}, {"week-1": "1.1.0", "week-2": "1.0.0"}


class Scene:
    """A stick with week 1 in an older version, from before new keys; the giver has newer, the taker nothing."""

    def __init__(self, folder: Path) -> None:
        self.course = Course(folder, small_pack(words=noise(2_000)))
        self._giver = self.course.laptop("giver")
        self.giver = self._giver.__enter__()
        self._taker = self.course.laptop("taker")
        self.taker = self._taker.__enter__()
        self.stick = self.course.stick
        packs.install(self.giver, WEEK_1, source=str(self.course.repository))
        pack_sticks.export_packs(self.giver, self.stick)
        self.before = Path(shutil.copytree(self.stick, folder / "before"))
        rotate(self.course.repository, self.course.keys, "targets", "snapshot", "timestamp")
        self.course.publish(small_pack("1.1.0", words=noise(2_500, seed=2)), small_pack(pack="week-2"))
        for pack in (WEEK_1, WEEK_2):
            packs.install(self.giver, pack, source=str(self.course.repository))
        self.copy_cost, self.after = self._copied()
        self.take_cost = self._taken()

    def close(self) -> None:
        self._taker.__exit__(None, None, None)
        self._giver.__exit__(None, None, None)

    def reset(self, template: Path) -> None:
        shutil.rmtree(self.stick)
        shutil.copytree(template, self.stick)
        self.forget()

    def forget(self) -> None:
        """The taker is a new laptop again."""
        shutil.rmtree(self.taker.paths.packs, ignore_errors=True)
        self.taker.__dict__.pop("packs", None)

    def pulled(self, budget: int) -> PulledOut:
        return PulledOut(self.stick / STICK_FOLDER, budget)

    def _copied(self) -> tuple[int, Path]:
        carrier = self.pulled(PLENTY)
        pack_sticks.export_packs(self.giver, self.stick, reached=lambda _: carrier)
        return PLENTY - carrier.left, Path(shutil.copytree(self.stick, self.stick.parent / "after"))

    def _taken(self) -> int:
        carrier = self.pulled(PLENTY)
        pack_sticks.import_packs(self.taker, self.stick, reached=lambda _: carrier)
        return PLENTY - carrier.left


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    made = Scene(tmp_path_factory.mktemp("scene"))
    yield made
    made.close()


def copy_until(scene: Scene, budget: int) -> None:
    with pytest.raises(Known) as raised:
        carrier = scene.pulled(budget)
        pack_sticks.export_packs(scene.giver, scene.stick, reached=lambda _: carrier)
    assert raised.value.code == "stick-gone"


def taken(session: Session, stick: Path) -> dict[str, str]:
    pack_sticks.import_packs(session, stick)
    return versions(session)


def check_a_broken_copy(scene: Scene, budget: int) -> None:
    """Whoever gets this stick has the old content or the new, and copying again ends as if nothing had happened."""
    scene.reset(scene.before)
    copy_until(scene, budget)
    assert taken(scene.taker, scene.stick) in (OLD, NEW)
    pack_sticks.export_packs(scene.giver, scene.stick)
    assert files_of(scene.stick) == files_of(scene.after)
    assert versions(scene.giver) == NEW
    assert taken(scene.taker, scene.stick) == NEW


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_copy_that_breaks_at_any_byte(scene: Scene, data: st.DataObject) -> None:
    check_a_broken_copy(scene, data.draw(st.integers(0, scene.copy_cost - 1)))


@pytest.mark.parametrize("steps", range(1, 13))
def test_a_copy_that_breaks_in_the_last_renames(scene: Scene, steps: int) -> None:
    """Where the old metadata gives way to the new, every step is its own."""
    check_a_broken_copy(scene, scene.copy_cost - steps)


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_a_first_copy_that_breaks_at_any_byte(scene: Scene, data: st.DataObject) -> None:
    scene.reset(scene.before)
    shutil.rmtree(scene.stick / STICK_FOLDER)
    budget = data.draw(st.integers(0, scene.copy_cost - 1))
    carrier = scene.pulled(budget)
    try:
        pack_sticks.export_packs(scene.giver, scene.stick, reached=lambda _: carrier)
    except Known as refusal:
        assert refusal.code in {"stick-gone", "stick-empty"}
    pack_sticks.export_packs(scene.giver, scene.stick)
    assert files_of(scene.stick) == files_of(scene.after)
    assert taken(scene.taker, scene.stick) == NEW


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_an_installation_that_breaks_at_any_byte(scene: Scene, data: st.DataObject) -> None:
    scene.reset(scene.after)
    read = 0
    for budget in data.draw(st.lists(st.integers(0, scene.take_cost - 1), min_size=1, max_size=3)):
        carrier = scene.pulled(budget)
        try:
            done = pack_sticks.import_packs(scene.taker, scene.stick, reached=lambda _, carrier=carrier: carrier)
        except Known as refusal:
            assert refusal.code in {"stick-gone", "stick-empty"}
        else:
            assert read, "only what came before can have made it cheaper"
            assert not done.refused
        read += budget
        assert versions(scene.taker).items() <= NEW.items()
    assert taken(scene.taker, scene.stick) == NEW
    assert files_of(scene.stick) == files_of(scene.after), "installing writes nothing on a stick"


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_changed_byte_anywhere_brings_nothing_wrong(scene: Scene, data: st.DataObject) -> None:
    """What is installed from it is what the giver has, to the byte; copying again mends the stick."""
    scene.reset(scene.after)
    path = scene.stick / data.draw(st.sampled_from(sorted(files_of(scene.after))))
    whole = bytearray(path.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    try:
        pack_sticks.import_packs(scene.taker, scene.stick)
    except Known as refusal:
        assert refusal.code in {"pack-damaged", "pack-signer-wrong", "stick-empty"}
    for pack, version in versions(scene.taker).items():
        assert version == NEW[pack]
        for file in ("pack.toml", "lessons/one.md", "quizzes/one.gift", "figures/bridge.svg"):
            assert scene.taker.packs.read(PackId(pack), file) == scene.giver.packs.read(PackId(pack), file)
    pack_sticks.export_packs(scene.giver, scene.stick)
    assert files_of(scene.stick) == files_of(scene.after)
