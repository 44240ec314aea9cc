"""Emptying the bin: what has lain there for thirty days goes for good.

Promises: done within an exchange, after everything that the centre has was received, so that an edit made elsewhere
has had its chance to bring a text back; the thirty days are those of the centre's clock. What goes is named entry by
entry: what somebody writes meanwhile without knowing of it is not among them. Called by the engine.
"""

from typing import Final

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practice_state import came_back
from desktop_app.storage import bin as text_bin
from desktop_app.storage.erasing import ERASED
from desktop_app.storage.projections import notes, practice_drafts, submissions
from desktop_app.sync.laptop import Laptop
from sync_protocol.bodies import Erased, PracticeWithdrawn
from sync_protocol.identifiers import EntryId

TERM: Final = 30 * 24 * 3_600_000
"""How long a text lies in the bin, in ms."""


DESCRIBED: Final = "file.described"
"""A text takes its files along: with these bodies go names and keys, and so the boxes (projections/files.py)."""


def empty(laptop: Laptop, clock: int) -> int:
    """Erases what has lain in the bin for its term. ``clock``: what the centre's says now, ms UTC. Returns how many
    texts went."""
    text_bin.tell(laptop.database, clock)
    lying = (
        *(("note", record) for record in notes.binned(laptop.database)),
        *(("practice", record) for record in practice_drafts.binned(laptop.database)),
    )
    due = [(family, record) for family, record in lying if _is_due(laptop, family, record, clock)]
    if due:
        with laptop.database.write():  # looked at once more within it: a command may just have restored one
            due = [(family, record) for family, record in due if _is_due(laptop, family, record, clock)]
            for family, record in due:
                _erase(laptop, family, record)
    return len(due)


def _is_due(laptop: Laptop, family: str, record: EntryId, clock: int) -> bool:
    since = text_bin.lies_since(laptop.database, laptop.journal.entries, record, family)
    return since is not None and clock - since >= TERM


def _erase(laptop: Laptop, family: str, record: EntryId) -> None:
    entries = laptop.journal.entries
    named = [*entries.with_bodies(record, f"{family}.edit"), *entries.with_bodies(record, DESCRIBED)]
    if family == "practice":
        _take_back(laptop, record)
    laptop.journal.append(ERASED, Erased([(each.run, each.counter) for each in named]), about=record)


def _take_back(laptop: Laptop, draft: EntryId) -> None:
    """What the centre sent back or refused of this draft still lies there, and goes with it."""
    for each in submissions.of_draft(laptop.database, RecordId(draft.text())):
        if came_back(each):
            body = PracticeWithdrawn(draft.text(), each.turn)
            laptop.journal.append("practice.withdrawn", body, about=EntryId.parse(each.id))
