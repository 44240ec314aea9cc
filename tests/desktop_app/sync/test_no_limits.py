"""What a learner writes and answers is bound by none of the limits for packs."""

from datetime import time

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.transfers import Hold, Metered, TransferLimits
from desktop_app.operations import exchanging, limits, notes, pack_queue
from tests.support.laptops import FieldLaptop

WEEK_1 = PackId("week-1")


def test_small_entries_go_outside_the_hours_over_a_paid_connection_under_any_cap(laptop: FieldLaptop) -> None:
    session = laptop.session
    now = session.clock.local(session.clock.now())
    before = time((now.hour - 2) % 24), time((now.hour - 1) % 24)
    limits.set_limits(session, TransferLimits(1, *before, Metered.NEVER))
    pack_queue.want(session, WEEK_1)
    assert pack_queue.holds(session, now) == {WEEK_1: Hold.HOURS}
    notes.add_note(session, title="Barrier at the ford")
    result = exchanging.exchange(session)
    assert (result.error, result.waiting) == (None, 0)
    assert result.sent > 0
    assert limits.month_traffic(session) == (result.bytes_up, result.bytes_down)
