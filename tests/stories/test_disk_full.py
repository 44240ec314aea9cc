"""The disk is full: said, undone, and saved the next time; nothing that was saved before is lost."""

import json
import multiprocessing
import resource
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.operations import notes, rebuilding
from tests.support.profiles import open_test_session

FORK = multiprocessing.get_context("fork")
ROOT = Path(__file__).resolve().parents[2]


def largest_file(size: int) -> None:
    """No file of this process may grow beyond so many bytes: writing then fails as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def write_until_full(folder: Path, told: Connection) -> None:
    with open_test_session(folder) as session:
        session.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        note = notes.add_note(session, title="Report", text="begun").id
        largest_file(700_000)
        text, codes = "begun", []
        for n in range(200):
            wanted = f"{text} line {n} of a report that grows and grows {'x' * 900}"
            try:
                notes.save_note(session, note, text=wanted)
                text = wanted
            except Known as known:
                codes.append(known.code)
                break
        shown_while_full = notes.open_note(session, note).text
        largest_file(resource.RLIM_INFINITY)
        again = notes.save_note(session, note, text=wanted).fields["text"]
        told.send_bytes(json.dumps([codes, shown_while_full == text, again == wanted, len(text)]).encode())


def test_a_save_on_a_full_disk_is_refused_whole_and_works_again_later(tmp_path: Path) -> None:
    here, there = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=write_until_full, args=(tmp_path / "a", there))
    writer.start()
    there.close()
    codes, old_text_stayed, saved_later, length = json.loads(here.recv_bytes())
    writer.join()
    assert codes == ["disk-full"]
    assert old_text_stayed
    assert saved_later
    assert length > 5_000
    with open_test_session(tmp_path / "a") as session:
        assert session.database.is_sound()
        before = notes.read_notes(session)
        rebuilding.rebuild(session)
        assert notes.read_notes(session) == before


def test_a_command_says_so_in_its_document(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        notes.add_note(session, title="kept")
    command = [sys.executable, "-m", "desktop_app", "--profile", str(tmp_path / "a"), "--json"]
    command += ["note", "add", "--title", "T", "--text", "-"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        input="words " * 100_000,
        capture_output=True,
        text=True,
        preexec_fn=lambda: largest_file(100_000),
        env={"FIELDBOOK_KEYRING": "none", "PATH": ""},
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["code"] == "disk-full"
    assert done.stderr.startswith("Not saved: the disk is full.")
    with open_test_session(tmp_path / "a") as session:
        assert [row.title for row in notes.list_notes(session)] == ["kept"]


def test_a_new_profile_on_a_full_disk(tmp_path: Path) -> None:
    def make(told: Connection) -> None:
        largest_file(2_000)
        try:
            open_test_session(tmp_path / "a").close()
        except Known as known:
            told.send_bytes(known.code.encode())

    here, there = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=make, args=(there,))
    writer.start()
    there.close()
    assert here.recv_bytes() == b"disk-full"
    writer.join()
    with open_test_session(tmp_path / "a") as session:
        notes.add_note(session, title="works")


@pytest.fixture(autouse=True)
def no_limit_here():
    """These limits are for the processes that are made here."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    assert resource.getrlimit(resource.RLIMIT_FSIZE) == before
