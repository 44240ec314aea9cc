"""Laptops that meet by stick: profiles that trust the same course, and sticks that are pulled out or fill up."""

import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.operations.session import Session
from desktop_app.packs.carrier import BESIDE, FolderCarrier
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import FakeClock, open_test_session

WEEK_1, WEEK_2 = PackId("week-1"), PackId("week-2")


class Course:
    """A course team with one repository, and laptops whose program was given its root and no pack."""

    def __init__(self, folder: Path, *packs: Mapping[str, bytes]) -> None:
        self._folder = folder
        self.repository = publish(folder / "repo", *(packs or (small_pack(),)))
        self.keys = folder / "repo-keys"
        self._program = folder / "program"
        self._program.mkdir()
        shutil.copy(self.repository / "demo_root.json", self._program)
        self.stick = folder / "stick"
        self.stick.mkdir()

    def publish(self, *packs: Mapping[str, bytes]) -> None:
        """A newer list."""
        publish(self.repository, *packs)

    @contextmanager
    def laptop(self, name: str, clock: FakeClock | None = None) -> Iterator[Session]:
        """A profile; the same one for the same name."""
        supply = Supply(self._program, self._folder / "no-release-root", "0.1.0")
        with open_test_session(self._folder / name, clock=clock) as session:
            session.make_packs = lambda: PackStore(session.paths.packs, supply)
            yield session


def files_of(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def versions(session: Session) -> dict[str, str]:
    """What is installed: version by pack. Every byte of it was read."""
    for pack in session.packs.installed():
        for activity in pack.manifest.activities:
            if activity.file:
                session.packs.read(pack.id, activity.file)
    assert session.packs.damaged() == ()
    return {pack.id: pack.version for pack in session.packs.installed()}


def noise(size: int, seed: int = 1) -> str:
    """Words that do not get smaller by packing."""
    return random.Random(seed).randbytes(size // 2).hex()


class PulledOut:
    """A stick that is pulled out after ``budget`` bytes went either way; a rename or removal counts as one byte.

    What was being written when it went is left as half a file beside its place, as a file system leaves it.
    """

    def __init__(self, folder: Path, budget: int) -> None:
        self._real = FolderCarrier(folder)
        self._folder = folder
        self.left = budget

    @property
    def name(self) -> str:
        return self._real.name

    def _spend(self, size: int) -> None:
        if self.left < size:
            self.left = 0
            raise Known("stick-gone", path=self.name)
        self.left -= size

    def _look(self) -> None:
        if self.left <= 0:
            raise Known("stick-gone", path=self.name)

    def size(self, path: str) -> int | None:
        return None if self.left <= 0 else self._real.size(path)

    def names(self, path: str) -> tuple[str, ...]:
        return () if self.left <= 0 else self._real.names(path)

    def read(self, path: str, limit: int) -> bytes | None:
        self._look()
        data = self._real.read(path, limit)
        self._spend(len(data or b""))
        return data

    def open(self, path: str) -> IO[bytes] | None:
        self._look()
        return self._real.open(path)

    def free(self) -> tuple[int, int]:
        self._look()
        return self._real.free()

    def write(self, path: str, data: bytes) -> None:
        self._look()
        if self.left <= len(data):
            beside = self._folder / (path + BESIDE)
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data[: self.left])
        self._spend(len(data) + 1)
        self._real.write(path, data)

    def move(self, path: str, to: str) -> None:
        self._spend(1)
        self._real.move(path, to)

    def remove(self, path: str) -> None:
        self._spend(1)
        self._real.remove(path)
