"""What was written is on the disk, what was erased is off it, and what cannot be shown yet is shown after an update."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.operations import notes
from desktop_app.operations.session import Session
from desktop_app.storage.projections import Projection, View
from desktop_app.storage.projector import Projector
from desktop_app.storage.registry import PROJECTIONS
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import open_test_session

FULL, ON = 2, 1


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "a") as opened:
        yield opened


def test_every_connection_waits_for_the_disk_and_overwrites_what_it_deletes(session: Session, tmp_path: Path) -> None:
    """Of the window, and of a command beside it."""
    with open_test_session(tmp_path / "a") as command:
        for each in (session, command):
            found = [each.database.value(f"PRAGMA {name}") for name in ("synchronous", "secure_delete", "journal_mode")]
            assert found == [FULL, ON, "wal"]


def _on_thanked(view: View, entry: Entry) -> None:
    view.database.run("INSERT OR IGNORE INTO thanks VALUES (?, ?)", (entry.record.text(), entry.body.decode()))


THANKS = Projection(
    name="thanks",
    tables={"thanks": ("CREATE TABLE thanks (record TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID",)},
    events={"note.thanked": _on_thanked},
)
"""What a version to come knows to show."""


def test_a_kind_of_tomorrow_is_shown_after_the_update_and_after_a_rebuild(session: Session) -> None:
    note = EntryId.parse(notes.add_note(session, title="Bridge").id)
    early = Entry(EntryId(77, 1), "note.thanked", note, MINE, 5, b"thank you")
    assert session.journal.receive((early,)).new == (early,)
    assert session.storage.projector.rebuild() > 0  # the version of today shows nothing of it, and keeps it
    assert session.journal.entries.get(early.id) == early
    database, entries = session.database, session.journal.entries
    updated = Projector(database, entries, session.storage._texts, (*PROJECTIONS, THANKS))
    assert updated.make_ready()
    assert database.rows("SELECT * FROM thanks") == [(note.text(), "thank you")]
    with database.write():
        database.run("DELETE FROM thanks")
    updated.rebuild()
    assert database.rows("SELECT * FROM thanks") == [(note.text(), "thank you")]
