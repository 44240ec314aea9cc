"""A fetcher without a network: it hands requests to a SmallCentre, and does to them what a test plans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Part, SpeedCap, Traffic, uncapped
from tests.support.small_centre import No, SmallCentre


@dataclass(frozen=True)
class Fault:
    """What happens to one request. ``cut_up``, ``cut_down``: bytes that pass before the line breaks. ``error``: a code.
    ``instead``: status and body of an answer that is not the centre's; ``change`` alters the answer's bytes."""

    cut_up: int | None = None
    cut_down: int | None = None
    error: str | None = None
    instead: tuple[int, bytes] | None = None
    change: Callable[[bytes], bytes] | None = None


GOOD = Fault()


class NearReply:
    """See fetching.Reply."""

    def __init__(self, status: int, body: bytes, cut: int | None, traffic: Traffic) -> None:
        self.status = status
        self.length: int | None = len(body)
        self._body = body
        self._cut = cut
        self._traffic = traffic

    def chunks(self) -> Iterator[bytes]:
        body = self._body if self._cut is None else self._body[: self._cut]
        for start in range(0, len(body), 700):
            self._traffic.down += len(body[start : start + 700])
            yield body[start : start + 700]
        if self._cut is not None and self._cut < len(self._body):
            raise Known("cut")

    def close(self) -> None:
        pass


class WithoutPacks:
    """The half of a fetcher that a centre without packs has."""

    def get(
        self,
        url: str,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Iterator[bytes]:
        raise Known("source-missing", status=404)

    def part(
        self,
        url: str,
        span: tuple[int, int],
        *,
        whole: int,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> Part:
        raise Known("source-missing", status=404)


class NearFetcher(WithoutPacks):
    """See fetching.Fetcher. ``faults`` are used up one a request; afterwards all goes well."""

    def __init__(self, centre: SmallCentre, faults: list[Fault] | None = None) -> None:
        self.traffic = Traffic()
        self.centre = centre
        self.faults = faults if faults is not None else []
        self.bodies: list[bytes] = []
        self.rate: float | None = None  # of the link, as measured
        self.made = self.closed = 0

    def __call__(self) -> "NearFetcher":
        """A fresh one for each exchange, as Session.make_network gives, with the same faults ahead."""
        self.traffic = Traffic(rate=self.rate)
        self.made += 1
        return self

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> NearReply:
        if cancelled():
            raise Cancelled
        fault = self.faults.pop(0) if self.faults else GOOD
        self.bodies.append(body)
        self.traffic.requests += 1
        if fault.error is not None:
            raise Known(fault.error)
        if fault.cut_up is not None and fault.cut_up < len(body):
            self.traffic.up += fault.cut_up
            if url.endswith("/exchange"):
                self.centre.take(body[: fault.cut_up])
            elif url.endswith("/files"):
                self.centre.files.answer(body[: fault.cut_up], whole=False)
            raise Known("cut")
        self.traffic.up += len(body)
        if fault.instead is not None:
            return NearReply(*fault.instead, None, self.traffic)
        if url.endswith("/files"):
            status, answer = self.centre.files.answer(body)
            return NearReply(status, fault.change(answer) if fault.change else answer, fault.cut_down, self.traffic)
        try:
            doors = {"enrol": self.centre.enrol, "bundle": self.centre.bundle}
            answer = doors.get(url.rpartition("/")[2], self.centre.exchange)(body)
        except No as no:
            return NearReply(no.status, no.body, None, self.traffic)
        return NearReply(200, fault.change(answer) if fault.change else answer, fault.cut_down, self.traffic)

    def close(self) -> None:
        self.closed += 1
