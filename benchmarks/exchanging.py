"""The exchange beside Anki's: bytes, requests, CPU and patience, between two laptops of one person and a real centre.

10,000 notes of 336 bytes of JSON go up and down once; then 100 of them are changed at a time. Bytes are TCP payload,
both ways together unless a row says up or down, without TLS. An *edit* changes one word and adds a sentence; *written
anew* leaves no word. CPU is the laptop's alone, its programs loaded. The far link: 300 ms there and back, 64 kbit/s.
"""

import statistics
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from benchmarks.anki_laptops import anki_laptops, available
from benchmarks.batch_floor import one_batch
from benchmarks.counted_link import FAR, Cost, dying
from benchmarks.figures import Figure
from benchmarks.note_texts import Note, anew, edited, note
from benchmarks.two_laptops import TwoLaptops, fieldbook_laptops
from tests.support.bad_link import Weather

NOTES: Final = 10_000
CHANGED: Final = 100
ROUNDS: Final = 3
TRIES: Final = 3
"""Exchanges that a laptop begins on a dying link before it counts as never finished."""

NEVER: Final = float("inf")
Writing = Callable[[Note, int], Note]
Taken = dict[str, float]
"""What was measured, by the keys of ``_ROWS``."""

_LIVE: Final = "Anki 26.9"
_EARLIER: Final = "Anki 26.9, measured earlier"
_BEFORE: Final[Taken] = {
    **{"first up": 1_380_000, "first down": 1_380_000, "first up CPU": 0.27, "first down CPU": 0.13},
    **{"quiet both": 307, "quiet requests": 1, "quiet far": 0.7},
    **{"edit up": 14_000, "edit up requests": 7, "edit up far": 4.3},
    **{"edit down": 13_100, "edit down requests": 7, "edit down far": 4.4},
}
"""Medians of another day on two cores of this kind, for when Anki cannot be had."""

_ROWS: Final = (
    ("quiet up", "nothing new, up", "B", "<= 300 B"),
    ("quiet down", "nothing new, down", "B", "<= 250 B"),
    ("quiet both", "nothing new, both ways", "B", ""),
    ("quiet requests", "nothing new", "requests", "1"),
    ("quiet far", "nothing new, far link", "s", ""),
    ("edit up", "edit 100, up", "B", "<= 9 KB"),
    ("edit up requests", "edit 100, up", "requests", "1"),
    ("edit up far", "edit 100, up, far link", "s", "<= 1.9 s"),
    ("edit down", "edit 100, down", "B", "<= 9 KB"),
    ("edit down requests", "edit 100, down", "requests", "1"),
    ("edit down far", "edit 100, down, far link", "s", "<= 1.9 s"),
    ("anew up", "100 written anew, up", "B", ""),
    ("anew down", "100 written anew, down", "B", ""),
    ("edit up dying", f"edit 100, up, connections die about every 8 KB, worst of {ROUNDS}", "s", "<= 5 s"),
    ("edit down dying", f"edit 100, down, connections die about every 8 KB, worst of {ROUNDS}", "s", "<= 5 s"),
    ("anew up dying", f"100 written anew, up, connections die about every 8 KB, worst of {ROUNDS}", "s", "<= 5 s"),
    ("anew down dying", f"100 written anew, down, connections die about every 8 KB, worst of {ROUNDS}", "s", "<= 5 s"),
    ("first up", "first exchange of 10,000, up", "B", "<= 0.95 MB"),
    ("first down", "first exchange of 10,000, down", "B", "<= 0.95 MB"),
    ("first up CPU", "first exchange of 10,000, up, CPU", "s", ""),
    ("first down CPU", "first exchange of 10,000, down, CPU", "s", ""),
)


def figures() -> list[Figure]:
    """Every row beside Anki, and the first exchange also beside the floor."""
    with tempfile.TemporaryDirectory() as folder, fieldbook_laptops(Path(folder)) as two:
        ours = _measured(two)
        floor = one_batch(Path(folder), _notes())
    peer, whose = dict(_BEFORE), _EARLIER
    if available():
        with tempfile.TemporaryDirectory() as folder, anki_laptops(Path(folder)) as two:
            peer, whose = _measured(two), _LIVE
    rows = [_figure(ours, peer, whose, *row) for row in _ROWS]
    batch = "one deflated batch of JSON"
    up, down = ours["first up CPU"], ours["first down CPU"]
    return [
        *rows,
        Figure("first exchange of 10,000, up", ours["first up"], "B", floor.size, batch, "<= 0.95 MB"),
        Figure("first exchange of 10,000, up, CPU", up, "s", floor.cpu_up, batch, "<= 3x"),
        Figure("first exchange of 10,000, down, CPU", down, "s", floor.cpu_down, batch, "<= 3x"),
    ]


