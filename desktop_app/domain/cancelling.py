"""How a long piece of work is told to stop, and how it tells how far it is.

Promises: stdlib only. Anybody may import it.
"""

from collections.abc import Callable

Cancelling = Callable[[], bool]
"""Asked often by long work: True means stop soon. Safe to ask from another thread."""

Progress = Callable[[int, int | None], None]
"""Told (bytes done, bytes in all or None when nobody knows) from the thread that works."""


class Cancelled(Exception):
    """The work stopped because it was asked to. Neither an error nor a bug; what was done in whole steps stays."""


def never() -> bool:
    """Work that nobody will stop."""
    return False


def unwatched(done: int, total: int | None) -> None:
    """Progress that nobody looks at."""
