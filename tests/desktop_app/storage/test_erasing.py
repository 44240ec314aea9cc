"""What is erased is gone, whoever brings it again; what was written without knowing of it is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import SeenNote
from desktop_app.operations import notes, practices, searching
from desktop_app.operations.session import Session
from desktop_app.storage import erasing
from desktop_app.storage.projections import notes as table
from sync_protocol.bodies import Erased
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import open_test_session

KIND = "note.edit"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "a") as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "b") as opened:
        yield opened


def entries(session: Session) -> list[Entry]:
    return [entry for _, entry in session.journal.entries.each()]


def erase(session: Session, note: str, kind: str = KIND) -> EntryId:
    """Erases a text as an exchange does."""
    record = EntryId.parse(note)
    with session.database.write():
        body = Erased([tuple(each) for each in session.journal.entries.with_bodies(record, kind)])
        return session.journal.append(erasing.ERASED, body, about=record)


def meet(one: Session, two: Session) -> None:
    """Everything of each reaches the other."""
    first, second = entries(one), entries(two)
    one.journal.receive(second)
    two.journal.receive(first)


def shown(session: Session) -> dict[str, str]:
    return {note.title: note.text for note in notes.read_notes(session)}


def test_an_erased_note_is_gone_and_its_ids_stay(session: Session) -> None:
    gone = notes.add_note(session, title="Bridge", text="The guard is called Yusuf.").id
    kept = notes.add_note(session, title="Road", text="It is open.").id
    ids = {entry.id for entry in entries(session)}
    erase(session, gone)
    assert ids < {entry.id for entry in entries(session)}
    assert [note.id for note in notes.list_notes(session)] == [kept]
    assert table.get(session.database, EntryId.parse(gone)) is None
    assert searching.search(session, "Yusuf").total == 0
    assert not any(b"Yusuf" in entry.body for entry in entries(session))


def test_it_stays_erased_whoever_brings_it_and_in_whatever_order(session: Session, other: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="Yusuf").id
    whole = entries(session)
    other.journal.receive(whole)
    erase(session, note)
    session.journal.receive(whole)
    other.journal.receive(entries(session))
    for each in (session, other):
        assert notes.list_notes(each) == ()
        assert not any(b"Yusuf" in entry.body for entry in entries(each))


def test_the_word_of_it_may_come_before_the_entries(session: Session, other: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="Yusuf").id
    whole = entries(session)
    erase(session, note)
    other.journal.receive([entry for entry in entries(session) if entry.kind == erasing.ERASED])
    other.journal.receive(whole)
    assert notes.list_notes(other) == ()
    assert set(entries(other)) == set(entries(session))


def test_a_stub_gives_way_to_its_entry_unless_that_was_erased(session: Session, other: Session) -> None:
    notes.add_note(session, title="Bridge", text="It is closed.")
    whole = entries(session)
    other.journal.receive([entry.stub for entry in whole])
    assert notes.list_notes(other) == ()
    assert not other.journal.receive(whole).clashes
    assert shown(other) == {"Bridge": "It is closed."}
    assert not other.journal.receive([entry.stub for entry in whole]).clashes
    assert shown(other) == {"Bridge": "It is closed."}


def test_words_of_edits_that_were_not_named_are_a_recovered_note(session: Session, other: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="The bridge is closed.").id
    meet(session, other)
    opened = notes.open_note(other, note)
    notes.save_note(other, note, text=opened.text + " Ask Maryam é😀 about it.")
    notes.save_note(other, note, text=opened.text + " Ask Maryam é😀 about.")
    erase(session, note)
    meet(session, other)
    for each in (session, other):
        (row,) = notes.list_notes(each)
        found = notes.open_note(each, row.id)
        assert (row.id, found.recovered) == (note, True)
        assert found.text == " Ask Maryam é😀 about."
        assert searching.search(each, "Maryam").total == 1
        assert searching.search(each, "closed").total == 0
        each.storage.projector.rebuild()
        assert notes.list_notes(each) == (row,)


def test_a_recovered_note_is_written_on_by_both_and_they_agree(session: Session, other: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="closed").id
    meet(session, other)
    notes.save_note(other, note, text="closed until Monday")
    erase(session, note)
    meet(session, other)
    for each, more in ((session, " or Tuesday"), (other, " at noon")):
        text = notes.open_note(each, note).text
        notes.save_note(each, note, title="From the bin", text=text + more)
    meet(session, other)
    assert shown(session) == shown(other)
    (text,) = shown(session).values()
    assert "until Monday" in text
    assert " or Tuesday" in text
    assert " at noon" in text
    assert "closed" not in text


def test_nothing_is_written_under_a_run_of_which_something_was_erased(session: Session, other: Session) -> None:
    """Another laptop still has what was erased: the same name must not stand for other words there."""
    note = notes.add_note(session, title="Bridge", text="closed").id
    meet(session, other)
    notes.save_note(other, note, text="closed until Monday")
    edit = [entry for entry in entries(other) if entry.id.run == other.journal.run]
    before = session.journal.run
    erase(session, note)
    session.journal.receive(edit)
    text = notes.open_note(session, note).text
    notes.save_note(session, note, text=text + " or Tuesday")
    assert session.journal.run != before
    other.journal.receive([entry for entry in entries(session) if entry.kind == KIND])
    assert shown(other) == {"Bridge": "closed until Monday or Tuesday"}


def test_another_process_on_the_profile_notices(tmp_path: Path, session: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="closed").id
    notes.open_note(session, note)
    run = session.journal.run
    with open_test_session(tmp_path / "a") as command:
        erase(command, note)
    kept = notes.add_note(session, title="Road", text="open").id
    notes.save_note(session, kept, text="open again")
    assert session.journal.run != run
    assert shown(session) == {"Road": "open again"}


def test_a_draft_goes_like_a_note(session: Session) -> None:
    practice = practices.add_practice(session, title="Ask first", parts={"context": "Yusuf"}).id
    practices.delete_practice(session, practice)
    erase(session, practice, "practice.edit")
    assert practices.list_practices(session) == ()
    assert practices.list_practices(session, deleted=True) == ()


def test_only_what_is_mine_can_be_erased(session: Session) -> None:
    practice = practices.add_practice(session, title="Ask first", parts={"context": "At the gate"}).id
    practices.submit(session, practice)
    act = session.journal.entries.of_kind("practice.submitted")[0]
    with session.database.write():
        session.journal.append(erasing.ERASED, Erased([tuple(act.id)]), about=act.id)
    assert session.journal.entries.get(act.id) == act


def test_an_erasure_that_cannot_be_read_erases_nothing(session: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="closed").id
    record = EntryId.parse(note)
    strange = Entry(EntryId(77, 1), erasing.ERASED, record, "mine", 0, b"\xc1")
    session.journal.receive([strange])
    assert shown(session) == {"Bridge": "closed"}


def test_what_was_taken_out_of_the_bin_here_is_written_once_more(session: Session, other: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="closed", tags=["road"]).id
    notes.delete_note(session, note)
    meet(session, other)
    notes.restore_note(other, note)
    erase(session, note)
    meet(session, other)
    meet(session, other)
    assert shown(session) == shown(other) == {"Bridge": "closed"}
    assert notes.open_note(session, note).tags == ("road",)
    assert not any(b"closed" in entry.body for entry in entries(session) if entry.id.run == EntryId.parse(note).run)


def test_what_lies_in_the_bin_is_not_written_once_more(session: Session, other: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="closed").id
    notes.delete_note(session, note)
    meet(session, other)
    notes.restore_note(other, note)
    notes.delete_note(other, note)
    erase(session, note)
    meet(session, other)
    assert shown(other) == {}
    assert notes.list_notes(other, deleted=True) == ()


def test_texts_that_are_open_here_are_shown_whole_when_edits_of_them_come_after_something_was_erased(
    session: Session, other: Session
) -> None:
    """The first look at an open text forgets all that are open: the second is not taken for one without edits."""
    open_here = [notes.add_note(session, title=name, text=f"{name} is open.").id for name in ("A", "B")]
    gone = notes.add_note(other, title="Gate", text="It is shut.").id
    meet(session, other)
    erase(other, gone)
    for each in open_here:
        notes.save_note(other, RecordId(each), text="It is closed.")
    session.journal.receive(entries(other))
    assert shown(session) == {"A": "It is closed.", "B": "It is closed."}


def test_who_had_it_before_them_goes_on_writing_and_what_they_add_is_recovered(
    session: Session, other: Session
) -> None:
    """A screen that still shows what was erased elsewhere meanwhile."""
    note = notes.add_note(other, title="Bridge", text="It is closed.").id
    meet(session, other)
    before = notes.open_note(session, note)
    erase(other, note)
    meet(session, other)
    seen = SeenNote(before.title, before.text, before.tags)
    with pytest.raises(Known, match="record-unknown"):  # nothing was added
        notes.save_note(session, note, text=before.text, seen=seen)
    with pytest.raises(Known, match="record-unknown"):  # nobody had it before them
        notes.save_note(session, note, text="It is open.")
    saved = notes.save_note(session, note, text=before.text + " Ask Maryam.", seen=seen)
    assert saved.fields["text"] == " Ask Maryam."
    meet(session, other)
    for each in (session, other):
        (row,) = notes.read_notes(each)
        assert (row.id, row.text, row.recovered) == (note, " Ask Maryam.", True)


def test_of_a_draft_too(session: Session, other: Session) -> None:
    draft = practices.add_practice(other, title="Bridge", parts={"context": "It is closed."}).id
    meet(session, other)
    before = practices.open_practice(session, draft)
    erase(other, draft, "practice.edit")
    meet(session, other)
    seen = {"title": before.title, **before.parts}
    with pytest.raises(Known, match="record-unknown"):
        practices.save_practice(session, draft, parts=before.parts, seen=seen)
    now = {"context": "It is closed. Ask Maryam."}
    assert practices.save_practice(session, draft, parts=now, seen=seen).fields["context"] == " Ask Maryam."
    meet(session, other)
    for each in (session, other):
        assert [row.id for row in practices.list_practices(each, mine=True)] == [draft]
        assert practices.open_practice(each, draft).parts["context"] == " Ask Maryam."


def test_the_name_of_one_kind_of_text_is_none_of_another(session: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="It is closed.").id
    erase(session, note)
    with pytest.raises(Known, match="record-unknown"):
        practices.save_practice(session, note, title="A draft", seen={"title": ""})
    with pytest.raises(Known, match="record-unknown"):
        notes.save_note(session, RecordId("no name at all"), text="A note", seen=SeenNote(text=""))
