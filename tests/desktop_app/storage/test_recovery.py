"""Damaged databases, good copies, and what is read beside them."""

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import learner, notes, own_words, practices, rebuilding, upkeep
from desktop_app.operations.session import Session
from desktop_app.paths import ProfilePaths
from desktop_app.storage.backups import Backups
from desktop_app.storage.database import damage_mark
from tests.support.profiles import FakeClock, open_test_session

PAGE = 4096


def paths(tmp_path: Path) -> ProfilePaths:
    return ProfilePaths(tmp_path / "a")


def titles(session: Session) -> set[str]:
    return {row.title for row in notes.list_notes(session)}


def write_notes(session: Session, first: int, last: int) -> None:
    for n in range(first, last):
        notes.add_note(session, title=f"note {n}", text=f"words {n} " * 40)


def damage(path: Path, pages: range) -> None:
    """Changes one byte in each of these pages, which counts from 0."""
    found = bytearray(path.read_bytes())
    for page in pages:
        if page * PAGE + 100 < len(found):
            found[page * PAGE + 100] ^= 0xFF
    path.write_bytes(found)


def page_count(path: Path) -> int:
    return path.stat().st_size // PAGE


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with 20 notes in a good copy, and 20 written after it."""
    clock = FakeClock()
    with open_test_session(tmp_path / "a", clock=clock) as session:
        learner.begin(session, "Ada Example")
        write_notes(session, 0, 20)
        assert upkeep.keep_copy(session)
        assert not upkeep.keep_copy(session), "one a day"
        write_notes(session, 20, 40)
    return tmp_path / "a"


def test_a_damaged_database_comes_back_with_a_sentence(profile: Path, tmp_path: Path) -> None:
    database = paths(tmp_path).database
    damage(database, range(0, 1))
    with open_test_session(profile) as session:
        (warning,) = [each for each in session.warnings if each.code == "database-recovered"]
        assert warning.facts["copy"] == FakeClock().moment
        assert titles(session) >= {f"note {n}" for n in range(20)}
        assert own_words.recovery_words(session)
    with open_test_session(profile) as session:
        assert [each.code for each in session.warnings] == ["key-in-file"], "told once"
    assert len(list(paths(tmp_path).damaged.iterdir())) == 1


def test_what_came_after_the_copy_is_read_from_the_damaged_file(profile: Path, tmp_path: Path) -> None:
    database = paths(tmp_path).database
    losses = []
    for page in range(6, page_count(database), 5):
        shutil.copytree(profile, tmp_path / f"p{page}")
        damage(tmp_path / f"p{page}" / "fieldbook.db", range(page, page + 1))
        damage_mark(tmp_path / f"p{page}" / "fieldbook.db").touch()
        with open_test_session(tmp_path / f"p{page}") as session:
            found = titles(session)
            assert found >= {f"note {n}" for n in range(20)}
            losses.append(40 - len(found))
            assert session.database.is_sound()
            assert own_words.recovery_words(session)
    # Four pages, those of the schema and the top of the journal's tree, cost all that came after the copy; any other
    # costs its own rows, or none.
    assert sum(loss == 20 for loss in losses) <= 4
    assert sorted(losses)[len(losses) * 3 // 4] == 0


def test_what_was_taken_back_before_it_left_does_not_leave_after_a_recovery(profile: Path, tmp_path: Path) -> None:
    with open_test_session(profile) as session:
        kept, back = (
            practices.submit(session, practices.add_practice(session, title=title, parts={"context": "x" * 4_000}).id)
            for title in ("Kept", "Taken back")
        )
        practices.withdraw(session, back.id)
    database = paths(tmp_path).database
    damage(database, range(page_count(database) - 1, page_count(database)))
    damage_mark(database).touch()
    with open_test_session(profile) as session:
        assert any(each.code == "database-recovered" for each in session.warnings)
        waiting = [entry.body for entry in session.journal.waiting() if entry.kind == "practice.submitted"]
        assert len(waiting) == 1 and b"Kept" in waiting[0]
        assert practices.open_practice(session, back.id).state is SharingState.WITHDRAWN
        assert practices.open_practice(session, kept.id).state is SharingState.WAITING


def test_damage_met_at_work_is_known_and_mended_at_the_next_start(profile: Path, tmp_path: Path) -> None:
    met = 0
    for page in range(page_count(paths(tmp_path).database) - 1, 20, -7):
        folder = tmp_path / f"p{page}"
        shutil.copytree(profile, folder)
        damage(folder / "fieldbook.db", range(page, page + 1))
        with open_test_session(folder) as session:
            if "database-recovered" in codes(session):
                continue  # met at the start already
            with pytest.raises(Known) as damaged:
                rebuilding.rebuild(session)
                session.database.rows("PRAGMA quick_check")
            assert damaged.value.code == "database-damaged"
            met += 1
        with open_test_session(folder) as session:
            assert "database-recovered" in codes(session)
            assert titles(session) >= {f"note {n}" for n in range(20)}
    assert met > 5


def codes(session: Session) -> list[str]:
    return [each.code for each in session.warnings]


def test_without_any_copy_what_can_be_read_is_read(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        write_notes(session, 0, 30)
    database = paths(tmp_path).database
    damage(database, range(page_count(database) - 4, page_count(database) - 3))
    damage_mark(database).touch()
    with open_test_session(tmp_path / "a") as session:
        assert len(titles(session)) >= 15
        assert session.database.is_sound()


def test_nothing_left_is_said_and_nothing_is_touched(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        write_notes(session, 0, 3)
    database = paths(tmp_path).database
    database.write_bytes(b"\0" * 20_000)
    before = database.read_bytes()
    for _ in range(2):
        with pytest.raises(Known) as damaged:
            open_test_session(tmp_path / "a")
        assert damaged.value.code == "database-damaged"
        assert database.read_bytes() == before


def test_a_database_that_is_gone_comes_back_from_its_copy(profile: Path, tmp_path: Path) -> None:
    paths(tmp_path).database.unlink()
    with open_test_session(profile) as session:
        assert titles(session) == {f"note {n}" for n in range(20)}


def test_a_false_alarm_changes_nothing(profile: Path, tmp_path: Path) -> None:
    damage_mark(paths(tmp_path).database).touch()
    with open_test_session(profile) as session:
        assert [each.code for each in session.warnings] == ["key-in-file"]
        assert len(titles(session)) == 40
    assert not damage_mark(paths(tmp_path).database).exists()


def test_a_damaged_copy_is_passed_over(profile: Path, tmp_path: Path) -> None:
    clock = FakeClock()
    clock.advance(days=2)
    with open_test_session(profile, clock=clock) as session:
        assert upkeep.keep_copy(session)
    newest, oldest = Backups(paths(tmp_path).backups).all()
    damage(newest.path, range(1, 40))
    paths(tmp_path).database.unlink()
    with open_test_session(profile) as session:
        (warning,) = [each for each in session.warnings if each.code == "database-recovered"]
        assert warning.facts["copy"] == clock.local(oldest.made)


def test_a_bad_database_never_becomes_a_copy(profile: Path, tmp_path: Path) -> None:
    before = Backups(paths(tmp_path).backups).all()
    clock = FakeClock()
    clock.advance(days=2)
    with open_test_session(profile, clock=clock) as session:
        write_notes(session, 40, 41)
        session.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        damage(paths(tmp_path).database, range(30, 34))
        session.database.rows("PRAGMA shrink_memory")
        with pytest.raises(Known) as damaged:
            upkeep.keep_copy(session)
        assert damaged.value.code == "database-damaged"
    assert Backups(paths(tmp_path).backups).all() == before


def test_nobody_else_may_have_it_open_while_it_is_brought_back(profile: Path, tmp_path: Path) -> None:
    with open_test_session(profile):
        damage_mark(paths(tmp_path).database).touch()
        with pytest.raises(Known) as busy:
            open_test_session(profile)
        assert busy.value.code == "profile-busy"
    with open_test_session(profile):
        pass


def test_copies_are_thinned(tmp_path: Path) -> None:
    clock = FakeClock()
    for n in range(40):
        with open_test_session(tmp_path / "a", clock=clock) as session:
            write_notes(session, n, n + 1)
            assert upkeep.keep_copy(session)
        clock.advance(days=1)
    ages = [(clock.now() - each.made) // 86_400_000 for each in Backups(paths(tmp_path).backups).all()]
    assert ages[:7] == [1, 2, 3, 4, 5, 6, 7]
    assert len(ages) <= 11
    assert max(ages) > 14
    with open_test_session(tmp_path / "a", clock=clock) as session:
        assert not upkeep.keep_copy(session), "nothing was written since"


def test_a_recovery_cut_short_is_done_again(profile: Path, tmp_path: Path) -> None:
    database = paths(tmp_path).database
    damage(database, range(0, 1))
    kept = paths(tmp_path).damaged / "1"
    kept.mkdir(parents=True)
    # The power went after the damaged files were kept, and its log was gone, before the new database was in place.
    shutil.copyfile(database, kept / database.name)
    database.unlink()
    with open_test_session(profile) as session:
        assert titles(session) >= {f"note {n}" for n in range(20)}
