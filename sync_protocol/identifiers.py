"""Names of entries: the run of the program that wrote one, and a counter within that run.

Promises: an id is two integers and sorts by them; its text form has one spelling only.
A run is drawn anew at every start, so a laptop restored from a backup never hands out an id twice.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

RUN_BITS: Final = 53
"""A run is also the Yjs client id of its documents, and those are limited to 53 bits."""

MAX_RUN: Final = (1 << RUN_BITS) - 1
MAX_COUNTER: Final = (1 << 53) - 1

_TEXT = re.compile(r"([0-9a-f]{14})\.(0|[1-9][0-9]{0,15})", re.ASCII)


class EntryId(NamedTuple):
    """Name of an entry, and of the record that this entry made."""

    run: int
    counter: int

    def text(self) -> str:
        """The run as 14 hexadecimal digits, a dot, the counter in decimal: ``01a2b3c4d5e6f7.42``."""
        return f"{self.run:014x}.{self.counter}"

    @classmethod
    def parse(cls, text: str) -> "EntryId":
        """The id with this text form. Raises ValueError for any other spelling."""
        match = _TEXT.fullmatch(text)
        if match is None:
            raise ValueError(f"not an entry id: {text[:40]!r}")
        found = cls(int(match[1], 16), int(match[2]))
        if not found.is_possible():
            raise ValueError(f"out of range: {text[:40]!r}")
        return found

    def is_possible(self) -> bool:
        """Whether both numbers are in range."""
        return 0 < self.run <= MAX_RUN and 0 <= self.counter <= MAX_COUNTER


def new_run(randbits: Callable[[int], int]) -> int:
    """A run that nobody had before: 53 random bits, never zero. ``randbits`` is secrets.randbits or alike."""
    while True:
        if run := randbits(RUN_BITS):
            return run
