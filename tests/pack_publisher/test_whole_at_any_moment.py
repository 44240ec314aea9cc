"""Whoever reads a repository while it is published sees the old one or the new one, and nothing in between."""

import gzip
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pack_publisher.keys import demo_keys
from pack_publisher.published import read_published
from pack_publisher.repository import Repository
from pack_publisher.writing import BOTH_LISTS, TWIN
from tests.pack_publisher.stepping_disk import FailingDisk, SteppingDisk
from tests.support.pack_sources import built, small_pack
from tests.support.tuf_laptops import FolderLaptop, Laptop, NetworkLaptop, Seen

NOW = datetime.now(UTC)  # the real one: tuf.ngclient has no other
OLD, NEW = small_pack(), small_pack("1.1.0", words="New.")
FRENCH = small_pack(language="fr")


def repository(folder: Path, disk: SteppingDisk | None = None) -> Repository:
    keys = demo_keys(folder.parent / "keys")
    return Repository(folder, keys, NOW, disk=disk) if disk else Repository(folder, keys, NOW)


def publish(folder: Path, *packs: dict[str, bytes], disk: SteppingDisk | None = None, prune: bool = False) -> None:
    repository(folder, disk).publish([(built(files), "0.1.0") for files in packs], prune=prune)


def laptops(home: Path, folder: Path) -> list[Laptop]:
    anchor = (folder / "metadata" / "1.root.json").read_bytes()
    return [NetworkLaptop(home / "network", anchor, folder), FolderLaptop(home / "folder", anchor, folder)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path / "repo", OLD)
    return tmp_path / "repo"


class Watch:
    """New laptops, and laptops that knew the repository before, look between any two steps."""

    def __init__(self, tmp_path: Path, folder: Path) -> None:
        self._home, self._folder = tmp_path / "laptops", folder
        self._known = laptops(self._home / "known", folder)
        self.before = self._known[0].look()
        self.seen: list[Seen] = []
        self._known[1].look()

    def __call__(self) -> None:
        fresh = laptops(self._home / str(len(self.seen)), self._folder)
        seen = [laptop.look() for laptop in (*self._known, *fresh)]
        assert all(each == seen[0] for each in seen)
        self.seen.append(seen[0])


def in_turn(watch: Watch) -> None:
    """First always the old one, then always the new one."""
    after = watch.seen[-1]
    assert after != watch.before
    change = watch.seen.index(after)
    assert all(each == watch.before for each in watch.seen[:change])
    assert all(each == after for each in watch.seen[change:])


@pytest.mark.parametrize("prune", [False, True])
def test_between_any_two_writes(tmp_path: Path, folder: Path, prune: bool) -> None:
    publish(folder, FRENCH)
    watch = Watch(tmp_path, folder)
    disk = SteppingDisk(watch)
    publish(folder, NEW, disk=disk, prune=prune)
    watch()
    in_turn(watch)
    assert disk.steps == 9  # zip, index, its twin and difference; targets and snapshot with twins; timestamp


def test_while_somebody_is_reading(tmp_path: Path, folder: Path) -> None:
    """The whole publication happens between two of the files that a laptop reads."""
    publish(folder, FRENCH)
    anchor = (folder / "metadata" / "1.root.json").read_bytes()
    whole = laptops(tmp_path / "whole", folder)[0].look()
    asked: list[str] = []
    NetworkLaptop(tmp_path / "counting", anchor, folder, asked.append).look()
    assert len(asked) == 8  # the next root, timestamp, snapshot, targets, two packs of two files
    for moment in range(len(asked)):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy-{moment}" / "repo"))
        shutil.copytree(tmp_path / "keys", copy.parent / "keys")
        laptop = NetworkLaptop(tmp_path / f"reading-{moment}", anchor, copy)
        laptop.before = publishing_at(moment, copy)
        assert laptop.look() in (whole, laptops(tmp_path / f"after-{moment}", copy)[0].look())


def publishing_at(moment: int, folder: Path) -> Callable[[str], None]:
    asked: list[str] = []

    def before(name: str) -> None:
        asked.append(name)
        if len(asked) == moment + 1:
            publish(folder, NEW, prune=True)

    return before


def interruptions() -> list[int]:
    return list(range(9))


@pytest.mark.parametrize("steps", interruptions())
@pytest.mark.parametrize("then", ["the same", "another version", "another content"])
def test_interrupted_anywhere_and_repeated(tmp_path: Path, folder: Path, steps: int, then: str) -> None:
    again = {
        "the same": NEW,
        "another version": small_pack("1.2.0", words="Newer."),
        "another content": small_pack("1.1.0", words="Changed before anybody saw it."),
    }[then]
    known = laptops(tmp_path / "laptops", folder)
    before = [laptop.look() for laptop in known]
    with pytest.raises(OSError, match="power"):
        publish(folder, NEW, disk=FailingDisk(steps), prune=True)
    assert [laptop.look() for laptop in known] == before
    publish(folder, again, prune=True)
    seen = [laptop.look() for laptop in (*known, *laptops(tmp_path / "fresh", folder))]
    assert all(each == seen[0] for each in seen)
    name = "week-1.en-1.2.0.zip" if then == "another version" else "week-1.en-1.1.0.zip"
    assert name in seen[0] and set(seen[0].values()) == {2}
    assert not list(folder.rglob("*.new"))


def test_interrupted_before_the_first_timestamp_and_repeated(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    with pytest.raises(OSError, match="power"):
        publish(folder, OLD, disk=FailingDisk(9))
    assert read_published(folder).timestamp is None
    publish(folder, OLD)
    for laptop in laptops(tmp_path / "laptops", folder):
        assert set(laptop.look().values()) == {1}


def test_lists_and_indexes_have_compressed_twins(folder: Path) -> None:
    publish(folder, NEW)
    plain = {path for path in folder.rglob("*") if path.suffix != TWIN and path.is_file()}
    lists = {path for path in folder.rglob(f"*{BOTH_LISTS}")}
    twins = {path for path in folder.rglob("*") if path.suffix == TWIN} - lists
    for each in twins:
        assert gzip.decompress(each.read_bytes()) == each.with_suffix("").read_bytes()
    for each in lists:
        number = each.name.partition(".")[0]
        assert gzip.decompress(each.read_bytes()).split(b"\n") == [
            (folder / "metadata" / f"{number}.{role}.json").read_bytes() for role in ("snapshot", "targets")
        ]
    for each in twins | lists:
        assert each.read_bytes()[4:8] == bytes(4)  # no date: the same each time
    without = {path.name for path in plain - {each.with_suffix("") for each in twins}}
    alone = (".snapshot.json", ".targets.json", ".root.json", "demo_root.json", ".zip")
    assert all(name.endswith(alone) or ".index.from-" in name for name in without)
