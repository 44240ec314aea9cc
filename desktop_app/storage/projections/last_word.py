"""Which of two entries about the same thing is the newer one, on laptops whose clocks cannot be trusted.

Promises: among entries from elsewhere the later ``written`` wins, and every laptop agrees which that is. What the
learner does on this laptop wins over everything this laptop knows already, because it was done knowing it: otherwise
a clock that once stood ten years ahead would freeze the place in a lesson for ten years.
Called by the projections in which the last writer wins.
"""

from desktop_app.storage.projections import View, is_later
from sync_protocol.entries import Entry


def supersedes(view: View, entry: Entry, written: int | None, entry_id: str | None) -> bool:
    """Whether this entry beats the one written then (ms UTC) under that id (text form). None stands for no entry."""
    if is_later(entry, written, entry_id):
        return True
    return bool(view.database.value("SELECT own FROM entries WHERE run = ? AND counter = ?", entry.id))
