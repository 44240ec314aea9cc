"""From entries to what the pages show: one short function per kind.

Promises: an entry whose record has not come yet waits in its slice and is applied when the record comes; a body that
cannot be read is ignored here (the entry is stored and handed on all the same), except in an act, which is refused.
Who calls: intake, once per entry that is new, inside its transaction.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from sync_protocol import bodies
from sync_protocol.certificates import read_certificate
from sync_protocol.entries import PERSON, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused
from sync_protocol.slices import open_slice
from sync_server.centre import cohorts, decisions, erasing, practices, revoking, signers
from sync_server.centre.models import EMPTY, FinishedActivity, KnownEntry, Person, PracticeState, Refusal
from sync_server.centre.office import Office, moment
from sync_server.centre.practices import Decision
from sync_server.centre.signers import Signer, Signers

_NOES: Final = 50
"""Of one person that are looked at when they submit."""

No = tuple[str, str]
"""Why an act is refused: code, and words for the learner."""


def apply(office: Office, entry: Entry, signer: Signer) -> No | None:
    """Take one entry into the projections. Returns why it is refused, if it is an act that is."""
    table = _BY_CENTRE if signer.person is None else _BY_PERSON
    if entry.kind not in table:
        return None
    try:
        body = decode_body(entry.kind, entry.body)
        if _holds_nul(msgspec.to_builtins(body, enc_hook=_as_known)):
            raise BodyRefused("nonsense", "NUL")
    except BodyRefused:
        return ("nonsense", practices.WORDS["nonsense"]) if entry.kind == "practice.submitted" else None
    return table[entry.kind](office, entry, body, signer.person)


def _as_known(sent: object) -> bodies.SharedFile:
    """What this version knows of a file in a body. Raises BodyRefused."""
    assert isinstance(sent, msgspec.Raw)
    (file,) = bodies.shared_files([sent])
    return file


def _holds_nul(value: object) -> bool:
    """Whether there is a NUL in a text of it. Nobody types one, and PostgreSQL keeps none: it would fail a request for
    ever."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(map(_holds_nul, value.keys())) or any(map(_holds_nul, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds_nul, value))


def stamp(office: Office, entry: Entry) -> int:
    """When it was written, as far as that can be: a laptop's clock is a hint, and nothing was written in the future."""
    return min(entry.written, office.clock())


def _profile(office: Office, entry: Entry, body: bodies.ProfileEdit, person: Person) -> None:
    when = stamp(office, entry)
    for value, name in ((body.name, "name"), (body.role, "role"), (body.place, "place")):
        column = "role_text" if name == "role" else name
        if value is not None and when >= getattr(person, f"{name}_stamp"):
            Person.objects.filter(pk=person.pk).update(**{column: value, f"{name}_stamp": when})
            setattr(person, column, value)
            setattr(person, f"{name}_stamp", when)


def _finished(office: Office, entry: Entry, body: bodies.ActivityFinished, person: Person) -> None:
    when = moment(stamp(office, entry))
    done, new = FinishedActivity.objects.get_or_create(
        person=person,
        activity=body.activity,
        defaults={"pack": body.pack, "version": body.version, "language": body.language, "finished": when},
    )
    if not new and when < done.finished:
        done.finished = when
        done.save(update_fields=["finished"])


def _submitted(office: Office, entry: Entry, body: bodies.PracticeSubmitted, person: Person) -> No | None:
    code = practices.objection(body)
    if code is not None:
        return code, practices.WORDS[code]
    practices.submit(office, person, entry, body)
    _let_refused_go(office, person, body.draft)
    _apply_waiting(office, entry.id, person)
    return None


def _let_refused_go(office: Office, person: Person, draft: str) -> None:
    """Submissions of the same draft that were refused before: another one has taken their place. Only the last ones are
    looked at, so that nobody makes each submission dearer with noes that they collect."""
    noes = Refusal.objects.filter(person=person, code__in=practices.WORDS).order_by("-pk")
    names = {EntryId.parse(name) for name in noes.values_list("entry", flat=True)[:_NOES]}
    known = KnownEntry.objects.filter(
        run__in={each.run for each in names}, counter__in={each.counter for each in names}
    )
    known_signers = Signers(office)
    for row in known.filter(person=person).exclude(slice__state__in=EMPTY).select_related("slice") if names else ():
        signer = known_signers.find(bytes.fromhex(row.slice.device))
        said = _submission(row, signer.public_key) if signer is not None and (row.run, row.counter) in names else None
        if said is not None and said.draft == draft:
            practices.empty(row.slice)


