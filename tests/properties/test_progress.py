"""Progress for any bag of facts: order and repetition change nothing, and it never goes back."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityState
from desktop_app.domain.progress import (
    NOTHING,
    Finished,
    PartDone,
    Planned,
    Touched,
    Trace,
    fold,
    join,
    minutes_left,
    rows,
    share_done,
    totals,
)

KINDS = frozenset({"lesson", "quiz"})
ids = st.sampled_from([ActivityId(f"w1-l{number}") for number in range(1, 5)])
parts = st.sampled_from(["a", "b", "c", "gone"])
times = st.integers(min_value=-(2**62), max_value=2**62)
facts = st.one_of(
    st.builds(Finished, ids, times), st.builds(PartDone, ids, parts, times), st.builds(Touched, ids, times)
)
bags = st.lists(facts, max_size=30)
traces = st.builds(Trace, st.none() | times, st.frozensets(parts), st.none() | times)
plans = st.lists(
    st.builds(
        Planned,
        ids,
        st.sampled_from(["lesson", "quiz", "story", "debate"]),
        st.integers(1, 6),
        st.just(""),
        st.just("Title"),
        st.integers(0, 90),
        st.lists(st.tuples(parts, st.integers(0, 500)), max_size=3, unique_by=lambda part: part[0]).map(tuple),
    ),
    max_size=6,
    unique_by=lambda planned: planned.id,
)


def day_of(_ms):
    return datetime(2021, 1, 18, tzinfo=UTC).date()


@given(bags, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(bag, random):
    again = [*bag, *random.choices(bag, k=len(bag))] if bag else []
    random.shuffle(again)
    assert fold(again) == fold(bag)


@given(traces, traces, traces)
def test_join_is_associative_commutative_and_idempotent(one, two, three):
    assert join(one, join(two, three)) == join(join(one, two), three)
    assert join(one, two) == join(two, one)
    assert join(one, one) == one == join(one, NOTHING)


@given(bags, bags)
def test_folding_two_laptops_apart_and_joining_is_folding_them_together(mine, other):
    left, right = fold(mine), fold(other)
    together = {id: join(left.get(id, NOTHING), right.get(id, NOTHING)) for id in left.keys() | right.keys()}
    assert together == fold([*mine, *other])


@given(plans, bags, facts)
def test_one_more_fact_never_takes_progress_back(plan, bag, fact):
    before, after = fold(bag), fold([*bag, fact])
    for item in plan:
        then, now = before.get(item.id, NOTHING), after.get(item.id, NOTHING)
        assert share_done(item, now) >= share_done(item, then)
        assert minutes_left(item, now) <= minutes_left(item, then)


@given(plans, bags)
def test_rows_hold_only_kinds_that_open_with_one_current_unless_all_are_done(plan, bag):
    found = rows(plan, fold(bag), kinds=KINDS, date_of=day_of)
    assert [row.id for row in found] == [item.id for item in plan if item.kind in KINDS]
    current = [row for row in found if row.state is ActivityState.CURRENT]
    is_open = [row for row in found if row.done_on is None]
    assert len(current) == min(1, len(is_open))
    assert all(row in is_open for row in current)
    for row in found:
        assert (row.minutes_left == 0) == (row.state is ActivityState.DONE)
        assert row.minutes_left <= max(1, row.minutes)
    week = totals(found)
    assert (week.done_on is not None) == (bool(found) and week.done == week.total)
