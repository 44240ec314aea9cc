"""What a learner can do with good practices: write, send, take back, and read those of others.

Promises: a draft is the learner's own and stays on their laptops; what is sent is a new record with one frozen text and
its hash, so a word deleted from the draft never travels; the same text again is one submission; a submission taken back
before it left never leaves. Everything works without a centre, and waits for one.
Raises Known: record-unknown; practice-empty (field "title" or "parts"); too-large (field, limit); practice-state
(state, reason) when the state does not allow it: reason is "others" (not the learner's), "unchanged" (since it was
returned), "sent" (withdraw it first), "elsewhere" (its draft is not here), "deleted", or absent.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from desktop_app.domain.errors import Known
from desktop_app.domain.folding import matches, tokens
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import SavedText
from desktop_app.domain.practice_state import to_take_back
from desktop_app.domain.practices import PARTS, PracticeSummary, PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import drafts, files, practice_texts, shared_files
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.practice_texts import Frozen, Own, frozen
from desktop_app.operations.session import Session
from desktop_app.storage import bin as draft_bin
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import library, practice_drafts, profile
from desktop_app.storage.projections.practice_drafts import DraftRow
from desktop_app.sync import standing
from sync_protocol import authorship
from sync_protocol.bodies import PracticeSubmitted, PracticeWithdrawn, SharedFile, as_sent
from sync_protocol.identifiers import EntryId

KIND: Final = "practice.edit"
LINE_LIMIT: Final = 2_000
"""Code points of a title or place: more is refused by everybody who reads it (sync_protocol.bodies.Line)."""

TEXT_LIMIT: Final = 200_000


def list_practices(
    session: Session,
    *,
    mine: bool | None = None,
    state: SharingState | None = None,
    theme: str | None = None,
    deleted: bool = False,
) -> tuple[PracticeSummary, ...]:
    """Own practices and the library's, the last changed first.

    ``mine``: True only own, False only others', None both. ``theme``: words that title, place or parts must have.
    ``deleted``: what lies in the bin instead.
    """
    wanted = tokens(theme or "")
    found: list[PracticeSummary] = []
    if mine is not False:
        for own in practice_texts.all_own(session):
            row = practice_texts.summary(session, own)
            if (row.deleted is not None) == deleted and _speaks_of(wanted, row, _parts(own)):
                found.append(row)
    if mine is not True and not deleted:
        for published in library.rows(session.database):
            row = practice_texts.published_summary(session, published)
            if _speaks_of(wanted, row, published.parts):
                found.append(row)
    kept = [row for row in found if state is None or row.state is state]
    return tuple(sorted(kept, key=lambda row: (row.changed, row.id), reverse=True))


def open_practice(session: Session, practice: RecordId) -> PracticeView:
    """A practice to read or write. The next ``save_practice`` is measured against what this returned."""
    own = practice_texts.find_own(session, practice)
    if own is None:
        row = library.get(session.database, practice)
        if row is None:
            raise Known("record-unknown", id=practice)
        return practice_texts.published_view(session, row)
    if own.draft is not None:
        session.documents.open(KIND, own.draft.record)
    return practice_texts.view(session, own)


def add_practice(
    session: Session,
    *,
    title: str = "",
    place: str = "",
    parts: Mapping[str, str] | None = None,
) -> PracticeView:
    """Makes a draft. ``parts``: any of PARTS, ValueError for another name. The draft stays with the version of the
    course that the learner is reading now (drafts.py)."""
    content = Content(texts={"title": title, "place": place, **_checked(parts or {})})
    with session.database.write():
        record = session.documents.create(KIND, content)
        drafts.begin(session, record)
    return open_practice(session, RecordId(record.text()))


def save_practice(
    session: Session,
    practice: RecordId,
    *,
    title: str | None = None,
    place: str | None = None,
    parts: Mapping[str, str] | None = None,
    seen: Mapping[str, str] | None = None,
) -> SavedText:
    """Saves what is given; returns the texts as they are now, with what arrived from elsewhere merged in.

    ``seen``: title, place and parts as the writer had them before them, for a screen that is told more than it shows.
    What somebody adds so to a draft that was erased for good meanwhile is a recovered draft.
    """
    given = {name: value for name, value in (("title", title), ("place", place)) if value is not None}
    content = Content(texts={**given, **_checked(parts or {})})
    before = None if seen is None else Content(texts=dict(seen))
    with session.database.write():
        record = None if seen is None else session.documents.erased(KIND, practice)
        record = record or _draft(practice_texts.need_own(session, practice)).record
        now = session.documents.save(KIND, record, content, seen=before)
        row = practice_drafts.get(session.database, record)
    if row is None:  # nothing was added to what was erased
        raise Known("record-unknown", id=practice)
    return SavedText(RecordId(record.text()), dict(now.texts), session.clock.local(row.changed))


def submit(session: Session, practice: RecordId) -> PracticeView:
    """Sends the draft as it stands. The same text again changes nothing.

    A newer text takes the place of one that is still on its way or under review; a published one stays published until
    the centre decides about the new one.
    """
    with session.database.write():
        own = practice_texts.need_own(session, practice)
        draft = _draft(own)
        text = frozen(draft, own.files)
        if own.can_submit:
            _check_sendable(text)
            if own.underway:
                _take_back(session, own, silently=True)
            turn = 1 + max((each.turn for each in own.submissions), default=-1)
            files.share(session, draft.record)
            body = PracticeSubmitted(
                own.id, text.title, text.place, text.parts, text.hash, files=as_sent(text.files), turn=turn
            )
            session.journal.append("practice.submitted", _signed(session, body))
        elif own.state is SharingState.RETURNED:
            raise Known("practice-state", id=practice, state=own.state.value, reason="unchanged")
    return open_practice(session, own.id)


def withdraw(session: Session, practice: RecordId) -> PracticeView:
    """Takes back what was sent. Raises Known("practice-state") when there is nothing to take back."""
    with session.database.write():
        own = practice_texts.need_own(session, practice)
        if not own.can_withdraw:
            raise Known("practice-state", id=practice, state=own.state.value)
        _take_back(session, own)
    return open_practice(session, own.id)


def delete_practice(session: Session, practice: RecordId) -> Changed:
    """Puts a draft into the bin. What was sent is taken back first (Known("practice-state") says so)."""
    with session.database.write():
        own = practice_texts.need_own(session, practice)
        if own.can_withdraw:
            raise Known("practice-state", id=practice, state=own.state.value, reason="sent")
        record = _draft(own, deleted=True).record
        body = draft_bin.deletion(session.journal.entries, record, "practice")
        session.journal.append("practice.deleted", body, about=record)
    return changed("practices")


def restore_practice(session: Session, practice: RecordId) -> Changed:
    """Takes a draft out of the bin."""
    with session.database.write():
        record = _draft(practice_texts.need_own(session, practice), deleted=True).record
        body = draft_bin.restoring(session.journal.entries, record, "practice")
        session.journal.append("practice.restored", body, about=record)
    return changed("practices")


def _signed(session: Session, body: PracticeSubmitted) -> PracticeSubmitted:
    """With the author's name, and this laptop's signature over both, so that colleagues can tell whose words it is."""
    author = profile.fields(session.database).get("name", "")
    device = standing.device_key(session.settings, session.randomness.bytes)
    return msgspec.structs.replace(body, author=author, signature=authorship.sign(device, body.hash, author))


def _take_back(session: Session, own: Own, *, silently: bool = False) -> None:
    """Withdraws what stands. A text that has not left this laptop yet is kept from leaving it at all; that it was taken
    back is told all the same, so that it looks the same on the learner's other laptops, unless ``silently``."""
    unsent = {entry.id for entry in session.journal.waiting()}
    shared: list[SharedFile] = []
    for each in to_take_back(own.submissions):
        submission = EntryId.parse(each.id)
        shared += shared_files.of_submission(session, submission)
        body = PracticeWithdrawn(own.id, each.turn)
        withdrawal = session.journal.append("practice.withdrawn", body, about=submission)
        if submission in unsent:
            session.journal.entries.set_packed([submission, withdrawal] if silently else [submission])
    if shared:
        named = shared_files.standing_boxes(session)
        files.share_no_more(session, (file for file in shared if file.box not in named))


