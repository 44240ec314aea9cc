"""The journal and the bin: ids, clashes, what waits, and what brings a note back."""

from pathlib import Path

import pytest

from desktop_app.operations.session import Session
from desktop_app.storage.bin import deleted_at, deletion, restoring
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import notes, profile
from sync_protocol.bodies import ProfileEdit
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import FakeClock, open_test_session


@pytest.fixture
def session(tmp_path: Path):
    with open_test_session(tmp_path / "a") as found:
        yield found


def all_entries(session: Session) -> list[Entry]:
    return [entry for _, entry in session.journal.entries.each()]


def name(session: Session, value: str) -> None:
    with session.database.write():
        session.journal.append("profile.edit", ProfileEdit(name=value))


def test_an_entry_and_what_it_shows_are_one(session: Session) -> None:
    name(session, "Ada Example")
    assert profile.fields(session.database) == {"name": "Ada Example"}
    with pytest.raises(ZeroDivisionError), session.database.write():
        session.journal.append("profile.edit", ProfileEdit(name="Undone"))
        assert profile.fields(session.database) == {"name": "Undone"}, "shown before the transaction ends"
        1 / 0  # noqa: B018
    assert profile.fields(session.database) == {"name": "Ada Example"}
    assert len(all_entries(session)) == 1


def test_an_id_is_never_handed_out_twice(session: Session) -> None:
    with pytest.raises(ZeroDivisionError), session.database.write():
        lost = session.journal.append("profile.edit", ProfileEdit(name="Undone"))
        1 / 0  # noqa: B018
    name(session, "Ada Example")
    assert all_entries(session)[0].id != lost


def test_the_same_entry_again_changes_nothing(session: Session, tmp_path: Path) -> None:
    name(session, "Ada Example")
    with open_test_session(tmp_path / "b") as other:
        assert len(other.journal.receive(all_entries(session)).new) == 1
        assert other.journal.receive(all_entries(session)).new == ()
        assert other.journal.waiting() == [], "what came from elsewhere is not sent again"


def test_other_bytes_under_a_known_id_are_refused_and_reported(session: Session) -> None:
    name(session, "Ada Example")
    mine = all_entries(session)[0]
    other = Entry(mine.id, mine.kind, None, mine.audience, mine.written, b"\x91\xa5Other")
    taken = session.journal.receive([other])
    assert (taken.new, taken.clashes) == ((), (mine.id,))
    assert all_entries(session) == [mine]


def test_kinds_of_tomorrow_are_kept(session: Session) -> None:
    new = Entry(EntryId(9, 9), "post.written", None, "cohort", 1, b"anything")
    assert session.journal.receive([new]).new == (new,)
    assert session.journal.entries.get(new.id) == new


def test_nonsense_in_a_known_kind_is_kept_and_not_shown(session: Session) -> None:
    name(session, "Ada Example")
    bad = Entry(EntryId(9, 9), "profile.edit", None, "managers", 1 << 50, b"\xc1")
    session.journal.receive([bad])
    assert profile.fields(session.database) == {"name": "Ada Example"}
    assert session.journal.entries.get(bad.id) == bad


def test_own_entries_wait_until_they_are_packed(session: Session) -> None:
    name(session, "Ada Example")
    name(session, "Ada B. Example")
    waiting = session.journal.waiting()
    assert [entry.kind for entry in waiting] == ["profile.edit", "profile.edit"]
    with session.database.write():
        session.journal.entries.set_packed([waiting[0].id])
    assert session.journal.waiting() == waiting[1:]
    with session.database.write():
        session.journal.entries.set_packed([waiting[0].id], packed=False)
    assert session.journal.waiting() == waiting


def test_a_kind_for_one_person_needs_that_person(session: Session) -> None:
    with pytest.raises(ValueError), session.database.write():
        session.journal.append("practice.under_review")


def test_a_clock_before_1970_is_no_reason_to_fail(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    with open_test_session(tmp_path / "a", clock=FakeClock(datetime(1969, 1, 1, tzinfo=UTC))) as session:
        name(session, "Ada Example")
        assert all_entries(session)[0].written == 0


def note(session: Session) -> EntryId:
    with session.database.write():
        return session.documents.create("note.edit", Content(texts={"text": "words"}))


def delete(session: Session, record: EntryId) -> None:
    with session.database.write():
        body = deletion(session.journal.entries, record, "note")
        session.journal.append("note.deleted", body, about=record)


def restore(session: Session, record: EntryId) -> None:
    with session.database.write():
        body = restoring(session.journal.entries, record, "note")
        session.journal.append("note.restored", body, about=record)


def in_bin(session: Session, record: EntryId) -> bool:
    found = notes.get(session.database, record)
    assert found is not None
    assert (found.deleted is not None) == (deleted_at(session.journal.entries, record, "note") is not None)
    return found.deleted is not None


def test_the_bin_and_back(session: Session) -> None:
    record = note(session)
    delete(session, record)
    assert in_bin(session, record)
    restore(session, record)
    assert not in_bin(session, record)
    delete(session, record)
    assert in_bin(session, record)


@pytest.mark.parametrize("backwards", [False, True])
def test_an_edit_made_elsewhere_brings_it_back_whatever_the_clocks_say(tmp_path: Path, backwards: bool) -> None:
    slow = FakeClock()
    slow.advance(days=-4000)
    with open_test_session(tmp_path / "a") as a, open_test_session(tmp_path / "b", clock=slow) as b:
        record = note(a)
        b.journal.receive(all_entries(a))
        with b.database.write():
            b.documents.save("note.edit", record, Content(texts={"text": "words and more"}))
        delete(a, record)
        order = slice(None, None, -1 if backwards else 1)
        a.journal.receive(all_entries(b)[order])
        b.journal.receive(all_entries(a)[order])
        for each in (a, b):
            assert not in_bin(each, record)
            delete(each, record)
            assert in_bin(each, record), "a deletion that knows all edits stands"


def test_a_deletion_that_arrives_before_the_note(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as a, open_test_session(tmp_path / "b") as b:
        record = note(a)
        delete(a, record)
        made, deleted = all_entries(a)
        b.journal.receive([deleted])
        b.journal.receive([made])
        assert in_bin(b, record)
