"""Reading is held to the cap, which may change while it goes on, and stops when it is told to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.cancelling import Cancelled, never
from desktop_app.network.pace import STEP, Pace


class Hands:
    """A clock that is moved by waiting only."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@given(st.lists(st.tuples(st.integers(1, 40_000), st.floats(0, 3)), min_size=1), st.integers(200, 200_000))
def test_never_more_than_the_cap_gives_but_for_the_last_piece(reads: list[tuple[int, float]], cap: int) -> None:
    hands = Hands()
    pace = Pace(lambda: hands.now, hands.wait)
    begun, before = hands.now, 0
    for size, idle in reads:
        assert pace.wait(lambda: cap, never) >= 1_024
        assert before <= (hands.now - begun) * cap + 1
        pace.read(size)
        before += size
        hands.now += idle
    assert all(0 < wait <= STEP for wait in hands.waits)


def test_what_was_not_read_is_not_saved_up() -> None:
    hands = Hands()
    pace = Pace(lambda: hands.now, hands.wait)
    hands.now += 1_000
    pace.wait(lambda: 1_000, never)
    pace.read(5_000)
    pace.wait(lambda: 1_000, never)
    assert sum(hands.waits) == pytest.approx(5, abs=0.01)


def test_a_cap_that_is_lifted_ends_the_waiting() -> None:
    hands = Hands()
    pace = Pace(lambda: hands.now, hands.wait)
    pace.wait(lambda: 100, never)
    pace.read(100_000)
    assert pace.wait(lambda: 100 if len(hands.waits) < 3 else 0, never) == 0
    assert len(hands.waits) == 3


def test_stopped_while_it_waits() -> None:
    hands = Hands()
    pace = Pace(lambda: hands.now, hands.wait)
    pace.wait(lambda: 100, never)
    pace.read(100_000)
    with pytest.raises(Cancelled):
        pace.wait(lambda: 100, lambda: len(hands.waits) == 2)
