"""A message that is read while it arrives: a head that tells the lengths of the pieces behind it.

Promises: any cut of the bytes gives the same pieces; only the head and one piece are held; what is longer than its
limit is refused before it is held. Only exchange.py calls this.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from sync_protocol.refusals import ExchangeRefused

LENGTH_BYTES: Final = 4
HEAD_LIMIT: Final = 300_000
"""Bytes of a head. Room for thousands of offered names."""


def framed(head: bytes) -> bytes:
    """A head with its length in front."""
    return len(head).to_bytes(LENGTH_BYTES, "big") + head


class FrameReader:
    """Takes bytes, gives pieces.

    ``on_head`` is called once with the head's bytes and returns the lengths of the pieces behind it.
    """

    def __init__(self, on_head: Callable[[bytes], Sequence[int]], limit: int) -> None:
        self._on_head = on_head
        self._limit = limit
        self._held = bytearray()
        self._head_length: int | None = None
        self._wanted: deque[int] | None = None  # None until the head is whole

    @property
    def complete(self) -> bool:
        """Whether the last piece has come."""
        return self._wanted is not None and not self._wanted

    @property
    def rest(self) -> bytes:
        """What came of the piece that is not whole yet."""
        return bytes(self._held)

    def feed(self, data: bytes) -> list[bytes]:
        """The pieces that are whole now. Raises ExchangeRefused "too-large" or "nonsense"."""
        self._held += data
        if self._wanted is None and not self._read_head():
            return []
        pieces = []
        while self._wanted and len(self._held) >= self._wanted[0]:
            pieces.append(self._take(self._wanted.popleft()))
        if self.complete and self._held:
            raise ExchangeRefused("nonsense", "bytes behind the end")
        return pieces

    def finish(self) -> None:
        """No more bytes will come. Raises ExchangeRefused "truncated" unless all did."""
        if not self.complete:
            raise ExchangeRefused("truncated")

    def _read_head(self) -> bool:
        if self._head_length is None:
            if len(self._held) < LENGTH_BYTES:
                return False
            self._head_length = int.from_bytes(self._take(LENGTH_BYTES), "big")
            if self._head_length > HEAD_LIMIT:
                raise ExchangeRefused("nonsense", "length of head")
        if len(self._held) < self._head_length:
            return False
        lengths = self._on_head(self._take(self._head_length))
        if sum(lengths) > self._limit:
            raise ExchangeRefused("too-large", f"{sum(lengths)} bytes")
        self._wanted = deque(lengths)
        return True

    def _take(self, count: int) -> bytes:
        piece = bytes(self._held[:count])
        del self._held[:count]
        return piece
