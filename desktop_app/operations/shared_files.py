"""The files that submissions named: copies of them lie at the centre for those who may read the text.

Promises: what one text that stands still names is known, whatever becomes of another. Called by operations/practices.py
and operations/file_carrying.py.
"""

from desktop_app.operations.session import Session
from desktop_app.storage.projections import submissions
from sync_protocol.bodies import PracticeSubmitted, SharedFile, shared_files
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused


def of_submission(session: Session, submission: EntryId) -> list[SharedFile]:
    """The files that a submission named."""
    entry = session.journal.entries.get(submission)
    try:
        body = decode_body(entry.kind, entry.body) if entry is not None else None
        return shared_files(body.files) if isinstance(body, PracticeSubmitted) else []
    except BodyRefused:
        return []


def standing_boxes(session: Session) -> set[bytes]:
    """The boxes of all files of submissions that were not taken back."""
    return {file.box for each in submissions.standing(session.database) for file in of_submission(session, each)}
