"""Good practices as they stand at the centre: a fold over submissions, withdrawals and decisions.

Promises: the same entries in any order give the same state; the same text twice is one practice; a published practice
is withdrawn from the library as soon as its author takes back every submission of it; then its texts go, from pages and
from slices, and are not taken in again. Ids, names of slices and their places stay.
Who calls: projecting.py for what comes in, moderation.py for what is decided here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sync_protocol.bodies import PracticeSubmitted, SharedFile, SlicesTakenBack, practice_hash, shared_files
from sync_protocol.entries import LIBRARY, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import short_name
from sync_server.centre import box_store, decisions, routing
from sync_server.centre.models import (
    EMPTY,
    ErasedEntry,
    FeedPlace,
    KnownEntry,
    Membership,
    Person,
    Practice,
    PracticeFile,
    PracticeState,
    Role,
    Slice,
    SliceState,
    Submission,
)
from sync_server.centre.office import Office

WORDS: Final = {
    "nonsense": "This practice could not be read. Open it, save it and submit it again.",
    "hash-wrong": "This practice changed on its way. Open it, save it and submit it again.",
    "title-empty": "The title is empty. Add a title and submit it again.",
    "text-empty": "Nothing is written in the eight parts. Fill in at least one and submit it again.",
}
"""Code of a refused submission → what the learner reads."""

_RANK: Final = (
    PracticeState.SUBMITTED,
    PracticeState.UNDER_REVIEW,
    PracticeState.RETURNED,
    PracticeState.PUBLISHED,
)


@dataclass(frozen=True)
class Decision:
    """What was decided, when, by whom and with which words; the last three are for pages."""

    state: PracticeState
    when: datetime
    by: str = ""
    reason: str = ""


def objection(body: PracticeSubmitted) -> str | None:
    """The code of WORDS that stands against this submission, None when it can be taken in."""
    if practice_hash(body.title, body.place, body.parts, body.files) != body.hash:
        return "hash-wrong"
    if not body.title.strip():
        return "title-empty"
    if not any(text.strip() for text in body.parts.values()):
        return "text-empty"
    return None


def find(submission: EntryId | str) -> Practice | None:
    """The practice that this submission belongs to."""
    name = submission if isinstance(submission, str) else submission.text()
    found = Submission.objects.select_related("practice__person").filter(pk=name).first()
    return found.practice if found else None


def submit(office: Office, person: Person, entry: Entry, body: PracticeSubmitted) -> Practice:
    """Take a submission in."""
    texts = {"title": body.title, "place": body.place, "parts": body.parts}
    practice, new = Practice.objects.get_or_create(
        person=person,
        text_hash=body.hash,
        defaults={
            "id": entry.id.text(),
            "cohort_id": routing.home_cohort(person),
            "received": office.now(),
            **texts,
        },
    )
    if not new:
        practice = _alone(practice.pk)
    if practice.state == PracticeState.WITHDRAWN:  # its author sends the same again
        Practice.objects.filter(pk=practice.pk).update(**texts)
        practice.refresh_from_db()
    _name_files(practice, shared_files(body.files))
    Submission.objects.get_or_create(pk=entry.id.text(), defaults={"practice": practice, "written": entry.written})
    refresh(office, practice)
    return practice


def withdraw(office: Office, person: Person, record: EntryId) -> Practice | None:
    """Its author takes a submission back; returns its practice. None for somebody else's, one not known (yet), and one
    that was taken back before: those are left alone."""
    own = Submission.objects.filter(pk=record.text(), practice__person=person, withdrawn=False)
    found = own.first()
    if found is None:
        _take_back_refused(person, record)
        return None
    practice = _alone(found.practice_id)
    if not own.update(withdrawn=True):
        return None
    refresh(office, practice)
    _tell_team(office, person, empty_slices([record]))
    if practice.state == PracticeState.WITHDRAWN:
        _drop_files(office, practice)
        _drop_reasons(practice)
    return practice


def _take_back_refused(person: Person, record: EntryId) -> None:
    """One that the centre refused stands in its author's feed alone; taken back, its words go as well."""
    known = KnownEntry.objects.filter(run=record.run, counter=record.counter, person=person, kind="practice.submitted")
    if known.exists() and not Submission.objects.filter(pk=record.text()).exists():
        empty_slices([record])


def _drop_reasons(practice: Practice) -> None:
    """What reviewers wrote back may quote it: that goes too, once all of it is taken back, and does not come again."""
    for submission in practice.submissions.values_list("pk", flat=True):
        about = EntryId.parse(submission)
        rows = KnownEntry.objects.filter(about_run=about.run, about_counter=about.counter, kind="practice.returned")
        _forbid(EntryId(*row) for row in rows.values_list("run", "counter"))


def _tell_team(office: Office, author: Person, emptied: Sequence[Slice]) -> None:
    """Laptops of managers hold submissions unread: those that may have these are told to let the words go."""
    names = [short_name(bytes(slice_.name)) for slice_ in emptied]
    feeds = FeedPlace.objects.filter(slice__in=[slice_.pk for slice_ in emptied], feed__name__startswith="r:")
    cohorts = {feed.split(":")[1] for feed in feeds.values_list("feed_id", flat=True)}
    team = Membership.objects.filter(cohort__in=cohorts, role=Role.MANAGER, person__erased=None).exclude(person=author)
    for person in sorted(set(team.values_list("person_id", flat=True))):
        decisions.tell_person(office, person, "slices.taken_back", SlicesTakenBack(names), [None])


