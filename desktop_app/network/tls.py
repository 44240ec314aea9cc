"""Whom a laptop trusts, and the sessions of TLS it may go on with: a second connection then costs less than the first.

Promises: the certificate is looked at whenever a session begins. One that is gone on with began less than ``LONGEST``
ago, at the same host and port, and under the authorities that are trusted now; it is offered once, unless the other
side speaks TLS 1.2, where there is nothing newer to offer. A server that does not take it gets a whole handshake. All
this is in memory and goes with the process. For any thread; made by wiring, used by http_fetcher.py.
"""

import socket
import ssl
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

LONGEST: Final = 24 * 3600.0
"""Seconds until a certificate, and the authorities of the system, are looked at again."""

_HOSTS: Final = 8
_PROTOCOLS: Final = ("http/1.1",)

Where = tuple[str, int]
"""The name of a host as its certificate must have it, and the port."""


class SessionRefused(ssl.SSLError):
    """The handshake failed where a session was offered: it may succeed without."""


class _Session(NamedTuple):
    session: ssl.SSLSession
    began: float  # when the certificate was looked at


class TlsMemory:
    """What the fetchers of one process share. ``monotonic`` gives seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = Lock()
        self._contexts: dict[Path | None, tuple[object, float, TrustedContext]] = {}

    def context(self, ca_file: Path | None = None) -> "TrustedContext":
        """Trusts the system's authorities and those in ``ca_file``. The same as before, with its sessions, as long as
        these are the same. Raises OSError when the file cannot be read."""
        seen, now = _authorities(ca_file), self._monotonic()
        with self._lock:
            before = self._contexts.get(ca_file)
            if before is not None and before[0] == seen and now - before[1] < LONGEST:
                return before[2]
            made = TrustedContext(ssl.PROTOCOL_TLS_CLIENT)
            made.begin(self._monotonic, ca_file)
            self._contexts[ca_file] = (seen, now, made)
            return made


class TrustedContext(ssl.SSLContext):
    """Checks certificates and host names, as ssl.create_default_context; keeps the sessions that began under it."""

    def begin(self, monotonic: Callable[[], float], ca_file: Path | None) -> None:
        """Called once, before it is used."""
        self._monotonic = monotonic
        self._lock = Lock()
        self._sessions: dict[Where, _Session] = {}
        self.sslsocket_class = TrustedSocket
        self.load_default_certs()
        if ca_file is not None:
            self.load_verify_locations(ca_file)
        super().set_alpn_protocols(_PROTOCOLS)

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """Called by urllib3 for every connection; the list must not be exchanged while another thread reads it."""
        if tuple(alpn_protocols) != _PROTOCOLS:
            raise ValueError("only HTTP/1.1 is spoken")

    def wrap_socket(  # type: ignore[override]  # urllib3 gives no more than this
        self, sock: socket.socket, *, server_hostname: str
    ) -> "TrustedSocket":
        """A connection that goes on with a session, if there is one. Raises SessionRefused, ssl.SSLError, OSError."""
        where = (server_hostname, int(sock.getpeername()[1]))
        offered = self._take(where)
        session = None if offered is None else offered.session
        try:
            made = super().wrap_socket(sock, server_hostname=server_hostname, session=session)
        except ssl.SSLEOFError:
            raise  # the line was cut
        except ssl.SSLError as error:
            if offered is None:
                raise
            raise SessionRefused(str(error)) from error
        assert isinstance(made, TrustedSocket)
        made.where, made.offered = where, offered
        made.began = offered.began if offered is not None and made.session_reused else self._monotonic()
        return made

    def keep(self, where: Where, session: ssl.SSLSession, began: float) -> None:
        """The session is offered to this host the next time."""
        with self._lock:
            self._sessions.pop(where, None)
            while len(self._sessions) >= _HOSTS:
                self._sessions.pop(next(iter(self._sessions)))
            self._sessions[where] = _Session(session, began)

    def _take(self, where: Where) -> _Session | None:
        with self._lock:
            found = self._sessions.pop(where, None)
        return found if found is not None and self._monotonic() - found.began < LONGEST else None


class TrustedSocket(ssl.SSLSocket):
    """A connection made by TrustedContext."""

    where: Where
    offered: _Session | None
    began: float

    def remember(self) -> None:
        """Keeps the session for the next connection. Called when something was read, as the ticket of TLS 1.3 comes
        before the first answer and after the handshake; a second call finds nothing new."""
        context, session = self.context, self.session
        if session is None or not isinstance(context, TrustedContext):
            return
        newer = self.offered is None or session.id != self.offered.session.id
        if self.version() == "TLSv1.3" and not (newer and session.has_ticket):
            return
        if session.id or session.has_ticket:
            self.offered = _Session(session, self.began)
            context.keep(self.where, session, self.began)


def _authorities(ca_file: Path | None) -> object:
    """Differs when other authorities may be trusted. Windows keeps its own elsewhere: LONGEST is for those."""
    paths = ssl.get_default_verify_paths()
    system = [(path, _stamp(path)) for path in (paths.cafile, paths.capath) if path]
    return system, ca_file and ca_file.read_bytes()


def _stamp(path: str) -> tuple[int, int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
