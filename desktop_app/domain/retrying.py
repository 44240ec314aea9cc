"""How long to wait before the next exchange. Pure; called by shell/automatic_exchange.py.

Promises: a line that is not there is asked less and less often, up to every six hours, and never by all laptops at
once (full jitter around the doubling pause). Source: exponential back-off with jitter, as RFC 8085 section 3.1.1 asks.
"""

from typing import Final

FIRST: Final = 60.0
LONGEST: Final = 6 * 3600.0
QUIET: Final = 15 * 60.0
"""Seconds between exchanges that go well and bring nothing."""


def pause_after(failures: int, chance: float) -> float:
    """Seconds until the next try after so many failures in a row; ``chance`` in [0, 1) spreads it by a quarter."""
    pause = QUIET if failures <= 0 else min(FIRST * 2.0 ** min(failures - 1, 16), LONGEST)
    return pause * (0.75 + 0.5 * chance)
