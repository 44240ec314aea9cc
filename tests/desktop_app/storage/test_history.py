"""Earlier versions of a text."""

from pathlib import Path

from desktop_app.operations import notes
from desktop_app.storage.history import content_at, versions
from sync_protocol.identifiers import EntryId
from tests.support.profiles import FakeClock, open_test_session


def test_versions_are_kept_by_hours_days_and_weeks(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = notes.add_note(session, title="T", text="0").id
        record = EntryId.parse(note)
        for n in range(1, 200):
            clock.advance(hours=6)
            notes.save_note(session, note, text=str(n))
        found = versions(session.journal.entries, "note.edit", record, clock.now())
        texts = [content_at(session.journal.entries, "note.edit", record, each).texts["text"] for each in found]
    assert texts[-4:] == ["196", "197", "198", "199"], "every hour of the latest day in which something was written"
    assert 29 + 2 <= len(texts) <= 40
    assert [int(text) for text in texts] == sorted(int(text) for text in texts)


def test_a_clock_that_jumps_back_loses_no_version_of_today(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = notes.add_note(session, title="T", text="first").id
        clock.advance(days=-3650)
        notes.save_note(session, note, text="second")
        record = EntryId.parse(note)
        found = versions(session.journal.entries, "note.edit", record, clock.now())
        assert content_at(session.journal.entries, "note.edit", record, found[-1]).texts["text"] == "second"


def test_a_note_of_one_hour_has_one_version(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        note = notes.add_note(session, title="T", text="first").id
        notes.save_note(session, note, text="second")
        record = EntryId.parse(note)
        assert len(versions(session.journal.entries, "note.edit", record, session.clock.now())) == 1
