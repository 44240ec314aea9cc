"""How long to wait before the next exchange, or before a pack is gone on with. Pure; called by
shell/automatic_exchange.py, operations/transferring.py and qt_support/pack_transfer.py.

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


def pause_asked_for(seconds: float, chance: float) -> float:
    """Seconds until the next try when the centre was too busy and asked for so many: never earlier, and not all laptops
    at once; at most as long as LONGEST."""
    return min(max(seconds, 1.0), LONGEST) * (1.0 + 0.5 * chance)


PACK_FIRST: Final = 10.0
PACK_LONGEST: Final = 1800.0
BREATH: Final = 1.0
"""Seconds before a broken line is taken up again that did bring something."""


def pack_pause(failures: int, chance: float) -> float:
    """Seconds until a pack is tried again, after so many tries in a row that brought nothing; ``chance`` in [0, 1)."""
    pause = BREATH if failures <= 0 else min(PACK_FIRST * 2.0 ** min(failures - 1, 16), PACK_LONGEST)
    return pause * (0.75 + 0.5 * chance)
