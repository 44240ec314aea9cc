"""A fetcher over a folder, without sockets: it counts what it serves of zips, and breaks off where a test plans it."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Part, Reply, SpeedCap, Traffic, uncapped

ADDRESS = "http://127.0.0.1:1"


def cut() -> None:
    """The line breaks."""
    raise Known("cut")


class FileFetcher:
    """See fetching.Fetcher. After ``left`` bytes of zips (None: never) ``end`` is called, which raises.

    ``served``: bytes of zips that went out. ``ranges``: whether it knows them.
    """

    def __init__(
        self,
        folder: Path,
        left: int | None = None,
        *,
        end: Callable[[], None] = cut,
        piece: int = 32_768,
        ranges: bool = True,
    ) -> None:
        self.traffic = Traffic()
        self.served = 0
        self._folder = folder
        self._left = left
        self._end = end
        self._piece = piece
        self._ranges = ranges

    def get(
        self,
        url: str,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Iterator[bytes]:
        return self._chunks(url, self._read(url))

    def part(
        self,
        url: str,
        span: tuple[int, int],
        *,
        whole: int,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Part:
        data = self._read(url)
        assert 0 <= span[0] < span[1] <= len(data) == whole
        first, end = span if self._ranges else (0, len(data))
        return Part(first, end, self._chunks(url, data[first:end]))

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
        raise Known("source-missing", status=404)

    def close(self) -> None:
        """Nothing was opened."""

    def _read(self, url: str) -> bytes:
        self.traffic.requests += 1
        try:
            return (self._folder / url.removeprefix(ADDRESS).strip("/")).read_bytes()
        except OSError as error:
            raise Known("source-missing", status=404) from error

    def _chunks(self, url: str, data: bytes) -> Generator[bytes, None, None]:
        for start in range(0, len(data), self._piece):
            chunk = data[start : start + self._piece]
            if not url.endswith(".zip"):
                yield chunk
                continue
            passing = chunk if self._left is None else chunk[: self._left]
            self.served += len(passing)
            if passing:
                yield passing
            if self._left is not None:
                self._left -= len(passing)
                if self._left <= 0:
                    self._end()
