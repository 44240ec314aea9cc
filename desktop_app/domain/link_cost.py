"""What a link costs: how long a question takes to be answered, and how many bytes it moves a second.

Promises: pure. Called by packs (which ranges to fetch in one request) and operations (how long a download takes).
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class LinkCost:
    """``round_trip`` in seconds, ``rate`` in bytes a second; both above zero."""

    round_trip: float
    rate: float

    def seconds(self, size: int, requests: int = 1) -> float:
        """How long ``size`` bytes take in so many requests, one after the other."""
        return size / self.rate + requests * self.round_trip

    @property
    def gap(self) -> int:
        """Bytes worth fetching needlessly, because one request more would take longer."""
        return int(self.rate * self.round_trip)


UNMEASURED: Final = LinkCost(round_trip=0.3, rate=8_000.0)
"""A poor mobile link: what is assumed until one was measured."""
