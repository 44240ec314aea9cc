"""The course as one screen: weeks, activities, where to go on, the cohort's calendar, what waits to be shared.

Promises: says the same whatever the laptop's clock says, as far as the centre's last word allows; a week whose pack is
not here has its place; nobody is told to be late. Reads only. Raises nothing about packs: a damaged one is a state.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain import schedule
from desktop_app.domain.course_language import Spoken
from desktop_app.domain.journey import ActivityRow, Continue, JourneyView, PackState, WeekRow
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.progress import NOTHING, totals, where_to_go_on
from desktop_app.domain.schedule import Contact, Schedule, believed_now
from desktop_app.domain.sharing import SharingState, WaitingItem
from desktop_app.operations import course, course_language, exchanging, pack_rows, sharing_items
from desktop_app.operations.course import Standing
from desktop_app.operations.session import Session
from desktop_app.storage.projections import cohort, marks
from desktop_app.storage.settings import CENTRE_CLOCK, LAST_CONTACT

_TO_BE_SHARED = (SharingState.WAITING, SharingState.REFUSED)
_BEST_FIRST = (
    PackState.INSTALLED,
    PackState.UPDATE,
    PackState.DAMAGED,
    PackState.PARTLY,
    PackState.AVAILABLE,
    PackState.ABSENT,
)


def journey(session: Session, today: date | None = None) -> JourneyView:
    """All that the Journey page shows. ``today``: the laptop's, corrected by what the centre said, unless given."""
    day = today_of(session) if today is None else today
    now = course.standing(session)
    placed = cohort.current(session.database)
    plan = placed.schedule if placed is not None else None
    pace = schedule.NO_PACE if plan is None else schedule.pace(plan, day, now.rows)
    following = where_to_go_on(now.rows, now.traces)
    weeks = _weeks(session, now, plan)
    current = _current_week(following, weeks, plan, day)
    status = exchanging.status(session)
    return JourneyView(
        course=now.spots[0].pack.manifest.course if now.spots else "",
        weeks=tuple(_week_row(week, plan, is_open=week.number == current) for week in weeks),
        current_week=current,
        next=None if following is None else _continue(session, now, following),
        calendar=() if plan is None else schedule.calendar(plan, now.rows),
        today=day,
        behind=pace.behind,
        cohort_at=pace.at,
        waiting=_waiting(session) if status.enrolled else (),
        status=status,
    )


def today_of(session: Session) -> date:
    """Today where the learner is, by the laptop's clock unless the centre's last word shows that it is wrong."""
    contact = None
    centre = session.settings.get(CENTRE_CLOCK)
    if isinstance(centre, int):
        contact = Contact(session.settings.number(LAST_CONTACT), centre)
    return session.clock.local(believed_now(session.clock.now(), contact)).date()


def _waiting(session: Session) -> tuple[WaitingItem, ...]:
    return tuple(item for item in sharing_items.items(session) if item.state in _TO_BE_SHARED)


@dataclass(frozen=True)
class _Week:
    """A week before it becomes a row."""

    number: int
    title: str
    rows: tuple[ActivityRow, ...]
    pack: PackRow | None
    spoken: Spoken | None


def _weeks(session: Session, now: Standing, plan: Schedule | None) -> tuple[_Week, ...]:
    packs = _packs_by_week(session)
    spoken: dict[int | None, Spoken] = {}
    titles = {number: row.title for number, row in packs.items()}
    for pack in session.packs.installed():
        titles |= {week.number: week.title for week in pack.manifest.course_weeks}
        spoken.setdefault(pack.manifest.week, course_language.spoken(session, pack))
    numbers = set(titles) | set(range(1, plan.weeks + 1) if plan is not None and titles else ())
    return tuple(
        _Week(
            number=number,
            title=titles.get(number, ""),
            rows=tuple(row for row in now.rows if row.week == number),
            pack=packs.get(number),
            spoken=spoken.get(number),
        )
        for number in sorted(numbers)
    )


def _packs_by_week(session: Session) -> Mapping[int, PackRow]:
    """Of each week the pack to show: what is here before what could be had, the learner's language before others."""
    language = course_language.wanted(session)

    def rank(row: PackRow) -> tuple[bool, int, bool, bool]:
        return not row.is_open, _BEST_FIRST.index(row.state), row.language != language, row.language != "en"

    found: dict[int, PackRow] = {}
    for row in sorted(pack_rows.view(session).rows, key=rank):
        if row.week is not None:
            found.setdefault(row.week, row)
    return found


def _week_row(week: _Week, plan: Schedule | None, *, is_open: bool) -> WeekRow:
    count = totals(week.rows)
    dated = plan is not None and week.number <= plan.weeks
    starts, ends = plan.week(week.number) if plan is not None and dated else (None, None)
    return WeekRow(
        number=week.number,
        title=week.title,
        pack=week.pack.id if week.pack else None,
        pack_state=week.pack.state if week.pack else PackState.ABSENT,
        size=week.pack.size if week.pack else 0,
        here=week.pack.here if week.pack else 0,
        done=count.done,
        total=count.total,
        minutes_left=count.minutes_left,
        done_on=count.done_on,
        starts=starts,
        ends=ends,
        is_open=is_open and bool(week.rows),
        activities=week.rows,
        spoken=week.spoken,
    )


def _current_week(following: ActivityRow | None, weeks: Sequence[_Week], plan: Schedule | None, day: date) -> int:
    """The learner's own week: of what comes next; when all that is here is done, the first that is not here."""
    if following is not None:
        return following.week
    if any(week.rows for week in weeks):
        return next((week.number for week in weeks if not week.rows), weeks[-1].number)
    numbers = [week.number for week in weeks]
    return _clamped(plan.position(day).week if plan is not None else 1, numbers)


def _clamped(number: int, numbers: Iterable[int]) -> int:
    known = sorted(numbers) or [1]
    return min(max(number, known[0]), known[-1])


def _continue(session: Session, now: Standing, row: ActivityRow) -> Continue:
    """Where in the activity they left off: the section kept as place, else the first part not done."""
    trace = now.traces.get(row.id, NOTHING)
    if trace.touched is None:
        return Continue(row, section=1, sections=0)
    parts = [part for part, _ in course.parts_of(session, now.spots[now.find(row.id)])]
    kept = marks.place(session.database, row.id)
    if kept is not None and kept.section in parts:
        return Continue(row, parts.index(kept.section) + 1, len(parts))
    undone = (index for index, part in enumerate(parts, start=1) if part not in trace.parts)
    return Continue(row, next(undone, len(parts)), len(parts))
