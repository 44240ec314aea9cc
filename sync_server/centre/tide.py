"""How far the feeds had come, noted beside the key: the witness that a database came from an older backup.

Promises: the mark never falls by itself, and covers every place an answer has told of before that answer leaves.
Refuses to guess: an unreadable mark counts as none. Who calls: runs.py and the exchange.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mark:
    """The centre's run, and how many places had been handed out when it was told of last."""

    run: int
    tide: int


class TideMark:
    """The file. Several workers of one machine may raise it at the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = Mark(0, -1)

    def read(self) -> Mark | None:
        try:
            return _parsed(self._path.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return None

    def set(self, mark: Mark) -> None:
        """Begin anew, whatever stood there: a run begins."""
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.draft")
        draft.write_text(self._line(mark), encoding="ascii")
        draft.replace(self._path)
        self._seen = mark

    def raise_to(self, mark: Mark) -> Mark:
        """Note that the feeds came this far; returns the mark that stands now. Costs nothing when this process noted as
        much before."""
        seen = self._seen
        if seen.run == mark.run and seen.tide >= mark.tide:
            return seen
        with self._path.open("r+", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            known = _parsed(file.read())
            if known is None or known.run != mark.run or known.tide < mark.tide:
                file.seek(0)
                file.write(self._line(mark))
                file.truncate()
                known = mark
        self._seen = known
        return known

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts, no other process is in here."""
        with self._path.with_name(f"{self._path.name}.lock").open("a", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @staticmethod
    def _line(mark: Mark) -> str:
        return f"{mark.run:014x} {mark.tide:016d}\n"


def _parsed(text: str) -> Mark | None:
    try:
        run, tide = text.split()
        return Mark(int(run, 16), int(tide))
    except ValueError:
        return None
