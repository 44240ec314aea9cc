"""Where time and chance come from, as protocols, so that nothing below Qt asks the machine behind a caller's back.

Promises: times are milliseconds since 1970 UTC by the laptop's clock, which is a hint and may be years off.
Anybody may import it; wiring/clock.py has the real ones, tests have theirs.
"""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """The laptop's clock and its time zone."""

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""

    def local(self, moment: int) -> datetime:
        """The moment (milliseconds since 1970 UTC) with the laptop's zone.

        Never raises: a moment no calendar has comes back as the nearest it has.
        """

    def today(self) -> date:
        """The date in the laptop's zone."""


class Randomness(Protocol):
    """Unpredictable bits."""

    def bits(self, count: int) -> int:
        """An integer of ``count`` random bits."""

    def bytes(self, count: int) -> bytes:
        """``count`` random bytes."""
