"""What a learner allows packs to take, and what this month took."""

from datetime import UTC, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.link_cost import LinkCost
from desktop_app.domain.transfers import Metered, TransferLimits
from desktop_app.network.fetching import Traffic
from desktop_app.operations import limits, link_measure
from desktop_app.operations.session import Session
from desktop_app.storage import exchange_history
from desktop_app.storage.exchange_history import PastExchange
from tests.support.profiles import FakeClock


def test_without_a_word_nothing_is_limited_but_a_paid_connection_asks(session: Session) -> None:
    assert limits.limits(session) == TransferLimits(0, None, None, Metered.ASK)


@pytest.mark.parametrize(
    "wanted",
    [
        TransferLimits(8_000, time(18), time(6, 30), Metered.NEVER),
        TransferLimits(0, time(0), time(0), Metered.ALLOW),
        TransferLimits(),
    ],
)
def test_what_is_allowed_is_kept(session: Session, wanted: TransferLimits) -> None:
    assert limits.set_limits(session, wanted) == {"preferences"}
    assert limits.limits(session) == wanted


@pytest.mark.parametrize("wrong", [{"speed": -1}, {"begins": time(8)}, {"ends": time(8)}])
def test_half_a_limit_is_a_mistake_of_the_caller(session: Session, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="cap"):
        limits.set_limits(session, TransferLimits(**wrong))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"speed": -3, "begins": "25:00", "ends": 6, "metered": "maybe"}', '{"begins": "08:00"}', "null"],
)
def test_anything_unreadable_limits_nothing(session: Session, text: str) -> None:
    session.settings.set("transfer_limits", text)
    assert limits.limits(session) == TransferLimits()


def test_a_month_counts_exchanges_and_packs_and_begins_anew(session: Session, clock: FakeClock) -> None:
    assert limits.month_traffic(session) == (0, 0)
    limits.count_traffic(session, 300, 40_000)
    limits.count_traffic(session, 0, 0)
    limits.count_traffic(session, 200, 10_000)
    exchange_history.add(session.database, PastExchange(clock.now(), clock.now(), None, 1, 70, 5, 0, 0))
    assert limits.month_traffic(session) == (570, 50_005)
    clock.moment = datetime(2026, 3, 1, tzinfo=UTC)
    assert limits.month_traffic(session) == (0, 0)
    limits.count_traffic(session, 1, 2)
    assert limits.month_traffic(session) == (1, 2)


@given(st.text(max_size=40) | st.sampled_from(["[1]", "[1,2]", '["a",2]', "{}", "[0,0]", "[-1,5]", "[1e999,1]", "NaN"]))
def test_a_link_that_cannot_be_read_was_never_measured(text: str) -> None:
    class Settings:
        def text(self, name: str) -> str:
            return text

    class Bare:
        settings = Settings()

    found = link_measure.measured(Bare())  # type: ignore[arg-type]  # it asks for nothing else
    assert found is None or (found.rate > 0 and found.round_trip > 0)


def test_a_new_measurement_weighs_as_much_as_all_before(session: Session) -> None:
    link_measure.remember(session, Traffic())
    assert link_measure.measured(session) is None
    link_measure.remember(session, Traffic(rate=8_000.0))
    assert link_measure.measured(session) == LinkCost(0.3, 8_000.0)
    link_measure.remember(session, Traffic(rate=4_000.0))
    assert link_measure.measured(session) == LinkCost(0.3, 6_000.0)
