"""How far something a learner made has travelled. Says only what is known, never what is hoped."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SharingState(StrEnum):
    """States a person meets on chips and in ``fieldbook … list``."""

    SAVED = "saved"  # on this laptop only (mine, nothing to send, or not enrolled)
    DRAFT = "draft"
    WAITING = "waiting"  # will go with the next exchange
    RECEIVED = "received"  # acknowledged by the centre
    UNDER_REVIEW = "under-review"
    RETURNED = "returned"  # with a reason
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"  # the centre said no, with a reason; nothing was deleted


@dataclass(frozen=True)
class WaitingItem:
    """One thing that waits to be sent, or was sent lately. ``size`` in bytes (estimate before packing)."""

    record: str
    kind: str  # note | practice | activity | quiz | profile | other
    title: str
    finished: datetime
    size: int
    state: SharingState
    reason: str | None = None


@dataclass(frozen=True)
class WordsStanding:
    """How this laptop stands with the learner's twelve words. All False on an ordinary day.

    ``awaited``: a second laptop that was not given them: what is the learner's own stays on it, unsent. ``unread``:
    what another laptop of theirs wrote is here, sealed with words that are not. ``lost``: another laptop was reported
    lost, and the words that it knows are still in use here.
    """

    awaited: bool = False
    unread: bool = False
    lost: bool = False

    @property
    def wants_words(self) -> bool:
        """Whether typing in the words of the other laptop would help."""
        return self.awaited or self.unread


class FileHold(StrEnum):
    """Why photos and PDFs are not being sent or fetched at this moment."""

    WORDS = "words"  # this laptop waits for the learner's twelve words, as the notes do
    HOURS = "hours"  # outside the hours that are allowed
    METERED = "metered"  # the connection costs by the byte, and nobody allowed it
    PAUSE = "pause"  # the last try broke off; tried again at ``until``


@dataclass(frozen=True)
class FileLoad:
    """Photos and PDFs on their way: how many have to go and how many were asked for, and their bytes.

    One that is submitted goes twice, sealed and for those who read the practice; it is one file with both sizes.
    ``refused``: what the centre did not take, ``reason`` the code of the first. ``hold``: None when they go with the
    next exchange, ``until`` when it is known when they may; ``speed``: bytes a second that are allowed, 0 for all.
    """

    going: int = 0
    going_bytes: int = 0
    coming: int = 0
    coming_bytes: int = 0
    refused: int = 0
    refused_bytes: int = 0
    reason: str = ""
    hold: FileHold | None = None
    until: datetime | None = None
    speed: int = 0


@dataclass(frozen=True)
class SharingStatus:
    """The three lines of the sync badge. ``carrying``: colleagues' files that have still to reach the centre;
    ``files``: the learner's own photos and PDFs that have, ``files_refused`` those that the centre did not take."""

    saved: bool
    unsaved_code: str | None  # a code of errors.CODES when saved is False
    enrolled: bool
    waiting: int
    sending: tuple[int, int] | None  # (this one, of how many)
    last_contact: datetime | None
    refused: int  # items the centre said no to
    words: WordsStanding = WordsStanding()
    carrying: int = 0
    files: int = 0
    files_refused: int = 0


@dataclass(frozen=True)
class ExchangeRow:
    """One line of the exchange history; sizes in bytes on the wire, duration in seconds.

    ``way``: "line", or "stick" for an answer that came in a file; sizes are then those of the files.
    """

    when: datetime
    ok: bool
    code: str | None
    duration: float
    bytes_up: int
    bytes_down: int
    sent: int
    received: int
    way: str = "line"


@dataclass(frozen=True)
class SyncView:
    """All that the Sync page shows."""

    status: SharingStatus
    items: tuple[WaitingItem, ...]
    waiting_bytes: int
    history: tuple[ExchangeRow, ...]
    exchanges: int  # in all
    next_try: datetime | None
    centre: str | None  # address
    month_up: int
    month_down: int
    files: FileLoad = FileLoad()
