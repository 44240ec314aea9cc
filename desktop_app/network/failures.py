"""Errors of urllib3, sockets and TLS as Known. The only place that knows them.

Promises: whatever the network does comes out as one of unreachable, cut, too-slow, answer-nonsense, address-wrong;
bugs come out as they are.
"""

import http.client
import ssl
from types import TracebackType

from urllib3 import exceptions

from desktop_app.domain.errors import Known
from desktop_app.network.line import TooSlow


class Failures:
    """Catches what the network did within its block, and holds it as Known.

    ``raise_caught`` after the block lets it out.
    """

    def __init__(self) -> None:
        self._caught: Known | None = None

    def raise_caught(self) -> None:
        """Raises what was caught; nothing, if nothing was."""
        if self._caught is not None:
            raise self._caught

    def __enter__(self) -> "Failures":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, (exceptions.HTTPError, http.client.HTTPException, OSError)):
            return False
        self._caught = _known(error)
        self._caught.__cause__ = error
        return True


def _known(error: BaseException) -> Known:
    chain = _chain(error)

    def has(*kinds: type[BaseException]) -> bool:
        return any(isinstance(each, kinds) for each in chain)

    if has(ssl.SSLCertVerificationError):
        return Known("unreachable", reason="certificate")  # or the laptop's clock is wrong
    if has(exceptions.NameResolutionError):
        return Known("unreachable", reason="name")
    if has(exceptions.NewConnectionError, exceptions.ProxyError):  # before time-outs: it is counted among them
        return Known("unreachable", reason="time" if has(TooSlow) else "connection")
    if has(TooSlow, TimeoutError, exceptions.TimeoutError):
        return Known("too-slow")
    if has(ConnectionError):  # also "closed without an answer", which is counted among bad status lines
        return Known("cut")
    if has(*_NOT_HTTP):
        return Known("answer-nonsense", reason="http")
    if has(exceptions.LocationValueError):
        return Known("address-wrong")
    if has(ssl.SSLError, exceptions.SSLError):
        return Known("unreachable", reason="tls")
    return Known("cut")


_NOT_HTTP = (
    http.client.BadStatusLine,
    http.client.LineTooLong,
    http.client.UnknownProtocol,
    exceptions.InvalidHeader,
    exceptions.InvalidChunkLength,
    exceptions.ResponseNotChunked,
)


def _chain(error: BaseException) -> list[BaseException]:
    """The error, what it wraps, and what caused it."""
    found: list[BaseException] = []
    ahead: list[object] = [error]
    while ahead:
        each = ahead.pop()
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            ahead.extend((each.__cause__, each.__context__, getattr(each, "reason", None), *each.args))
    return found
