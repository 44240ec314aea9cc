"""Projections: rebuilding gives what was there."""

from pathlib import Path

import pytest

from desktop_app.operations.session import Session
from desktop_app.storage import search_index
from desktop_app.storage.forms import Content
from desktop_app.storage.registry import PROJECTIONS
from sync_protocol.bodies import ProfileEdit
from tests.support.profiles import FakeClock, open_test_session


@pytest.fixture
def session(tmp_path: Path):
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as found:
        with found.database.write():
            found.journal.append("profile.edit", ProfileEdit(name="Ada Example", place="Harbour"))
            first = found.documents.create("note.edit", Content(texts={"title": "One", "text": "first words"}))
            found.documents.create("note.edit", Content(texts={"title": "Two"}, sets={"tags": frozenset({"x"})}))
        clock.advance(hours=2)
        with found.database.write():
            found.documents.save("note.edit", first, Content(texts={"text": "first words, changed"}))
        yield found


def shown(session: Session) -> dict[str, list[tuple]]:
    tables = sorted(name for each in PROJECTIONS for name in each.tables)
    found = {name: sorted(session.database.rows(f'SELECT * FROM "{name}"'), key=repr) for name in tables}
    found["search"] = [
        (item.item.target, item.item.title) for item in search_index.find(session.database, ("f",), 9)[0]
    ]
    return found


def test_rebuilding_gives_what_was_there(session: Session) -> None:
    before = shown(session)
    assert any(before.values())
    assert session.storage.projector.rebuild() == 4
    assert shown(session) == before
    session.storage.projector.rebuild()
    assert shown(session) == before


def test_rebuilding_mends_what_somebody_broke(session: Session) -> None:
    before = shown(session)
    with session.database.write():
        session.database.run("DELETE FROM notes")
        session.database.run("UPDATE profile_fields SET value = 'nonsense'")
    session.storage.projector.rebuild()
    assert shown(session) == before


def test_a_changed_definition_is_noticed_at_the_next_start(session: Session, tmp_path: Path) -> None:
    before = shown(session)
    with session.database.write():
        session.database.run("DROP TABLE notes")
        session.database.run("UPDATE projections SET shape = 'older' WHERE name = 'notes'")
    session.close()
    with open_test_session(tmp_path / "a") as again:
        assert shown(again) == before
        assert not again.storage.projector.make_ready()


def test_every_table_belongs_to_one_projection() -> None:
    tables = [name for each in PROJECTIONS for name in each.tables]
    assert len(tables) == len(set(tables))
    assert len({each.name for each in PROJECTIONS}) == len(PROJECTIONS)
