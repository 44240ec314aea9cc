"""``fieldbook-pack``: exit codes, one JSON document, and nothing done for a pack with errors."""

import json
from pathlib import Path

import pytest

from pack_publisher.command_line import run
from tests.support.pack_sources import NOW, small_pack

MOMENT = NOW.timestamp()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "week_1"
    for path, data in small_pack().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def call(*arguments: object) -> int:
    return run([str(argument) for argument in arguments], lambda: MOMENT)


def test_check_says_where_and_what(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "lessons/one.md").write_text("# One lesson\n\n<b>x</b>\n\n## S {#a-section}\n\nText.\n")
    assert call("check", source) == 1
    out = capsys.readouterr().out
    assert "lessons/one.md:3: error: HTML is not allowed" in out
    assert "2 to mend" in out


def test_check_of_a_sound_pack(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", source) == 0
    assert call("check", "--strict", source) == 1
    capsys.readouterr()
    assert call("check", "--json", source.parent) == 0
    document = json.loads(capsys.readouterr().out)
    (pack,) = document["packs"]
    assert [problem["code"] for problem in pack["problems"]] == ["lesson-length"]
    assert pack["problems"][0]["level"] == "warning"


def test_build_twice_gives_the_same_files(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("build", source, "--out", tmp_path / "a") == 0
    assert call("build", source, "--out", tmp_path / "b", "--json") == 0
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == ["week-1.en-1.0.0.index", "week-1.en-1.0.0.zip"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert "5 files" in capsys.readouterr().out


def test_publish_makes_a_repository(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository, keys = tmp_path / "repo", tmp_path / "keys"
    assert call("publish", source.parent, "--repository", repository, "--demo-keys", keys, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["versions"] == {"root": 1, "targets": 1, "snapshot": 1, "timestamp": 1}
    assert document["demo"] is True
    assert (repository / "metadata" / "timestamp.json").exists()


def test_a_pack_with_errors_is_neither_built_nor_published(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "lessons/one.md").write_text("no title")
    assert call("build", source, "--out", tmp_path / "out", "--json") == 1
    captured = capsys.readouterr()
    assert "to mend" in json.loads(captured.out)["error"]
    assert "to mend" in captured.err
    assert call("publish", source, "--repository", tmp_path / "repo", "--demo-keys", tmp_path / "keys") == 1
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "repo").exists()
    assert not (tmp_path / "keys").exists()


def test_a_folder_without_packs_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", tmp_path, "--json") == 1
    captured = capsys.readouterr()
    assert "no pack in" in captured.err
    assert "no pack in" in json.loads(captured.out)["error"]


def test_a_wrong_command_line_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        call("publish", "x")
    assert "usage" in capsys.readouterr().err
