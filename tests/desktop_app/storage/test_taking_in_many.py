"""Many entries taken in at once do what one after another did, and ask the database few questions."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from desktop_app.operations.session import Session
from desktop_app.storage import search_index
from desktop_app.storage.bin import deletion
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import notes
from sync_protocol.bodies import Erased
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from tests.support.profiles import open_test_session


@pytest.fixture
def session(tmp_path: Path):
    with open_test_session(tmp_path / "a") as found:
        yield found


@pytest.fixture
def other(tmp_path: Path):
    with open_test_session(tmp_path / "b") as found:
        yield found


def written(session: Session, count: int) -> list[Entry]:
    """Some notes, some of them edited again, one put into the bin, one into the bin and then edited elsewhere."""
    with session.database.write():
        made = [
            session.documents.create(
                "note.edit",
                Content(texts={"title": f"Note {number}", "text": f"word{number}"}, sets={"tags": frozenset("a")}),
            )
            for number in range(count)
        ]
        for record in made[::3]:
            session.documents.save("note.edit", record, Content(texts={"text": f"more {record.counter}"}))
        gone = made[1]
        session.journal.append("note.deleted", deletion(session.journal.entries, gone, "note"), about=gone)
    return [entry for _, entry in session.journal.entries.each()]


def shown(session: Session) -> list[notes.NoteRow]:
    return [*notes.rows(session.database, deleted=False), *notes.rows(session.database, deleted=True)]


def one_by_one(session: Session, entries: Iterable[Entry]) -> None:
    for entry in entries:
        session.journal.receive([entry])


def test_all_at_once_shows_what_one_by_one_shows(session: Session, other: Session, tmp_path: Path) -> None:
    entries = written(session, 30)
    other.journal.receive(entries)
    with open_test_session(tmp_path / "c") as third, open_test_session(tmp_path / "d") as fourth:
        one_by_one(third, reversed(entries))
        fourth.journal.receive(list(reversed(entries)))
        assert shown(other) == shown(third) == shown(fourth) == shown(session)
    found = {each.item.target for each in search_index.find(other.database, ("word2",), 40)[0]}
    assert len(found) == 8, "word2, and those of word20 to word29 whose text was not replaced"


def test_an_id_that_comes_twice_at_once_counts_once(session: Session, other: Session) -> None:
    entries = written(session, 5)
    assert list(other.journal.receive([*entries, *entries]).new) == entries
    assert other.journal.receive(entries).new == ()
    stranger = Entry(entries[0].id, "note.edit", None, "mine", 1, b"\x00\x00")
    assert other.journal.receive([stranger, entries[0]]).clashes == (stranger.id,)


def test_two_of_one_id_that_differ_do_not_replace_each_other(session: Session, other: Session) -> None:
    entry = written(session, 3)[0]
    stranger = Entry(entry.id, "note.edit", None, "mine", 1, b"\x00\x00")
    taken = other.journal.receive([entry, stranger])
    assert (taken.new, taken.clashes) == ((entry,), (entry.id,))


def test_a_stub_gives_way_to_its_entry_in_the_midst_of_others(session: Session, other: Session) -> None:
    entries = written(session, 6)
    other.journal.receive([entries[0].stub, entries[2]])
    other.journal.receive(entries)
    assert shown(other) == shown(session)


def test_a_damaged_text_among_others_is_left_out_alone(session: Session, other: Session) -> None:
    entries = written(session, 4)
    damaged = Entry(entries[0].id, "note.edit", None, "mine", 1, b"\xff")
    other.journal.receive([damaged, *entries[1:]])
    assert {row.title for row in shown(other)} >= {"Note 1", "Note 2", "Note 3"}
    assert {row.record for row in shown(other)} == {row.record for row in shown(session)}


def test_what_came_before_its_first_edit_counts_with_it(session: Session, other: Session) -> None:
    entries = written(session, 9)
    later = [entry for entry in entries if entry.about is not None]
    other.journal.receive(later)
    other.journal.receive([entry for entry in entries if entry.about is None])
    assert shown(other) == shown(session)
    assert len(search_index.find(other.database, ("word2",), 40)[0]) == 1


def test_a_text_under_a_name_that_another_kind_wrote_to_is_asked_of_the_journal(
    session: Session, other: Session
) -> None:
    first, second = [entry for entry in written(session, 2) if entry.kind == "note.edit"][:2]
    stranger = Entry(EntryId(second.id.run, 77), "practice.edit", first.id, "mine", 5, second.body)
    other.journal.receive([stranger, first])
    assert [row.record for row in shown(other)] == [first.id]
    assert other.documents.read("practice.edit", first.id).texts["title"] == "Note 1"


def test_a_stub_and_its_entry_at_once_show_the_entry(session: Session, other: Session) -> None:
    entries = written(session, 3)
    other.journal.receive([entries[0].stub, *entries])
    assert shown(other) == shown(session)


def test_a_name_taken_elsewhere_makes_no_record(session: Session, other: Session) -> None:
    entry, record = written(session, 3)[:2]
    stranger = Entry(entry.id, "note.edit", record.id, "mine", 1, b"\x00\x00")
    other.journal.receive([stranger])
    assert other.journal.receive([entry, record]).clashes == (entry.id,)
    assert [row.record for row in shown(other)] == [record.id]


def test_what_was_erased_before_it_came_stays_erased_among_many(session: Session, other: Session) -> None:
    entries = written(session, 4)
    gone = entries[0]
    erasure = Entry(
        EntryId(gone.id.run, 99),
        "record.erased",
        gone.id,
        "mine",
        9,
        encode_body(Erased([(gone.id.run, gone.id.counter)])),
    )
    other.journal.receive([erasure])
    other.journal.receive(entries)
    third = [row for row in shown(other) if row.record == gone.id]
    assert all("word0" not in row.text for row in third)
    assert {row.title for row in shown(other)} >= {"Note 1", "Note 2", "Note 3"}
