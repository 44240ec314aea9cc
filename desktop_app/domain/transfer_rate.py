"""How fast bytes arrive, and how long the rest takes. Pure: it is told the time.

Promises: speaks of the last seconds only, so that a link which became slow is said to be slow. Called by
qt_support.pack_transfer and commands that show progress.
"""

from collections import deque
from typing import Final

SPAN: Final = 15.0
"""Seconds that are looked back."""

ENOUGH: Final = 1.0
"""Seconds that must have gone by before anything is said."""


class Rate:
    """Takes in how many bytes are here at which moment (seconds of a clock that never goes back)."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def add(self, moment: float, here: int) -> None:
        """``here`` bytes at this moment. Fewer than before, or a long silence, begins anew."""
        if self._seen and (here < self._seen[-1][1] or moment - self._seen[-1][0] > SPAN):
            self._seen.clear()
        self._seen.append((moment, here))
        while len(self._seen) > 2 and moment - self._seen[1][0] >= SPAN:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """Bytes a second; None while too little was seen."""
        if len(self._seen) < 2:
            return None
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        return (last - first) / (ended - began) if ended - began >= ENOUGH and last > first else None

    def seconds_left(self, size: int) -> float | None:
        """Until ``size`` bytes are here; None when nobody can tell."""
        rate = self.rate
        return None if rate is None or not size else max(0, size - self._seen[-1][1]) / rate
