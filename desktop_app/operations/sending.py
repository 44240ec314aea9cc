"""How far an exchange is with what waited: which item is on its way, of how many.

Promises: counts what the badge counts as waiting, and colleagues' files that are carried; what is written meanwhile is
counted too; nothing is said while nothing waits. Asks the database after each round of an exchange, and only for
somebody who looks. Called by operations/exchanging.py.
"""

from collections.abc import Callable

from desktop_app.operations import sharing_items
from desktop_app.operations.session import Session
from desktop_app.storage.courier_bag import CourierBag

Told = Callable[[tuple[int, int] | None], None]
"""Is told (this one, of how many), or None when nothing is being sent."""


class Sending:
    """One exchange, from its beginning."""

    def __init__(self, session: Session, told: Told | None) -> None:
        self._session = session
        self._told = told
        self._of = self._left = 0

    def look(self) -> None:
        """Says how far it is now."""
        if self._told is None:
            return
        left = sharing_items.waiting(self._session).count + CourierBag(self._session.database).count_waiting()
        self._of += max(0, left - self._left)
        self._left = left
        self._told((self._of - left + 1, self._of) if left else None)

    def end(self) -> None:
        """Nothing is being sent any more."""
        if self._told is not None:
            self._told(None)
