"""Profiles for tests: real storage, with a clock that stands still and randomness that can be repeated."""

import itertools
import os
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop_app.operations.session import Session
from desktop_app.storage.key_places import KeyPlace
from desktop_app.wiring.profile import open_session

MOMENT = datetime(2026, 2, 10, 9, 30, tzinfo=UTC)


class FakeClock:
    """A clock that moves only when told to. Its zone is UTC."""

    def __init__(self, moment: datetime = MOMENT) -> None:
        self.moment = moment

    def now(self) -> int:
        return int(self.moment.timestamp() * 1000)

    def local(self, moment: int) -> datetime:
        return datetime.fromtimestamp(moment / 1000, UTC)

    def today(self) -> date:
        return self.moment.date()

    def advance(self, **by: float) -> None:
        """``by``: the arguments of timedelta, e.g. hours=1."""
        self.moment += timedelta(**by)


class FakeRandomness:
    """Bits that follow from a seed."""

    def __init__(self, seed: int | str = 1) -> None:
        self._random = random.Random(seed)

    def bits(self, count: int) -> int:
        return self._random.getrandbits(count)

    def bytes(self, count: int) -> bytes:
        return self._random.randbytes(count)


class MemoryStore:
    """An operating system's store that keeps its secrets as long as this object lives."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def write(self, name: str, key: bytes) -> bool:
        self.kept[name] = key
        return True


_seeds = itertools.count(1)


def open_test_session(
    folder: Path,
    *,
    clock: FakeClock | None = None,
    seed: int | None = None,
    store: KeyPlace | None = None,
    words: Sequence[str] | None = None,
) -> Session:
    """A session on the profile in ``folder``, its key in a file unless a store is given. Every session has a run of its
    own, in forked processes too; give a seed to repeat one."""
    return open_session(
        folder,
        words=words,
        store=store,
        clock=clock or FakeClock(),
        randomness=FakeRandomness(f"{os.getpid()} {next(_seeds)}" if seed is None else seed),
        environment={"FIELDBOOK_KEYRING": "none"},
    )
