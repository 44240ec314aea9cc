"""Backups: made while the centre runs, put back whole or not at all, into either database."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import COHORT
from sync_server.centre import archive
from sync_server.centre.archive import ArchiveUnfit
from sync_server.centre.models import Cohort, Practice, Slice
from sync_server.centre.office import Office
from sync_server.data_folder import DataFolder
from tests.support.postgresql import Postgresql
from tests.sync_server.conftest import ENGINES, MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send, submission
from tests.sync_server.over_http import enrolled_at, over_http
from tests.sync_server.server_process import Server, answer, command, serving


def wrote(server: Server, laptop: Laptop, text: bytes) -> None:
    laptop.exchange(over_http(server), laptop.pack(laptop.entry("post.made", text, COHORT)))
    laptop.catch_up(over_http(server))


def problem(folder: Path, *words: str) -> str:
    """The sentence of a command that fails."""
    done = command(folder, *words)
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    return done.stderr.strip()


@pytest.fixture
def written(office: Office, laptop: MakeLaptop, send: Send, tmp_path: Path) -> Path:
    """The backup of a centre with a little of everything."""
    amina = laptop("Amina “Zoë” Dialo")
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission())))
    archive.write(office, tmp_path / "backup")
    return tmp_path / "backup"


@pytest.mark.parametrize("kind", ENGINES)
def test_a_backup_of_a_running_centre_is_put_back(
    tmp_path: Path, postgresql: Postgresql, migrated: str, kind: str
) -> None:
    """Written while laptops come; put back when more was written, and somebody erased, since."""
    folder, file = tmp_path / "centre", tmp_path / "backup"
    if kind == "postgresql":
        url = postgresql.url(postgresql.new_database(migrated))
        folder.with_suffix(".url").write_text(url, encoding="utf-8")
    assert command(folder, "init").returncode == 0
    codes = answer(folder, "enrol", "--cohort", "Spring course", "--count", "2")["codes"]
    assert isinstance(codes, list)
    with serving(folder) as server:
        amina, tomas = (enrolled_at(server, code, "Amina") for code in codes)
        for each in (amina, tomas):
            wrote(server, each, b"before the backup")
        made = answer(folder, "backup", str(file))
        assert problem(folder, "restore", str(file)).startswith("A server of this centre is running.")
        wrote(server, amina, b"after the backup")
    answer(folder, "erase", tomas.person)
    data = file.read_bytes()
    assert (made["size"], made["sha256"]) == (len(data), hashlib.sha256(data[:-32]).hexdigest())
    keys = {name: (folder / "keys" / name).read_bytes() for name in ("centre_key", "secret_key")}
    assert not any(key in data for key in keys.values())
    done = answer(folder, "restore", str(file))
    assert done["new_run"] is True and done["rows"] == made["rows"]
    assert {name: (folder / "keys" / name).read_bytes() for name in keys} == keys
    assert answer(folder, "check")["findings"] == []  # an erasure that was undone would be one
    with serving(folder) as server:
        assert len(amina.exchange(over_http(server), offer=list(amina.slices)).missing) == 1
        wrote(server, amina, b"ids go on behind those that were put back")


def test_a_centre_moves_to_the_other_database_and_back(tmp_path: Path, postgresql: Postgresql) -> None:
    """The same file goes into either: the centre moves with its key, and laptops notice nothing."""
    folder, file = tmp_path / "centre", tmp_path / "backup"
    assert command(folder, "init").returncode == 0
    code = str(answer(folder, "enrol", "--cohort", "Spring course")["code"])
    with serving(folder) as server:
        amina = enrolled_at(server, code, "Amina")
        wrote(server, amina, b"on SQLite")
    rows = answer(folder, "backup", str(file))["rows"]
    folder.with_suffix(".url").write_text(postgresql.url(postgresql.new_database()), encoding="utf-8")
    done = answer(folder, "restore", str(file))
    assert (done["rows"], done["new_run"]) == (rows, False)
    held = dict(amina.positions)
    with serving(folder) as server:
        wrote(server, amina, b"on PostgreSQL")
    assert {amina.positions[feed] - held[feed] for feed in held if feed.startswith("c:")} == {1}
    rows = answer(folder, "backup", str(file))["rows"]
    folder.with_suffix(".url").unlink()
    done = answer(folder, "restore", str(file))
    assert (done["rows"], done["new_run"]) == (rows, False)
    assert (folder / "db.sqlite3.before-restore").is_file()


def test_every_row_is_in_it(office: Office, written: Path) -> None:
    about = archive.read_about(written)
    assert about.tables == {model._meta.db_table: model._default_manager.count() for model in archive.tables()}
    assert (about.centre, about.schema) == (office.device, archive.schema_here())
    found = {label: rows for label, rows in archive.rows(written)}
    columns, *slices = found["centre.slice"]
    assert {bytes(dict(zip(columns, row, strict=True))["data"]) for row in slices} == {
        bytes(slice_.data) for slice_ in Slice.objects.all()
    }
    columns, practice = found["centre.practice"]
    assert dict(zip(columns, practice, strict=True))["parts"] == Practice.objects.get().parts
    assert written.stat().st_mode & 0o777 == 0o600


def test_those_that_others_point_to_come_first(db: None) -> None:
    order = archive.tables()
    for place, model in enumerate(order):
        needed = {field.related_model for field in model._meta.concrete_fields if field.related_model}
        assert needed - {model} <= set(order[:place])
    assert Cohort in order


@pytest.mark.parametrize(
    ("touch", "sentence"),
    [
        (lambda data: data[:-1], "The backup is cut short or was changed."),
        (lambda data: data[: len(data) // 2], "The backup is cut short or was changed."),
        (lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:], "The backup is cut short or was changed."),
        (lambda data: data + b"!", "The backup is cut short or was changed."),
        (lambda data: b"", "This is no backup of a centre."),
        (lambda data: b"SQLite format 3\0" + data, "This is no backup of a centre."),
        (lambda data: _signed(archive.MAGIC + b"\xff\xff\xff\xff"), "The backup cannot be read."),
        (lambda data: _signed(archive.MAGIC + b"\0\0\0\1\xc1"), "The backup cannot be read."),
        (lambda data: _signed(archive.MAGIC + b"\0\0\0\2\x91\x80"), "The backup cannot be read."),
        (lambda data: _signed(archive.MAGIC + bytes(4)), "The backup cannot be read."),
    ],
)
def test_a_file_that_was_touched_is_refused(written: Path, touch: Callable[[bytes], bytes], sentence: str) -> None:
    written.write_bytes(touch(written.read_bytes()))
    with pytest.raises(ArchiveUnfit) as unfit:
        archive.read_about(written)
    assert str(unfit.value).startswith(sentence)


def _signed(data: bytes) -> bytes:
    return data + hashlib.sha256(data).digest()


def test_a_backup_of_another_centre_or_a_newer_program_is_refused(
    office: Office, written: Path, tmp_path: Path, clock: Clock
) -> None:
    about = archive.read_about(written)
    archive.check_fits(office, about)
    stranger = Office(DataFolder(tmp_path / "other"), DeviceKey.generate(), clock)
    with pytest.raises(ArchiveUnfit, match="another centre"):
        archive.check_fits(stranger, about)
    newer = written.read_bytes()[:-32].replace(about.schema.encode(), b"9" * len(about.schema), 1)
    written.write_bytes(_signed(newer))
    with pytest.raises(ArchiveUnfit, match="newer program"):
        archive.check_fits(office, archive.read_about(written))


def test_a_broken_attempt_leaves_the_backup_before(office: Office, written: Path, tmp_path: Path) -> None:
    before = written.read_bytes()
    with pytest.raises(OSError):
        archive.write(office, tmp_path / "none" / "backup")
    archive.write(office, written)
    assert archive.read_about(written) and len(written.read_bytes()) == len(before)
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]


def test_an_address_of_a_database_that_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    folder.with_suffix(".url").write_text("mysql://somewhere/else", encoding="utf-8")
    assert problem(folder, "init").startswith("The centre cannot begin: DATABASE_URL begins with sqlite:///")
    folder.with_suffix(".url").write_text("postgresql:///none?host=/nowhere&user=fieldbook", encoding="utf-8")
    assert problem(folder, "init").startswith("The database cannot be used: connection")
