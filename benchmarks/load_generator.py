"""Sends requests that were signed before, and notes how long each answer took: ``python -m benchmarks.load_generator``.

A process of its own, so that its CPU can be told apart; it knows HTTP and nothing of what it carries. The plan comes as
MessagePack on standard input, the account goes as MessagePack to standard output.
"""

import asyncio
import sys
import time
from collections import Counter

import msgspec

PATIENCE = 60.0
"""Seconds after which an answer counts as none."""


class Lane(msgspec.Struct, frozen=True):
    """One laptop's connection: opened ``at`` so many seconds after the beginning, its requests sent one after another,
    each when the answer to the one before is whole. The first answer's time includes the connecting."""

    requests: list[bytes]
    at: float = 0.0


class Plan(msgspec.Struct, frozen=True):
    """Where to send it all; ``line`` is the first line of each request."""

    port: int
    lanes: list[Lane]
    line: str = "POST /exchange"


class Account(msgspec.Struct, frozen=True):
    """``latencies`` in seconds, of answers alone; ``statuses`` of HTTP, 0 for what had none; ``up`` and ``down`` are
    bytes with the lines of HTTP; ``last``: the last body of each lane; ``wall`` and ``cpu`` are the generator's."""

    latencies: list[float]
    statuses: dict[int, int]
    up: int
    down: int
    last: list[bytes]
    wall: float
    cpu: float


class _Line(asyncio.Protocol):
    """A connection on which one request is under way at a time."""

    def __init__(self) -> None:
        self.up = self.down = 0
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._seen = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def ask(self, request: bytes) -> "asyncio.Future[tuple[int, bytes]]":
        """The status and body of the answer, when it is whole."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._seen.clear()
        self.up += len(request)
        self._transport.write(request)
        return self._answer

    def data_received(self, data: bytes) -> None:
        self.down += len(data)
        self._seen += data
        end = self._seen.find(b"\r\n\r\n")
        if end < 0 or self._answer is None or self._answer.done():
            return
        head, body = bytes(self._seen[:end]).lower(), self._seen[end + 4 :]
        if len(body) >= int(head.split(b"content-length:")[1].split(b"\r\n")[0]):
            self._answer.set_result((int(head.split(b" ", 2)[1]), bytes(body)))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionResetError())

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


class _Drive:
    """All lanes of a plan at once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._latencies: list[float] = []
        self._statuses: Counter[int] = Counter()
        self._up = self._down = 0

    async def whole(self) -> Account:
        cpu, begun = time.process_time(), time.monotonic()
        last = await asyncio.gather(*(self._lane(lane, begun) for lane in self._plan.lanes))
        wall, cpu = time.monotonic() - begun, time.process_time() - cpu
        return Account(self._latencies, dict(self._statuses), self._up, self._down, last, wall, cpu)

    async def _lane(self, lane: Lane, begun: float) -> bytes:
        await asyncio.sleep(lane.at - (time.monotonic() - begun))
        line, body, left = _Line(), b"", len(lane.requests)
        try:
            since = time.monotonic()
            await asyncio.get_running_loop().create_connection(lambda: line, "127.0.0.1", self._plan.port)
            for request in lane.requests:
                head = f"{self._plan.line} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(request)}\r\n\r\n"
                status, body = await asyncio.wait_for(line.ask(head.encode() + request), PATIENCE)
                now = time.monotonic()
                self._latencies.append(now - since)
                self._statuses[status] += 1
                since, left = now, left - 1
        except (OSError, TimeoutError):
            self._statuses[0] += left
        finally:
            line.close()
            self._up += line.up
            self._down += line.down
        return body


def main() -> None:
    plan = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Plan)
    sys.stdout.buffer.write(msgspec.msgpack.encode(asyncio.run(_Drive(plan).whole())))


if __name__ == "__main__":
    main()
