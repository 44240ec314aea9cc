"""``fieldbook packs``: what it prints, as one JSON document or as lines."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli.answer import as_json
from desktop_app.cli.command import run_command
from desktop_app.cli.parser import parse
from desktop_app.domain.errors import Known
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import MOMENT, open_test_session


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return publish(tmp_path / "repo", small_pack(), small_pack(pack="week-2"))


@pytest.fixture
def session(tmp_path: Path, repository: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "profile") as opened:
        supply = Supply(repository, tmp_path / "no-release-root", "0.1.0")
        opened.make_packs = lambda: PackStore(opened.paths.packs, supply)
        yield opened


def run(session: Session, *arguments: str) -> tuple[Any, tuple[str, ...]]:
    """The document as JSON has it, and the lines."""
    parsed = parse(["packs", *arguments])
    found = parsed.run(session, parsed)
    return json.loads(as_json(found.document)), found.lines


def test_list_install_list_remove(session: Session, repository: Path) -> None:
    document, lines = run(session, "list")
    assert [(pack["id"], pack["state"]) for pack in document["packs"]] == [
        ("week-1", "available"),
        ("week-2", "available"),
    ]
    assert document["source"] == str(repository)
    assert "available" in lines[0]

    document, lines = run(session, "install", "week-1")
    assert document == {
        "installed": [{"id": "week-1", "version": "1.0.0", "members": 5, "fetched": 5, "requests": 0, "bytes": 0}]
    }
    assert lines == ("week-1 1.0.0: 5 of 5 files fetched, 0 bytes over the network",)

    week_1 = run(session, "list")[0]["packs"][0]
    assert (week_1["state"], week_1["version"], week_1["installed_on"]) == ("installed", "1.0.0", MOMENT.isoformat())

    assert run(session, "remove", "week-1") == ({"id": "week-1", "state": "removed"}, ("week-1",))
    assert run(session, "list")[0]["used"] == 0


def test_install_without_an_id_brings_everything_up_to_date(session: Session, repository: Path) -> None:
    assert [each["id"] for each in run(session, "install")[0]["installed"]] == ["week-1", "week-2"]
    assert run(session, "install")[0] == {"installed": []}
    publish(repository, small_pack("1.1.0", words="More."))
    assert [each["version"] for each in run(session, "install")[0]["installed"]] == ["1.1.0"]
    assert "1.1.0" in run(session, "list")[1][0]


def test_from_a_folder(session: Session, repository: Path) -> None:
    stick = Path(shutil.copytree(repository, repository.with_name("stick")))
    assert run(session, "list", "--from", str(stick))[0]["source"] == str(stick)
    assert run(session, "install", "week-2", "--from", str(stick))[0]["installed"][0]["id"] == "week-2"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list", "--from", "nowhere"], "source-missing"),
        (["install", "week-9"], "pack-unknown"),
        (["install", "week-1", "--language", "ar"], "pack-unknown"),
        (["remove", "week-1"], "pack-missing"),
    ],
)
def test_what_cannot_be_done_is_known(session: Session, arguments: list[str], code: str) -> None:
    with pytest.raises(Known) as raised:
        run(session, *arguments)
    assert raised.value.code == code


def test_an_error_is_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDBOOK_KEYRING", "none")
    assert run_command(["packs", "remove", "week-1", "--json", "--profile", str(tmp_path / "profile")]) == 1
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert document["code"] == "pack-missing"
    assert document["error"] + "\n" == captured.err
