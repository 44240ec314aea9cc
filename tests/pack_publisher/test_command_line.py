"""``fieldbook-pack``: exit codes, one JSON document, and nothing done for a pack with errors."""

import json
from pathlib import Path

import pytest

from pack_publisher.command_line import run
from pack_publisher.keys import demo_keys
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


def test_expiries_and_thresholds_of_the_first_publication(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository, keys = tmp_path / "repo", tmp_path / "keys"
    words = ["publish", source, "--repository", repository, "--demo-keys", keys, "--json"]
    assert call(*words, "--threshold", "root=1", "--expires", "timestamp=7", "--expires", "root=400") == 0
    capsys.readouterr()
    assert call("status", "--repository", repository, "--json") == 0
    roles = json.loads(capsys.readouterr().out)["roles"]
    assert (roles["timestamp"]["days"], roles["root"]["days"], roles["snapshot"]["days"]) == (7, 400, 180)
    assert (roles["root"]["threshold"], len(roles["root"]["keys"])) == (1, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--expires", "timestamp"), ("--expires", "timestamp=0"), ("--expires", "nobody=7"), ("--expires", "7"),
        ("--threshold", "root=0"), ("--threshold", "everybody=1"), ("--threshold", "root=x"),
    ],
)  # fmt: skip
def test_wrong_numbers_end_with_2(source: Path, tmp_path: Path, wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        call("publish", source, "--repository", tmp_path / "r", "--demo-keys", tmp_path / "k", *wrong)
    assert not (tmp_path / "r").exists()


def test_keys_are_made_beside_others_and_never_over_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("make-keys", tmp_path / "keys", "--role", "root", "--role", "targets", "--count", 2) == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()}
    assert sorted(before) == [
        f"{role}-{number}.{end}" for role in ("root", "targets") for number in (1, 2) for end in ("pem", "pub")
    ]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "keys").glob("*.pem"))
    capsys.readouterr()
    assert call("make-keys", tmp_path / "keys", "--role", "root", "--json") == 0
    (made,) = json.loads(capsys.readouterr().out)["keys"]
    assert Path(made).name == "root-3.pem"
    assert {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir() if path.name in before} == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["publish", "{source}", "--repository", "r", "--keys", "nowhere"], "key-missing"),
        (["publish", "{source}", "--repository", "r", "--keys", "{demo}"], "demo-mixed"),
        (["renew", "--repository", "r", "--demo-keys", "{demo}"], "no-repository"),
        (["status", "--repository", "r"], "no-repository"),
        (["sign-root", "r"], "no-root"),
        (["accept-root", "r", "--repository", "r"], "no-root"),
        (["rotate-keys", "--repository", "r", "--role", "root"], "key-missing"),
        (["build", "{demo}", "--out", "r"], "no-pack"),
    ],
)
def test_refusals_have_codes(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    demo_keys(tmp_path / "demo")
    named = {"{source}": source, "{demo}": tmp_path / "demo", "r": tmp_path / "r", "nowhere": tmp_path / "nowhere"}
    assert call(*(named.get(word, word) for word in words), "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert document["code"] == code and document["error"]
    assert not (tmp_path / "r").exists()
