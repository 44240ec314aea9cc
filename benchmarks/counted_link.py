"""The link between laptops and a centre, where everything is counted: bytes of TCP payload, lines of HTTP (and TLS, if
laptops speak it) included, requests and connections. It can be made far, narrow and breakable, and then a fresh
connection costs a round trip.
"""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from benchmarks.counting_reader import CountingReader
from benchmarks.tls_end import TlsEnd
from tests.support.bad_link import BadLink, Weather

FAR: Final = Weather(latency=0.15, rate=8_000)
"""300 ms there and back, 64 kbit/s each way."""


@dataclass(frozen=True)
class Spent:
    """What a laptop says of its exchange: CPU seconds of its side alone, and why it did not come to its end."""

    cpu: float
    error: str | None


@dataclass(frozen=True)
class Cost:
    """What an exchange cost, as the link counts it and the laptop says."""

    up: int
    down: int
    requests: int
    wall: float
    cpu: float
    error: str | None

    @property
    def both(self) -> int:
        return self.up + self.down


class CountedLink(BadLink):
    """The proxy; ``requests`` counts up. ``behind``: where TLS ends, when laptops speak it."""

    requests = 0

    def __init__(
        self, port: int, weather: Weather | Callable[[int], Weather] | None = None, *, behind: TlsEnd | None = None
    ) -> None:
        """``port``: the server's; not needed when there is an end of TLS before it."""
        super().__init__(port if behind is None else behind.port, weather)
        self.behind = behind

    @property
    def address(self) -> str:
        """Where laptops go."""
        return f"{'http' if self.behind is None else 'https'}://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        weather = self.weather if isinstance(self.weather, Weather) else self.weather(self.connections)
        await asyncio.sleep(2 * weather.latency)  # the handshake, which loopback has done already
        await super().serve(CountingReader(reader, self), writer)

    def cost(self, exchange: Callable[[], Spent]) -> Cost:
        """Counts what goes over the link while ``exchange`` is under way.

        Connections that a laptop kept are closed before: each exchange begins with a fresh one.
        """
        asyncio.run_coroutine_threadsafe(self._close_all(), self._loop).result()
        before = self._counts()
        begun = time.monotonic()
        spent = exchange()
        wall = time.monotonic() - begun
        up, down, requests = (now - then for now, then in zip(self._counts(), before, strict=True))
        return Cost(up, down, requests, wall, spent.cpu, spent.error)

    async def _close_all(self) -> None:
        kept = list(self._tasks)
        for task in kept:
            task.cancel()
        await asyncio.gather(*kept, return_exceptions=True)

    def _counts(self) -> tuple[int, int, int]:
        return self.up, self.down, self.requests + (self.behind.requests if self.behind else 0)


def dying(seed: int, about: int = 8_000) -> Callable[[int], Weather]:
    """The far link, of which each connection dies after about this many bytes (half of it to half more) either way."""

    def weather(connection: int) -> Weather:
        chance = random.Random(f"{seed} {connection}")
        cut = chance.randrange(about // 2, about * 3 // 2)
        return Weather(latency=FAR.latency, rate=FAR.rate, cut_up=cut, cut_down=cut)

    return weather
