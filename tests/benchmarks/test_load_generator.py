"""The load generator: what it counts is what happened."""

import asyncio
import os

import pytest

from benchmarks.load import Loaded, load
from benchmarks.load_generator import Account, Lane
from tests.support.loop_thread import LoopThread


class Door(LoopThread):
    """Answers each request with its own length, and ``deny`` with a no; hangs up on ``leave``."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            body = await reader.readexactly(int(head.split(b"Content-Length: ")[1]))
            if body == b"leave":
                return
            status = b"403 Forbidden" if body == b"deny" else b"200 OK"
            said = str(len(body)).encode()
            writer.write(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status, len(said), said))
            await writer.drain()


@pytest.fixture
def loaded() -> Loaded:
    with Door() as door:
        return load(
            door.port,
            [Lane([b"one", b"three"]), Lane([b"deny", b"four"], at=0.05), Lane([b"leave", b"never sent"])],
            [os.getpid()],
        )


def test_answers_noes_and_silence_are_told_apart(loaded: Loaded) -> None:
    assert loaded.account.statuses == {200: 3, 403: 1, 0: 2}
    assert (loaded.exchanges, loaded.failed) == (4, 3)


def test_the_last_body_of_each_lane_and_all_bytes_are_told(loaded: Loaded) -> None:
    assert loaded.account.last == [b"5", b"4", b""]
    assert loaded.account.down == 3 * len(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1") + len(
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 1\r\n\r\n1"
    )


def test_latencies_are_read_from_the_sorted_ones() -> None:
    account = Account([0.004, 0.001, 0.003, 0.002], {200: 4}, 0, 0, [], 2.0, 0.1)
    found = Loaded(account, 0.02)
    assert [found.latency(part) for part in (0, 0.5, 0.99, 1)] == pytest.approx([1, 3, 4, 4])
    assert (found.per_second, found.cpu_each) == pytest.approx((2, 5))