def _submission(row: KnownEntry, public_key: bytes) -> bodies.PracticeSubmitted | None:
    (entry,) = open_slice(bytes(row.slice.data), public_key, None)
    try:
        body = decode_body(entry.kind, entry.body)
    except BodyRefused:
        return None
    return body if isinstance(body, bodies.PracticeSubmitted) else None


def _withdrawn(office: Office, entry: Entry, _: None, person: Person) -> None:
    from sync_server.centre import deeds  # here: what it does comes back to this module

    practice = practices.withdraw(office, person, entry.record)
    if practice is not None:
        deeds.practice_withdrawn(office, practice, entry.record.text())


def _under_review(office: Office, entry: Entry, _: None, __: None) -> None:
    practices.decide(office, entry.record, Decision(PracticeState.UNDER_REVIEW, moment(entry.written)))


def _returned(office: Office, entry: Entry, body: bodies.PracticeReturned, _: None) -> None:
    decision = Decision(PracticeState.RETURNED, moment(entry.written), body.by, body.text)
    practices.decide(office, entry.record, decision)


def _published(office: Office, entry: Entry, body: bodies.PracticePublished, _: None) -> None:
    practices.decide(office, body.submission, Decision(PracticeState.PUBLISHED, moment(entry.written), body.by))


def _unpublished(office: Office, entry: Entry, _: None, __: None) -> None:
    practices.unpublished(entry.record)


def _described(office: Office, entry: Entry, body: bodies.CohortDescribed, _: None) -> None:
    cohorts.take_back(office, entry.record.text(), body, entry.written)


def _placed(office: Office, entry: Entry, body: bodies.PersonPlaced, _: None) -> None:
    cohorts.place_back(office, entry.audience.removeprefix(PERSON), body.cohort, moment(entry.written))


def _certified(office: Office, entry: Entry, body: bodies.DeviceCertified, _: None) -> None:
    certificate = read_certificate(body.certificate, office.key.public)
    if certificate is not None:
        signers.certified_again(office, certificate, body.certificate)


def _decided(office: Office, entry: Entry, body: bodies.DeviceDecided, _: None) -> None:
    revoking.heard(office, entry, body)


def _erased(office: Office, entry: Entry, body: bodies.PersonErased, _: None) -> None:
    erasing.heard(office, entry, body)


def _refused(office: Office, entry: Entry, body: bodies.ActRefused, _: None) -> None:
    person, _new = Person.objects.get_or_create(
        pk=entry.audience.removeprefix(PERSON), defaults={"created": office.now()}
    )
    Refusal.objects.get_or_create(
        person=person,
        entry=decisions.refusal_name(entry.record, body),
        defaults={"code": body.reason[:40], "words": body.words, "made": moment(entry.written)},
    )


def _apply_waiting(office: Office, record: EntryId, owner: Person) -> None:
    """What was said about this record before it came, by its owner or by the centre."""
    rows = KnownEntry.objects.filter(about_run=record.run, about_counter=record.counter)
    rows = rows.exclude(slice__state__in=EMPTY).select_related("slice")
    waiting: list[tuple[Entry, Signer]] = []
    for row in rows:
        signer = signers.find(office, bytes.fromhex(row.slice.device))
        if signer is not None and row.person_id in (None, owner.pk):
            entries = open_slice(bytes(row.slice.data), signer.public_key, None)
            waiting += [(entry, signer) for entry in entries if entry.id == (row.run, row.counter)]
    for entry, signer in sorted(waiting, key=lambda pair: (pair[0].written, pair[0].id)):
        apply(office, entry, signer)


# Each function takes (office, entry, body, person); the body's type follows from the kind (sync_protocol.kinds).
_BY_PERSON: Final[dict[str, Callable[..., No | None]]] = {
    "profile.edit": _profile,
    "activity.finished": _finished,
    "practice.submitted": _submitted,
    "practice.withdrawn": _withdrawn,
}
_BY_CENTRE: Final[dict[str, Callable[..., No | None]]] = {
    "practice.under_review": _under_review,
    "practice.returned": _returned,
    "practice.published": _published,
    "practice.unpublished": _unpublished,
    "act.refused": _refused,
    "cohort.described": _described,
    "person.placed": _placed,
    "device.certified": _certified,
    "device.revoked": _decided,
    "device.found": _decided,
    "person.erased": _erased,
}
