"""The fetcher over urllib3: as few bytes of HTTP as the other side understands, connections kept open.

Promises: see fetching.Fetcher. No redirect is followed, no cookie kept, no proxy used, nothing sent but the method, the
path, the host and the length. A request that met a kept connection which the other side had closed is sent once more.
Made by wiring; used by one thread at a time.
"""

import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.network.address import checked
from desktop_app.network.fetching import Part, SpeedCap, Traffic, uncapped
from desktop_app.network.patience import Patience
from desktop_app.network.tls import TlsMemory

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

    from desktop_app.network.line import Line

CHUNK: Final = 32_768
MEASURED: Final = 2_000
"""Bytes that a transfer must have moved to tell the rate of the link, at least roughly."""
STEADY: Final = 16_384
"""Bytes that must have come after the first ones to tell the rate without the round trip."""
_RANGE: Final = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")


class HttpFetcher:
    """See fetching.Fetcher. ``monotonic`` gives seconds; ``ca_file`` is trusted beside the system's own authorities.

    ``tls``: what earlier fetchers left for connections to the same hosts, nothing by default. ``wait`` waits for so
    many seconds, where reading is held up by a cap.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        *,
        patience: Patience | None = None,
        ca_file: Path | None = None,
        tls: TlsMemory | None = None,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self.traffic = Traffic()
        self._monotonic = monotonic
        self._patience = patience or Patience()
        self._ca_file = ca_file
        self._tls = tls or TlsMemory(monotonic)
        self._wait = wait or Event().wait
        self._made: Line | None = None
        self._pools: dict[tuple[str, str, int | None], HTTPConnectionPool] = {}

    def get(
        self,
        url: str,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Iterator[bytes]:
        """See fetching.Fetcher."""
        reply = self._request("GET", url, None, {}, max_bytes, progress, cancelled, cap)
        if reply.status != 200:
            reply.close()
            raise _refused(reply.status)
        return reply.chunks()

    def part(
        self,
        url: str,
        span: tuple[int, int],
        *,
        whole: int,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Part:
        """See fetching.Fetcher."""
        headers = {"Range": f"bytes={span[0]}-{span[1] - 1}"}
        reply = self._request("GET", url, None, headers, whole, unwatched, cancelled, cap)
        try:
            first, end = _part_of(reply, span, whole)
        except Known:
            reply.close()
            raise
        return Part(first, end, reply.chunks(end - first))

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> "HttpReply":
        """See fetching.Fetcher."""
        return self._request("POST", url, body, {}, max_bytes, progress, cancelled, cap)

    def close(self) -> None:
        """See fetching.Fetcher."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()

    def _request(
        self,
        method: str,
        url: str,
        body: bytes | None,
        headers: dict[str, str],
        max_bytes: int,
        progress: Progress,
        cancelled: Cancelling,
        cap: SpeedCap,
    ) -> "HttpReply":
        from urllib3.util import SKIP_HEADER

        pool, path = self._pool(checked(url))
        line = self._line()
        line.begin(cancelled, cap)
        headers = {**headers, "User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER}

        def attempt() -> HttpReply:
            return HttpReply(self._send(pool, method, path, body, headers), line, max_bytes, progress)

        try:
            return attempt()
        except Known as error:
            if error.code != "cut" or not line.reused or line.received:
                raise
        line.begin(cancelled, cap)  # a kept connection that the other side had given up: once more, over a new one
        return attempt()

    def _send(
        self, pool: "HTTPConnectionPool", method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> "BaseHTTPResponse":
        from desktop_app.network.failures import Failures

        self.traffic.requests += 1
        failures = Failures()
        with failures:
            return pool.urlopen(
                method, path, body, headers, retries=False, redirect=False, preload_content=False, decode_content=False
            )
        failures.raise_caught()
        raise AssertionError("a request ends with an answer or a failure")

    def _line(self) -> "Line":
        if self._made is None:
            from desktop_app.network.line import Line
            from desktop_app.network.pace import Pace

            pace = Pace(self._monotonic, self._wait)
            self._made = Line(self.traffic, self._patience, self._monotonic, pace)
        return self._made

    def _pool(self, url: str) -> "tuple[HTTPConnectionPool, str]":
        parts = urlsplit(url)
        key = (parts.scheme, parts.hostname or "", parts.port)
        if key not in self._pools:
            self._pools[key] = self._new_pool(*key)
        return self._pools[key], parts.path or "/"

    def _new_pool(self, scheme: str, host: str, port: int | None) -> "HTTPConnectionPool":
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

        from desktop_app.network.line import connection_classes

        plain, secure = connection_classes(self._line())
        timeout = Timeout(connect=self._patience.connect, read=self._patience.quiet)
        if scheme == "http":
            pool = HTTPConnectionPool(host, port, timeout=timeout, maxsize=1, retries=False)
            pool.ConnectionCls = plain
            return pool
        context = self._tls.context(self._ca_file)
        pool = HTTPSConnectionPool(host, port, timeout=timeout, maxsize=1, retries=False, ssl_context=context)
        pool.ConnectionCls = secure
        return pool


class HttpReply:
    """See fetching.Reply."""

    def __init__(self, response: "BaseHTTPResponse", line: "Line", max_bytes: int, progress: Progress) -> None:
        self.status = response.status
        self._response = response
        self._line = line
        self._max_bytes = max_bytes
        self._progress = progress
        line.allow(max_bytes)
        self.length = response.length_remaining if isinstance(response.length_remaining, int) else None

    def header(self, name: str) -> str | None:
        """A line of the answer's head."""
        return self._response.headers.get(name)

    def chunks(self, exactly: int | None = None) -> Generator[bytes, None, None]:
        """See fetching.Reply. ``exactly``: so many bytes, else Known("cut") or Known("too-large") is raised."""
        from desktop_app.network.failures import Failures

        most = self._max_bytes if exactly is None else exactly
        done, failures = 0, Failures()
        try:
            while True:
                if (self.length is not None and self.length > most) or done > most:
                    raise Known("too-large", size=self.length or done, limit=most)
                with failures:
                    chunk = self._response.read1(CHUNK)
                failures.raise_caught()
                if not chunk:
                    break
                done += len(chunk)
                self._progress(done, self.length)
                yield chunk
            if exactly is not None and done < exactly:
                raise Known("cut")
            self._response.release_conn()
        finally:
            self._measure()  # also when the line broke: over a link that always does nothing else would tell
            self.close()

    def close(self) -> None:
        """See fetching.Reply."""
        self._response.close()

    def _measure(self) -> None:
        line, traffic, now = self._line, self._line.traffic, self._line.monotonic()
        if line.paced and traffic.rate is not None:
            return  # that would be the cap's rate, and not the link's
        steady, moved = line.received - line.first, line.sent + line.received
        if steady >= STEADY and now > line.began_at:
            rate, before = steady / (now - line.began_at), traffic.rate
            traffic.rate = rate if before is None else (before + rate) / 2
        elif traffic.rate is None and moved >= MEASURED and now > line.leaving:
            traffic.rate = moved / (now - line.leaving)
        if line.sent >= MEASURED and line.began_at > line.leaving:
            self._measure_sending(line.sent, line.began_at - line.leaving)

    def _measure_sending(self, sent: int, seconds: float) -> None:
        """The time holds a round trip and the other side's work, so the link gives at least that rate."""
        traffic, rate = self._line.traffic, sent / seconds
        if traffic.rate_up is None or rate > traffic.rate_up:
            traffic.rate_up = rate
        elif sent >= STEADY:
            traffic.rate_up = (traffic.rate_up + rate) / 2


def _part_of(reply: HttpReply, span: tuple[int, int], whole: int) -> tuple[int, int]:
    """(first byte, byte after the last) of what comes. Raises Known as Fetcher.part."""
    if reply.status == 200:
        if reply.length in (None, whole):
            return 0, whole
        raise _nonsense(reply, "page" if (reply.header("Content-Type") or "").startswith("text/html") else "length")
    if reply.status == 416:
        raise _nonsense(reply, "range")
    if reply.status != 206:
        raise _refused(reply.status)
    told = _RANGE.fullmatch(reply.header("Content-Range") or "")
    if told is not None and told[3] not in ("*", str(whole)):
        raise _nonsense(reply, "length")
    exact = told is not None and (int(told[1]), int(told[2]) + 1) == span
    if not exact or reply.length not in (None, span[1] - span[0]):
        raise _nonsense(reply, "range")
    return span


def _nonsense(reply: HttpReply, reason: str) -> Known:
    return Known("answer-nonsense", status=reply.status, reason=reason)


def _refused(status: int) -> Known:
    if status in (404, 410):
        return Known("source-missing", status=status)
    if status in (401, 403):
        return Known("source-refuses", status=status)
    if status == 429 or status >= 500:
        return Known("centre-busy", status=status)
    return Known("answer-nonsense", status=status)
