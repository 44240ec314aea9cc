"""Packs as the Packs page and ``fieldbook packs list`` show them. Sizes in bytes of stored content."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.transfers import NO_LIMITS, Hold, TransferLimits


@dataclass(frozen=True)
class PackRow:
    """``update_size``: bytes that an update takes, 0 when there is none. ``wanted``: it is in the queue; ``hold``: what
    it waits for there, as far as this laptop's memory tells (the window's transfer knows of the link). ``old``: older
    versions that are kept, and the bytes that only they need. ``opens``: the first day of its week, if the cohort has
    a calendar. ``is_open``: False for a language that lies on this laptop beside the one that is read."""

    id: PackId
    language: str
    week: int | None
    title: str
    state: PackState
    version: str | None  # installed
    available: str | None  # newest known
    size: int
    here: int
    installed_on: datetime | None
    signer: str | None  # last four hex digits of the key that signed it
    reason: str | None  # a code of errors.CODES when damaged or refused
    update_size: int = 0
    wanted: bool = False
    hold: Hold | None = None
    paused: bool = False
    old: tuple[tuple[str, int], ...] = ()
    opens: date | None = None
    is_open: bool = True


@dataclass(frozen=True)
class PacksView:
    """``fresh_until``: after this the list of packs may be out of date; nothing is refused for it. ``old_bytes``: what
    older versions take that are kept."""

    rows: tuple[PackRow, ...]
    used: int
    free: int
    source: str | None  # folder or address last asked
    asked: datetime | None
    fresh_until: datetime | None = None
    limits: TransferLimits = NO_LIMITS
    old_bytes: int = 0


@dataclass(frozen=True)
class Installed:
    """What an installation did. ``requests`` and ``bytes`` are 0 from a folder."""

    id: PackId
    version: str
    members: int
    fetched: int
    requests: int
    bytes: int
