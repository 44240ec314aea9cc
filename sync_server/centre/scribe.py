"""Names and writes the centre's own entries.

Promises: an id is never handed out twice, whatever backup the database came from: the run is random and drawn once a
process, the counter is guarded by a lock. Who calls: decisions.py through the office.
"""

import os
from collections.abc import Callable
from threading import Lock

from sync_protocol.bodies import Body
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId, new_run
from sync_protocol.kinds import encode_body


class Scribe:
    """``clock`` gives milliseconds since 1970 UTC; ``randbits`` is secrets.randbits or alike."""

    def __init__(self, clock: Callable[[], int], randbits: Callable[[int], int]) -> None:
        self._clock = clock
        self._randbits = randbits
        self._lock = Lock()
        self._process = 0
        self._run = 0
        self._counter = 0

    def next_id(self) -> EntryId:
        with self._lock:
            # A forked worker must not go on counting in its parent's run.
            if self._process != os.getpid():
                self._process, self._run, self._counter = os.getpid(), new_run(self._randbits), 0
            self._counter += 1
            return EntryId(self._run, self._counter)

    def write(self, kind: str, body: Body | None, audience: str, about: EntryId | None = None) -> Entry:
        """An entry of the centre, ready to be packed."""
        return Entry(self.next_id(), kind, about, audience, self._clock(), encode_body(body))
