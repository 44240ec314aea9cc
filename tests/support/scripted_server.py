"""An HTTP server that answers each request with the bytes it was told to, right or wrong."""

import asyncio
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.support.loop_thread import LoopThread

Script = Callable[["Asked"], bytes | None]
"""Gives the raw bytes of an answer; None leaves the connection open and says nothing."""


@dataclass(frozen=True)
class Asked:
    """A request: its first lines as they came, and its body. ``connection`` counts from 0."""

    lines: bytes
    body: bytes
    connection: int

    @property
    def path(self) -> str:
        return self.lines.split(b" ", 2)[1].decode()


def answer(body: bytes, status: str = "200 OK", *, lines: Iterable[str] = ()) -> bytes:
    """A plain answer of HTTP with as few lines as can be."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *lines, "", ""))
    return head.encode() + body


class ScriptedServer(LoopThread):
    """Serves by its ``script``; ``asked`` holds what came."""

    def __init__(self, script: Script, *, closes: bool = False, tls: ssl.SSLContext | None = None) -> None:
        """``closes``: each connection after its first answer, without saying so before."""
        super().__init__(tls)
        self.script = script
        self.asked: list[Asked] = []
        self._closes = closes
        self._connections = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = self._connections
        self._connections += 1
        while True:
            lines = await reader.readuntil(b"\r\n\r\n")
            asked = Asked(lines, await reader.readexactly(_length(lines)), number)
            self.asked.append(asked)
            data = self.script(asked)
            if data is None:
                await asyncio.Event().wait()
                return
            writer.write(data)
            await writer.drain()
            if self._closes:
                return


def _length(lines: bytes) -> int:
    for line in lines.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
