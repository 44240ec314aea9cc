"""Reading and sending no faster than a learner allows, so that the link stays free for others.

Promises: over any while the bytes moved are at most what the cap gives, but for the last piece; nothing is saved up;
the cap is asked anew at least every step, and so is whether to go on. Called by line.py.
"""

from collections.abc import Callable
from typing import Final

from desktop_app.domain.cancelling import Cancelled, Cancelling
from desktop_app.network.fetching import SpeedCap

STEP: Final = 0.2
"""Seconds between two looks at whether to go on."""

_SMALLEST: Final = 1_024
_PARTS: Final = 8  # pieces a second, so that the flow is even


class Pace:
    """``monotonic`` tells seconds, ``wait`` waits for so many."""

    def __init__(self, monotonic: Callable[[], float], wait: Callable[[float], object]) -> None:
        self._monotonic = monotonic
        self._wait = wait
        self._owed = 0.0  # bytes that were read before their time
        self._looked = monotonic()

    def read(self, count: int) -> None:
        """So many bytes were read, or sent."""
        self._owed += count

    def wait(self, cap: SpeedCap, cancelled: Cancelling) -> int:
        """Until it may go on; how many bytes to move at most, 0 for any number. Raises Cancelled."""
        while True:
            rate = cap()
            if rate <= 0:
                self._owed = 0.0
                return 0
            now = self._monotonic()
            self._owed = max(0.0, self._owed - (now - self._looked) * rate)
            self._looked = now
            if self._owed < 1:
                return max(_SMALLEST, rate // _PARTS)
            if cancelled():
                raise Cancelled
            self._wait(min(STEP, self._owed / rate))
