"""The rules for edits (docs/sync.md, section 11) that no other test holds alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.operations import notes
from desktop_app.operations.session import Session
from desktop_app.storage import history
from desktop_app.storage.forms import FORMS, Content
from desktop_app.storage.yjs_rooting import clients
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


def edits(session: Session) -> list[Entry]:
    return session.journal.entries.of_kind(KIND)


def meet(one: Session, two: Session) -> None:
    first, second = edits(one), edits(two)
    one.journal.receive(second)
    two.journal.receive(first)


def test_rule_1_the_client_of_an_edit_is_its_run(tmp_path: Path) -> None:
    for number in range(3):
        with open_test_session(tmp_path / "a") as session:
            found = [each for each in notes.list_notes(session) if each.title == "Bridge"]
            note = found[0].id if found else notes.add_note(session, title="Bridge").id
            for _ in range(40):  # closed and opened again many times within the session: always the same client
                notes.add_note(session, title="Other")
            text = notes.open_note(session, note).text
            notes.save_note(session, note, text=f"{text} {number}")
            for entry in edits(session):
                assert clients(entry.body) <= {entry.id.run}
    runs = {entry.id.run for entry in edits_of(tmp_path / "a", note)}
    assert len(runs) == 3


def edits_of(profile: Path, note: str) -> list[Entry]:
    with open_test_session(profile) as session:
        return session.journal.entries.about(EntryId.parse(note), KIND)


def test_rule_2_every_text_field_is_a_root_that_both_may_fill_first(session: Session, other: Session) -> None:
    for kind, form in FORMS.items():
        with session.database.write():
            record = session.documents.create(kind, Content())
        other.journal.receive(session.journal.entries.about(record, kind))
        for each, mark in ((session, "here"), (other, "there")):
            with each.database.write():
                each.documents.save(kind, record, Content(texts={name: f"{name} {mark}" for name in form.texts}))
        there = other.journal.entries.about(record, kind)
        other.journal.receive(session.journal.entries.about(record, kind))
        session.journal.receive(there)
        for each in (session, other):
            found = each.documents.read(kind, record).texts
            assert all(f"{name} here" in text and f"{name} there" in text for name, text in found.items())
        assert session.documents.read(kind, record) == other.documents.read(kind, record)


def test_rule_2_of_two_values_one_wins_and_the_other_stays_in_the_history(session: Session, other: Session) -> None:
    with session.database.write():
        record = session.documents.create(KIND, Content(texts={"title": "Bridge"}))
    meet(session, other)
    for each, value in ((session, "here"), (other, "there")):
        with each.database.write():
            each.documents.save(KIND, record, Content(values={"external_id": value}))
    meet(session, other)
    found = {each.documents.read(KIND, record).values["external_id"] for each in (session, other)}
    assert len(found) == 1
    bodies = b"".join(entry.body for entry in edits(session))
    assert b"here" in bodies
    assert b"there" in bodies


def test_rule_6_reading_the_history_changes_nothing(session: Session) -> None:
    note = notes.add_note(session, title="Bridge", text="closed").id
    notes.save_note(session, note, text="open")
    before = edits(session)
    record = EntryId.parse(note)
    for version in history.versions(session.journal.entries, KIND, record, session.clock.now()):
        history.content_at(session.journal.entries, KIND, record, version)
    assert edits(session) == before