def _alone(practice: str) -> Practice:
    """With nobody else at it until this transaction ends: what one takes back another may be sending again."""
    locked: Practice = Practice.objects.select_for_update().get(pk=practice)
    return locked


def _name_files(practice: Practice, shared: Iterable[SharedFile]) -> None:
    PracticeFile.objects.bulk_create(
        (
            PracticeFile(
                practice=practice,
                place=place,
                name=each.name,
                media=each.media,
                size=each.size,
                width=each.width,
                height=each.height,
                box=each.box,
            )
            for place, each in enumerate(shared)
        ),
        ignore_conflicts=True,
    )


def _drop_files(office: Office, practice: Practice) -> None:
    """Those that no other practice of this author names go from the disk too."""
    boxes = {bytes(box) for box in practice.files.values_list("box", flat=True)}
    practice.files.all().delete()
    others = PracticeFile.objects.filter(practice__person=practice.person_id).values_list("box", flat=True)
    for box in boxes - {bytes(other) for other in others}:
        box_store.drop(office, practice.person_id, box)


def is_withdrawn(entries: Iterable[Entry], author: Person | None) -> bool:
    """Whether one of these is a submission that its author took back, which may come again in another slice; or, of the
    centre, the reason why one came back that was taken back since."""
    if author is None:
        returned = [entry.record.text() for entry in entries if entry.kind == "practice.returned"]
        withdrawn = Submission.objects.filter(practice__state=PracticeState.WITHDRAWN.value)
        return bool(returned) and withdrawn.filter(pk__in=returned).exists()
    said = KnownEntry.objects.filter(kind="practice.withdrawn", person=author)
    sent = [entry.id for entry in entries if entry.kind == "practice.submitted"]
    return any(said.filter(about_run=each.run, about_counter=each.counter).exists() for each in sent)


def twin(slice_: Slice, entries: Sequence[Entry]) -> Slice | None:
    """Another slice with the submission that is alone in this one."""
    if [entry.kind for entry in entries] != ["practice.submitted"]:
        return None
    known = KnownEntry.objects.filter(run=entries[0].id.run, counter=entries[0].id.counter).exclude(slice=slice_.pk)
    found = known.exclude(slice__state__in=EMPTY).select_related("slice").first()
    return found.slice if found is not None else None


def empty_slices(entries: Iterable[EntryId]) -> list[Slice]:
    """Only the names are left of the slices with these entries, each of which is alone in its own; returns them."""
    emptied = []
    for entry in entries:
        for row in KnownEntry.objects.filter(run=entry.run, counter=entry.counter).select_related("slice"):
            empty(row.slice)
            emptied.append(row.slice)
    return emptied


def empty(slice_: Slice) -> None:
    """Only its name is left."""
    Slice.objects.filter(pk=slice_.pk).exclude(state__in=EMPTY).update(data=b"", state=SliceState.ERASED.value)


def decide(office: Office, record: EntryId | str, decision: Decision) -> None:
    """Note a decision about a submission, whether it was made here or comes back from a laptop."""
    name = record if isinstance(record, str) else record.text()
    submission = Submission.objects.select_related("practice").filter(pk=name).first()
    if submission is None or _RANK.index(decision.state) < _RANK.index(PracticeState(submission.reached)):
        return
    submission.reached = decision.state
    submission.save(update_fields=["reached"])
    practice = submission.practice
    practice.decided, practice.decided_by, practice.reason = decision.when, decision.by, decision.reason
    practice.save(update_fields=["decided", "decided_by", "reason"])
    refresh(office, practice)


def unpublished(record: EntryId) -> None:
    """The library no longer shows this submission: what handed it on goes, and is not taken in again."""
    Submission.objects.filter(pk=record.text()).update(unpublished=True)
    rows = KnownEntry.objects.filter(about_run=record.run, about_counter=record.counter, kind="practice.published")
    _forbid(EntryId(*row) for row in rows.values_list("run", "counter"))


def _forbid(entries: Iterable[EntryId]) -> None:
    """What the centre said in these goes, and is not taken in again."""
    gone = list(entries)
    ErasedEntry.objects.bulk_create(
        (ErasedEntry(run=each.run, counter=each.counter) for each in gone), ignore_conflicts=True
    )
    empty_slices(gone)


def standing(practice: Practice) -> list[Submission]:
    """The submissions its author did not take back, oldest first."""
    return list(practice.submissions.filter(withdrawn=False).order_by("written", "pk"))


def refresh(office: Office, practice: Practice) -> None:
    """State from facts; takes out of the library what its author took back."""
    here = standing(practice)
    reached = [PracticeState(submission.reached) for submission in here]
    practice.state = max(reached, key=_RANK.index) if reached else PracticeState.WITHDRAWN
    practice.save(update_fields=["state"])
    if practice.state == PracticeState.WITHDRAWN:
        practice.title, practice.place, practice.parts, practice.reason = "", "", {}, ""
        practice.save(update_fields=["title", "place", "parts", "reason"])
    gone = practice.submissions.filter(reached=PracticeState.PUBLISHED, withdrawn=True, unpublished=False)
    for submission in gone:
        about = EntryId.parse(submission.pk)
        decisions.announce(office, [office.scribe.write("practice.unpublished", None, LIBRARY, about)])
        unpublished(about)
