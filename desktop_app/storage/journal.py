"""The journal: everything a learner did, in the order in which this laptop learned of it.

Promises: an entry and what screens show of it are stored in one transaction; ids are never handed out twice, also not
after a rollback; taking in the same entry again changes nothing.
Refuses: entries under a known id with other bytes (reported as ``clashes``, nothing is overwritten).
Called by operations, documents.py and sync/.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import msgspec

from desktop_app.domain.clock import Clock
from desktop_app.storage import erasing
from desktop_app.storage.bin import FILE, was_taken_out_here
from desktop_app.storage.database import Database
from desktop_app.storage.entry_table import EntryTable, Put
from desktop_app.storage.forms import FORMS
from desktop_app.storage.open_texts import OpenTexts
from desktop_app.storage.projector import Projector
from desktop_app.storage.session_run import SessionRun
from sync_protocol.bodies import Body, FileRemoved
from sync_protocol.entries import PERSON, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import KINDS, decode_body, encode_body
from sync_protocol.refusals import BodyRefused

EMPTY_UPDATE: Final = b"\x00\x00"
"""The Yjs update that says nothing: the first edit of a text without a word."""


@dataclass(frozen=True)
class TakenIn:
    """What ``receive`` did: entries that were new, and ids that were refused because other bytes are known."""

    new: tuple[Entry, ...]
    clashes: tuple[EntryId, ...]


class Journal:
    """The journal of one open profile."""

    def __init__(
        self,
        database: Database,
        entries: EntryTable,
        texts: OpenTexts,
        projector: Projector,
        clock: Clock,
        run: SessionRun,
    ) -> None:
        self.entries = entries
        self._texts = texts
        self._database = database
        self._projector = projector
        self._clock = clock
        self._run = run

    @property
    def run(self) -> int:
        """The run of the entries that are written now."""
        return self._run.number

    def begin_run(self) -> None:
        """Goes on under another run."""
        self._run.renew()

    def append(
        self, kind: str, body: Body | None = None, *, about: EntryId | None = None, audience: str | None = None
    ) -> EntryId:
        """Writes an event and shows it to the projections; returns its id.

        ``audience`` is the kind's own unless given. Must stand in a write block.
        """
        entry, _ = self._put(self._new(kind, encode_body(body), about, audience))
        erasing.erase(self._database, erasing.named((entry,)))
        self._projector.take_in((entry,))
        return entry.id

    def append_again(self, entry: Entry, body: bytes) -> EntryId:
        """Writes an own event once more, under a new id and as of when it was written, so that it does not win over
        what came after it; returns the id. Must stand in a write block."""
        again = msgspec.structs.replace(self._new(entry.kind, body, entry.about, entry.audience), written=entry.written)
        again, _ = self._put(again)
        self._projector.take_in((again,))
        return again.id

    def append_edits(self, kind: str, record: EntryId | None, edits: Sequence[bytes]) -> tuple[EntryId, int, int]:
        """Writes the edits of a text without showing them: documents.py does that once for all.

        ``record`` is None when the first of them makes the record. Returns the record, the place of the last edit in
        the order of arrival, and when it was written (ms UTC).
        """
        seq, written = 0, 0
        for edit in edits:
            entry, seq = self._put(self._new(kind, edit, record, None))
            record, written = entry.record, entry.written
        if record is None:
            raise ValueError("a record is made by at least one edit")
        return record, seq, written

    def receive(self, entries: Iterable[Entry], *, own: bool = False) -> TakenIn:
        """Takes in entries from elsewhere: those not known yet are stored and shown; what was erased
        comes without its body, and stays so. A text that somebody here took out of the bin, and that was erased
        elsewhere by somebody who did not know of it, is written once more, and its files are described once more.

        They count as sent already. ``own``: written by this very profile (a restored laptop gets its own back).
        """
        came = list(entries)
        with self._database.write():
            unheard = self.entries.unheard([entry.id for entry in came if entry.about is None])
            puts = self.entries.put_all(came, own=own, packed=True)
            new = [entry for entry, put in zip(came, puts, strict=True) if put is Put.NEW]
            clashes = [entry.id for entry, put in zip(came, puts, strict=True) if put is Put.CLASH]
            unheard -= {entry.record for entry in erasing.strip(self._database, new)}
            erasures = [entry for entry in new if entry.kind == erasing.ERASED]
            self._erase(erasures)
            self._projector.take_in(new, unheard=() if erasures else unheard)
            self._bring_back(new)
        return TakenIn(tuple(new), tuple(clashes))

    def _erase(self, erasures: Sequence[Entry]) -> None:
        if not erasures:
            return
        kept = [
            (kind, record, self._texts.content(kind, record))
            for record in {entry.record for entry in erasures}
            for kind in FORMS
            if was_taken_out_here(self.entries, record, kind.partition(".")[0])
        ]
        named = erasing.named(erasures)
        files = [file for _, record, _ in kept for file in self._files(record) if file.id in set(named)]
        erasing.erase(self._database, named)
        for kind, record, content in kept:
            self._texts.shown(kind, record)
            change = self._texts.change(kind, record, content)
            if change.edits:
                _, seq, _ = self.append_edits(kind, record, change.edits)
                self._texts.appended(kind, record, change, seq)
        for file in files:
            self.append_again(file, file.body)

    def _bring_back(self, new: Sequence[Entry]) -> None:
        """A file of which those did not know who erased its text: the text is there once more, without a word, as it
        would be with an edit of which they did not know. Every laptop that finds it so says the same."""
        for record in sorted({entry.record for entry in new if entry.kind in (FILE, erasing.ERASED)}):
            if not erasing.of_record(self._database, record) or not self._files(record):
                continue
            for kind in FORMS:
                if self.entries.with_any([record], kind) and not self.entries.with_bodies(record, kind):
                    entry, _ = self._put(self._new(kind, EMPTY_UPDATE, record, None))
                    self._projector.take_in((entry,))

    def _files(self, record: EntryId) -> list[Entry]:
        """What describes the files of a text, without those that were removed."""
        removed = set()
        for entry in self.entries.about(record, "file.removed"):
            with suppress(BodyRefused):
                body = decode_body(entry.kind, entry.body)
                removed |= {EntryId(*body.file)} if isinstance(body, FileRemoved) else set()
        return [entry for entry in self.entries.about(record, FILE) if entry.body and entry.id not in removed]

    def waiting(self) -> list[Entry]:
        """Own entries that lie in no slice yet, oldest first."""
        return [entry for _, entry in self.entries.waiting()]

    def _put(self, entry: Entry) -> tuple[Entry, int]:
        """The entry under the id that it got, and its place. No two runs are equal; if somebody else counts in this one
        all the same, and be it to keep the learner from writing, the next one is drawn."""
        put, seq = self.entries.put(entry, own=True)
        if put is Put.NEW:
            return entry, seq
        self.begin_run()
        return self._put(msgspec.structs.replace(entry, id=EntryId(self.run, self._run.next_counter())))

    def _new(self, kind: str, body: bytes, about: EntryId | None, audience: str | None) -> Entry:
        if audience is None:
            audience = KINDS[kind].audience
        if audience == PERSON:
            raise ValueError(f"{kind} is for one person: say for whom")
        return Entry(
            EntryId(self.run, self._run.next_counter()), kind, about, audience, max(self._clock.now(), 0), body
        )
