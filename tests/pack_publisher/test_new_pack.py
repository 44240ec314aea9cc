"""The pack to begin from is sound, complete, explains itself, and can be looked at in the program."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pack_publisher.command_line import run
from pack_publisher.new_pack import MOST_WEEKS, new_pack
from pack_publisher.preview import find_program, preview
from pack_publisher.refusal import Refusal
from tests.support.pack_sources import NOW

MOMENT = NOW.timestamp()


def call(*words: object) -> int:
    return run([str(word) for word in words], lambda: MOMENT)


def test_it_passes_the_strict_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("new", tmp_path / "week", "--week", 4, "--title", 'A "week" of ours') == 0
    assert call("check", "--strict", tmp_path / "week") == 0, capsys.readouterr().out
    manifest = tomllib.loads((tmp_path / "week" / "pack.toml").read_text("utf-8"))
    assert manifest["pack"]["title"] == 'A "week" of ours'
    assert [each["kind"] for each in manifest["activities"]][:3] == ["lesson", "testimony", "quiz"]
    assert all(each["id"].startswith("w4-") for each in manifest["activities"])
    for name in ("pack.toml", "glossary.toml"):
        assert "# " in (tmp_path / "week" / name).read_text("utf-8")
    assert "// " in (tmp_path / "week" / "quizzes" / "questions.gift").read_text("utf-8")


@given(st.text(min_size=1, max_size=40), st.integers(1, MOST_WEEKS))
def test_any_title_is_kept_as_it_is_or_refused(tmp_path_factory: pytest.TempPathFactory, title: str, week: int) -> None:
    folder = tmp_path_factory.mktemp("new") / "pack"
    try:
        new_pack(folder, week, title)
    except Refusal as refusal:
        assert refusal.code == "title-wrong" and not folder.exists()
    else:
        assert tomllib.loads((folder / "pack.toml").read_text("utf-8"))["pack"]["title"] == title


def test_a_folder_with_something_in_it_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert call("new", tmp_path, "--json") == 1
    assert json.loads(capsys.readouterr().out)["code"] == "folder-full"
    assert call("new", tmp_path / "mine.txt", "--json") == 1
    assert call("new", tmp_path / "x", "--week", 61, "--json") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_it_is_shown_in_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_pack(tmp_path / "week", 2, "Two")
    assert call("preview", tmp_path / "week", "--headless", "--json") == 0
    (pack,) = json.loads(capsys.readouterr().out)["packs"]
    lesson, testimony, quiz = pack["activities"]
    assert (pack["id"], pack["week"], pack["title"]) == ("week-2", 2, "Two")
    assert lesson["figures"] == ["figures/three-steps.svg"]
    assert testimony["callouts"] == ["voice"]
    assert quiz["questions"] == ["w2-q1", "w2-q2", "w2-q3"]
    assert call("preview", tmp_path / "week", "--headless") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"week-2 (en) {pack['version']}: Two"
    assert told[-1].endswith(f"{quiz['title']}: 3 questions")


def test_a_pack_with_errors_is_not_shown(tmp_path: Path) -> None:
    new_pack(tmp_path / "week", 2, "Two")
    (tmp_path / "week" / "glossary.toml").unlink()
    with pytest.raises(Refusal) as raised:
        preview(tmp_path / "week", lambda: MOMENT, headless=True)
    assert raised.value.code == "pack-unsound"


@pytest.mark.parametrize("program", [("false",), ("echo", "no JSON")])
def test_a_program_that_fails_is_said(tmp_path: Path, program: Sequence[str]) -> None:
    new_pack(tmp_path / "week", 2, "Two")
    with pytest.raises(Refusal) as raised:
        preview(tmp_path / "week", lambda: MOMENT, headless=True, program=program)
    assert raised.value.code == "preview-failed"


def test_the_program_beside_the_tool_is_found() -> None:
    assert find_program()[1:] == ("-m", "desktop_app")
