"""The link of a simulation: requests go to the centre's doors in this process, and everything can happen to them.

Promises: what a fault does is decided by the fault alone; bytes are cut, doubled, held back and changed exactly where
it says. A fetcher here is one exchange's, as Session.make_network gives it.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import SpeedCap, Traffic, uncapped
from tests.support.bad_link import PAGE
from tests.support.near_fetcher import WithoutPacks
from tests.support.simulation_centre import PowerCut, SimulatedCentre

KINDS: Final = (
    "cut-up",  # the request breaks on its way; whole slices may have come
    "cut-down",  # the answer breaks
    "lost",  # the request arrives, the answer does not
    "twice",  # the request arrives twice, the second answer comes back
    "late",  # the request is held somewhere, and arrives long after the laptop gave up
    "replay",  # an older answer comes back, of this laptop or another
    "page",  # a login page answers
    "busy",  # a proxy says 503
    "garbled-up",  # a byte of the request changes
    "garbled-down",  # a byte of the answer changes
    "centre-dies",  # the centre loses power while it works on this
    "laptop-dies",  # the laptop loses power while the answer comes
    "unreachable",
)

CHUNK: Final = 300
ANSWERS_KEPT: Final = 6
HELD: Final = 4


@dataclass(frozen=True)
class Fault:
    """What happens to one request. ``at``: where, in thousandths of the body, or at which look at a clock."""

    kind: str
    at: int = 500

    def of(self, body: bytes) -> int:
        """The place in these bytes."""
        return len(body) * self.at // 1000


class Link:
    """What lies between one laptop and the centre. ``plan``: faults of the next requests; afterwards all goes well."""

    def __init__(self, air: "Air", lose_power: Callable[[], None], is_dead: Callable[[], bool] = never) -> None:
        """``lose_power`` is told when this laptop does, and raises PowerCut; ``is_dead``: whether it has."""
        self.is_dead = is_dead
        self.plan: deque[Fault] = deque()
        self.air = air
        self.lose_power = lose_power

    def fetcher(self) -> "SimulatedFetcher":
        """As Session.make_network."""
        return SimulatedFetcher(self)


class Air:
    """What all links share: the centre, requests that are held somewhere, and answers that somebody wrote down.

    ``happened``: how often each thing befell the world."""

    def __init__(self, centre: SimulatedCentre) -> None:
        self.centre = centre
        self.held: deque[tuple[str, bytes]] = deque(maxlen=HELD)
        self.happened: Counter[str] = Counter()
        self.answers: deque[tuple[int, bytes]] = deque(maxlen=ANSWERS_KEPT)

    def deliver_held(self) -> None:
        """What was late arrives now, in the other order; nobody waits for the answers."""
        while self.held:
            self.arrive(*self.held.pop())

    def arrive(self, path: str, body: bytes, *, length: int | None = None) -> tuple[int, bytes]:
        """Raises Known("cut") when the centre loses power over it."""
        try:
            answer = self.centre.answer(path, body, length=length)
        except PowerCut:
            self.happened["centre lost power over a request"] += 1
            raise Known("cut") from None
        finally:
            self.centre.clock.dies_in = None
        self.answers.append(answer)
        return answer


class SimulatedReply:
    """See fetching.Reply. The body ends at ``cut``, if given; there ``at_cut`` is called, which raises."""

    def __init__(
        self, answer: tuple[int, bytes], traffic: Traffic, cut: int | None, at_cut: Callable[[], None]
    ) -> None:
        self.status, self._body = answer
        self.length: int | None = len(self._body)
        self._traffic = traffic
        self._cut = cut
        self._at_cut = at_cut

    def chunks(self) -> Iterator[bytes]:
        body = self._body[: self._cut]
        for start in range(0, len(body), CHUNK):
            chunk = body[start : start + CHUNK]
            self._traffic.down += len(chunk)
            yield chunk
        if self._cut is not None:
            self._at_cut()

    def close(self) -> None:
        pass


class SimulatedFetcher(WithoutPacks):
    """See fetching.Fetcher."""

    def __init__(self, link: Link) -> None:
        self.traffic = Traffic()
        self._link = link

    def post(
        self,
        url: str,
        body: bytes,
        *,
        max_bytes: int,
        progress: Progress = unwatched,
        cancelled: Cancelling = never,
        cap: SpeedCap = uncapped,
    ) -> SimulatedReply:
        if cancelled():
            raise Cancelled
        if self._link.is_dead():
            self._link.lose_power()
        self.traffic.requests += 1
        self.traffic.up += len(body)
        fault = self._link.plan.popleft() if self._link.plan else Fault("good")
        path = urlsplit(url).path
        self.air.happened[f"link: {fault.kind}"] += 1
        return _WAYS.get(fault.kind, _well)(self, fault, path, body)

    def reply(self, answer: tuple[int, bytes], cut: int | None = None) -> SimulatedReply:
        return SimulatedReply(answer, self.traffic, cut, _break)

    def reply_until_power_goes(self, answer: tuple[int, bytes], cut: int) -> SimulatedReply:
        return SimulatedReply(answer, self.traffic, cut, self._link.lose_power)

    @property
    def air(self) -> Air:
        return self._link.air

    def close(self) -> None:
        pass


def _break() -> None:
    raise Known("cut")


def _well(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    return fetcher.reply(fetcher.air.arrive(path, body))


def _cut_up(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    fetcher.air.arrive(path, body[: fault.of(body)], length=len(body) + 1)
    raise Known("cut")


def _cut_down(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    answer = fetcher.air.arrive(path, body)
    return fetcher.reply(answer, fault.of(answer[1]))


def _lost(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    fetcher.air.arrive(path, body)
    raise Known("cut" if fault.at < 500 else "too-slow")


def _twice(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    fetcher.air.arrive(path, body)
    return fetcher.reply(fetcher.air.arrive(path, body))


def _late(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    fetcher.air.held.append((path, body))
    raise Known("cut" if fault.at < 500 else "too-slow")


def _replay(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    older = list(fetcher.air.answers)
    fetcher.air.arrive(path, body)
    return fetcher.reply(older[fault.at % len(older)] if older else (200, b""))


def _page(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    return fetcher.reply((200 if fault.at < 500 else 302, PAGE))


def _busy(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    return fetcher.reply((503 if fault.at < 500 else 413, PAGE))


def _garbled_up(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    return fetcher.reply(fetcher.air.arrive(path, changed(body, fault)))


def _garbled_down(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    status, answer = fetcher.air.arrive(path, body)
    return fetcher.reply((status, changed(answer, fault)))


def _centre_dies(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    fetcher.air.centre.clock.dies_in = fault.at % 8
    return fetcher.reply(fetcher.air.arrive(path, body))


def _laptop_dies(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    answer = fetcher.air.arrive(path, body)
    return fetcher.reply_until_power_goes(answer, fault.of(answer[1]))


def _unreachable(fetcher: SimulatedFetcher, fault: Fault, path: str, body: bytes) -> SimulatedReply:
    raise Known("unreachable", reason="connection")


def changed(data: bytes, fault: Fault) -> bytes:
    """These bytes with one bit turned."""
    at = min(fault.of(data), len(data) - 1)
    return data[:at] + bytes([data[at] ^ (1 << fault.at % 8)]) + data[at + 1 :] if data else data


_WAYS: Final[dict[str, Callable[[SimulatedFetcher, Fault, str, bytes], SimulatedReply]]] = {
    "cut-up": _cut_up,
    "cut-down": _cut_down,
    "lost": _lost,
    "twice": _twice,
    "late": _late,
    "replay": _replay,
    "page": _page,
    "busy": _busy,
    "garbled-up": _garbled_up,
    "garbled-down": _garbled_down,
    "centre-dies": _centre_dies,
    "laptop-dies": _laptop_dies,
    "unreachable": _unreachable,
}
