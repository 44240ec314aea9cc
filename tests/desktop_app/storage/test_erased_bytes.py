"""What was erased is not in the file any more: not in a page, not in the log, not in a good copy."""

import random
from pathlib import Path

import pytest

from desktop_app.operations import notes, upkeep
from desktop_app.operations.session import Session
from desktop_app.storage import erasing
from desktop_app.storage.backups import Backups
from desktop_app.storage.database import Database
from sync_protocol.bodies import Erased
from sync_protocol.identifiers import EntryId
from tests.support.note_edits import words
from tests.support.profiles import FakeClock, open_test_session
from tests.support.raw_pages import raw_bytes

NAME = "Zubaydahquist"


def erase(session: Session, note: str) -> None:
    record = EntryId.parse(note)
    with session.database.write():
        named = session.journal.entries.with_bodies(record, "note.edit")
        session.journal.append(erasing.ERASED, Erased([tuple(each) for each in named]), about=record)


def truncate(session: Session) -> None:
    session.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def on_disk(session: Session) -> bytes:
    return raw_bytes(session.paths.database, session.storage._key).lower()


@pytest.mark.parametrize("seed", range(3))
def test_an_erased_word_is_on_no_page(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with open_test_session(tmp_path / "a") as session:
        ids = []
        for number in range(60):
            has_name = number % 7 == 3
            text = words(chance, chance.choice((5, 60, 900))) + (f" {NAME} said so. " if has_name else " ")
            ids.append((notes.add_note(session, title=f"Note {number}", text=text).id, has_name))
            if has_name:
                for _ in range(chance.randint(0, 6)):
                    before = notes.open_note(session, ids[-1][0]).text
                    notes.save_note(session, ids[-1][0], text=before.replace(" ", f" {NAME} ", 1) + words(chance, 9))
            if chance.random() < 0.3:
                truncate(session)
        assert NAME.lower().encode() in on_disk(session)
        for note, has_name in ids:
            if has_name:
                notes.delete_note(session, note)
        for note, has_name in ids:
            if has_name:
                erase(session, note)
        assert upkeep.cleanse(session)
        assert NAME.lower().encode() not in on_disk(session)
        assert not upkeep.cleanse(session)
        assert len(notes.list_notes(session)) == sum(not has_name for _, has_name in ids)


def copies(session: Session) -> list[Path]:
    return [backup.path for backup in Backups(session.paths.backups).all()]


def test_it_is_in_no_good_copy_either(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = notes.add_note(session, title="Bridge", text=f"{NAME} said so.").id
        notes.add_note(session, title="Road", text="It is open.")
        for _ in range(3):
            assert upkeep.keep_copy(session)
            clock.advance(days=1)
            notes.add_note(session, title="More")
        key = session.storage._key
        assert all(NAME.lower().encode() in raw_bytes(path, key).lower() for path in copies(session))
        names = [path.name for path in copies(session)]
        damaged = session.paths.damaged / "1"
        damaged.mkdir(parents=True)
        (damaged / "fieldbook.db").write_bytes(b"as it was found")
        erase(session, note)
        assert upkeep.cleanse(session)
        assert [path.name for path in copies(session)] == names
        assert not damaged.exists()
        for path in copies(session):
            assert NAME.lower().encode() not in raw_bytes(path, key).lower()
        assert sorted(path.name for path in session.paths.backups.iterdir()) == sorted(names)


def test_a_copy_of_before_still_brings_back_everything_else(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = notes.add_note(session, title="Bridge", text=f"{NAME} said so.").id
        notes.add_note(session, title="Road", text="It is open.")
        upkeep.keep_copy(session)
        erase(session, note)
        upkeep.cleanse(session)
        database = session.paths.database
    database.write_bytes(bytes(9_000))
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    with open_test_session(tmp_path / "a", clock=clock) as session:
        assert [warning.code for warning in session.warnings if warning.code != "key-in-file"] == ["database-recovered"]
        assert [each.title for each in notes.list_notes(session)] == ["Road"]
        assert not any(NAME.encode() in entry.body for _, entry in session.journal.entries.each())


def test_a_copy_that_is_damaged_is_left(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        note = notes.add_note(session, title="Bridge", text=f"{NAME} said so.").id
        upkeep.keep_copy(session)
        (copy,) = copies(session)
        data = copy.read_bytes()
        copy.write_bytes(data[:5_000] + bytes(4_096) + data[9_096:])
        erase(session, note)
        assert upkeep.cleanse(session)
        assert copies(session) == [copy]
        assert list(session.paths.backups.iterdir()) == [copy]


def test_what_was_erased_after_the_last_copy_stays_erased_when_that_is_put_back(tmp_path: Path) -> None:
    """The word of it is read from the damaged database; the bodies come from the copy."""
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        note = notes.add_note(session, title="Bridge", text=f"{NAME} said so.").id
        notes.add_note(session, title="Road", text="It is open.")
        upkeep.keep_copy(session)
        erase(session, note)
        truncate(session)
        path = session.paths.database
    (path.parent / (path.name + ".damaged")).touch()
    data = bytearray(path.read_bytes())
    data[-60:-20] = bytes(40)  # the last page only: the journal can be read
    path.write_bytes(bytes(data))
    with open_test_session(tmp_path / "a", clock=clock) as session:
        assert [each.title for each in notes.list_notes(session)] == ["Road"]
        assert not any(NAME.encode() in entry.body for _, entry in session.journal.entries.each())
        assert Database is type(session.database)
