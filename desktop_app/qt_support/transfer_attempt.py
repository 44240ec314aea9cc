"""One attempt at fetching a pack, as it runs in a worker for pack_transfer.py.

Promises: progress reaches the window seldom enough to be painted, whatever the link; being held is a result, no error.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from desktop_app.domain.transfers import Wanted

if TYPE_CHECKING:
    from desktop_app.domain.pack_rows import Installed
    from desktop_app.operations.session import Session
    from desktop_app.operations.transferring import Held

_TOLD: Final = 0.25
"""Seconds between two pieces of news."""


class Seldom:
    """Lets progress through at most four times a second, and always what is whole. Used in one worker."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._last = -1.0

    def due(self, here: int, size: int | None) -> bool:
        moment = self._monotonic()
        if here != size and self._last >= 0 and moment - self._last < _TOLD:
            return False
        self._last = moment
        return True


def attempt(
    session: "Session", wanted: Wanted, *, progress: Callable[..., None], seldom: Seldom, **kwargs: Any
) -> "Installed | Held":
    """In a worker: the pack, or why it is not fetched now."""
    from desktop_app.operations.transferring import Held, transfer

    def tell(here: int, size: int | None) -> None:
        if seldom.due(here, size):
            progress(here, size)

    try:
        return transfer(session, wanted, progress=tell, **kwargs)
    except Held as held:
        return held
