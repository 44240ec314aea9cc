"""How fast bytes arrive, and how long packs wait between two tries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.retrying import BREATH, PACK_FIRST, PACK_LONGEST, pack_pause
from desktop_app.domain.transfer_rate import SPAN, Rate


def test_nothing_is_said_before_a_second_went_by() -> None:
    rate = Rate()
    rate.add(0.0, 1_000)
    rate.add(0.9, 5_000)
    assert (rate.rate, rate.seconds_left(10_000)) == (None, None)
    rate.add(2.0, 9_000)
    assert rate.rate == pytest.approx(4_000)
    assert rate.seconds_left(29_000) == pytest.approx(5)
    assert rate.seconds_left(0) is None
    assert rate.seconds_left(8_000) == 0


def test_a_link_that_became_slow_is_said_to_be_slow() -> None:
    rate = Rate()
    for second in range(30):
        rate.add(second, 100_000 * second)
    for second in range(30, 60):
        rate.add(second, 2_900_000 + 1_000 * (second - 29))
    assert rate.rate == pytest.approx(1_000)


@pytest.mark.parametrize(("moment", "here"), [(5.0, 10), (5.0 + SPAN, 9_000)])
def test_fewer_bytes_or_a_long_silence_begin_anew(moment: float, here: int) -> None:
    rate = Rate()
    rate.add(0.0, 1_000)
    rate.add(4.0, 5_000)
    rate.add(moment, here)
    assert rate.rate is None


@given(st.lists(st.tuples(st.floats(0.01, 20), st.integers(0, 100_000)), max_size=60))
def test_a_rate_is_never_below_zero_and_memory_does_not_grow(steps: list[tuple[float, int]]) -> None:
    rate, moment, here = Rate(), 0.0, 0
    for seconds, size in steps:
        moment, here = moment + seconds, here + size
        rate.add(moment, here)
        assert rate.rate is None or rate.rate > 0
        left = rate.seconds_left(here + 1)
        assert left is None or left > 0


@given(st.integers(0, 200), st.floats(0, 1, exclude_max=True))
def test_pauses_grow_to_half_an_hour_and_never_fall_together(failures: int, chance: float) -> None:
    pause = pack_pause(failures, chance)
    assert 0.75 * BREATH <= pause <= 1.25 * PACK_LONGEST
    assert pack_pause(failures + 1, 0.5) >= pack_pause(failures, 0.5)
    assert pack_pause(1, 0.5) == PACK_FIRST
    assert pack_pause(failures, 0.0) < pack_pause(failures, 0.9)
