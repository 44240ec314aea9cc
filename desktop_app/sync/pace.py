"""How much goes into one request, and how much is asked for: little on an unknown link, more on one that was measured
and found quick, one slice at a time after a break.

Promises: always at least one slice each way, so that every request that comes through gets on.
"""

from typing import Final

FIRST: Final = 16_000
"""Bytes of slices in a first request: three of the usual size."""

ROOM: Final = 64_000
"""Bytes of slices asked for at first."""

MOST: Final = 600_000
LEAST: Final = 5_000
"""About one slice of the usual size, or several small ones."""

QUICK: Final = 4.0
"""Seconds that a request may take on its way."""

CAREFUL_ROUNDS: Final = 8
"""Good rounds in a row after which a link that broke is trusted again."""


class Pace:
    """Bytes of slices for the next request (``up``) and for its answer (``room``)."""

    def __init__(self, *, careful: bool = False) -> None:
        self.up = FIRST
        self.room = ROOM
        self._good = CAREFUL_ROUNDS
        if careful:
            self.broke()

    @property
    def careful(self) -> bool:
        """Whether the link broke not long ago."""
        return self._good < CAREFUL_ROUNDS

    def broke(self) -> None:
        """The line broke."""
        self._good = 0
        self.up = self.room = LEAST

    def went_well(self, rate: float | None) -> None:
        """A round came to its end; ``rate``: bytes a second of the link, if it could be measured."""
        self._good += 1
        if self.careful:
            return
        fits = 0 if rate is None else int(min(rate * QUICK, MOST))
        self.up = max(FIRST, min(2 * self.up, fits))
        self.room = max(ROOM, min(2 * self.room, fits))
