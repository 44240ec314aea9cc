"""Servers that mean harm, or know no better: whatever one of them does with any file of a repository, the pack is
either here as it was signed, or refused with a reason, soon; and what was installed and known before is as it was.
"""

import asyncio
import gzip
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.network.patience import Patience
from desktop_app.packs.http_source import HttpSource
from tests.desktop_app.packs.shelf import WEEK_1, Shelf
from tests.support.loop_thread import LoopThread
from tests.support.pack_sources import publish, small_pack

OLD, NEW = small_pack(), small_pack("1.1.0", words="Newer.")
BOMB = gzip.compress(b"[" * 50_000_000, 9)
FLOOD = b"".join(b"X-%d: y\r\n" % n for n in range(30_000))
PATIENCE = Patience(connect=2.0, quiet=0.7)
SOON = 60.0
"""Seconds after which a server had its way; the machine may be busy."""

CODES = {
    *("pack-damaged", "pack-signer-wrong", "pack-rolled-back", "pack-expired", "source-missing"),
    *("answer-nonsense", "cut", "too-large", "too-slow", "centre-busy", "unreachable", "source-refuses"),
}
FILES = ("2.root.json", "timestamp.json", "snapshot.json", "targets.json", ".index", ".zip")
"""Ends of the names of what is asked for; a compressed twin or a difference of one belongs to it."""

LISTS = ("timestamp.json", "snapshot.json", "targets.json")


@dataclass(frozen=True)
class Deed:
    """What is sent instead of an answer: ``head``, the file's own ``body`` changed, then ``more`` again and again."""

    head: bytes = b""
    body: Callable[[bytes], bytes] = bytes
    more: bytes = b""
    holds: bool = False


