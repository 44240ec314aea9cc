"""Disks that tests look at between two writes, or that fail after some."""

from collections.abc import Callable
from pathlib import Path

from pack_publisher.disk import DurableDisk


class SteppingDisk:
    """``between`` is called before each write or removal, and by ``done`` after the last."""

    def __init__(self, between: Callable[[], None]) -> None:
        self._disk = DurableDisk()
        self._between = between
        self.steps = 0

    def write(self, path: Path, content: bytes) -> None:
        self._step()
        self._disk.write(path, content)

    def remove(self, path: Path) -> None:
        self._step()
        self._disk.remove(path)

    def _step(self) -> None:
        self.steps += 1
        self._between()


class FailingDisk(SteppingDisk):
    """The power goes after ``steps`` writes, in the middle of the next: its file lies there unfinished."""

    def __init__(self, steps: int) -> None:
        super().__init__(lambda: None)
        self._left = steps

    def write(self, path: Path, content: bytes) -> None:
        if self._left == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(path.name + ".new").write_bytes(content[: len(content) // 2])
            raise OSError("the power is gone")
        self._left -= 1
        super().write(path, content)

    def remove(self, path: Path) -> None:
        if self._left == 0:
            raise OSError("the power is gone")
        self._left -= 1
        super().remove(path)
