"""How far the feeds had come, noted beside the key: the witness that a database came from an older backup.

Promises: the mark never falls by itself, and covers every place an answer has told of before that answer leaves.
Refuses to guess: an unreadable mark counts as none. Who calls: runs.py and the exchange.
"""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mark:
    """The centre's run, and the highest id of a FeedPlace under it."""

    run: int
    tide: int


class TideMark:
    """The file. Several workers of one machine may raise it at the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = Mark(0, -1)

    def read(self) -> Mark | None:
        try:
            run, tide = self._path.read_text(encoding="ascii").split()
            return Mark(int(run, 16), int(tide))
        except (FileNotFoundError, ValueError):
            return None

    def set(self, mark: Mark) -> None:
        """Begin anew, whatever stood there: a run begins."""
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.draft")
        draft.write_text(self._line(mark), encoding="ascii")
        draft.replace(self._path)
        self._seen = mark

    def raise_to(self, mark: Mark) -> None:
        """Note that the feeds came this far. Costs nothing when this process noted as much before."""
        if self._seen.run == mark.run and self._seen.tide >= mark.tide:
            return
        with self._path.open("r+", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            known = file.read().split()
            if len(known) != 2 or int(known[0], 16) != mark.run or int(known[1]) < mark.tide:
                file.seek(0)
                file.write(self._line(mark))
                file.truncate()
        self._seen = mark

    @staticmethod
    def _line(mark: Mark) -> str:
        return f"{mark.run:014x} {mark.tide:016d}\n"
