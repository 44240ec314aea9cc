"""Keeps what screens read in step with the journal.

Promises: a projection sees every entry of its kinds in the transaction that stored it; a text is projected once for
all its edits that arrived together. A body that cannot be decoded, and a text whose bytes are damaged, change nothing
and stop nobody. When a projection's tables are not what its module says, they are dropped and rebuilt from the journal.
Called by journal.py, documents.py and opening.py.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeVar

from desktop_app.storage.database import Database
from desktop_app.storage.entry_table import EntryTable
from desktop_app.storage.erasing import ERASED
from desktop_app.storage.forms import FORMS, Content
from desktop_app.storage.open_texts import OpenTexts
from desktop_app.storage.projections import Changed, OnEvent, OnText, Projection, View
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import BodyRefused

AT_ONCE: Final = 1_000
"""Texts that are shown at once: as many as lie in a slice, and few enough to hold in memory when all are rebuilt."""


class Projector:
    """All projections of one open profile."""

    def __init__(
        self, database: Database, entries: EntryTable, texts: OpenTexts, projections: Sequence[Projection]
    ) -> None:
        self._database = database
        self._texts = texts
        self._entries = entries
        self._view = View(database, entries, texts.hangs)
        self._projections = projections
        self._events = _by_kind((kind, on) for each in projections for kind, on in each.events.items())
        self._on_text = _by_kind((kind, on) for each in projections for kind, on in each.texts.items())

    def take_in(self, entries: Iterable[Entry], *, unheard: Collection[EntryId] = ()) -> None:
        """Shows these entries, which lie in the journal already, to the projections.

        ``unheard``: records of which these are all the entries that there are; nothing of them was erased.
        """
        self._take_in(entries, self._events, self._on_text, unheard)

    def text_changed(self, kind: str, record: EntryId, content: Content, changed: int) -> None:
        """Shows a text that was just saved. ``changed``: ms UTC."""
        for on_text in self._on_text.get(kind, ()):
            on_text(self._view, (Changed(record, content, changed),))

    def make_ready(self) -> bool:
        """Rebuilds the projections whose tables are missing or defined differently; returns whether any was.

        Costs one query when all is as it should be.
        """
        stale = self._stale()
        if not stale:
            return False
        with self._database.write():
            self._rebuild(self._stale())
        return True

    def rebuild(self) -> int:
        """Drops all projections and makes them anew; returns how many entries were read."""
        with self._database.write():
            return self._rebuild(self._projections)

    def _stale(self) -> list[Projection]:
        shapes: dict[str, str] = dict(self._database.rows("SELECT name, shape FROM projections"))
        return [each for each in self._projections if shapes.get(each.name) != _shape(each)]

    def _rebuild(self, projections: Sequence[Projection]) -> int:
        for each in projections:
            self._make_tables(each)
        events = _by_kind((kind, on) for each in projections for kind, on in each.events.items())
        on_text = _by_kind((kind, on) for each in projections for kind, on in each.texts.items())
        count = 0

        def counted() -> Iterable[Entry]:
            nonlocal count
            for _, entry in self._entries.each():
                count += 1
                yield entry

        self._take_in(counted(), events, on_text)
        return count

    def _make_tables(self, projection: Projection) -> None:
        if projection.clear is not None:
            projection.clear(self._database)
        for name, statements in projection.tables.items():
            self._database.run(f'DROP TABLE IF EXISTS "{name}"')
            for statement in statements:
                self._database.run(statement)
        self._database.run("INSERT OR REPLACE INTO projections VALUES (?, ?)", (projection.name, _shape(projection)))

    def _take_in(
        self,
        entries: Iterable[Entry],
        events: dict[str, tuple[OnEvent, ...]],
        on_text: dict[str, tuple[OnText, ...]],
        unheard: Collection[EntryId] = (),
    ) -> None:
        changed: dict[str, dict[EntryId, int]] = {kind: {} for kind in FORMS}
        new = _NewTexts(unheard)
        thinned: set[EntryId] = set()  # records of which edits were erased
        for entry in entries:
            record = entry.record
            if entry.kind in FORMS:
                times = changed[entry.kind]
                times[record] = max(entry.written, times.get(record, 0))
                new.edited(entry, record)
            else:
                new.spoken_of(record)
                if entry.kind == ERASED:
                    thinned.add(record)
            for on_event in events.get(entry.kind, ()):
                self._show(on_event, entry)
        for record in thinned:
            for kind in FORMS:
                if self._entries.last_counters(record, kind):
                    changed[kind].setdefault(record, 0)
        for kind, functions in on_text.items():
            for some in _parts(changed[kind].items(), AT_ONCE):
                self._show_texts(functions, kind, dict(some), new)

    def _show_texts(
        self, functions: Sequence[OnText], kind: str, times: Mapping[EntryId, int], new: "_NewTexts"
    ) -> None:
        contents = self._texts.contents(kind, list(times), new.edits[kind])
        shown = [
            Changed(record, self._standing(kind, record, content), times[record], new.made.get(record))
            for record, content in contents.items()
        ]
        for show in functions:
            show(self._view, shown)

    def _standing(self, kind: str, record: EntryId, content: Content) -> Content | None:
        """What stands in a text; None once all its edits were erased."""
        return None if not any(content.texts.values()) and self._entries.is_gone(record, kind) else content

    def _show(self, on_event: OnEvent, entry: Entry) -> None:
        try:
            on_event(self._view, entry)
        except BodyRefused:
            return  # written by something that is not Fieldbook, or by a newer one: kept, forwarded, not shown


class _NewTexts:
    """Texts of which nothing was here before: what is told of them need not be asked of the journal.

    ``edits``: by kind, all that there are, in the order of arrival; ``made``: when each was made (ms UTC).
    """

    def __init__(self, unheard: Collection[EntryId]) -> None:
        self.edits: dict[str, dict[EntryId, list[bytes]]] = {kind: {} for kind in FORMS}
        self.made: dict[EntryId, int] = {}
        self._unheard = set(unheard)

    def edited(self, entry: Entry, record: EntryId) -> None:
        if record not in self._unheard:
            return
        edits = self.edits[entry.kind].setdefault(record, [])
        if entry.body:
            edits.append(entry.body)
        if entry.about is None:
            self.made[record] = entry.written

    def spoken_of(self, record: EntryId) -> None:
        """There is more about it than its edits: the journal has to be asked after all."""
        self._unheard.discard(record)
        self.made.pop(record, None)
        for edits in self.edits.values():
            edits.pop(record, None)


_Thing = TypeVar("_Thing")
_Function = TypeVar("_Function")


def _parts(things: Iterable[_Thing], most: int) -> Iterator[list[_Thing]]:
    rest = iter(things)
    while some := list(islice(rest, most)):
        yield some


def _by_kind(pairs: Iterable[tuple[str, _Function]]) -> dict[str, tuple[_Function, ...]]:
    found: dict[str, tuple[_Function, ...]] = {}
    for kind, function in pairs:
        found[kind] = (*found.get(kind, ()), function)
    return found


def _shape(projection: Projection) -> str:
    """A name for a projection's definition. Changes with the version of the program that cannot be seen in a table's
    definition are marked by hand, as a comment in its statement."""
    text = "\n".join(statement for statements in projection.tables.values() for statement in statements)
    kinds = ",".join(sorted((*projection.events, *projection.texts)))
    return hashlib.sha256(f"{text}\n{kinds}".encode()).hexdigest()[:16]
