"""Packs on their way to this laptop: what is wanted, how far it is, and what it waits for.

Promises: data only. Made by operations.pack_queue and qt_support.pack_transfer; shown by pages and commands.
"""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from desktop_app.domain.identifiers import PackId


class Metered(StrEnum):
    """What to do when the system says that a connection is paid by the byte."""

    ASK = "ask"
    ALLOW = "allow"
    NEVER = "never"


@dataclass(frozen=True)
class TransferLimits:
    """What a learner allows packs and files. Small entries are never bound by it.

    ``speed``: bytes a second, 0 for no cap. ``begins`` and ``ends``: hours of the laptop's own clock, both or neither;
    they may span midnight.
    """

    speed: int = 0
    begins: time | None = None
    ends: time | None = None
    metered: Metered = Metered.ASK


NO_LIMITS: Final = TransferLimits()


class Hold(StrEnum):
    """Why a wanted pack is not being fetched at this moment."""

    PAUSED = "paused"  # by the learner
    QUEUED = "queued"  # another pack is fetched first
    HOURS = "hours"  # outside the hours that are allowed
    METERED = "metered"  # the connection costs by the byte, and nobody allowed it
    LINK = "link"  # no connection, or one that broke; tried again at ``until``


@dataclass(frozen=True)
class Wanted:
    """A pack in the queue. ``source``: a folder or address that was asked for; None for the usual ones."""

    pack: PackId
    language: str
    week: int | None
    paused: bool = False
    metered_allowed: bool = False
    source: str | None = None


@dataclass(frozen=True)
class Transfer:
    """How far a wanted pack is. ``here`` and ``size`` in bytes (0: not known yet), ``rate`` in bytes a second as
    measured lately, ``seconds_left`` at that rate. ``hold`` is None while bytes arrive."""

    pack: PackId
    language: str
    here: int = 0
    size: int = 0
    rate: float | None = None
    seconds_left: float | None = None
    hold: Hold | None = None
    until: datetime | None = None
