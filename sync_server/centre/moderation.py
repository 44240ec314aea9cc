"""What a moderator does with a practice: open it, publish it, send it back with a reason.

Promises: every decision is a signed slice on its way to the laptops, in the same transaction as what the page shows;
two moderators at once make one decision. Refuses: decisions that no longer fit, with a sentence.
Who calls: the review pages and the command ``review``.
"""

from sync_protocol.bodies import PracticePublished, PracticeReturned, PracticeSubmitted
from sync_protocol.entries import LIBRARY
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.slices import open_slice
from sync_server.centre import decisions, placing, practices, signers
from sync_server.centre.models import KnownEntry, Practice, PracticeState
from sync_server.centre.office import Office
from sync_server.centre.practices import Decision


class DecisionUnfit(Exception):
    """The practice is not in a state for this; the message is a sentence for the moderator."""


def open_for_review(office: Office, practice_id: str) -> Practice:
    """A moderator looks at it: from now on its author reads "under review"."""
    with placing.transaction():
        practice = _locked(practice_id)
        if practice.state == PracticeState.SUBMITTED:
            abouts = _standing(practice)
            decisions.tell_person(office, practice.person_id, "practice.under_review", None, abouts)
            _decide(office, abouts, Decision(PracticeState.UNDER_REVIEW, office.now()))
        practice.refresh_from_db()
    return practice


def publish(office: Office, practice_id: str, by: str) -> Practice:
    """Into the library, for everybody. ``by`` is the moderator's name. Raises DecisionUnfit."""
    with placing.transaction():
        practice = _decidable(practice_id)
        about = _standing(practice)[-1]
        sent, certificate = _as_sent(office, about)
        body = PracticePublished(
            title=practice.title,
            place=practice.place,
            parts=practice.parts,
            author=sent.author or practice.person.name,
            by=by,
            submission=about.text(),
            files=sent.files,
            signature=sent.signature,
            certificate=certificate,
        )
        decisions.announce(office, [office.scribe.write("practice.published", body, LIBRARY, about)])
        _decide(office, [about], Decision(PracticeState.PUBLISHED, office.now(), by))
        practice.refresh_from_db()
    return practice


def send_back(office: Office, practice_id: str, by: str, reason: str) -> Practice:
    """Back to its author, with the reason. Raises DecisionUnfit, also when there is no reason."""
    if not reason.strip():
        raise DecisionUnfit("Write what the author should change. They read exactly these words.")
    with placing.transaction():
        practice = _decidable(practice_id)
        abouts = _standing(practice)
        body = PracticeReturned(reason.strip(), by)
        decisions.tell_person(office, practice.person_id, "practice.returned", body, abouts)
        _decide(office, abouts, Decision(PracticeState.RETURNED, office.now(), by, reason.strip()))
        practice.refresh_from_db()
    return practice


def _as_sent(office: Office, about: EntryId) -> tuple[PracticeSubmitted, bytes]:
    """The submission as its author signed it, and the certificate of the laptop that did."""
    known = KnownEntry.objects.select_related("slice").get(run=about.run, counter=about.counter)
    signer = signers.find(office, bytes.fromhex(known.slice.device))
    record = office.ledger.read(known.slice.device)
    assert signer is not None  # it was taken in
    entries = open_slice(bytes(known.slice.data), signer.public_key, None)
    (body,) = (decode_body(entry.kind, entry.body) for entry in entries if entry.id == about)
    assert isinstance(body, PracticeSubmitted)
    return body, bytes.fromhex(record.certificate) if record is not None else b""


def _locked(practice_id: str) -> Practice:
    found = practices.find(practice_id)
    if found is None:
        raise DecisionUnfit("There is no such practice.")
    locked: Practice = Practice.objects.select_for_update().get(pk=found.pk)
    return locked


def _decidable(practice_id: str) -> Practice:
    practice = _locked(practice_id)
    if practice.state == PracticeState.PUBLISHED:
        raise DecisionUnfit("This practice is already published.")
    if practice.state == PracticeState.WITHDRAWN:
        raise DecisionUnfit("Its author took this practice back.")
    return practice


def _standing(practice: Practice) -> list[EntryId]:
    return [EntryId.parse(submission.pk) for submission in practices.standing(practice)]


def _decide(office: Office, abouts: list[EntryId], decision: Decision) -> None:
    for about in abouts:
        practices.decide(office, about, decision)
