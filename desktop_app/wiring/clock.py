"""The real clock and the real randomness. The only place below Qt that asks the machine for either."""

import os
import secrets
import time
from datetime import UTC, date, datetime
from typing import Final

_FIRST_MS: Final = -62_135_596_800_000 + 2 * 86_400_000  # two days inside the calendar: zones move moments
_LAST_MS: Final = 253_402_300_799_000 - 2 * 86_400_000


class SystemClock:
    """See domain.clock.Clock."""

    def now(self) -> int:
        """See domain.clock.Clock."""
        return time.time_ns() // 1_000_000

    def local(self, moment: int) -> datetime:
        """See domain.clock.Clock."""
        return datetime.fromtimestamp(min(max(moment, _FIRST_MS), _LAST_MS) / 1000, UTC).astimezone()

    def today(self) -> date:
        """See domain.clock.Clock."""
        return self.local(self.now()).date()


class SystemRandomness:
    """See domain.clock.Randomness."""

    def bits(self, count: int) -> int:
        """See domain.clock.Randomness."""
        return secrets.randbits(count)

    def bytes(self, count: int) -> bytes:
        """See domain.clock.Randomness."""
        return os.urandom(count)
