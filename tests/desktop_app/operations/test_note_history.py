"""Earlier versions of a note."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import note_history, notes
from desktop_app.operations.session import Session
from desktop_app.storage import erasing
from sync_protocol.bodies import Erased
from sync_protocol.identifiers import EntryId
from tests.support.profiles import FakeClock, open_test_session


def written_over_days(session: Session, clock: FakeClock) -> RecordId:
    note = notes.add_note(session, title="Bridge", text="closed", tags=["road"]).id
    for text in ("closed until Monday", "open"):
        clock.advance(days=1)
        notes.save_note(session, note, text=text, tags=["road", "east"])
    return note


def test_the_versions_before_the_present_one_the_latest_first(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = written_over_days(session, clock)
        later, first = note_history.versions(session, note)
        assert later.when > first.when
        past = note_history.version(session, note, first.place)
        assert (past.title, past.text, past.tags, past.when) == ("Bridge", "closed", ("road",), first.when)
        assert note_history.version(session, note, later.place).text == "closed until Monday"


def test_using_the_words_again_is_an_edit_and_a_version_of_its_own(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = written_over_days(session, clock)
        past = note_history.version(session, note, note_history.versions(session, note)[-1].place)
        clock.advance(hours=2)
        notes.save_note(session, note, title=past.title, text=past.text, tags=past.tags)
        assert notes.open_note(session, note).text == "closed"
        texts = [note_history.version(session, note, each.place).text for each in note_history.versions(session, note)]
        assert texts == ["open", "closed until Monday", "closed"]


def test_a_note_of_this_hour_has_no_earlier_version(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        note = notes.add_note(session, title="Bridge").id
        assert note_history.versions(session, note) == ()


def test_unknown_notes_and_versions(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        note = notes.add_note(session, title="Bridge").id
        for wrong in (RecordId("nonsense"), RecordId("00000000000001.1")):
            with pytest.raises(Known, match="record-unknown"):
                note_history.versions(session, wrong)
        with pytest.raises(Known, match="record-unknown"):
            note_history.version(session, note, 99)


def test_what_was_erased_is_in_no_version(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = written_over_days(session, clock)
        record = EntryId.parse(note)
        gone = session.journal.entries.with_bodies(record, notes.KIND)[:-1]
        with session.database.write():
            session.journal.append(erasing.ERASED, Erased([tuple(each) for each in gone]), about=record)
        clock.advance(days=1)
        notes.save_note(session, note, text="open again")
        (left,) = note_history.versions(session, note)
        text = note_history.version(session, note, left.place).text
        assert "Monday" not in text
        assert "op" in text
