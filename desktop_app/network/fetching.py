"""What a fetcher is, for those who use one and for tests that bring their own.

Promises: types only, nothing imported that is heavy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched


@dataclass
class Traffic:
    """What went over the wire since this fetcher was made: TCP payload without TLS, lines of HTTP included.

    ``rate``: bytes a second of the link as last measured, None while nothing was big enough to tell.
    """

    up: int = 0
    down: int = 0
    requests: int = 0
    rate: float | None = None


class Reply(Protocol):
    """An answer whose body is still coming. Close it, or read it to its end, before the next request."""

    @property
    def status(self) -> int:
        """Of HTTP."""

    @property
    def length(self) -> int | None:
        """Bytes of the body, when the other side said so."""

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes. Raises Known as ``Fetcher.post``, and Cancelled."""

    def close(self) -> None:
        """Lets go of the connection, if there is more to come."""


class Fetcher(Protocol):
    """The only door to the network. For one thread at a time."""

    @property
    def traffic(self) -> Traffic:
        """Counts up while requests go on."""

    def get(
        self,
        url: str,
        *,
        max_bytes: int,
        span: tuple[int, int] | None = None,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
    ) -> Iterator[bytes]:
        """The body of this address in chunks; with ``span`` (first byte, byte after the last) that part of it.

        Raises Known as ``post``, and for every status but 200 (206 with ``span``): source-missing (404, 410),
        centre-busy (429, 5xx), answer-nonsense (all others), each with the fact ``status``. Raises Cancelled.
        """

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
    ) -> Reply:
        """Sends the body, waits for the answer's first line, and gives it, whatever its status.

        ``max_bytes`` of the answer. Raises Known: address-wrong, plain-http, unreachable (fact ``reason``), cut,
        too-slow, too-large (the answer), answer-nonsense. Raises Cancelled.
        """

    def close(self) -> None:
        """Closes connections that were kept."""
