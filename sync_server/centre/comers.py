"""How often somebody may come who is not known: by address, in this process.

Promises: a few at once, then one every so often; memory is bounded whatever comes. It is a brake on carelessness, not a
wall: behind several nodes each counts for itself, and a proxy in front can be stricter. Who calls: the doors and pages
that take files from anybody.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

AT_ONCE: Final = 20
"""Files that may come one after another from one address: all that a courier carries."""

EVERY: Final = 6_000
"""Milliseconds after which one more may come."""

REMEMBERED: Final = 10_000
"""Addresses."""


class Comers:
    """Thread-safe. Times are milliseconds of the office's clock."""

    def __init__(self, at_once: int = AT_ONCE, every: int = EVERY) -> None:
        self._room = at_once * every
        self._every = every
        self._until: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def may_come(self, address: str, now: int) -> bool:
        """Whether this one may, and note that it did. One that may not costs nothing."""
        with self._lock:
            until = max(self._until.pop(address, now), now)
            if until > now + self._room:
                until = now  # the clock went back
            allowed = until + self._every <= now + self._room
            self._until[address] = until + self._every if allowed else until
            while len(self._until) > REMEMBERED:
                self._until.popitem(last=False)
            return allowed


def address_of(environ: Mapping[str, Any]) -> str:
    """Where a request came from; behind the proxy that FIELDBOOK_BEHIND_TLS promises, what that one says."""
    if os.environ.get("FIELDBOOK_BEHIND_TLS", "") == "1":
        forwarded = str(environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(environ.get("REMOTE_ADDR", ""))
