"""What a fetcher is, for those who use one and for tests that bring their own.

Promises: types only, nothing imported that is heavy.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched

SpeedCap = Callable[[], int]
"""Tells how many bytes a second may be moved now, 0 for as fast as they come. Asked often, so it may change."""


def uncapped() -> int:
    """As fast as it comes."""
    return 0


@dataclass
class Traffic:
    """What went over the wire since this fetcher was made: TCP payload without TLS, lines of HTTP included.

    ``rate``: bytes a second of the link as last measured, None while nothing was big enough to tell; ``rate_up``: of
    what was sent, which many links carry more slowly. ``round_trip``: seconds from a short question to the first byte
    of its answer, None before the first.
    """

    up: int = 0
    down: int = 0
    requests: int = 0
    rate: float | None = None
    rate_up: float | None = None
    round_trip: float | None = None

    @property
    def sending(self) -> float | None:
        """Bytes a second to expect of what is sent."""
        return self.rate if self.rate_up is None else self.rate_up


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


@dataclass(frozen=True)
class Part:
    """Bytes of a file from ``first`` up to, without, ``end``: those that were asked for, or the whole when the other
    side knows no ranges. ``chunks`` are exactly these, or raise Known as ``Fetcher.post``, and Cancelled."""

    first: int
    end: int
    chunks: Generator[bytes, None, None]


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
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Iterator[bytes]:
        """The body of this address in chunks, read no faster than ``cap`` says.

        Raises Known as ``post``, and for every status but 200: source-missing (404, 410), source-refuses (401, 403),
        centre-busy (429, 5xx), answer-nonsense (all others), each with the fact ``status``. Raises Cancelled.
        """

    def part(
        self,
        url: str,
        span: tuple[int, int],
        *,
        whole: int,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Part:
        """A part of a file that has ``whole`` bytes: ``span`` is (first byte, byte after the last).

        Raises as ``get``, and answer-nonsense with the fact ``reason``: "range" when ranges are answered wrongly
        (another part, 416, several parts in one), "length" when the file has another length, "page" when the answer
        is a page for people, as a hotel's.
        """

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Reply:
        """Sends the body, waits for the answer's first line, and gives it, whatever its status.

        ``max_bytes`` of the answer. ``cap`` binds both ways. Raises Known: address-wrong, plain-http, unreachable (fact
        ``reason``), cut, too-slow, too-large (the answer), answer-nonsense. Raises Cancelled.
        """

    def close(self) -> None:
        """Closes connections that were kept."""
