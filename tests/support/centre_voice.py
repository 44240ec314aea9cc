"""A centre for tests of operations: it says things, and laptops take them in. No network, no signatures."""

from desktop_app.operations.session import Session
from desktop_app.storage.settings import CENTRE_PUBLIC
from sync_protocol import authorship
from sync_protocol.bodies import (
    ActRefused,
    Body,
    CohortDescribed,
    PersonPlaced,
    PracticePublished,
    PracticeReturned,
    practice_hash,
)
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body

PERSON = "00000000000000a1"
KEY = DeviceKey.from_bytes(bytes(32))
AUTHOR = DeviceKey.from_bytes(b"\1" * 32)
"""The laptop of those whose practices are published."""

RUN = 0x0C0FFEE
START = 1_770_000_000_000


class Centre:
    """Makes entries as the centre does: one run, a clock that moves on by a minute each time."""

    def __init__(self, run: int = RUN) -> None:
        self._run = run
        self._counter = 0

    def entry(self, kind: str, body: Body | None, audience: str, about: str | None = None) -> Entry:
        self._counter += 1
        subject = None if about is None else EntryId.parse(about)
        written = START + 60_000 * self._counter
        return Entry(EntryId(self._run, self._counter), kind, subject, audience, written, encode_body(body))

    def under_review(self, submission: str) -> Entry:
        return self.entry("practice.under_review", None, person_audience(PERSON), submission)

    def returned(self, submission: str, text: str = "Say who agreed.", by: str = "J. Okoro") -> Entry:
        return self.entry("practice.returned", PracticeReturned(text, by), person_audience(PERSON), submission)

    def published(
        self,
        submission: str,
        title: str = "Market day hours",
        author: str = "L. Sow",
        parts: dict[str, str] | None = None,
    ) -> Entry:
        parts = parts or {"context": "One weekly market."}
        signature = authorship.sign(AUTHOR, practice_hash(title, "Telmo valley", parts), author)
        certificate = certify(DeviceCertificate("00000000000000b2", AUTHOR.public, START), KEY)
        body = PracticePublished(
            title, "Telmo valley", parts, author, "J. Okoro", submission, signature=signature, certificate=certificate
        )
        return self.entry("practice.published", body, "library", submission)

    def unpublished(self, submission: str) -> Entry:
        return self.entry("practice.unpublished", None, "library", submission)

    def refused(self, act: str, words: str = "The title is empty.") -> Entry:
        return self.entry("act.refused", ActRefused("title-empty", words), person_audience(PERSON), act)

    def cohort(self, starts: str, weeks: int = 6, name: str = "February cohort", about: str | None = None) -> Entry:
        return self.entry("cohort.described", CohortDescribed(name, starts, weeks, ["J. Okoro"]), "cohort", about)

    def placed(self, cohort: str) -> Entry:
        return self.entry("person.placed", PersonPlaced(cohort), person_audience(PERSON))


def tell(session: Session, *entries: Entry) -> None:
    """The laptop, which knows the centre's key, receives these."""
    session.settings.set(CENTRE_PUBLIC, KEY.public)
    session.journal.receive(entries)


def acknowledge_all(session: Session) -> None:
    """All that waited went in one slice, and the centre has it."""
    waiting = [entry.id for entry in session.journal.waiting()]
    with session.database.write():
        slice_ = session.database.insert(
            "INSERT INTO slices (name, audience, device, own, received, acknowledged, bytes) "
            "VALUES (randomblob(32), 'mine', x'00', 1, 0, 1, x'00')"
        )
        session.database.run_many(
            "INSERT INTO slice_entries VALUES (?, ?, ?)", ((slice_, *entry_id) for entry_id in waiting)
        )
        session.journal.entries.set_packed(waiting)
