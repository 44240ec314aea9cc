"""Two laptops of one person edit one text offline and meet: every order in which their edits can arrive, one by one."""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from desktop_app.operations.session import Session
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import notes
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import open_test_session

KIND = "note.edit"


class TakenBack(Exception):
    """Ends a block, so that the next order begins with a laptop that has nothing."""


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[tuple[Session, Session, Session]]:
    with ExitStack() as opened:
        first, second, third = (opened.enter_context(open_test_session(tmp_path / name)) for name in "abc")
        yield first, second, third


def text(of: Session, record: EntryId) -> str:
    return of.documents.read(KIND, record).texts["text"]


def save(on: Session, record: EntryId, words: str) -> None:
    with on.database.write():
        on.documents.save(KIND, record, Content(texts={"text": words}))


def edits(of: Session) -> list[Entry]:
    return of.journal.entries.of_kind(KIND)


def apart(first: Session, second: Session) -> EntryId:
    """One begins a text; each goes on with it alone: in the same place, around it, and by taking words out."""
    with first.database.write():
        record = first.documents.create(KIND, Content(texts={"title": "Bridge", "text": "the bridge is closed"}))
    second.journal.receive(edits(first))
    for on, steps in (
        (
            first,
            ("the old bridge is closed", "the old bridge is closed until May😀", "the bridge is closed until May😀"),
        ),
        (second, ("today the bridge is not closed", "today the bridge is مفتوح")),
    ):
        on.documents.open(KIND, record)
        for words in steps:
            save(on, record, words)
    return record


def orders(of: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    return itertools.permutations(of)


def test_every_order_of_all_edits_shows_the_same_and_every_word(sessions: tuple[Session, Session, Session]) -> None:
    first, second, third = sessions
    record = apart(first, second)
    everything = [*edits(first), *(entry for entry in edits(second) if entry not in edits(first))]
    assert len(everything) == 6
    shown: set[tuple[str, str]] = set()
    for order in orders(everything):
        with suppress(TakenBack), third.database.write():
            for entry in order:
                third.journal.receive((entry,))
            row = notes.get(third.database, record)
            assert row is not None
            shown.add((row.text, text(third, record)))
            raise TakenBack
    assert len(shown) == 1, shown
    ((listed, merged),) = shown
    assert listed == merged
    for words in ("today", "until May😀", "مفتوح", "bridge"):
        assert merged.count(words) == 1, merged
    assert "old" not in merged and "closed" not in merged and "not" not in merged
    first.journal.receive(edits(second))
    second.journal.receive(edits(first))
    assert text(first, record) == text(second, record) == merged


def test_each_writes_on_between_any_two_arrivals(sessions: tuple[Session, Session, Session]) -> None:
    """The one who receives has the text open and types: in every order, every word of everybody is there."""
    first, second, third = sessions
    record = apart(first, second)
    base, *theirs = [entry for entry in edits(first)]
    others = [entry for entry in edits(second) if entry.id.run != base.id.run]
    assert (len(theirs), len(others)) == (3, 2)
    for order in orders((theirs[0], theirs[2], *others)):
        with suppress(TakenBack), third.database.write():
            third.journal.receive((base,))
            typed: list[str] = []
            for number, entry in enumerate(order):
                third.journal.receive((entry,))
                seen = third.documents.open(KIND, record).texts["text"]
                typed.append(f"w{number}x")
                save(third, record, f"{seen} {typed[-1]}")
            third.journal.receive((theirs[1],))
            merged = text(third, record)
            assert [word for word in (*typed, "today", "until May😀", "مفتوح") if merged.count(word) != 1] == [], merged
            raise TakenBack
