"""What happens to a file between its choosing and its keeping, and to a picture before it is seen; all of it on the
database thread, because a large photo takes a moment.

Promises: nothing is kept here, and nothing is written to the disk, not even what came from the clipboard.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from desktop_app.domain.files import Chosen
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files
from desktop_app.operations.session import Session
from desktop_app.qt_support.shrinking import shrunk, thumbnail

WORTH: Final = 200_000
"""Bytes that a smaller picture must save before anybody is asked about it."""


class Given(NamedTuple):
    """A file on the disk, or a picture that was copied."""

    name: str
    path: Path | None = None
    image: QImage | None = None


@dataclass(frozen=True)
class Weighed:
    """A file that may be added, and the smaller picture in its place if that is worth a question."""

    chosen: Chosen
    smaller: Chosen | None = None


class Seen(NamedTuple):
    """A picture to be shown."""

    file: RecordId
    image: QImage


def weigh(_session: Session, given: Given) -> Weighed:
    """Reads it and makes it smaller, to see what that saves. Raises Known: as files.choose."""
    if given.path is not None:
        chosen = files.choose(given.path)
    else:
        chosen = files.pasted(given.name, _written(given.image or QImage()))
    if not chosen.is_picture or len(chosen.content) <= WORTH:
        return Weighed(chosen)
    picture = shrunk(chosen.content)
    smaller = chosen if picture is None else files.shrunk(chosen, picture)
    saves = len(chosen.content) - len(smaller.content)
    return Weighed(chosen, smaller if saves >= WORTH else None)


def see(session: Session, file: RecordId, side: int) -> Seen:
    """The picture within a square of so many pixels. Raises Known("file-away")."""
    return Seen(file, thumbnail(files.content(session, file), side))


def _written(image: QImage) -> bytes:
    buffer = QBuffer(data := QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes where Qt wants a string
    return bytes(data.data())
