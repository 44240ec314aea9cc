"""A stream that counts the requests of HTTP which pass through it."""

import asyncio
from typing import Final, Protocol

_REQUEST: Final = b" HTTP/1.1\r\n"


class Counter(Protocol):
    """Whoever wants to know."""

    requests: int


class CountingReader(asyncio.StreamReader):
    """Reads what another reader reads, and counts the first lines of requests in it."""

    def __init__(self, reader: asyncio.StreamReader, counter: Counter) -> None:
        super().__init__()
        self._from = reader
        self._counter = counter
        self._tail = b""

    async def read(self, n: int = -1) -> bytes:
        data = await self._from.read(n)
        seen = self._tail + data
        self._counter.requests += seen.count(_REQUEST)
        self._tail = seen[-len(_REQUEST) + 1 :]
        return data
