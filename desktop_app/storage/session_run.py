"""This session's run: the number under which it names its entries and writes its texts.

Promises: drawn when a profile is opened, and again when entries of it were erased (erasing.py) or are known elsewhere
with other bytes: what another laptop still has of the old one must never be named, or written in Yjs, a second time.
Called by journal.py and open_texts.py.
"""

from collections.abc import Callable


class SessionRun:
    """``number``: 53 random bits. ``next_counter`` counts within it."""

    def __init__(self, new_run: Callable[[], int]) -> None:
        self._new_run = new_run
        self._counter = 0
        self.number = new_run()

    def next_counter(self) -> int:
        """Each number once, from 1; not handed out again after a rollback."""
        self._counter += 1
        return self._counter

    def renew(self) -> None:
        """Goes on under another run."""
        self.number = self._new_run()
        self._counter = 0
