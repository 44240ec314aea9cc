"""How far a learner has come: a pure fold over what they did.

Promises: the result depends only on which facts are in the bag, never on their order or on how often one
arrives, so two laptops that hold the same entries show the same ticks; activities of kinds the program cannot
open are counted nowhere. Refuses: to look at a clock, a pack or a database; all of it comes as arguments.
Called by operations.journey, .lessons, .quizzes and .team.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityRow, ActivityState

DateOf = Callable[[int], date]
"""Milliseconds UTC to the calendar day where the learner is."""


@dataclass(frozen=True)
class Finished:
    """The learner said they are done with it. Times are milliseconds UTC by the laptop that wrote them."""

    activity: ActivityId
    written: int


@dataclass(frozen=True)
class PartDone:
    """A section was read, or a question answered; ``part`` is its stable id."""

    activity: ActivityId
    part: str
    written: int


@dataclass(frozen=True)
class Touched:
    """The learner was there: a place was kept."""

    activity: ActivityId
    written: int


Fact = Finished | PartDone | Touched


@dataclass(frozen=True)
class Trace:
    """What all facts about one activity say together. ``finished``: first time; ``touched``: last time."""

    finished: int | None = None
    parts: frozenset[str] = frozenset()
    touched: int | None = None


NOTHING: Final = Trace()


def join(one: Trace, other: Trace) -> Trace:
    """Both at once. Associative, commutative, idempotent."""
    return Trace(
        finished=min((when for when in (one.finished, other.finished) if when is not None), default=None),
        parts=one.parts | other.parts,
        touched=max((when for when in (one.touched, other.touched) if when is not None), default=None),
    )


def trace_of(fact: Fact) -> Trace:
    """What one fact says alone."""
    match fact:
        case Finished():
            return Trace(finished=fact.written, touched=fact.written)
        case PartDone():
            return Trace(parts=frozenset({fact.part}), touched=fact.written)
        case Touched():
            return Trace(touched=fact.written)


def fold(facts: Iterable[Fact]) -> dict[ActivityId, Trace]:
    """Every activity that any fact is about, with what the facts say of it."""
    traces: dict[ActivityId, Trace] = {}
    for fact in facts:
        traces[fact.activity] = join(traces.get(fact.activity, NOTHING), trace_of(fact))
    return traces


@dataclass(frozen=True)
class Planned:
    """An activity as its pack plans it.

    ``minutes``: the author's estimate. ``parts``: stable ids of its sections or questions, each with its weight
    (length of text, or 1); empty while the activity was never opened.
    """

    id: ActivityId
    kind: str
    week: int
    number: str
    title: str
    minutes: int
    parts: tuple[tuple[str, int], ...] = ()


def share_done(planned: Planned, trace: Trace) -> float:
    """How much of one activity is done, from 0.0 to 1.0. Unfinished is never 1.0, whatever was read."""
    if trace.finished is not None:
        return 1.0
    total = sum(weight for _, weight in planned.parts)
    if total <= 0:
        return 0.0
    done = sum(weight for part, weight in planned.parts if part in trace.parts)
    return min(done / total, 0.99)


def minutes_left(planned: Planned, trace: Trace) -> int:
    """Whole minutes, rounded up: 0 only when finished."""
    if trace.finished is not None:
        return 0
    left = planned.minutes * (1.0 - share_done(planned, trace))
    return max(1, -int(-left // 1))


def rows(
    plan: Iterable[Planned],
    traces: Mapping[ActivityId, Trace],
    *,
    kinds: frozenset[str],
    date_of: DateOf,
) -> tuple[ActivityRow, ...]:
    """The plan with its state, in the plan's order, without the kinds not in ``kinds``. One row is CURRENT."""
    found = tuple(_row(item, traces.get(item.id, NOTHING), date_of) for item in plan if item.kind in kinds)
    current = where_to_go_on(found, traces)
    return tuple(
        replace(row, state=ActivityState.CURRENT) if current is not None and row.id == current.id else row
        for row in found
    )


def _row(item: Planned, trace: Trace, date_of: DateOf) -> ActivityRow:
    done = trace.finished is not None
    return ActivityRow(
        id=item.id,
        kind=item.kind,
        week=item.week,
        number=item.number,
        title=item.title,
        minutes=item.minutes,
        minutes_left=minutes_left(item, trace),
        state=ActivityState.DONE if done else ActivityState.OPEN,
        done_on=date_of(trace.finished) if trace.finished is not None else None,
    )


def where_to_go_on(found: Sequence[ActivityRow], traces: Mapping[ActivityId, Trace]) -> ActivityRow | None:
    """Where they left off: the activity touched last, or the next open one after it; None when all are done."""
    touched = [(traces[row.id].touched or 0, index) for index, row in enumerate(found) if row.id in traces]
    start = max(touched)[1] if touched else 0
    for row in (*found[start:], *found[:start]):
        if row.done_on is None:
            return row
    return None


@dataclass(frozen=True)
class Totals:
    """Of one week: activities, minutes, and the day the last one was finished when all are."""

    done: int
    total: int
    minutes_left: int
    done_on: date | None


def totals(found: Sequence[ActivityRow]) -> Totals:
    """Counts over the rows of one week."""
    days = [row.done_on for row in found if row.done_on is not None]
    complete = bool(found) and len(days) == len(found)
    return Totals(len(days), len(found), sum(row.minutes_left for row in found), max(days) if complete else None)
