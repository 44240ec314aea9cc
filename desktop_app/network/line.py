"""Connections of urllib3 that count every byte, wait in small steps, and stop when they are told to.

Promises: connecting, sending and reading never block for longer than a step without asking whether to go on (but for
the look-up of a name and the handshake of TLS, which end by their time-outs).
Imported by http_fetcher.py on first use, because urllib3 is slow to import.
"""

import errno
import io
import os
import socket
from collections.abc import Callable
from http.client import BadStatusLine, HTTPResponse, LineTooLong, RemoteDisconnected
from typing import Any, Final, cast

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.response import HTTPResponse as Response
from urllib3.util.wait import wait_for_read, wait_for_write

from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.network.fetching import SpeedCap, Traffic, uncapped
from desktop_app.network.pace import STEP, Pace
from desktop_app.network.patience import Patience
from desktop_app.network.tls import SessionRefused, TrustedSocket

PIECE: Final = 32_768
"""Bytes handed to the system, or taken from it, at once."""

LARGEST_HEAD: Final = 262_144
"""Most bytes of an answer before its body begins: preliminary answers and lines could go on for ever."""

QUESTION: Final = 1_500
"""A request of at most so many bytes leaves at once: the time until its answer begins is a round trip."""

_IN_PARTS: Final = 8
"""Bytes that each byte of a body may take on the line: one sent alone has its length and two ends of line around it."""

_NARROW: Final = (16_384, 262_144)
"""Bytes that the system may hold for a paced reader: a second's worth within these. What it held beyond would have
been sent already, however slowly it is read."""


class TooSlow(OSError):
    """Nothing moved for as long as patience lasts."""


class Line:
    """What the connections of one fetcher share: the counts, the patience, and who may stop them."""

    def __init__(self, traffic: Traffic, patience: Patience, monotonic: Callable[[], float], pace: Pace) -> None:
        self.traffic = traffic
        self.patience = patience
        self.monotonic = monotonic
        self.cancelled: Cancelling = never
        self.cap: SpeedCap = uncapped
        self.paced = False  # whether the cap held up the answer under way
        self.began_at = 0.0  # when its first byte came
        self.first = 0  # bytes that came with it
        self.leaving = 0.0  # when the request under way began to leave
        self.sent = 0  # bytes of it
        self.received = 0  # bytes of its answer
        self.most = LARGEST_HEAD  # of them; an answer whose first lines are here may be as long as was asked for
        self.reused = True  # whether the request goes over a connection that was there before it
        self._pace = pace
        self._asked = 0.0

    def begin(self, cancelled: Cancelling, cap: SpeedCap) -> None:
        """A new request."""
        self.cancelled = cancelled
        self.cap = cap
        self.sent = self.received = self.first = 0
        self.most = LARGEST_HEAD
        self.reused = True
        self.paced = False

    def allow(self, size: int) -> None:
        """The first lines are here; a body of so many bytes may follow, in parts as small as anybody sends."""
        self.most = LARGEST_HEAD + _IN_PARTS * size

    def connect(self, family: int, address: Any) -> socket.socket:
        """A connection to this address. Raises OSError, TooSlow, Cancelled."""
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.setblocking(False)
            code = sock.connect_ex(address)
            if code in (errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN):
                self._wait(wait_for_write, sock, self.patience.connect)
                code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, os.strerror(code))
        except BaseException:
            sock.close()
            raise
        self.reused = False
        return sock

    def send(self, sock: socket.socket, data: bytes) -> None:
        """All of the data, piece by piece."""
        if not self.sent:
            self.leaving = self.monotonic()
        view = memoryview(data)
        while view:
            most = self._pace.wait(self.cap, self.cancelled)
            self._wait(wait_for_write, sock, self.patience.quiet)
            count = sock.send(view[: min(most, PIECE) if most else PIECE])
            self._pace.read(count)
            self.traffic.up += count
            self.sent += count
            view = view[count:]
        self._asked = self.monotonic()

    def wait_to_read(self, sock: socket.socket) -> int:
        """Until there is something to read, and it may be read; how many bytes at most, 0 for any number."""
        most = self._pace.wait(self.cap, self.cancelled)
        if most:
            _narrow(sock, most)
            self.paced = True
        self._wait_for_bytes(sock)
        return most

    def _wait_for_bytes(self, sock: socket.socket) -> None:
        pending = getattr(sock, "pending", None)
        if pending is not None and pending():
            return  # TLS has it already
        first = self.received == 0
        seconds = self.patience.for_first_byte(self.sent, self.traffic) if first else self.patience.quiet
        self._wait(wait_for_read, sock, seconds)

    def read(self, count: int) -> None:
        """Counts what came."""
        if not self.received and count:
            self._first_bytes(count)
        self._pace.read(count)
        self.traffic.down += count
        self.received += count

    def _first_bytes(self, count: int) -> None:
        self.began_at, self.first = self.monotonic(), count
        if 0 < self.sent <= QUESTION:
            seconds, before = self.began_at - self._asked, self.traffic.round_trip
            self.traffic.round_trip = seconds if before is None else (before + seconds) / 2

    def _wait(self, ready: Callable[..., bool], sock: socket.socket, seconds: float) -> None:
        end = self.monotonic() + seconds
        while True:
            if self.cancelled():
                raise Cancelled
            left = end - self.monotonic()
            if ready(sock, timeout=max(0.0, min(STEP, left))):
                return
            if left <= 0:
                raise TooSlow("nothing moved")


