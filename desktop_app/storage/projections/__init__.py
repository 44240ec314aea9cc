"""Projections: tables derived from the journal, which screens read and which can be dropped and rebuilt at any time.

How to add what a learner can do (an event kind, what it changes, the operation):

1. sync_protocol/kinds.py has the kind and the struct of its body.
2. A file in this folder holds one ``PROJECTION = Projection(name=…, tables={…}, events={kind: function}, …)``.
   ``tables`` maps each table's name to its statements (CREATE TABLE, then its indexes). The function gets the
   ``View`` of projector.py (``view.database`` to write, ``view.entries`` to read the journal), and the entry;
   ``decode_body(entry.kind, entry.body)`` gives its struct. It runs inside the transaction that stores the entry.
   It must come to the same rows in whatever order entries arrive, and must change nothing when it sees an entry again:
   compare ``entry.written`` and then ``entry.id`` for "the last writer wins" (``is_later`` below), INSERT OR IGNORE
   for sets. Never raise about what an entry says: a body that cannot be decoded is skipped by the projector.
3. Name it in storage/registry.py. Changing a table's definition is enough to have it rebuilt at the next start.
4. The operation:

       def finish(session: Session, activity: ActivityId) -> Changed:
           with session.database.write():
               session.journal.append("activity.finished", ActivityFinished(activity, pack, version, language))
           return changed("progress")  # operations/changed.py

   ``append`` takes the audience from KINDS; ``about=`` names the record an entry speaks of. Reading is plain
   functions of the projection's module that take ``session.database`` (they are the only SQL, so they live here).

Texts (kinds of shape "edit") are projected whole, once for each record that changed: ``texts={kind: function}`` with
``function(view, texts)``, which gets all that changed at once, so that it can ask and write once for all of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.storage.forms import Content
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.storage.entry_table import EntryTable


@dataclass(frozen=True)
class View:
    """What a projection may use: the database, and the journal to look things up in. ``hangs``: whether words of a text
    that is being shown follow words which are not here."""

    database: "Database"
    entries: "EntryTable"
    hangs: Callable[[EntryId], bool]


class Changed(NamedTuple):
    """A text that changed. ``content``: what its form (forms.py) says, None once every edit of it was erased: then
    nothing of it may stay. ``when``: ms UTC. ``made``: when it was made, of a text that nothing here ever spoke of
    before: then no table has anything of it, and no entry puts it into the bin."""

    record: EntryId
    content: Content | None
    when: int
    made: int | None = None


OnEvent = Callable[[View, Entry], None]
OnText = Callable[[View, Sequence[Changed]], None]


@dataclass(frozen=True)
class Projection:
    """What one module derives from the journal.

    ``tables``: name → the statements that make it. ``events``: kind → what to do with an entry.
    ``texts``: kind → what to do with texts that changed.
    ``clear``: takes away what it put into tables of others (the search), before it is rebuilt.
    """

    name: str
    tables: Mapping[str, tuple[str, ...]]
    events: Mapping[str, OnEvent] = field(default_factory=dict)
    texts: Mapping[str, OnText] = field(default_factory=dict)
    clear: Callable[["Database"], None] | None = None


def is_later(entry: Entry, written: int | None, entry_id: str | None) -> bool:
    """Whether this entry beats the one written then under that id (text form): the last writer wins, and every laptop
    agrees who that was. None stands for no entry."""
    return written is None or entry_id is None or (entry.written, entry.id.text()) >= (written, entry_id)
