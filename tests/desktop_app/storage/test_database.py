"""The database: whole transactions, known failures, nothing readable on the disk."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.storage.database import Database

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path):
    found = Database.open(tmp_path / "a.db", KEY)
    with found.write():
        found.run("CREATE TABLE words (word TEXT)")
    yield found
    found.close()


def words(database: Database) -> list[str]:
    return [row[0] for row in database.rows("SELECT word FROM words ORDER BY rowid")]


def add(database: Database, word: str) -> None:
    database.run("INSERT INTO words VALUES (?)", (word,))


def test_a_block_is_whole_or_did_not_happen(database: Database) -> None:
    with database.write():
        add(database, "kept")
    with pytest.raises(ZeroDivisionError), database.write():
        add(database, "gone")
        1 / 0  # noqa: B018
    assert words(database) == ["kept"]


def test_a_block_within_a_block_joins_it(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write():
        with database.write():
            add(database, "gone")
        1 / 0  # noqa: B018
    assert words(database) == []


def test_a_failure_within_cannot_be_swallowed_into_half_a_change(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write():
        try:
            with database.write():
                add(database, "half")
                1 / 0  # noqa: B018
        except ZeroDivisionError:
            add(database, "more")
    assert words(database) == []


def test_writing_needs_a_block(database: Database) -> None:
    with pytest.raises(RuntimeError):
        add(database, "loose")
    with pytest.raises(RuntimeError):
        database.after(commit=lambda: None)


def test_callbacks_follow_the_end_of_the_block(database: Database) -> None:
    heard: list[str] = []
    with database.write():
        database.after(commit=lambda: heard.append("committed"), rollback=lambda: heard.append("never"))
        assert heard == []
    with pytest.raises(ZeroDivisionError), database.write():
        database.after(commit=lambda: heard.append("never"), rollback=lambda: heard.append("undone"))
        1 / 0  # noqa: B018
    with database.write():
        pass
    assert heard == ["committed", "undone"]


def test_a_full_disk_is_known_and_undone(database: Database) -> None:
    with database.write():
        add(database, "kept")
    database.rows(f"PRAGMA max_page_count = {database.value('PRAGMA page_count') + 2}")
    with pytest.raises(Known) as full, database.write():
        for _ in range(200):
            add(database, "x" * 1000)
    assert full.value.code == "disk-full"
    database.rows("PRAGMA max_page_count = 100000")
    with database.write():
        add(database, "again")
    assert words(database) == ["kept", "again"]


def test_a_wrong_key_opens_nothing(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Known) as damaged:
        Database.open(tmp_path / "a.db", bytes(32))
    assert damaged.value.code == "database-damaged"
    with pytest.raises(ValueError):
        Database.open(tmp_path / "a.db", b"short")


def test_nothing_readable_lies_on_the_disk(database: Database, tmp_path: Path) -> None:
    with database.write():
        add(database, "a word that nobody else may read")
    for path in tmp_path.iterdir():
        assert b"nobody else" not in path.read_bytes()
        assert b"CREATE TABLE" not in path.read_bytes()


def test_a_second_connection_waits_and_the_first_notices(database: Database, tmp_path: Path) -> None:
    other = Database.open(tmp_path / "a.db", KEY, busy_seconds=0.05)
    before = database.data_version()
    with other.write():
        add(other, "from elsewhere")
    assert database.data_version() != before
    assert words(database) == ["from elsewhere"]
    with database.write(), pytest.raises(Known) as busy, other.write():
        pass
    assert busy.value.code == "profile-busy"
    other.close()


def test_a_copy_has_the_same_key_and_words(database: Database, tmp_path: Path) -> None:
    with database.write():
        add(database, "kept")
    database.copy_to(tmp_path / "copy.db")
    assert b"SQLite format" not in (tmp_path / "copy.db").read_bytes()
    copy = Database.open(tmp_path / "copy.db", KEY)
    assert copy.is_sound()
    assert words(copy) == ["kept"]
    copy.close()


def test_damage_is_known(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    database = Database.open(path, KEY)
    with database.write():
        database.run("CREATE TABLE words (word TEXT)")
        for _ in range(100):
            add(database, "x" * 1000)
    database.close()
    found = bytearray(path.read_bytes())
    found[4096 * 12 + 7] ^= 1
    path.write_bytes(found)
    database = Database.open(path, KEY)
    assert not database.is_sound()
    with pytest.raises(Known) as damaged:
        words(database)
    assert damaged.value.code == "database-damaged"
    database.close()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(Known) as refused:
        Database.open(tmp_path / "missing" / "a.db", KEY)
    assert refused.value.code == "folder-unwritable"