class _CountedReader(io.RawIOBase):
    """The reading side of a socket."""

    def __init__(self, sock: socket.socket, line: Line) -> None:
        self._raw: Any = sock.makefile("rb", buffering=0)
        self._sock = sock
        self._line = line
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        most = self._line.wait_to_read(self._sock)
        count = int(self._raw.readinto(memoryview(buffer)[:most] if most else buffer) or 0)
        self._line.read(count)
        if self._line.received > self._line.most:
            raise LineTooLong("answer")
        self.ended = self.ended or not count
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


def _narrow(sock: socket.socket, piece: int) -> None:
    """Lets the system hold little for this connection, so that the other side notices how slowly it is read."""
    wanted = min(max(piece * 8, _NARROW[0]), _NARROW[1])
    if sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) > 4 * wanted:  # the system tells twice of what it was told
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, wanted)


def connection_classes(line: Line) -> tuple[type[HTTPConnection], type[HTTPSConnection]]:
    """The classes of connections (http, https) that belong to this line."""
    own = {"shared": line, "response_class": type("Answer", (_CountedAnswer,), {"shared": line})}
    return type("Plain", (_Plain,), own), type("Secure", (_Secure,), own)


class _Plain(HTTPConnection):
    """A connection whose every byte goes over the line."""

    shared: Line
    _gathers = False
    _gathered = b""

    def _new_conn(self) -> socket.socket:
        return _connected(self, self.shared)

    def request(self, *args: Any, **kwargs: Any) -> None:
        """The lines and a short body leave together: http.client hands them over one by one."""
        self._gathers = True
        try:
            super().request(*args, **kwargs)
        finally:
            self._gathers, left, self._gathered = False, self._gathered, b""
        if left:
            self.send(left)

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        whole, self._gathered = self._gathered + bytes(data), b""
        if self._gathers and len(whole) <= QUESTION:
            self._gathered = whole
        else:
            self.shared.send(cast(socket.socket, self.sock), whole)


class _Secure(_Plain, HTTPSConnection):
    """The same over TLS, which goes on with the session of an earlier connection where that is possible."""

    def connect(self) -> None:
        try:
            super().connect()
        except SessionRefused:
            self.close()
            super().connect()  # with a whole handshake

    def getresponse(self) -> Response:  # type: ignore[override]  # urllib3's, not http.client's
        sock = self.sock  # not here any more when the other side closes after this answer
        answer = super().getresponse()
        if isinstance(sock, TrustedSocket):
            sock.remember()
        return answer


class _CountedAnswer(HTTPResponse):
    """An answer whose bytes are counted, and which notices that it ends too early."""

    shared: Line

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self._counted = _CountedReader(sock, self.shared)
        self.fp = io.BufferedReader(self._counted, PIECE)

    def begin(self) -> None:
        """Reads the first lines. http.client takes a connection that ends within them for their end."""
        try:
            super().begin()
        except BadStatusLine as error:
            if not self._counted.ended:
                raise
            raise RemoteDisconnected("ended in the first line") from error
        if self._counted.ended:
            self.close()
            raise RemoteDisconnected("ended in the first lines")


def _connected(connection: HTTPConnection, line: Line) -> socket.socket:
    """A connection to the first address of the host that takes one."""
    try:
        found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        reason = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(connection.host, connection, reason) from error
    last: OSError | None = None
    for family, _, _, _, address in found:
        try:
            sock = line.connect(family, address)
        except OSError as error:
            last = error
            continue
        sock.settimeout(line.patience.quiet)
        return sock
    raise NewConnectionError(connection, str(last)) from last
