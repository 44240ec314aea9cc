"""A practice as it is on this laptop: own draft, own submissions, or somebody else's from the library.

Promises: an own practice whose draft is not here (a laptop without the words, or before it arrived) is shown from its
newest submission, so it is never lost from view. Used by operations/practices.py alone.
"""

from dataclasses import dataclass

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practice_state import (
    SENDABLE,
    UNDERWAY,
    WITHDRAWABLE,
    Submission,
    as_texts,
    deciding,
    decision_of,
    path_of,
    state_of,
)
from desktop_app.domain.practices import PARTS, Decision, PathStep, PracticeSummary, PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import drafts, files
from desktop_app.operations.session import Session
from desktop_app.storage import erasing
from desktop_app.storage.projections import library, practice_drafts, profile, submissions
from desktop_app.storage.projections.library import PublishedRow
from desktop_app.storage.projections.practice_drafts import DraftRow
from desktop_app.storage.projections.submissions import SentText
from sync_protocol.bodies import SharedFile, practice_hash
from sync_protocol.identifiers import EntryId


@dataclass(frozen=True)
class Frozen:
    """A text ready to be sent: nothing of it but what stands there now, without outer space."""

    title: str
    place: str
    parts: dict[str, str]
    files: tuple[SharedFile, ...] = ()

    @property
    def hash(self) -> bytes:
        """SHA-256 of the text, and of its files."""
        return practice_hash(self.title, self.place, self.parts, self.files)


def frozen(draft: DraftRow, files: tuple[SharedFile, ...]) -> Frozen:
    """The draft's text as it would be sent now."""
    parts = {part: draft.parts[part].strip() for part in PARTS}
    return Frozen(draft.title.strip(), draft.place.strip(), parts, files)


@dataclass(frozen=True)
class Own:
    """One of the learner's practices. ``draft`` is None when it is not on this laptop; then ``sent`` is there.
    ``files`` are those of the draft, as they would be sent."""

    id: RecordId
    draft: DraftRow | None
    sent: SentText | None
    submissions: tuple[Submission, ...]
    files: tuple[SharedFile, ...] = ()

    @property
    def state(self) -> SharingState:
        """How far it has travelled."""
        return state_of(self.submissions)

    @property
    def edited_since(self) -> bool:
        """Whether the draft differs from the text the state is about."""
        decider = deciding(self.submissions)
        return self.draft is not None and decider is not None and frozen(self.draft, self.files).hash != decider.hash

    @property
    def can_submit(self) -> bool:
        """Whether sending it now would tell the centre anything new. A returned text wants a change first."""
        if self.draft is None or self.draft.deleted is not None:
            return False
        return self.edited_since or (self.state in SENDABLE and self.state is not SharingState.RETURNED)

    @property
    def can_withdraw(self) -> bool:
        """Whether it can be taken back."""
        return self.state in WITHDRAWABLE

    @property
    def underway(self) -> bool:
        """Whether a text of it is on its way or with the moderators."""
        return self.state in UNDERWAY


def find_own(session: Session, practice: RecordId) -> Own | None:
    """An own practice by its draft's record, or by the record of any of its submissions."""
    text = submissions.text(session.database, practice)
    draft_id = practice if text is None else text.draft
    try:
        draft = practice_drafts.get(session.database, EntryId.parse(draft_id))
    except ValueError:
        draft = None  # a submission may name its draft in a way that only a newer version understands
    sent = as_texts(submissions.of_draft(session.database, draft_id))
    found = (submissions.text(session.database, each.id) for each in reversed(sent))
    own = Own(draft_id, draft, next((text for text in found if text is not None), None), sent, _files(session, draft))
    return own if _is_here(session, own) else None


def all_own(session: Session) -> list[Own]:
    """All own practices, in the bin or not, the last changed draft first."""
    sent, texts = submissions.by_draft(session.database), submissions.texts(session.database)
    drafts = {RecordId(row.record.text()): row for row in practice_drafts.rows(session.database)}
    ids = (*drafts, *(draft for draft in sent if draft not in drafts))
    found = (
        Own(each, drafts.get(each), texts.get(each), as_texts(sent.get(each, ())), _files(session, drafts.get(each)))
        for each in ids
    )
    return [own for own in found if _is_here(session, own)]


