"""Examples of how far somebody has come. What holds for all inputs is in tests/properties/test_progress.py."""

from datetime import UTC, date, datetime

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityState
from desktop_app.domain.progress import (
    Finished,
    PartDone,
    Planned,
    Touched,
    Trace,
    fold,
    minutes_left,
    rows,
    share_done,
    totals,
    where_to_go_on,
)

KINDS = frozenset({"lesson", "testimony", "quiz"})
L1, T1, L2, QUIZ, STORY = (ActivityId(each) for each in ("w1-l1", "w1-t1", "w1-l2", "w1-quiz", "w1-story"))
PLAN = (
    Planned(L1, "lesson", 1, "1.1", "Why we coordinate", 18, (("start", 600), ("three-words", 400))),
    Planned(T1, "testimony", 1, "", "The list", 6),
    Planned(STORY, "story", 1, "", "The bridge, chapter 1", 15),
    Planned(L2, "lesson", 1, "1.2", "Who is in the field", 20, (("a", 1), ("b", 1), ("c", 1))),
    Planned(QUIZ, "quiz", 1, "", "Share, or do not share?", 8, (("q1", 1), ("q2", 1))),
)


def day_of(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()


def ms(day: int, hour: int = 12) -> int:
    return int(datetime(2021, 2, day, hour, tzinfo=UTC).timestamp() * 1000)


def shown(*facts):
    return rows(PLAN, fold(facts), kinds=KINDS, date_of=day_of)


def test_a_fresh_learner_starts_at_the_first_activity():
    found = shown()
    assert [row.id for row in found] == [L1, T1, L2, QUIZ]
    assert [row.state for row in found] == [ActivityState.CURRENT] + [ActivityState.OPEN] * 3
    assert [row.minutes_left for row in found] == [18, 6, 20, 8]


def test_kinds_of_the_future_are_counted_nowhere_even_when_somebody_finished_them():
    found = shown(Finished(STORY, ms(3)))
    assert STORY not in {row.id for row in found}
    assert totals(found).total == 4
    assert totals(found).done == 0


def test_sections_read_shorten_what_is_left_by_their_length():
    traces = fold([PartDone(L1, "start", ms(1))])
    assert share_done(PLAN[0], traces[L1]) == 0.6
    assert minutes_left(PLAN[0], traces[L1]) == 8  # 7.2, rounded up


def test_everything_read_but_not_finished_still_has_a_minute_left():
    traces = fold([PartDone(L1, "start", 1), PartDone(L1, "three-words", 2)])
    assert minutes_left(PLAN[0], traces[L1]) == 1
    assert shown(PartDone(L1, "start", 1), PartDone(L1, "three-words", 2))[0].state is ActivityState.CURRENT


def test_a_section_that_a_new_version_dropped_counts_for_nothing():
    traces = fold([PartDone(L1, "gone", 1)])
    assert minutes_left(PLAN[0], traces[L1]) == 18


def test_an_activity_never_opened_has_no_known_parts_and_all_its_minutes():
    assert minutes_left(PLAN[1], Trace(parts=frozenset({"x"}))) == 6


def test_finished_is_the_first_time_and_has_nothing_left():
    row = shown(Finished(L1, ms(5)), Finished(L1, ms(2)), PartDone(L1, "start", ms(9)))[0]
    assert (row.state, row.done_on, row.minutes_left) == (ActivityState.DONE, date(2021, 2, 2), 0)


def test_after_finishing_one_the_next_open_one_is_where_to_go_on():
    traces = fold([Finished(T1, ms(4)), Finished(L1, ms(3))])
    found = rows(PLAN, traces, kinds=KINDS, date_of=day_of)
    assert where_to_go_on(found, traces).id == L2


def test_where_they_left_off_wins_over_what_was_skipped():
    traces = fold([Finished(L1, ms(1)), Touched(QUIZ, ms(3))])
    found = rows(PLAN, traces, kinds=KINDS, date_of=day_of)
    assert where_to_go_on(found, traces).id == QUIZ


def test_after_the_last_one_it_goes_back_to_what_was_skipped():
    traces = fold([Finished(L1, ms(1)), Finished(QUIZ, ms(3))])
    found = rows(PLAN, traces, kinds=KINDS, date_of=day_of)
    assert where_to_go_on(found, traces).id == T1


def test_when_all_is_done_there_is_nowhere_to_go_on_and_the_week_has_a_date():
    found = shown(*(Finished(row.id, ms(day)) for day, row in enumerate(PLAN, start=1)))
    assert all(row.state is ActivityState.DONE for row in found)
    week = totals(found)
    assert (week.done, week.total, week.minutes_left, week.done_on) == (4, 4, 0, date(2021, 2, 5))


def test_a_week_half_done_has_no_date():
    week = totals(shown(Finished(L1, ms(1))))
    assert (week.done, week.total, week.minutes_left, week.done_on) == (1, 4, 34, None)


def test_an_empty_week_is_not_done():
    assert totals(()).done_on is None
