"""Notes as the notebook shows them. Text is Markdown; times are the laptop's, with its zone."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.marks import Anchor
from desktop_app.domain.sharing import SharingState


@dataclass(frozen=True)
class NoteSummary:
    """One line of the list; ``snippet`` is the first 160 characters without Markdown signs."""

    id: RecordId
    title: str
    snippet: str
    tags: tuple[str, ...]
    week: int | None  # of the anchor's lesson, or of the cohort's calendar when it was written
    changed: datetime
    anchor: Anchor | None
    deleted: datetime | None
    state: SharingState
    recovered: bool = False  # or partly so, see NoteView


@dataclass(frozen=True)
class NoteView:
    """An open note. ``lesson_title``: number and title of the anchor's lesson when its pack is installed.

    ``external_id``: its name where it was imported from. ``recovered``: the note was deleted for good, and this is
    what was written elsewhere meanwhile, without what it stood in. ``partial``: words of it were written into a part
    of the note that is not here, and stand where they can be read until that comes.
    """

    id: RecordId
    title: str
    text: str
    tags: tuple[str, ...]
    anchor: Anchor | None
    lesson_title: str | None
    changed: datetime
    deleted: datetime | None
    state: SharingState
    external_id: str | None = None
    recovered: bool = False
    partial: bool = False


@dataclass(frozen=True)
class NoteVersion:
    """An earlier version of a note. ``place`` names it on this laptop."""

    place: int
    when: datetime


@dataclass(frozen=True)
class PastNote:
    """What stood in an earlier version."""

    place: int
    when: datetime
    title: str
    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class SeenNote:
    """What somebody had before them who changed a note; None for what they did not see."""

    title: str | None = None
    text: str | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True)
class SavedText:
    """What a save returns: the texts after received edits were merged in, by field name.

    An editor whose text moved on since calls domain.text_merge.rebase(base=sent, mine=now, theirs=fields[name]).
    """

    id: RecordId
    fields: dict[str, str]
    changed: datetime
