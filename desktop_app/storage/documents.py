"""Texts that several laptops may write at once: notes and drafts of practices.

Promises: what ``save`` returns is in the journal and in the screens' tables when the transaction ends. Words that
another laptop or a command wrote meanwhile are merged in, never replaced, so a caller shows the content it gets back
(domain.text_merge.rebase for an editor whose text moved on since). Nobody is asked to choose a side.
Refuses: kinds without a form (forms.py). Called by operations.
"""

from collections.abc import Iterable

from desktop_app.domain.text_merge import rebase
from desktop_app.storage.forms import Content
from desktop_app.storage.journal import EMPTY_UPDATE, Journal
from desktop_app.storage.open_texts import OpenTexts
from desktop_app.storage.projector import Projector
from sync_protocol.identifiers import EntryId


class Documents:
    """The texts of one open profile."""

    def __init__(self, journal: Journal, texts: OpenTexts, projector: Projector) -> None:
        self._journal = journal
        self._texts = texts
        self._projector = projector

    def create(self, kind: str, content: Content) -> EntryId:
        """Makes a text with this content, also an empty one; returns its record. Must stand in a write block."""
        change = self._texts.change(kind, None, content)
        change.edits = change.edits or [EMPTY_UPDATE]
        record, seq, written = self._journal.append_edits(kind, None, change.edits)
        now = self._texts.appended(kind, record, change, seq)
        self._projector.text_changed(kind, record, now, written)
        return record

    def open(self, kind: str, record: EntryId) -> Content:
        """What stands in a text now, for somebody who is going to write it: their next ``save`` is measured against
        this, so that it deletes nothing they never saw."""
        return self._texts.open(kind, record)

    def shown(self, kind: str, records: Iterable[EntryId]) -> None:
        """These texts were given out as they are now, from a table: the same as ``open``, without opening them."""
        for record in records:
            self._texts.shown(kind, record)

    def save(self, kind: str, record: EntryId, content: Content, *, seen: Content | None = None) -> Content:
        """Brings a text to this content, as far as it is given; returns what stands there now.

        Measured against what this session last gave out for it (``open``, or a save); for a text it did not open,
        against what is there now. ``seen``: what the writer had before them when they began to change it, where a
        session has several writers, or one that is given a text it does not show: what they never saw stays. Must
        stand in a write block.
        """
        if seen is not None:
            content = _gone_on(seen, content, self._texts.open(kind, record))
        change = self._texts.change(kind, record, content)
        if not change.edits:
            return self._texts.open(kind, record)
        _, seq, written = self._journal.append_edits(kind, record, change.edits)
        now = self._texts.appended(kind, record, change, seq)
        self._projector.text_changed(kind, record, now, written)
        return now

    def replace(self, kind: str, record: EntryId, content: Content) -> bool:
        """Brings a text to this content whatever stands there now, for an import or a command: what they were not told
        of is replaced too. Returns whether anything changed. Must stand in a write block."""
        before = self._texts.open(kind, record)
        return self.save(kind, record, content) != before

    def erased(self, kind: str, name: str) -> EntryId | None:
        """The record of this name if it is a text of which edits were erased for good: whoever had it before them may
        go on writing, and what they add is recovered. None for every other name."""
        try:
            record = EntryId.parse(name)
        except ValueError:
            return None
        return record if self._texts.was_erased(kind, record) else None

    def read(self, kind: str, record: EntryId) -> Content:
        """What stands in a text now, for somebody who only looks."""
        return self._texts.content(kind, record)


def _gone_on(seen: Content, mine: Content, now: Content) -> Content:
    """What stands there ``now``, with what a writer changed who had ``seen`` before them. Of values theirs stands."""
    texts = {
        name: rebase(seen.texts.get(name, now.texts[name]), text, now.texts[name]) for name, text in mine.texts.items()
    }
    sets = {}
    for name, members in mine.sets.items():
        before = seen.sets.get(name, now.sets[name])
        sets[name] = (now.sets[name] - (before - members)) | (members - before)
    return Content(texts, sets, mine.values)
