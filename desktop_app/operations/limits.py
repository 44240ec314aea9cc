"""What a learner allows packs and files to take of their connection, and what this month took.

Promises: of this laptop only, never sent. Small entries (operations.exchanging) are bound by none of it.
"""

import json
from dataclasses import asdict
from datetime import datetime, time
from typing import Any, Final

from desktop_app.domain.transfers import Metered, TransferLimits
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage import exchange_history

_LIMITS: Final = "transfer_limits"
"""Setting: JSON of TransferLimits, hours as HH:MM."""

_MONTH: Final = "packs_traffic"
"""Setting: JSON of [year-month, bytes up, bytes down] that packs took in that month of the laptop's clock."""


def limits(session: Session) -> TransferLimits:
    """What is allowed. Anything unreadable is as if it had never been set."""
    found = _object(session.settings.text(_LIMITS, "{}"), dict)
    speed, begins, ends = found.get("speed"), _time(found.get("begins")), _time(found.get("ends"))
    both = begins is not None and ends is not None
    return TransferLimits(
        speed=speed if isinstance(speed, int) and speed > 0 else 0,
        begins=begins if both else None,
        ends=ends if both else None,
        metered=Metered(found["metered"]) if found.get("metered") in set(Metered) else Metered.ASK,
    )


def set_limits(session: Session, wanted: TransferLimits) -> Changed:
    """Keeps what is allowed; a download under way follows it within a second.

    Raises ValueError for a speed below zero, or one hour without the other.
    """
    if wanted.speed < 0 or (wanted.begins is None) != (wanted.ends is None):
        raise ValueError("a cap is a number of bytes, and hours are two")
    plain = asdict(wanted) | {
        "begins": wanted.begins and wanted.begins.isoformat("minutes"),
        "ends": wanted.ends and wanted.ends.isoformat("minutes"),
    }
    session.settings.set(_LIMITS, json.dumps(plain))
    return changed("preferences")


def month_traffic(session: Session) -> tuple[int, int]:
    """Bytes (sent, received) since this month began: exchanges and packs together."""
    now = _now(session)
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    up, down = exchange_history.bytes_since(session.database, int(first.timestamp() * 1000))
    packs_up, packs_down = _packs(session, now)
    return up + packs_up, down + packs_down


def limits_and_month(session: Session) -> tuple[TransferLimits, tuple[int, int]]:
    """Both, for the page that shows them together."""
    return limits(session), month_traffic(session)


def count_traffic(session: Session, up: int, down: int) -> None:
    """Adds what packs took to this month."""
    if not (up or down):
        return
    with session.database.write():
        now = _now(session)
        before = _packs(session, now)
        session.settings.set(_MONTH, json.dumps([_month(now), before[0] + up, before[1] + down]))


def _packs(session: Session, now: datetime) -> tuple[int, int]:
    match _object(session.settings.text(_MONTH, "[]"), list):
        case [str(month), int(up), int(down)] if month == _month(now):
            return up, down
    return 0, 0


def _month(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


def _now(session: Session) -> datetime:
    return session.clock.local(session.clock.now())


def _time(value: object) -> time | None:
    try:
        return time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _object(text: str, wanted: type) -> Any:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    return found if isinstance(found, wanted) else wanted()
