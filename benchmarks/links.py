"""The same exchanges over four links, beside Anki's: near and far, plain and TLS, up and down.

A first exchange of 1,000 notes, "nothing new", and 100 notes edited. TLS ends in a proxy in front of either server; its
certificate is small and made for the run, and whatever a laptop keeps of an earlier connection it may use again. Every
exchange begins with a fresh connection. The far link: 300 ms there and back, 64 kbit/s each way.
"""

import statistics
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.anki_laptops import anki_laptops, available
from benchmarks.counted_link import FAR, Cost, dying
from benchmarks.figures import Figure
from benchmarks.note_texts import edited, note
from benchmarks.two_laptops import TwoLaptops, fieldbook_laptops
from tests.support.bad_link import Weather

PEER: Final = "Anki 26.9"
NEAR: Final = Weather()
TRIES: Final = 3
"""Exchanges that a laptop begins on a dying link before it counts as never finished."""

Make = Callable[..., AbstractContextManager[TwoLaptops]]
Costs = dict[str, list[Cost]]
"""What each sort of exchange cost: "first up", "edit down far", …"""


@dataclass(frozen=True)
class Size:
    notes: int
    changed: int
    rounds: int


WHOLE: Final = Size(notes=1_000, changed=100, rounds=3)
QUICK: Final = Size(notes=100, changed=10, rounds=1)

_KINDS: Final = (
    ("quiet", "nothing new"),
    ("edit up", "edit {changed}, up"),
    ("edit down", "edit {changed}, down"),
    ("first up", "first exchange of {notes:,}, up"),
    ("first down", "first exchange of {notes:,}, down"),
)


def figures(size: Size = WHOLE) -> list[Figure]:
    """Bytes both ways, requests, time near and far: plain, as far as exchanging.py does not tell it, and TLS."""
    found: list[Figure] = []
    for tls in (False, True):
        makes = (fieldbook_laptops, anki_laptops) if available() else (fieldbook_laptops,)
        near = [_near(make, size, tls=tls) for make in makes]
        with ThreadPoolExecutor(len(makes)) as beside:  # far away, both wait for the line nearly all of the time
            far = list(beside.map(lambda make, tls=tls: _far(make, size, tls=tls), makes))
        ours, *theirs = (each | other for each, other in zip(near, far, strict=True))
        found += _rows(ours, theirs[0] if theirs else None, size, "TLS" if tls else "plain")
    return found


def _rows(ours: Costs, theirs: Costs | None, size: Size, speaking: str) -> Iterator[Figure]:
    for kind, words in _KINDS:
        name = f"{words.format(changed=size.changed, notes=size.notes)}, {speaking}"
        for what, unit, where, of in _COLUMNS:
            here, there = (None if costs is None else _median(costs.get(kind + where), of) for costs in (ours, theirs))
            if here is not None:
                yield Figure(name + what, here, unit, there, PEER)
    for way in ("up", "down") if "edit up dying" in ours else ():
        row = f"edit {size.changed}, {way}, {speaking}, connections die about every 8 KB, worst of {size.rounds}"
        costs = ours[f"edit {way} dying"]
        worst = max(cost.wall for cost in costs) if len(costs) == size.rounds else float("inf")
        never = theirs is not None and not theirs[f"edit {way} dying"]
        yield Figure(row, worst, "s", aim=f"<= 5 s; {PEER}: not in {TRIES} tries" if never else "<= 5 s")


_COLUMNS: Final[tuple[tuple[str, str, str, Callable[[Cost], float]], ...]] = (
    (", both ways", "B", "", lambda cost: cost.both),
    ("", "requests", "", lambda cost: cost.requests),
    (", near link", "ms", "", lambda cost: 1_000 * cost.wall),
    (", far link", "s", " far", lambda cost: cost.wall),
)
"""What a row says beside the kind, its unit, on which link, and what of the cost."""


def _median(costs: list[Cost] | None, of: Callable[[Cost], float]) -> float | None:
    return statistics.median(map(of, costs)) if costs else None


