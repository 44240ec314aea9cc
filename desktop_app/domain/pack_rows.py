"""Packs as the Packs page and ``fieldbook packs list`` show them. Sizes in bytes of stored content."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState


@dataclass(frozen=True)
class PackRow:
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


@dataclass(frozen=True)
class PacksView:
    """``fresh_until``: after this the list of packs may be out of date; nothing is refused for it."""

    rows: tuple[PackRow, ...]
    used: int
    free: int
    source: str | None  # folder or address last asked
    asked: datetime | None
    fresh_until: datetime | None = None


@dataclass(frozen=True)
class Installed:
    """What an installation did. ``requests`` and ``bytes`` are 0 from a folder."""

    id: PackId
    version: str
    members: int
    fetched: int
    requests: int
    bytes: int
