"""The window and commands at work on one profile at once: everybody waits for everybody, and nobody fails."""

import multiprocessing
from pathlib import Path

from desktop_app.operations import notes
from sync_protocol.bodies import AnswerGiven
from tests.support.profiles import open_test_session

FORK = multiprocessing.get_context("fork")
EACH = 60


def write(folder: Path, name: str, shared: str, failed: object) -> None:
    try:
        with open_test_session(folder) as session:
            for n in range(EACH):
                notes.add_note(session, title=f"{name}{n}")
                with session.database.write():
                    session.journal.append("answer.given", AnswerGiven("w1-quiz", "1", f"{name}{n}", [0], 0.0))
                notes.save_note(session, shared, text=f"{notes.open_note(session, shared).text} {name}{n}")
    except BaseException:
        failed.set()
        raise


def test_three_processes_write_and_none_fails(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    with open_test_session(folder) as window:
        shared = notes.add_note(window, title="shared", text="begun").id
    failed = FORK.Event()
    writers = [FORK.Process(target=write, args=(folder, name, shared, failed)) for name in "abc"]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert not failed.is_set()
    expected = {f"{name}{n}" for name in "abc" for n in range(EACH)}
    with open_test_session(folder) as session:
        assert {row.title for row in notes.list_notes(session)} == expected | {"shared"}
        assert expected <= set(notes.open_note(session, shared).text.split())
        assert len(session.journal.entries.of_kind("answer.given")) == 3 * EACH


def test_three_processes_make_one_new_profile(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    failed = FORK.Event()
    gate = FORK.Barrier(3)

    def make(name: str) -> None:
        try:
            gate.wait()
            with open_test_session(folder) as session:
                notes.add_note(session, title=name)
        except BaseException:
            failed.set()
            raise

    makers = [FORK.Process(target=make, args=(name,)) for name in "abc"]
    for each in makers:
        each.start()
    for each in makers:
        each.join()
    assert not failed.is_set()
    with open_test_session(folder) as session:
        assert sorted(row.title for row in notes.list_notes(session)) == ["a", "b", "c"]


def test_an_open_window_notices_and_takes_in_what_a_command_wrote(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as window, open_test_session(tmp_path / "a") as command:
        before = window.database.data_version()
        assert window.database.data_version() == before
        notes.add_note(command, title="from a command")
        assert window.database.data_version() != before
        assert [row.title for row in notes.list_notes(window)] == ["from a command"]
