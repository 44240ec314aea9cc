"""States of sharing to show, on Wednesday 10 February 2021 at 09:41."""

from dataclasses import replace
from datetime import UTC, datetime

from desktop_app.domain.sharing import ExchangeRow, SharingState, SharingStatus, SyncView, WaitingItem

NOW = datetime(2021, 2, 10, 9, 41, tzinfo=UTC)


def moment(month: int, day: int, hour: int, minute: int) -> datetime:
    """In 2021."""
    return datetime(2021, month, day, hour, minute, tzinfo=UTC)


def exchange(when: datetime, *, code: str | None = None, duration: float = 12.0, up: int = 2100) -> ExchangeRow:
    """One that went well, unless it has a code."""
    entries = 0 if code else 3
    return ExchangeRow(when, code is None, code, duration, up, 11_000, entries, entries)


PRACTICE = WaitingItem(
    "1.1", "practice", "Ask for the role, not the name", moment(2, 9, 17, 20), 6000, SharingState.WAITING
)
NOTE = WaitingItem("1.2", "note", "Barrier at the ford", moment(2, 9, 12, 4), 200, SharingState.WAITING)
ANSWERS = WaitingItem("1.3", "quiz", "Quiz answers, week 3", moment(2, 8, 9, 0), 1100, SharingState.RECEIVED)
REFUSED = replace(PRACTICE, state=SharingState.REFUSED, reason="The title is empty.")

HISTORY = (
    exchange(moment(2, 8, 18, 40), code="cut", duration=42),
    *(exchange(moment(1, day, 7, 55)) for day in range(28, 20, -1)),
)

WAITING = SyncView(
    status=SharingStatus(True, None, True, 2, None, moment(2, 8, 18, 40), 0),
    items=(PRACTICE, NOTE, ANSWERS),
    waiting_bytes=6200,
    history=HISTORY,
    exchanges=len(HISTORY),
    next_try=moment(2, 10, 18, 0),
    centre="https://centre.example.org",
    month_up=214_000,
    month_down=6_100_000,
)
ALONE = SyncView(SharingStatus(True, None, False, 0, None, None, 0), (), 0, (), 0, None, None, 0, 0)
