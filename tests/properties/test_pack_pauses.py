"""How long a broken line is left alone: never at once, never for ever, and never by all laptops together."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.retrying import BREATH, PACK_FIRST, PACK_LONGEST, pack_pause

CHANCES = st.floats(0, 1, exclude_max=True)


@given(st.integers(-3, 10_000), CHANCES)
def test_a_pause_is_within_its_bounds(failures: int, chance: float) -> None:
    middle = BREATH if failures <= 0 else min(PACK_FIRST * 2.0 ** min(failures - 1, 40), PACK_LONGEST)
    assert 0.75 * middle <= pack_pause(failures, chance) <= 1.25 * middle


@given(st.integers(0, 100), CHANCES)
def test_more_failures_never_make_it_shorter(failures: int, chance: float) -> None:
    assert pack_pause(failures, chance) <= pack_pause(failures + 1, chance)


@given(st.integers(0, 100), st.integers(2, 200))
def test_laptops_that_failed_together_spread_over_half_the_pause(failures: int, laptops: int) -> None:
    pauses = [pack_pause(failures, number / laptops) for number in range(laptops)]
    middle = pack_pause(failures, 0.5)
    assert len({round(pause, 9) for pause in pauses}) == laptops
    assert max(pauses) - min(pauses) >= 0.5 * middle * (1 - 1 / laptops) - 1e-9
