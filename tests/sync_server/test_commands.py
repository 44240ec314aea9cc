"""The command line: what it prints, what it refuses, and that it says so in a sentence."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sync_protocol.enrolment import parse_code
from sync_server import database_url
from sync_server.__main__ import main
from tests.sync_server.server_process import answer, command

CODE_GROUPS = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "centre"
    assert command(folder, "init").returncode == 0
    return folder


def test_init_makes_private_keys_and_can_be_done_again(folder: Path) -> None:
    secrets = [folder / "keys" / name for name in ("centre_key", "secret_key")]
    before = [path.read_bytes() for path in secrets]
    assert [path.stat().st_mode & 0o777 for path in secrets] == [0o600, 0o600]
    assert (folder / "keys").stat().st_mode & 0o777 == 0o700
    assert answer(folder, "init")["fingerprint"]
    assert [path.read_bytes() for path in secrets] == before


def test_the_database_lies_in_the_folder_or_where_it_is_said_to_lie(centre_folder: Path) -> None:
    assert command(centre_folder, "init").returncode == 0
    assert (centre_folder / "db.sqlite3").exists() is not centre_folder.with_suffix(".url").exists()
    assert answer(centre_folder, "enrol", "--cohort", "Spring course")["cohort"] == "Spring course"


def test_the_database_in_the_folder_is_read_while_it_is_written(tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_enrol_prints_the_code_alone_and_makes_the_cohort(folder: Path) -> None:
    done = command(folder, "enrol", "--cohort", "Spring course", "--start", "2027-01-18")
    assert done.returncode == 0 and done.stderr == ""
    assert (
        parse_code(done.stdout.strip()) and done.stdout.count("-") == CODE_GROUPS - 1 and done.stdout.count("\n") == 1
    )
    again = answer(folder, "enrol", "--cohort", "Spring course")
    assert again["cohort"] == "Spring course" and again["code"] != done.stdout.strip()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("enrol", "--person", "ffff"), 1, "There is no person ffff."),
        (("enrol", "--cohort", "  "), 1, "A cohort's name has 1 to 150 characters."),
        (("enrol", "--cohort", "x", "--start", "tomorrow"), 2, "Argument --start: tomorrow is not a date"),
        (("review", "nothing", "--publish"), 1, "There is no such practice."),
        (("review", "nothing"), 2, "One of the arguments --publish --return is required"),
        (("review", "nothing", "--return", " "), 1, "Write what the author should change."),
        (("serve", "--port", "70000"), 2, "Argument --port: 70000 is not a port"),
        (("dance",), 2, "Argument VERB: invalid choice: 'dance'"),
        ((), 2, "The following arguments are required: VERB"),
        (("account", "x" * 200), 1, "An account's name has 1 to 150 characters."),
    ],
)
def test_errors_are_one_sentence(folder: Path, words: tuple[str, ...], code: int, sentence: str) -> None:
    done = command(folder, "--json", *words)
    assert done.returncode == code
    assert done.stderr.startswith(sentence) and done.stderr.count("\n") == 1
    assert json.loads(done.stdout) == {"error": done.stderr.strip()}


def test_a_folder_without_a_centre(tmp_path: Path) -> None:
    done = command(tmp_path / "none", "serve")
    assert done.returncode == 1 and "There is no centre in" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = command(tmp_path / "file", "init")
    assert done.returncode == 1 and "cannot be made" in done.stderr and done.stderr.count("\n") == 1


def test_a_database_without_its_key_is_not_given_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_bytes(b"")
    done = command(tmp_path, "init")
    assert done.returncode == 1 and "Restore the folder keys" in done.stderr
    assert not (tmp_path / "keys").exists()


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    (tmp_path / "keys" / "centre_key").chmod(0o644)
    done = command(tmp_path, "enrol", "--cohort", "x")
    assert done.returncode == 1 and "Give it the mode 0600" in done.stderr


def test_a_database_that_is_none(tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    (tmp_path / "db.sqlite3").write_bytes(b"this is not a database, it is a text" * 100)
    for name in ("db.sqlite3-wal", "db.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    done = command(tmp_path, "enrol", "--cohort", "x")
    assert done.returncode == 1 and done.stderr.startswith("The database cannot be used")


def test_an_older_database_is_brought_up_to_date_by_init_only(tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    (tmp_path / "db.sqlite3").unlink()
    done = command(tmp_path, "enrol", "--cohort", "x")
    assert done.returncode == 1 and done.stderr.startswith("The database is older than this program.")


def test_an_account_gets_a_password(folder: Path) -> None:
    first = answer(folder, "account", "marguerite", "--cohort", "Spring course", "--shown-as", "M. Adeyo")
    again = answer(folder, "account", "marguerite")
    assert first["name"] == "marguerite" and first["password"] != again["password"]


def test_data_is_needed_and_taken_on_either_side(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())
    assert main(["init"]) == 2
    assert "--data DIR is needed" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "fieldbook-server" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("sqlite:////srv/centre/db.sqlite3", "sqlite3", "//srv/centre/db.sqlite3"),
        ("postgresql://centre:a%40b@db.local:5433/field?sslmode=require", "postgresql", "field"),
        ("postgres:///field", "postgresql", "field"),
    ],
)
def test_the_database_can_be_named_by_a_url(url: str, engine: str, name: str) -> None:
    found = database_url.parse(url)
    assert (str(found["ENGINE"]).rsplit(".", 1)[1], found["NAME"]) == (engine, name)
    if "5433" in url:
        assert (found["PASSWORD"], found["PORT"], found["OPTIONS"]) == ("a@b", "5433", {"sslmode": "require"})


@pytest.mark.parametrize("url", ["", "mysql://x/y", "postgresql://host", "sqlite:", "/path"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL"):
        database_url.parse(url)


def test_nobody_but_its_owner_reads_the_database(tmp_path: Path) -> None:
    """The folder may let a web server through to its packs."""
    folder = tmp_path / "centre"
    command(folder, "init")
    database = folder / "db.sqlite3"
    assert database.stat().st_mode & 0o777 == 0o600
    database.chmod(0o644)  # as versions before left it
    command(folder, "init")
    assert database.stat().st_mode & 0o777 == 0o600
    command(folder, "backup", str(tmp_path / "backup"))
    command(folder, "restore", str(tmp_path / "backup"))
    private = [path for path in folder.iterdir() if path.is_file() and path.name.startswith("db.sqlite3")]
    assert len(private) >= 2 and all(path.stat().st_mode & 0o077 == 0 for path in private)