def _near(make: Make, size: Size, *, tls: bool) -> Costs:
    costs: Costs = {}
    with tempfile.TemporaryDirectory() as folder, make(Path(folder), tls=tls) as two:
        desk = _Desk(two, size)
        desk.first(costs, "")
        desk.rounds(costs, "")
        desk.check()
    return costs


def _far(make: Make, size: Size, *, tls: bool) -> Costs:
    """From the first exchange on; without TLS the rest is exchanging.py's."""
    costs: Costs = {}
    with tempfile.TemporaryDirectory() as folder, make(Path(folder), tls=tls) as two:
        two.link.weather = FAR
        desk = _Desk(two, size)
        desk.first(costs, " far")
        if tls:
            desk.rounds(costs, " far")
            desk.on_dying_links(costs)
        desk.check()
    return costs


class _Desk:
    """Edits as many notes as the size says, never the same in two rounds if that can be, and carries them."""

    def __init__(self, two: TwoLaptops, size: Size) -> None:
        self._two = two
        self._size = size
        self._round = 0

    def first(self, costs: Costs, where: str) -> None:
        """All notes, up and down."""
        self._two.write([note(number) for number in range(self._size.notes)])
        self._carry(costs, "first", where)

    def rounds(self, costs: Costs, where: str) -> None:
        """Edits, up and down, and then nothing new."""
        for _ in range(self._size.rounds):
            self._edit()
            self._carry(costs, "edit", where)
            self._settle()
            costs.setdefault("quiet" + where, []).append(_whole(self._two, 0))

    def _edit(self) -> None:
        start = self._round * self._size.changed % self._size.notes
        numbers = range(start, min(start + self._size.changed, self._size.notes))
        self._two.write([edited(note(number), self._round) for number in numbers])
        self._round += 1

    def _carry(self, costs: Costs, kind: str, where: str) -> None:
        """Up from the first laptop, down to the second."""
        for laptop, way in enumerate(("up", "down")):
            costs.setdefault(f"{kind} {way}{where}", []).append(_whole(self._two, laptop))

    def _settle(self) -> None:
        """What the other laptop's exchange left behind is taken in, over a near link."""
        weather, self._two.link.weather = self._two.link.weather, NEAR
        for laptop in (0, 1, 0):
            _whole(self._two, laptop)
        self._two.link.weather = weather

    def on_dying_links(self, costs: Costs) -> None:
        """Nothing is noted of a direction that did not come through; then no other link is tried in that direction."""
        costs |= {"edit up dying": [], "edit down dying": []}
        for seed in range(self._size.rounds):
            self._settle()
            self._edit()
            for laptop, kind in enumerate(("edit up dying", "edit down dying")):
                if len(costs[kind]) == seed:
                    self._two.link.weather = dying(seed)
                    costs[kind] += self._until_through(laptop)
                self._two.link.weather = NEAR
                if not self._until_through(laptop):  # the first try may still find a connection that died
                    raise RuntimeError("an exchange does not come through on a near link")

    def _until_through(self, laptop: int) -> list[Cost]:
        begun = [self._two.exchange(laptop)]
        while begun[-1].error is not None and len(begun) < TRIES:
            begun.append(self._two.exchange(laptop))
        if begun[-1].error is not None:
            return []
        up, down, requests, wall = (
            sum(getattr(cost, name) for cost in begun) for name in ("up", "down", "requests", "wall")
        )
        return [Cost(up, down, requests, wall, sum(cost.cpu for cost in begun), None)]

    def check(self) -> None:
        """Raises RuntimeError when the laptops do not end up with the same notes."""
        self._settle()
        if self._two.bodies(0) != self._two.bodies(1) or len(self._two.bodies(0)) != self._size.notes:
            raise RuntimeError("the laptops do not have the same notes")


def _whole(two: TwoLaptops, laptop: int) -> Cost:
    """An exchange that must come to its end. Raises RuntimeError."""
    cost = two.exchange(laptop)
    if cost.error is not None:
        raise RuntimeError(f"an exchange broke off: {cost.error}")
    return cost