def ok(lines: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n"


DEEDS: dict[str, Deed] = {
    "closes at once": Deed(),
    "says nothing": Deed(holds=True),
    "says half of a line": Deed(b"HTTP/1.1 20", holds=True),
    "says it is no HTTP": Deed(b"220 mail.example.org ESMTP\r\n"),
    "sends zeros without end": Deed(more=b"\0" * 65_536),
    "sends letters without end": Deed(more=b"a" * 65_536),
    "sends lines without end": Deed(b"HTTP/1.1 200 OK\r\n", more=b"X: y\r\n" * 5_000),
    "sends a line without end": Deed(b"HTTP/1.1 200 OK\r\nX: ", more=b"y" * 65_536),
    "sends very many lines": Deed(ok(FLOOD)),
    "sends preliminary answers without end": Deed(more=b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
    "sends a body without end": Deed(ok(b""), more=b"{" * 65_536),
    "sends parts without end": Deed(ok(b"Transfer-Encoding: chunked\r\n"), more=b"1000\r\n" + b"[" * 4_096 + b"\r\n"),
    "sends a part of a huge length": Deed(
        ok(b"Transfer-Encoding: chunked\r\n") + b"ffffffffffffffff\r\n", more=b"x" * 9_000
    ),
    "sends lines behind its parts without end": Deed(
        ok(b"Transfer-Encoding: chunked\r\n") + b"0\r\n", more=b"X: y\r\n" * 5_000
    ),
    "sends a part of no length": Deed(ok(b"Transfer-Encoding: chunked\r\n") + b"zz\r\nxx\r\n"),
    "says it is huge": Deed(ok(b"Content-Length: 99999999999999999999\r\n"), lambda body: body, holds=True),
    "says a length below zero": Deed(ok(b"Content-Length: -1\r\n"), lambda body: body),
    "says a length that is none": Deed(ok(b"Content-Length: many\r\n"), lambda body: body),
    "says two lengths": Deed(ok(b"Content-Length: 1\r\nContent-Length: 9999\r\n"), lambda body: body),
    "says it is longer": Deed(ok(b"Content-Length: 100000\r\n"), lambda body: body),
    "says it is shorter": Deed(ok(b"Content-Length: 9\r\n"), lambda body: body),
    "gives nothing": Deed(ok(b"Content-Length: 0\r\n"), lambda _: b""),
    "gives a page": Deed(ok(b"Content-Type: text/html\r\n"), lambda _: b"<html><script>1</script></html>"),
    "gives JSON nested without end": Deed(ok(b""), lambda _: b"[" * 400_000),
    "gives a number without end": Deed(ok(b""), lambda _: b'{"signed": ' + b"9" * 400_000 + b"}"),
    "gives a bomb": Deed(ok(b"Content-Length: %d\r\n" % len(BOMB)), lambda _: BOMB),
    "gives a bomb and says how it is packed": Deed(ok(b"Content-Encoding: gzip\r\n"), lambda _: BOMB),
    "gives it packed": Deed(ok(b"Content-Encoding: gzip\r\n"), gzip.compress),
    "gives it packed twice": Deed(
        ok(b"Content-Encoding: gzip, deflate\r\n"), lambda b: zlib.compress(gzip.compress(b))
    ),
    "gives it backwards": Deed(ok(b""), lambda body: body[::-1]),
    "gives it twice": Deed(ok(b""), lambda body: body * 2),
    "gives all but the last byte": Deed(ok(b""), lambda body: body[:-1]),
    "sends elsewhere": Deed(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
    "sends to a file": Deed(b"HTTP/1.1 301 Moved\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"),
    "asks for a name": Deed(b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"),
    "says nothing is new": Deed(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    "says there is none": Deed(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    "is busy": Deed(b"HTTP/1.1 503 Busy\r\nRetry-After: 999999999\r\nContent-Length: 0\r\n\r\n"),
    "gives a part nobody asked for": Deed(
        b"HTTP/1.1 206 Part\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\n", lambda _: b"xxxxx"
    ),
    "gives parts in parts": Deed(
        b"HTTP/1.1 206 Part\r\nContent-Type: multipart/byteranges; boundary=a\r\n\r\n",
        lambda _: b"--a\r\n\r\nx\r\n--a--",
    ),
    "speaks of another protocol": Deed(b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n"),
    "has a status that is none": Deed(b"HTTP/1.1 9999 Hm\r\nContent-Length: 0\r\n\r\n"),
}


class HarmfulServer(LoopThread):
    """Gives the files of a repository, but does its ``deed`` with those whose names ``end`` so."""

    def __init__(self, repository: Path, end: str, deed: Deed) -> None:
        super().__init__()
        self._repository, self._ending, self._deed = repository, end, deed

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            lines = await reader.readuntil(b"\r\n\r\n")
            path = lines.split(b" ", 2)[1].decode().lstrip("/")
            name = path.removesuffix(".gz").partition(".from-")[0]
            both = name.endswith(".lists") and self._ending in ("snapshot.json", "targets.json")
            if both or name.endswith(self._ending):
                await self._harm(self._body(path), writer)
                return
            body = self._body(path)
            status = b"200 OK" if body else b"404 Not Found"
            writer.write(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status, len(body)) + body)
            await writer.drain()

    async def _harm(self, body: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(self._deed.head + (self._deed.body(body) if self._deed.body is not bytes else b""))
        await writer.drain()
        if self._deed.holds:
            await asyncio.Event().wait()
        while self._deed.more:
            writer.write(self._deed.more)
            await writer.drain()

    def _body(self, path: str) -> bytes:
        file = self._repository / path
        return file.read_bytes() if file.is_file() else b""


@pytest.mark.parametrize("end", FILES)
@pytest.mark.parametrize("name", DEEDS)
def test_whatever_a_server_does(tmp_path: Path, name: str, end: str) -> None:
    repository = publish(tmp_path / "repository", OLD, now=datetime.now(UTC))
    (tmp_path / "laptop").mkdir()
    laptop = Shelf(tmp_path / "laptop", repository)
    laptop.install()
    publish(repository, NEW, now=datetime.now(UTC))
    known = laptop.trust.known()
    begun = time.monotonic()
    fetcher = HttpFetcher(time.monotonic, patience=PATIENCE)
    with HarmfulServer(repository, end, DEEDS[name]) as server:
        try:
            laptop.install(HttpSource(f"http://127.0.0.1:{server.port}", laptop.trust, fetcher))
            refusal = None
        except Known as raised:
            refusal = raised.code
        finally:
            fetcher.close()
    assert time.monotonic() - begun < SOON
    assert refusal is None or refusal in CODES
    wanted = NEW if refusal is None else OLD
    assert laptop.store.pack(WEEK_1).version == ("1.1.0" if refusal is None else "1.0.0")
    assert all(laptop.store.read(WEEK_1, path) == content for path, content in wanted.items())
    if end in LISTS and refusal is not None:
        assert laptop.trust.known() == known, "a list that was refused is not remembered"
