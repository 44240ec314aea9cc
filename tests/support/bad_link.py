"""A TCP proxy that behaves like the links our learners have: slow, far away, cut, stalled, or a hotel's.

    with BadLink(port, Weather(latency=0.15, rate=8_000)) as link:
        … connect to 127.0.0.1:link.port …

The weather can be changed at any time; connections that are open keep the one they began with.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.support.loop_thread import LoopThread, closed

PAGE: Final = b"<!doctype html><html><body><h1>Welcome! Please accept our terms.</h1></body></html>"
PORTAL: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)
"""What a hotel says to everything."""

REDIRECT: Final = (
    b"HTTP/1.1 302 Found\r\nLocation: http://login.example.net/?from=centre\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n"
)
SIGN_IN: Final = (
    b"HTTP/1.1 511 Network Authentication Required\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
) % (len(PAGE), PAGE)
"""What others say."""

_TLS: Final = b"\x16"
"""How TLS begins. A hotel answers it as it answers everything."""


@dataclass(frozen=True)
class Weather:
    """``latency``: seconds each way. ``rate``: bytes a second each way, of all connections together. ``cut_up``,
    ``cut_down``: bytes after which a connection is reset, in that direction. ``stall_up``, ``stall_down``: bytes after
    which nothing passes any more in that direction, and nobody says so. ``stalled``: connections are taken and nothing
    passes. ``refused``: they are closed at once. ``portal``: bytes that answer every request instead of the server."""

    latency: float = 0.0
    rate: float | None = None
    cut_up: int | None = None
    cut_down: int | None = None
    stall_up: int | None = None
    stall_down: int | None = None
    stalled: bool = False
    refused: bool = False
    portal: bytes | None = None


class Cut(ConnectionError):
    """The link broke."""


class BadLink(LoopThread):
    """The proxy. ``connections``, ``up`` and ``down`` (bytes that got through) count up."""

    def __init__(self, port: int, weather: Weather | Callable[[int], Weather] | None = None) -> None:
        """``weather`` may be a function of the number of the connection, from 0."""
        super().__init__()
        self.weather = weather or Weather()
        self.connections = self.up = self.down = 0
        self._target = port
        self._busy_until = {"up": 0.0, "down": 0.0}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        weather = self.weather if isinstance(self.weather, Weather) else self.weather(self.connections)
        self.connections += 1
        if weather.refused:
            writer.transport.abort()
            return
        if weather.stalled:
            await asyncio.Event().wait()
        if weather.portal is not None:
            if await reader.readexactly(1) != _TLS:
                await reader.readuntil(b"\r\n\r\n")
            writer.write(weather.portal)
            await writer.drain()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._carry(reader, far_writer, weather, "up"))
                both.create_task(self._carry(far_reader, writer, weather, "down"))
        except* (OSError, asyncio.IncompleteReadError):
            writer.transport.abort()
            far_writer.transport.abort()
        finally:
            await closed(far_writer)

    async def _through(self, seconds: float, direction: str) -> None:
        """Waits until these bytes have passed, which take so long, behind those of other connections."""
        now = asyncio.get_running_loop().time()
        self._busy_until[direction] = max(now, self._busy_until[direction]) + seconds
        await asyncio.sleep(self._busy_until[direction] - now)

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        weather: Weather,
        direction: str,
    ) -> None:
        """Bytes arrive ``latency`` after they left, and leave no faster than ``rate``."""
        loop = asyncio.get_running_loop()
        cut, stall = (weather.cut_up, weather.stall_up) if direction == "up" else (weather.cut_down, weather.stall_down)
        left = cut if stall is None else stall
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def arrive() -> None:
            while True:
                due, data = await under_way.get()
                await asyncio.sleep(due - loop.time())
                if not data:
                    if writer.can_write_eof():
                        writer.write_eof()
                    return
                writer.write(data)
                await writer.drain()

        async with asyncio.TaskGroup() as group:
            group.create_task(arrive())
            while True:
                data = await reader.read(1_400)
                if weather.rate:
                    await self._through(len(data) / weather.rate, direction)
                passing = data if left is None else data[:left]
                setattr(self, direction, getattr(self, direction) + len(passing))
                if passing or not data:
                    under_way.put_nowait((loop.time() + weather.latency, passing))
                if not data:
                    return
                if left is not None:
                    left -= len(passing)
                    if left <= 0 and stall is not None:
                        await asyncio.Event().wait()
                    if left <= 0:
                        await asyncio.sleep(weather.latency + 0.01)  # what was under way arrives, then the line is dead
                        raise Cut