def _figure(ours: Mapping[str, float], peer: Mapping[str, float], whose: str, key: str, *row: str) -> Figure:
    name, unit, aim = row
    beside = peer.get(key)
    if key.endswith("dying") and beside in (None, NEVER):
        never = "never finishes" if beside is None else f"not in {TRIES} tries"
        return Figure(name, ours[key], unit, aim=f"{aim}; {whose}: {never}")
    return Figure(name, ours[key], unit, beside, whose, aim)


def _measured(two: TwoLaptops) -> Taken:
    """The whole run on one pair of laptops. Raises RuntimeError when they do not end up with the same notes."""
    desk = _Desk(two)
    taken = _first(two)
    taken |= _quiet(two)
    for name, writing in (("edit", edited), ("anew", anew)):
        up, down = desk.changed(writing)
        taken |= {f"{name} up": up.both, f"{name} up requests": up.requests}
        taken |= {f"{name} down": down.both, f"{name} down requests": down.requests}
    two.link.weather = FAR
    far = [(*desk.changed(edited), _settled(two)) for _ in range(ROUNDS)]
    for place, name in enumerate(("edit up far", "edit down far", "quiet far")):
        taken[name] = statistics.median(costs[place].wall for costs in far)
    for name, writing in (("edit", edited), ("anew", anew)):
        taken |= dict(zip((f"{name} up dying", f"{name} down dying"), desk.on_dying_links(writing), strict=True))
    two.link.weather = Weather()
    for laptop in (0, 1):
        _whole(two, laptop)
    if two.bodies(0) != two.bodies(1) or len(two.bodies(0)) != NOTES:
        raise RuntimeError("the laptops do not have the same notes")
    return taken


def _first(two: TwoLaptops) -> Taken:
    two.write(_notes())
    up, down = _whole(two, 0), _whole(two, 1)
    return {"first up": up.up, "first down": down.down, "first up CPU": up.cpu, "first down CPU": down.cpu}


def _quiet(two: TwoLaptops) -> Taken:
    cost = _settled(two)
    return {"quiet up": cost.up, "quiet down": cost.down, "quiet both": cost.both, "quiet requests": cost.requests}


def _settled(two: TwoLaptops) -> Cost:
    """Nothing new, really: what the other laptop's last exchange left behind is taken in before."""
    weather, two.link.weather = two.link.weather, Weather()
    _whole(two, 0)
    two.link.weather = weather
    return _whole(two, 0)


def _whole(two: TwoLaptops, laptop: int) -> Cost:
    """An exchange that must come to its end. Raises RuntimeError."""
    cost = two.exchange(laptop)
    if cost.error is not None:
        raise RuntimeError(f"an exchange broke off: {cost.error}")
    return cost


def _notes() -> list[Note]:
    return [note(number) for number in range(NOTES)]


class _Desk:
    """Changes a hundred notes at a time, never the same twice in a run, and carries them from laptop to laptop."""

    def __init__(self, two: TwoLaptops) -> None:
        self._two = two
        self._round = 0

    def changed(self, writing: Writing) -> tuple[Cost, Cost]:
        """Up from the first laptop, down to the second."""
        self._write(writing)
        return _whole(self._two, 0), _whole(self._two, 1)

    def on_dying_links(self, writing: Writing) -> tuple[float, float]:
        """The most seconds up and down, NEVER for what did not come through: then no other link is tried."""
        up = down = 0.0
        for seed in range(ROUNDS):
            if NEVER not in (up, down):
                up, down = (max(pair) for pair in zip((up, down), self._on_a_dying_link(writing, seed), strict=True))
        return up, down

    def _on_a_dying_link(self, writing: Writing, seed: int) -> tuple[float, float]:
        self._two.link.weather = Weather()
        for laptop in (0, 1):
            _whole(self._two, laptop)
        self._write(writing)
        self._two.link.weather = dying(seed)
        up = self._until_through(0)
        if up == NEVER:
            self._two.link.weather = Weather()
            _whole(self._two, 0)
            self._two.link.weather = dying(seed)
        return up, self._until_through(1)

    def _until_through(self, laptop: int) -> float:
        spent = 0.0
        for _ in range(TRIES):
            cost = self._two.exchange(laptop)
            spent += cost.wall
            if cost.error is None:
                return spent
        return NEVER

    def _write(self, writing: Writing) -> None:
        start = self._round * CHANGED
        self._two.write([writing(note(number), self._round) for number in range(start, start + CHANGED)])
        self._round += 1
