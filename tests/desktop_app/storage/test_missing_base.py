"""Words that were written into a part of a text that is not here: lost with a laptop, or on its way by another road."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.operations import note_history, notes, practices, searching
from desktop_app.operations.session import Session
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


def edits(session: Session, kind: str = KIND) -> list[Entry]:
    return [entry for _, entry in session.journal.entries.each() if entry.kind == kind]


@pytest.fixture
def half(session: Session, other: Session) -> tuple[str, list[Entry], list[Entry]]:
    """A note begun on a laptop that is lost, written on by ``other``: its id, the beginning, and what came of it."""
    with open_test_session(session.paths.root.parent / "lost") as lost:
        note = notes.add_note(lost, title="Bridge", text="The bridge is closed.").id
        begun = edits(lost)
    other.journal.receive(begun)
    notes.save_note(other, note, text="The bridge is closed until Monday مريم 😀.")
    return note, begun, [entry for entry in edits(other) if entry not in begun]


def test_they_are_read_found_and_said_to_be_a_part(
    session: Session, half: tuple[str, list[Entry], list[Entry]]
) -> None:
    note, _, rest = half
    session.journal.receive(rest)
    found = notes.open_note(session, note)
    assert "until Monday مريم 😀" in found.text
    assert (found.partial, found.recovered) == (True, False)
    assert searching.search(session, "Monday").total == 1
    row = notes.list_notes(session)
    session.storage.projector.rebuild()
    assert notes.list_notes(session) == row


def test_they_go_to_their_place_when_it_comes(session: Session, half: tuple[str, list[Entry], list[Entry]]) -> None:
    note, begun, rest = half
    session.journal.receive(rest)
    notes.open_note(session, note)
    session.journal.receive(begun)
    found = notes.open_note(session, note)
    assert (found.title, found.text) == ("Bridge", "The bridge is closed until Monday مريم 😀.")
    assert not found.partial


def test_what_is_written_on_them_stays_when_it_comes(
    session: Session, other: Session, half: tuple[str, list[Entry], list[Entry]]
) -> None:
    note, begun, rest = half
    session.journal.receive(rest)
    text = notes.open_note(session, note).text
    notes.save_note(session, note, title="Found", text=text + " Ask Yusuf.")
    session.journal.receive(begun)
    other.journal.receive(edits(session))
    seen = {(each.title, each.text) for each in (notes.open_note(session, note), notes.open_note(other, note))}
    ((title, text),) = seen
    assert "until Monday" in text
    assert " Ask Yusuf." in text
    assert "The bridge is closed" in text
    assert sorted(title) == sorted("BridgeFound")


def test_a_draft_shows_them_too(session: Session, other: Session) -> None:
    with open_test_session(session.paths.root.parent / "lost") as lost:
        practice = practices.add_practice(lost, title="Ask first", parts={"context": "At the gate"}).id
        begun = edits(lost, "practice.edit")
    other.journal.receive(begun)
    practices.save_practice(other, practice, parts={"context": "At the gate, at noon"})
    session.journal.receive([each for each in edits(other, "practice.edit") if each not in begun])
    assert ", at noon" in "".join(practices.open_practice(session, practice).parts.values())


def test_a_version_shows_what_stood_there(session: Session, half: tuple[str, list[Entry], list[Entry]]) -> None:
    note, _, rest = half
    session.journal.receive(rest)
    place = session.journal.entries.last_place(EntryId.parse(note), KIND)
    notes.save_note(session, note, text="Nothing.")
    assert "until Monday" in note_history.version(session, note, place).text
