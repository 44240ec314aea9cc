"""When packs may be fetched: over midnight, at equal hours, and on the nights when clocks are changed."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.transfer_limits import is_open, may_fetch, next_opening
from desktop_app.domain.transfers import Hold, Metered, TransferLimits, Wanted

NIGHT = TransferLimits(begins=time(18), ends=time(6))
DAY = TransferLimits(begins=time(8, 30), ends=time(17))
BRUSSELS = ZoneInfo("Europe/Brussels")
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
HOURS = st.builds(lambda begins, ends: TransferLimits(begins=begins, ends=ends), TIMES, TIMES)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


def wanted(**options: bool) -> Wanted:
    return Wanted(PackId("week-1"), "en", 1, **options)


@pytest.mark.parametrize(
    ("limits", "clock", "expected"),
    [
        (NIGHT, time(17, 59, 59), False),
        (NIGHT, time(18), True),
        (NIGHT, time(0), True),
        (NIGHT, time(5, 59, 59), True),
        (NIGHT, time(6), False),
        (DAY, time(8, 29), False),
        (DAY, time(8, 30), True),
        (DAY, time(17), False),
        (TransferLimits(begins=time(9), ends=time(9)), time(3), True),
        (TransferLimits(), time(3), True),
    ],
)
def test_hours_count_from_the_first_minute_to_before_the_last(
    limits: TransferLimits, clock: time, expected: bool
) -> None:
    assert is_open(limits, clock) is expected


@given(HOURS, MOMENTS)
def test_the_next_opening_is_the_first_moment_that_is_open(limits: TransferLimits, now: datetime) -> None:
    opening = next_opening(limits, now)
    assert is_open(limits, opening.time())
    if is_open(limits, now.time()):
        assert opening == now
        return
    assert now < opening <= now + timedelta(days=1)
    assert not is_open(limits, (opening - timedelta(seconds=1)).time())
    between = now + (opening - now) / 2
    assert not is_open(limits, between.time())


@given(
    HOURS.filter(lambda limits: limits.begins != limits.ends),
    st.sampled_from([(2026, 3, 28), (2026, 3, 29), (2026, 10, 24), (2026, 10, 25)]),
    st.integers(0, 24 * 60 * 60),
)
def test_a_night_with_a_changed_clock_opens_once_more_within_a_day_and_an_hour(
    limits: TransferLimits, day: tuple[int, int, int], seconds: int
) -> None:
    now = (datetime(*day, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(BRUSSELS)
    opening = next_opening(limits, now)
    assert opening.timestamp() >= now.timestamp()
    assert opening.timestamp() - now.timestamp() <= 25 * 3600
    shown = opening.astimezone(UTC).astimezone(BRUSSELS)  # what the clock on the wall shows then
    skipped = shown.time() != opening.time()
    assert skipped or is_open(limits, shown.time())


def test_an_hour_that_the_clock_shows_twice_opens_twice() -> None:
    limits = TransferLimits(begins=time(2, 15), ends=time(2, 20))
    after_the_first = datetime(2026, 10, 25, 2, 30, tzinfo=BRUSSELS, fold=0)
    assert next_opening(limits, after_the_first).timestamp() - after_the_first.timestamp() == 45 * 60


@pytest.mark.parametrize(
    ("limits", "pack", "metered", "hold"),
    [
        (TransferLimits(), wanted(), False, None),
        (TransferLimits(), wanted(paused=True), False, Hold.PAUSED),
        (TransferLimits(), wanted(), True, Hold.METERED),
        (TransferLimits(), wanted(metered_allowed=True), True, None),
        (TransferLimits(metered=Metered.ALLOW), wanted(), True, None),
        (TransferLimits(metered=Metered.NEVER), wanted(metered_allowed=True), True, Hold.METERED),
        (TransferLimits(metered=Metered.NEVER), wanted(), False, None),
        (NIGHT, wanted(), False, Hold.HOURS),
        (NIGHT, wanted(), True, Hold.HOURS),
        (NIGHT, wanted(paused=True), True, Hold.PAUSED),
    ],
)
def test_what_a_pack_waits_for(limits: TransferLimits, pack: Wanted, metered: bool, hold: Hold | None) -> None:
    assert may_fetch(limits, pack, datetime(2026, 2, 10, 9, 30, tzinfo=UTC), metered) is hold
