"""Bringing older databases up to date, and refusing newer ones."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.storage.database import Database
from desktop_app.storage.migrations import STEPS, migrate
from tests.support.profiles import open_test_session

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path):
    found = Database.open(tmp_path / "a.db", KEY)
    yield found
    found.close()


def test_a_new_database_gets_every_step_once(database: Database) -> None:
    assert migrate(database)
    assert not migrate(database)
    assert database.value("PRAGMA user_version") == len(STEPS)


def test_a_step_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    with database.write():
        database.run("CREATE TABLE positions (something_else TEXT)")  # in the way of step 2
    with pytest.raises(Exception, match="positions"):
        migrate(database)
    assert database.value("PRAGMA user_version") == 0
    assert database.value("SELECT count(*) FROM sqlite_master WHERE name = 'entries'") == 0


def test_a_newer_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session, session.database.write():
        session.database.run("PRAGMA user_version = 999")
    before = (tmp_path / "a" / "fieldbook.db").read_bytes()
    with pytest.raises(Known) as newer:
        open_test_session(tmp_path / "a")
    assert (newer.value.code, newer.value.facts) == ("database-newer", {"found": 999, "known": len(STEPS)})
    assert (tmp_path / "a" / "fieldbook.db").read_bytes() == before
