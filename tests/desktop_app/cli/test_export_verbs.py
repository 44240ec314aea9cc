"""``fieldbook export`` and ``fieldbook support`` as commands."""

import json
from pathlib import Path

from tests.desktop_app.cli.test_commands import Commands, fieldbook

__all__ = ["fieldbook"]  # the fixture


def test_export(fieldbook: Commands, tmp_path: Path) -> None:
    fieldbook("note", "add", "--title", "Bridge", "--text", "It is closed.")
    done = fieldbook("export", str(tmp_path / "out"))
    assert fieldbook.code == 0
    assert (done["notes"], done["practices"], done["files"]) == (1, 0, 3)
    assert "It is closed." in (Path(done["folder"]) / "index.html").read_text()
    lines = fieldbook.lines("export", str(tmp_path / "out"))
    assert lines[0].endswith("(2)")
    assert lines[1].startswith("1 notes, 0 practices, 0 answers, 0 highlights: 3 files, ")


def test_export_into_a_file(fieldbook: Commands, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert fieldbook("export", str(tmp_path / "file"))["code"] == "folder-unwritable"
    assert fieldbook.code == 1


def test_support(fieldbook: Commands, tmp_path: Path) -> None:
    done = fieldbook("support", str(tmp_path / "report.json"))
    assert fieldbook.code == 0
    assert json.loads((tmp_path / "report.json").read_text()) == done["report"]
    assert done["file"] == str(tmp_path / "report.json")
    assert done["report"]["profile"]["sound"] is True
