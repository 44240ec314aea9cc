"""``fieldbook packs``: what it prints, as one JSON document or as lines."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from desktop_app.cli.answer import as_json
from desktop_app.cli.command import run_command
from desktop_app.cli.parser import parse
from desktop_app.cli.verbs import UsageProblem
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.transfers import TransferLimits
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.operations import limits, pack_queue
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from tests.support.bad_link import BadLink, Weather
from tests.support.pack_sources import publish, served, small_pack
from tests.support.profiles import MOMENT, open_test_session


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return publish(tmp_path / "repo", small_pack(), small_pack(pack="week-2"))


@pytest.fixture
def session(tmp_path: Path, repository: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "profile") as opened:
        supply = Supply(repository, tmp_path / "no-release-root", "0.1.0")
        opened.make_packs = lambda: PackStore(opened.paths.packs, supply)
        opened.make_network = lambda: HttpFetcher(monotonic)
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

    used = run(session, "list")[0]["used"]
    assert run(session, "remove", "week-1")[0] == {"id": "week-1", "state": "removed", "freed": used}
    assert run(session, "list")[0]["used"] == 0


def test_install_without_an_id_brings_everything_up_to_date(session: Session, repository: Path) -> None:
    assert [each["id"] for each in run(session, "install")[0]["installed"]] == ["week-1", "week-2"]
    assert run(session, "install")[0] == {"installed": []}
    publish(repository, small_pack("1.1.0", words="More."))
    assert [each["version"] for each in run(session, "install")[0]["installed"]] == ["1.1.0"]
    assert "1.1.0" in run(session, "list")[1][0]


def test_install_without_an_id_goes_on_after_a_pack_that_fails(session: Session, repository: Path) -> None:
    spoil(repository, "week-1")
    parsed = parse(["packs", "install"])
    found = parsed.run(session, parsed)
    document = json.loads(as_json(found.document))
    assert found.exit_code == 1
    assert [each["id"] for each in document["installed"]] == ["week-2"]
    assert [(each["pack"], each["code"]) for each in document["failed"]] == [("week-1", "pack-damaged")]
    assert (document["pack"], document["code"]) == ("week-1", "pack-damaged")
    assert document["error"] == document["failed"][0]["error"]
    assert found.lines[0].startswith("week-2 1.0.0: ")
    assert found.lines[1].startswith("week-1: ")


def spoil(repository: Path, pack: str) -> None:
    """Changes a byte in the zip."""
    (file,) = (repository / "targets").glob(f"*.{pack}.*.zip")
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def test_from_a_folder(session: Session, repository: Path) -> None:
    stick = Path(shutil.copytree(repository, repository.with_name("stick")))
    assert run(session, "list", "--from", str(stick))[0]["source"] == str(stick)
    assert run(session, "install", "week-2", "--from", str(stick))[0]["installed"][0]["id"] == "week-2"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list", "--from", "nowhere"], "source-missing"),
        (["preview", "week-9"], "pack-unknown"),
        (["pause", "week-9"], "pack-unknown"),
        (["resume", "week-9"], "pack-unknown"),
        (["remove", "week-1"], "pack-missing"),
    ],
)
def test_what_cannot_be_done_is_known(session: Session, arguments: list[str], code: str) -> None:
    with pytest.raises(Known) as raised:
        run(session, *arguments)
    assert raised.value.code == code


def test_list_says_what_is_allowed_and_what_waits(session: Session) -> None:
    document, _ = run(session, "list")
    assert document["limits"] == {"speed": 0, "begins": None, "ends": None, "metered": "ask"}
    assert document["old"] == 0
    limits.set_limits(session, TransferLimits(speed=8_000, begins=time(18), ends=time(6, 30)))
    pack_queue.want(session, PackId("week-2"))
    pack_queue.pause(session, PackId("week-2"))
    document, lines = run(session, "list")
    assert document["limits"] == {"speed": 8_000, "begins": "18:00", "ends": "06:30", "metered": "ask"}
    row = document["packs"][1]
    assert (row["wanted"], row["paused"], row["hold"], row["old"]) == (True, True, "paused", [])
    assert lines[1].endswith("First week, paused")


def test_preview_tells_and_installs_nothing(session: Session, repository: Path) -> None:
    run(session, "install", "week-1")
    publish(repository, small_pack("1.1.0", words="More."))
    document, lines = run(session, "preview")
    assert [(each["pack"], each["installed"], each["offered"]) for each in document["previews"]] == [
        ("week-1", "1.0.0", "1.1.0"),
        ("week-2", None, "1.0.0"),
    ]
    assert document["previews"][0]["activities"][0]["change"] == "changed"
    assert {"size", "files", "seconds", "cost", "highlights", "drafts"} <= document["previews"][0].keys()
    assert lines[0].startswith("week-1 1.0.0 → 1.1.0: ")
    assert "  changed  1.1 One lesson" in lines
    assert run(session, "preview", "week-2")[0]["previews"][0]["pack"] == "week-2"
    assert [pack["version"] for pack in run(session, "list")[0]["packs"]] == ["1.0.0", None]


def test_pause_and_resume_are_of_the_queue_that_the_window_has(session: Session) -> None:
    assert run(session, "pause") == ({"queue": []}, ())
    for pack in ("week-2", "week-1"):
        pack_queue.want(session, PackId(pack))
    document, lines = run(session, "pause", "week-1")
    assert [(each["id"], each["paused"], each["hold"]) for each in document["queue"]] == [
        ("week-1", True, "paused"),
        ("week-2", False, None),
    ]
    assert lines == ("week-1     paused   0 of 0 bytes", "week-2     next     0 of 0 bytes")
    assert [each["hold"] for each in run(session, "pause")[0]["queue"]] == ["paused", "paused"]
    assert [each["hold"] for each in run(session, "resume")[0]["queue"]] == [None, "queued"]


@pytest.mark.parametrize("arguments", [["week-9"], ["week-1", "--language", "ar"]])
def test_an_installation_that_cannot_be_says_how_far_it_came(session: Session, arguments: list[str]) -> None:
    parsed = parse(["packs", "install", *arguments])
    found = parsed.run(session, parsed)
    document = json.loads(as_json(found.document))
    assert (document["code"], document["installed"], document["here"]) == ("pack-unknown", [], 0)
    assert found.exit_code == 1


def test_a_line_that_stays_broken_ends_by_patience_and_goes_on_the_next_time(
    session: Session, repository: Path
) -> None:
    publish(repository, now=datetime.now(UTC))  # over the network, a list past its date is refused
    with served(repository) as server, BadLink(server.server_port, Weather(cut_down=1_500)) as link:
        parsed = parse(["packs", "install", "week-2", "--from", link.address, "--patience", "0"])
        found = parsed.run(session, parsed)
        document = json.loads(as_json(found.document))
        assert (found.exit_code, document["code"], document["pack"]) == (75, "cut", "week-2")
        assert document["error"].startswith("The line was cut.")
        assert run(session, "pause")[0]["queue"][0]["id"] == "week-2"
        link.weather = Weather()
        assert run(session, "install", "week-2", "--from", link.address)[0]["installed"][0]["version"] == "1.0.0"


@pytest.mark.parametrize("patience", ["-1", "soon", "nan", "1e9"])
def test_patience_is_a_number_of_seconds(patience: str) -> None:
    with pytest.raises(UsageProblem):
        parse(["packs", "install", f"--patience={patience}"])


def test_an_error_is_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDBOOK_KEYRING", "none")
    assert run_command(["packs", "remove", "week-1", "--json", "--profile", str(tmp_path / "profile")]) == 1
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert document["code"] == "pack-missing"
    assert document["error"] + "\n" == captured.err