def _files(session: Session, draft: DraftRow | None) -> tuple[SharedFile, ...]:
    return () if draft is None else tuple(files.to_share(session, draft.record))


def _is_here(session: Session, own: Own) -> bool:
    """Whether there is anything to show of it."""
    return own.draft is not None or (own.sent is not None and not _is_erased(session, own))


def _is_erased(session: Session, own: Own) -> bool:
    """Whether its draft was deleted for good, and nothing of it stands at the centre."""
    if own.can_withdraw:
        return False
    try:
        return erasing.is_erased(session.database, EntryId.parse(own.id))
    except ValueError:
        return False


def summary(session: Session, own: Own) -> PracticeSummary:
    """An own practice as a line of the list."""
    title, place, _, changed, deleted = _text(own)
    return PracticeSummary(
        id=own.id,
        title=title,
        place=place,
        mine=True,
        author=_own_name(session),
        state=own.state,
        changed=session.clock.local(changed),
        deleted=None if deleted is None else session.clock.local(deleted),
    )


def view(session: Session, own: Own) -> PracticeView:
    """An own practice, opened."""
    title, place, parts, changed, deleted = _text(own)
    decider = deciding(own.submissions)
    return PracticeView(
        id=own.id,
        title=title,
        place=place,
        parts={part: parts.get(part, "") for part in PARTS},
        mine=True,
        author=_own_name(session),
        state=own.state,
        path=path_of(own.submissions),
        decision=_decision(session, own),
        editable=own.draft is not None and deleted is None,
        edited_since=own.edited_since,
        changed=session.clock.local(changed),
        deleted=None if deleted is None else session.clock.local(deleted),
        refused=decider.refused if decider is not None and own.state is SharingState.REFUSED else None,
        can_submit=own.can_submit,
        can_withdraw=own.can_withdraw,
        begun=drafts.beginning(session, own.id),
    )


def published_summary(session: Session, row: PublishedRow) -> PracticeSummary:
    """Somebody else's practice as a line of the list."""
    changed = session.clock.local(row.written)
    return PracticeSummary(row.id, row.title, row.place, False, row.author, SharingState.PUBLISHED, changed)


def published_view(session: Session, row: PublishedRow) -> PracticeView:
    """Somebody else's practice, opened."""
    when = session.clock.local(row.written)
    return PracticeView(
        id=row.id,
        title=row.title,
        place=row.place,
        parts={part: row.parts.get(part, "") for part in PARTS},
        mine=False,
        author=row.author,
        state=SharingState.PUBLISHED,
        path=(PathStep(SharingState.PUBLISHED, done=True, now=True),),
        decision=Decision(True, "", row.by, when),
        editable=False,
        edited_since=False,
        changed=when,
    )


def need_own(session: Session, practice: RecordId) -> Own:
    """An own practice. Raises Known: record-unknown; practice-state for somebody else's, which is only read here."""
    own = find_own(session, practice)
    if own is None:
        if library.get(session.database, practice) is not None:
            raise Known("practice-state", id=practice, state=SharingState.PUBLISHED.value, reason="others")
        raise Known("record-unknown", id=practice)
    return own


def _text(own: Own) -> tuple[str, str, dict[str, str], int, int | None]:
    if own.draft is not None:
        return own.draft.title, own.draft.place, own.draft.parts, own.draft.changed, own.draft.deleted
    assert own.sent is not None
    return own.sent.title, own.sent.place, own.sent.parts, own.sent.written, None


def _decision(session: Session, own: Own) -> Decision | None:
    ruling = decision_of(own.submissions)
    if ruling is None:
        return None
    published = own.state is SharingState.PUBLISHED
    return Decision(published, ruling.text, ruling.by, session.clock.local(ruling.written))


def _own_name(session: Session) -> str:
    return profile.fields(session.database).get("name", "")
