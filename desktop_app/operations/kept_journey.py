"""The journey as it was last worked out, kept so that the first screen of the next start need not wait for it.

Promises: what ``read`` gives is what ``journey`` would: the database holds what it held then (storage/kept.py), the
packs folder the same versions, the program is the same and so is the day; otherwise it gives None. One thing it cannot
see, a pack's file that was damaged by somebody else, so the page works the journey out right after the first paint.
It is read before the rest of the program is imported: nothing but the database is needed for it.
Called by pages/journey and wiring.
"""

import json
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app import __version__
from desktop_app.domain.clock import Clock
from desktop_app.domain.course_language import Spoken, Stands
from desktop_app.domain.errors import Known
from desktop_app.domain.journey import (
    ActivityRow,
    ActivityState,
    CalendarWeek,
    Continue,
    JourneyView,
    PackState,
    WeekRow,
)
from desktop_app.domain.sharing import SharingState, SharingStatus, WaitingItem, WordsStanding
from desktop_app.storage import kept
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from desktop_app.operations.session import Session

_NAME: Final = "journey"


def journey(session: "Session") -> JourneyView:
    """operations.journey.journey, kept for the next start. A full disk keeps nobody from seeing it."""
    from desktop_app.operations.journey import journey as work_out

    since = session.database.data_version()
    view = work_out(session)
    # A clock that the centre proved wrong says nothing reliable about the day at the next start.
    if view.today == session.clock.today():
        text = _text(view, _stamp(session.paths.packs), session.clock.now())
        with suppress(Known):
            if _without_time(kept.read(session.database, _NAME)) != _without_time(text):
                kept.keep(session.database, _NAME, text, since)
    return view


def read(database: Database, packs: Path, clock: Clock) -> JourneyView | None:
    """The journey if it is as it was; ``packs``: the profile's packs folder. Raises Known, as any query."""
    text = kept.read(database, _NAME)
    if text is None:
        return None
    try:
        when, stamp, view = json.loads(text)
        if stamp != _stamp(packs) or clock.now() < when:
            return None
        found = _view(view)
    except (ValueError, TypeError, LookupError, OSError):
        return None  # written by another build of this version, or the packs are being changed
    return found if found.today == clock.today() else None


def _stamp(packs: Path) -> list[Any]:
    """What the journey is made of besides the database: the program and the records of packs."""
    files = sorted(path for folder in ("installed", "begun") for path in (packs / folder).glob("*.json"))
    return [__version__, [[path.name, path.stat().st_mtime_ns] for path in files]]


def _text(view: JourneyView, stamp: list[Any], now: int) -> str:
    return json.dumps([now, stamp, _plain(view)], ensure_ascii=False, separators=(",", ":"))


def _without_time(text: str | None) -> str:
    return "" if text is None else text.partition(",")[2]


def _plain(value: Any) -> Any:
    """Records as lists of their fields, in order."""
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    fields = getattr(value, "__dataclass_fields__", None)
    return value if fields is None else [_plain(getattr(value, name)) for name in fields]


def _view(row: list[Any]) -> JourneyView:
    course, weeks, current, following, calendar, today, behind, cohort_at, waiting, status = row
    return JourneyView(
        course=course,
        weeks=tuple(_week(each) for each in weeks),
        current_week=current,
        next=None if following is None else Continue(_activity(following[0]), *following[1:]),
        calendar=tuple(
            CalendarWeek(number, date.fromisoformat(starts), date.fromisoformat(ends), tuple(days))
            for number, starts, ends, days in calendar
        ),
        today=date.fromisoformat(today),
        behind=behind,
        cohort_at=None if cohort_at is None else _activity(cohort_at),
        waiting=tuple(_waiting(each) for each in waiting),
        status=_status(status),
    )


def _week(row: list[Any]) -> WeekRow:
    number, title, pack, state, size, here, done, total, minutes_left, done_on, starts, ends, is_open, *rest = row
    activities, spoken = rest
    return WeekRow(
        number=number,
        title=title,
        pack=pack,
        pack_state=PackState(state),
        size=size,
        here=here,
        done=done,
        total=total,
        minutes_left=minutes_left,
        done_on=_day(done_on),
        starts=_day(starts),
        ends=_day(ends),
        is_open=is_open,
        activities=tuple(_activity(each) for each in activities),
        spoken=None if spoken is None else Spoken(spoken[0], spoken[1], Stands(spoken[2])),
    )


def _activity(row: list[Any]) -> ActivityRow:
    found, kind, week, number, title, minutes, left, state, done_on = row
    return ActivityRow(found, kind, week, number, title, minutes, left, ActivityState(state), _day(done_on))


def _waiting(row: list[Any]) -> WaitingItem:
    record, kind, title, finished, size, state, reason = row
    return WaitingItem(record, kind, title, datetime.fromisoformat(finished), size, SharingState(state), reason)


def _status(row: list[Any]) -> SharingStatus:
    saved, unsaved, enrolled, waiting, sending, contact, refused, words, carrying, files, files_refused = row
    sent = None if sending is None else (sending[0], sending[1])
    last = None if contact is None else datetime.fromisoformat(contact)
    standing = WordsStanding(*words)
    return SharingStatus(
        saved, unsaved, enrolled, waiting, sent, last, refused, standing, carrying, files, files_refused
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
