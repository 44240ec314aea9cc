"""A photo or a PDF that belongs to a note or a draft, as screens and commands show it.

Promises: data only. Made by operations/files.py.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from desktop_app.domain.identifiers import RecordId

ENDINGS: Final = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf"}
"""Type of content → how the name of such a file ends."""


class FileState(StrEnum):
    """Where the content is."""

    SAVED = "saved"  # on this laptop only: no centre to send it to
    WAITING = "waiting"  # on this laptop, will go once nothing small waits
    RECEIVED = "received"  # on this laptop and at the centre
    AWAY = "away"  # not on this laptop: fetched when somebody asks
    WANTED = "wanted"  # being fetched
    REFUSED = "refused"  # on this laptop; the centre does not take it


@dataclass(frozen=True)
class FileView:
    """``size``: bytes of the content; ``width``, ``height`` in pixels, 0 for a PDF. ``moved``: bytes that are here of
    one that is wanted, ``total`` all that have to come. ``reason``: a code of errors.CODES where it was refused.
    ``goes``: with its draft, when that is submitted; the learner may keep it back.
    ``others``: it belongs to a practice that somebody else published, so it can be fetched, opened and saved, and not
    taken off."""

    id: RecordId
    record: RecordId
    name: str
    media: str
    size: int
    width: int
    height: int
    added: datetime
    state: FileState
    moved: int
    total: int
    reason: str | None = None
    goes: bool = True
    others: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it can be opened now."""
        return self.state not in (FileState.AWAY, FileState.WANTED)

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown small."""
        return self.media.startswith("image/")


@dataclass(frozen=True)
class Chosen:
    """A file that may be added: ``content`` is what will be kept, without what a camera wrote about itself.
    ``was``: bytes of the file as it lies on the disk."""

    name: str
    media: str
    content: bytes
    width: int
    height: int
    was: int

    @property
    def is_picture(self) -> bool:
        """Whether it can be shrunk."""
        return self.media.startswith("image/")
