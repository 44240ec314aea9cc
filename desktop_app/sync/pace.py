"""How much goes into one request, how much is asked for, and how long the slices are that are cut: little on an unknown
link, more on one that was measured and found quick, one slice at a time after a break, and shorter ones after the next.

Promises: always at least one slice each way, so that every request that comes through gets on.
"""

from typing import Final

from sync_protocol.slices import SLICE_AIM

FIRST: Final = 16_000
"""Bytes of slices in a first request: three of the usual size."""

ROOM: Final = 64_000
"""Bytes of slices asked for at first."""

MOST: Final = 600_000
LEAST: Final = 5_000
"""About one slice of the usual size, or several small ones."""

LONGEST_SLICE: Final = 60_000
SHORTEST_SLICE: Final = 1_000
SLICE_SECONDS: Final = 2.0
"""What a slice of more than the usual size may take on its way: from 240 kbit/s on they are the longest."""

QUICK: Final = 6.0
"""Seconds that a request may take on its way."""

CAREFUL_ROUNDS: Final = 8
"""Good rounds in a row after which a link that broke is trusted again."""


class Pace:
    """Bytes of slices for the next request (``up``) and for its answer (``room``), and about how many a slice has that
    is cut now (``slice``)."""

    def __init__(self, *, careful: bool = False, length: int = SLICE_AIM) -> None:
        """``careful``: the line broke not long ago, when slices had this ``length``."""
        self.up = FIRST
        self.room = ROOM
        self.slice = SLICE_AIM
        self._good = CAREFUL_ROUNDS
        if careful:
            self.broke()
            self.slice = min(max(length, SHORTEST_SLICE), SLICE_AIM)

    @property
    def careful(self) -> bool:
        """Whether the link broke not long ago."""
        return self._good < CAREFUL_ROUNDS

    def broke(self) -> None:
        """The line broke."""
        self.slice = max(self.slice // 2, SHORTEST_SLICE) if self.careful else SLICE_AIM
        self._good = 0
        self.up = self.room = LEAST

    def went_well(self, rate: float | None, sending: float | None = None) -> None:
        """A round came to its end; ``rate``: bytes a second of the link, and of what is ``sending``, if they could be
        measured."""
        self._good += 1
        if self.careful:
            return
        sending = rate if sending is None else sending
        self.up = max(FIRST, min(2 * self.up, _passing(sending, QUICK)))
        self.room = max(ROOM, min(2 * self.room, _passing(rate, QUICK)))
        self.slice = max(SLICE_AIM, min(_passing(sending, SLICE_SECONDS), self.up, LONGEST_SLICE))


def _passing(rate: float | None, seconds: float) -> int:
    """Bytes that pass in this time, as far as a request goes."""
    return 0 if rate is None else int(min(rate * seconds, MOST))
