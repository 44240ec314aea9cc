"""What the list of the notebook shows, read in one go on the database thread."""

from dataclasses import dataclass

from desktop_app.domain.marks import LostPlace
from desktop_app.domain.notes import NoteSummary
from desktop_app.operations import notes
from desktop_app.operations.lost_places import lost_lessons
from desktop_app.operations.session import Session


@dataclass(frozen=True)
class Shelf:
    """All that the list shows. ``lost``: marks in lessons that are not on this laptop."""

    rows: tuple[NoteSummary, ...]
    count: int
    tags: tuple[tuple[str, int], ...]
    binned: int
    lost: tuple[LostPlace, ...]


def read_shelf(session: Session, tag: str | None, binned: bool, query: str) -> Shelf:
    """The notes of a filter and a search, and the counts of the filters."""
    rows = notes.list_notes(session, tag=tag, deleted=binned, query=query)
    plain = tag is None and not query
    count = len(rows) if plain and not binned else len(notes.list_notes(session))
    bin_count = len(rows) if plain and binned else len(notes.list_notes(session, deleted=True))
    return Shelf(rows, count, notes.tags(session), bin_count, lost_lessons(session))
