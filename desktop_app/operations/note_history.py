"""Earlier versions of a note: when there are any, and what stood in one.

Promises: read from the journal at any time, nothing is stored for it; using the words of one is an ordinary edit of the
note (notes.save_note), so nothing that was written since is lost: it is a version, too.
Raises Known("record-unknown") for a note or a version that is not here.
"""

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import NoteVersion, PastNote
from desktop_app.operations.notes import KIND, parse_note
from desktop_app.operations.session import Session
from desktop_app.storage import history


def versions(session: Session, note: RecordId) -> tuple[NoteVersion, ...]:
    """The versions before the present one, the latest first: the last of every hour of the latest day, of every day of
    the latest month, of every week before that."""
    record = parse_note(session, note)
    found = history.versions(session.journal.entries, KIND, record, session.clock.now())
    return tuple(NoteVersion(each.place, session.clock.local(each.written)) for each in reversed(found[:-1]))


def version(session: Session, note: RecordId, place: int) -> PastNote:
    """What stood in one of them."""
    record = parse_note(session, note)
    found = history.at_place(session.journal.entries, KIND, record, place)
    if found is None:
        raise Known("record-unknown", id=note)
    content = history.content_at(session.journal.entries, KIND, record, found)
    return PastNote(
        place=place,
        when=session.clock.local(found.written),
        title=content.texts["title"],
        text=content.texts["text"],
        tags=tuple(sorted(content.sets["tags"])),
    )