def _draft(own: Own, *, deleted: bool = False) -> DraftRow:
    """The draft to write. Raises Known("practice-state") when it is not on this laptop, or (unless allowed) deleted."""
    if own.draft is None:
        raise Known("practice-state", id=own.id, state=own.state.value, reason="elsewhere")
    if own.draft.deleted is not None and not deleted:
        raise Known("practice-state", id=own.id, state=own.state.value, reason="deleted")
    return own.draft


def _check_sendable(text: Frozen) -> None:
    if not text.title:
        raise Known("practice-empty", field="title")
    if not any(text.parts.values()):
        raise Known("practice-empty", field="parts")
    for name, value, limit in (
        ("title", text.title, LINE_LIMIT),
        ("place", text.place, LINE_LIMIT),
        *((part, written, TEXT_LIMIT) for part, written in text.parts.items()),
    ):
        if len(value) > limit:
            raise Known("too-large", field=name, limit=limit)


def _checked(parts: Mapping[str, str]) -> dict[str, str]:
    unknown = sorted(parts.keys() - set(PARTS))
    if unknown:
        raise ValueError(f"a practice has no parts {unknown}")
    return dict(parts)


def _parts(own: Own) -> Mapping[str, str]:
    if own.draft is not None:
        return own.draft.parts
    return own.sent.parts if own.sent is not None else {}


def _speaks_of(wanted: tuple[str, ...], row: PracticeSummary, parts: Mapping[str, str]) -> bool:
    text = "\n".join((row.title, row.place, *parts.values())) if wanted else ""
    return all(matches(text, (each,)) for each in wanted)
