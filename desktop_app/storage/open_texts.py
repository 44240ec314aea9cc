"""The Yjs documents that this session writes: at most one for each text.

Promises, each an answer to a way in which words were lost when it was tried:
- The client id is the session's run. A document never holds anything that the journal lacks once a transaction is
  over: after a rollback it is forgotten with all that was done to it, and opened again from the journal.
- A document is opened by one application of all its edits, merged. When edits arrived from elsewhere since (another
  laptop, or another process on this profile), it is opened again in the same way, never patched one by one.
- An edit is made of the document's own transactions' updates, not of a difference between states.
- What a writer changed is measured against what they had in front of them (the *base*: what ``open`` or the last save
  gave), and only then merged with what arrived since. Nothing is deleted that they never saw.
- Words that follow words which are not here (erased, lost with a laptop, or still on their way) hang on the text's root
  (yjs_rooting.py) until those come. Nothing is written under a run of which anything was erased: the session goes on
  under another.
Edits whose bytes are no Yjs update are marked in the journal and left out; the others are applied.
Called by documents.py and projector.py.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop_app.storage import erasing
from desktop_app.storage.database import Database
from desktop_app.storage.entry_table import EntryTable
from desktop_app.storage.first_edits import FirstEdits
from desktop_app.storage.forms import FORMS, Content
from desktop_app.storage.session_run import SessionRun
from sync_protocol.identifiers import EntryId

if TYPE_CHECKING:
    from pycrdt import Doc

KEPT_OPEN: Final = 16
"""Documents kept in memory, the latest used. Bases are kept for all texts of the session: a number each."""


@dataclass
class Change:
    """A change made in memory: the edits to append (none when nothing changed), and where they belong."""

    edits: list[bytes]
    document: "Doc[Any]"
    base: int


class OpenTexts:
    """Texts of one session."""

    def __init__(self, database: Database, entries: EntryTable, run: SessionRun) -> None:
        self._database = database
        self._entries = entries
        self._run = run
        self._erased = 0  # how many entries were erased when the documents were opened
        self._bases: dict[EntryId, int] = {}  # place in the journal of the last edit the writer has seen
        self._documents: OrderedDict[EntryId, Doc[Any]] = OrderedDict()  # each as of its base
        self._hung: set[EntryId] = set()  # opened with words that follow words which are not here

    def content(self, kind: str, record: EntryId) -> Content:
        """What stands in a text now, by its form; empty for a record whose edits have not arrived."""
        from desktop_app.storage import yjs

        document = self._documents.get(record)
        if document is not None and self._follow_erasing():
            document = None
        if document is None or self._entries.last_place(record, kind) > self._bases[record]:
            return self._opened(kind, record)[2]
        return yjs.read(document, FORMS[kind])

    def contents(
        self, kind: str, records: Sequence[EntryId], known: Mapping[EntryId, Sequence[bytes]]
    ) -> dict[EntryId, Content]:
        """As ``content``, for many texts at once. ``known``: of some, all edits that there are, in order."""
        self._follow_erasing()  # first: what is open below is read from its document, all else from what is asked now
        asked = [record for record in records if record not in known and record not in self._documents]
        edits = self._entries.edits_of(asked, kind) if asked else {}
        first = FirstEdits(FORMS[kind])
        found: dict[EntryId, Content] = {}
        for record in records:
            if record in known:
                found[record] = self._read(kind, record, known[record], first)
            elif record in self._documents:
                found[record] = self.content(kind, record)
            else:
                found[record] = self._read(kind, record, [update for _, update in edits.get(record, ())], first)
        return found

    def _read(self, kind: str, record: EntryId, edits: Sequence[bytes], first: FirstEdits) -> Content:
        """What these edits say, which are all there are."""
        if len(edits) == 1 and (usual := first.content(edits[0])) is not None:
            self._hung.discard(record)
            return usual
        from desktop_app.storage import yjs

        try:
            content, hung = yjs.content(edits, FORMS[kind])
        except yjs.BadUpdate:
            return self._opened(kind, record)[2]
        (self._hung.add if hung else self._hung.discard)(record)
        return content

    def open(self, kind: str, record: EntryId) -> Content:
        """The same, for somebody who is going to write: this is what their next change is measured against."""
        self._follow_erasing()
        document, base, content = self._opened(kind, record)
        self._keep(record, document, base)
        return content

    def shown(self, kind: str, record: EntryId) -> None:
        """What stands in a text now is what the writer has before them."""
        place = self._entries.last_place(record, kind)
        if self._bases.get(record) != place:
            self._documents.pop(record, None)
            self._bases[record] = place

    def change(self, kind: str, record: EntryId | None, content: Content) -> Change:
        """Brings a text to this content in memory; ``record`` is None for a new one.

        Call ``appended`` once the edits are in the journal. Must stand in a write block, with which it is undone.
        """
        from desktop_app.storage import yjs

        self._follow_erasing()
        if record is None:
            document, base = yjs.opened(self._run.number, ()), 0
        else:
            document, base = self._at_base(kind, record)
            self._database.after(rollback=lambda: self._undo(record, base))
        return Change(_grouped(yjs.write(document, FORMS[kind], content)), document, base)

    def appended(self, kind: str, record: EntryId, change: Change, seq: int) -> Content:
        """The change's edits are in the journal, the last at this place. Returns what stands in the text now."""
        from desktop_app.storage import yjs

        arrived = self._entries.edits(record, kind, after=change.base)
        if len(arrived) == len(change.edits):
            self._keep(record, change.document, seq)
            content = yjs.read(change.document, FORMS[kind])
        else:
            self._documents.pop(record, None)  # one document at a time may have this client id
            content = self.open(kind, record)
        if not change.base:
            self._database.after(rollback=lambda: self._undo(record, 0))
        return content

    def _follow_erasing(self) -> bool:
        """Forgets the documents when anything was erased since they were opened, by this process or another; returns
        whether it did."""
        erased = erasing.count(self._database)
        if erased == self._erased:
            return False
        self._erased = erased
        self._documents.clear()
        if erasing.any_of_run(self._database, self._run.number):
            self._run.renew()
        return True

    def was_erased(self, kind: str, record: EntryId) -> bool:
        """Whether edits of this text were erased for good."""
        return erasing.of_record(self._database, record) and bool(self._entries.with_any([record], kind))

    def close(self) -> None:
        """Forgets all open texts."""
        self._documents.clear()
        self._bases.clear()

    def _at_base(self, kind: str, record: EntryId) -> tuple["Doc[Any]", int]:
        base = self._bases.get(record)
        document = self._documents.get(record)
        if document is None:
            document, last, _ = self._opened(kind, record, up_to=base)
            base = last if base is None else base
        self._keep(record, document, base or 0)
        return document, base or 0

    def _opened(self, kind: str, record: EntryId, *, up_to: int | None = None) -> tuple["Doc[Any]", int, Content]:
        """A document with all edits of a text (up to a place), the place of the last, and what stands there."""
        from desktop_app.storage import yjs

        edits = self._entries.edits(record, kind, up_to=up_to)
        form, client = FORMS[kind], self._run.number
        try:
            document, hung = yjs.whole(client, [update for _, update in edits], form)
            content = yjs.read(document, form)
        except yjs.BadUpdate:
            document, hung = yjs.whole(client, self._sound(kind, edits), form)
            content = yjs.read(document, form)
        if up_to is None:
            (self._hung.add if hung else self._hung.discard)(record)
        return document, edits[-1][0] if edits else 0, content

    def hangs(self, record: EntryId) -> bool:
        """Whether words of this text, as it was opened last, follow words that are not here."""
        return record in self._hung

    def _sound(self, kind: str, edits: list[tuple[int, bytes]]) -> list[bytes]:
        """The edits that can be applied together; marks the others in the journal."""
        from desktop_app.storage import yjs

        sound: list[bytes] = []
        with self._database.write():
            for seq, update in edits:
                if yjs.can_be_read((*sound, update), FORMS[kind]):
                    sound.append(update)
                else:
                    self._entries.mark_unsound(seq)
        return sound

    def _keep(self, record: EntryId, document: "Doc[Any]", base: int) -> None:
        self._bases[record] = base
        self._documents[record] = document
        self._documents.move_to_end(record)
        while len(self._documents) > KEPT_OPEN:
            self._documents.popitem(last=False)

    def _undo(self, record: EntryId, base: int) -> None:
        """The transaction was undone: back to what the writer had before it."""
        self._documents.pop(record, None)
        if base:
            self._bases[record] = base
        else:
            self._bases.pop(record, None)


def _grouped(updates: list[bytes]) -> list[bytes]:
    """Updates merged into edits of at most about one piece each, in order."""
    from desktop_app.storage import yjs

    edits: list[bytes] = []
    group: list[bytes] = []
    size = 0
    for update in updates:
        if group and size + len(update) > yjs.PIECE_BYTES:
            edits.append(yjs.merged(group))
            group, size = [], 0
        group.append(update)
        size += len(update)
    if group:
        edits.append(yjs.merged(group))
    return edits
