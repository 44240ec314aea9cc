"""Good practices: eight parts, one state path."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.domain.identifiers import PackId, RecordId
from desktop_app.domain.sharing import SharingState

PARTS: Final = ("context", "problem", "action", "who", "result", "evidence", "limits", "transfer")
"""The eight parts, in their fixed order (LOOK.md). ``title`` and ``place`` stand beside them."""


@dataclass(frozen=True)
class Decision:
    """What a moderator said. ``published`` False means returned."""

    published: bool
    text: str
    by: str
    when: datetime


@dataclass(frozen=True)
class PracticeSummary:
    """``id`` is the draft's record for own practices, the submission's for published ones of others."""

    id: RecordId
    title: str
    place: str
    mine: bool
    author: str
    state: SharingState
    changed: datetime
    deleted: datetime | None = None


@dataclass(frozen=True)
class PathStep:
    state: SharingState
    done: bool
    now: bool


@dataclass(frozen=True)
class Begun:
    """The version of a pack in which a draft was begun. ``week``, ``title`` and ``version_now`` are of the version that
    is open now; None and "" when the pack is not on this laptop."""

    pack: PackId
    version: str
    week: int | None = None
    title: str = ""
    version_now: str | None = None

    @property
    def is_older(self) -> bool:
        """Whether another version has been opened since."""
        return self.version_now is not None and self.version != self.version_now


@dataclass(frozen=True)
class PracticeView:
    """An open practice.

    ``editable``: own, here and not deleted. ``edited_since``: the draft differs from what was submitted.
    ``refused``: the centre's words when it said no. ``can_submit``, ``can_withdraw``: what the state allows now.
    ``begun``: with which version of which pack, when it is known.
    """

    id: RecordId
    title: str
    place: str
    parts: dict[str, str]
    mine: bool
    author: str
    state: SharingState
    path: tuple[PathStep, ...]
    decision: Decision | None
    editable: bool
    edited_since: bool
    changed: datetime
    deleted: datetime | None = None
    refused: str | None = None
    can_submit: bool = False
    can_withdraw: bool = False
    begun: Begun | None = None
