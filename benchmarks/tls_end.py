"""Ends TLS in front of a server that speaks plain HTTP, as a proxy at a centre does, and counts requests behind it.

The certificate is made for the measurement: elliptic curve, signed by an authority of its own, without intermediates.
"""

import asyncio
from pathlib import Path

from benchmarks.counting_reader import CountingReader
from tests.support.loop_thread import LoopThread, closed
from tests.support.own_authority import Authority


class TlsEnd(LoopThread):
    """``requests`` counts up; ``ca_file`` is what a laptop has to trust."""

    requests = 0

    def __init__(self, port: int, folder: Path) -> None:
        """``folder``, which must be there, keeps the certificate."""
        authority = Authority(folder)
        super().__init__(authority.server())
        self.ca_file = authority.ca_file
        self._target = port

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            async with asyncio.TaskGroup() as both:
                up = both.create_task(_carry(CountingReader(reader, self), far_writer))
                down = both.create_task(_carry(far_reader, writer))
                # Either side that leaves ends both: TLS knows no connection that is open on one side alone.
                up.add_done_callback(lambda _: down.cancel())
                down.add_done_callback(lambda _: up.cancel())
        except* OSError:
            pass
        finally:
            await closed(far_writer)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
