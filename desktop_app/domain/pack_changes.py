"""What an update of a pack, or a first installation, will change: told before a learner agrees to it.

Promises: data only. Made by operations.pack_preview; shown by the Packs page and ``fieldbook packs preview``.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.identifiers import ActivityId, PackId


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class ActivityChange:
    """One activity that differs. The counts are of text blocks (paragraphs, list items, callouts …), of table rows, of
    figures and of questions; all are 0 for ADDED and REMOVED. ``read``: whether the new text is here already, so that
    the counts could be made; else only the fact of the change is known."""

    activity: ActivityId
    kind: str
    number: str
    title: str
    change: Change
    read: bool = True
    blocks_new: int = 0
    blocks_changed: int = 0
    blocks_removed: int = 0
    rows_new: int = 0
    rows_removed: int = 0
    figures_changed: int = 0
    questions_new: int = 0
    questions_changed: int = 0
    questions_removed: int = 0


@dataclass(frozen=True)
class MarkFates:
    """Highlights, or margin notes, of this pack: ``kept`` as they are, ``text_changed`` found again in other words,
    ``place_gone`` kept in the list "their place has gone", ``unknown`` until the new text is here."""

    kept: int = 0
    text_changed: int = 0
    place_gone: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class PackPreview:
    """``size``: bytes still to be fetched; ``files``: in so many files; ``seconds`` at ``rate`` (bytes a second), both
    None while no link was measured, or from a folder. ``installed``: the version that is open, None for a first
    installation. ``drafts``: how many drafts stay with the version they were begun in. ``cost``: bytes that asking
    took; what was fetched for it is kept and not fetched again. ``glossary``: terms added and changed."""

    pack: PackId
    language: str
    week: int | None
    title: str
    installed: str | None
    offered: str
    signer: str
    activities: tuple[ActivityChange, ...]
    highlights: MarkFates
    notes: MarkFates
    drafts: int
    glossary: int
    size: int
    files: int
    seconds: float | None
    rate: float | None
    free: int
    cost: int
