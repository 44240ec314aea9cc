"""The commands, as docs/cli.md promises them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from tests.support.profiles import open_test_session

ROOT = Path(__file__).resolve().parents[3]


class Commands:
    """Runs commands on one profile in this process."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.profile = profile
        self._capsys = capsys
        self.code = 0
        self.said = ""

    def __call__(self, *arguments: str) -> object:
        """The document of the answer; ``code`` and ``said`` (standard error) are kept."""
        self.code = main(["--profile", str(self.profile), *arguments, "--json"])
        captured = self._capsys.readouterr()
        self.said = captured.err
        assert captured.out.count("\n") == 1, "exactly one document"
        return json.loads(captured.out)

    def lines(self, *arguments: str) -> list[str]:
        self.code = main([*arguments, "--profile", str(self.profile)])
        captured = self._capsys.readouterr()
        self.said = captured.err
        return captured.out.splitlines()


@pytest.fixture
def fieldbook(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    monkeypatch.setenv("FIELDBOOK_KEYRING", "none")
    return Commands(tmp_path / "profile", capsys)


def test_notes_from_making_to_the_bin(fieldbook: Commands) -> None:
    made = fieldbook("note", "add", "--title", "T", "--text", "words 😀 مرحبا", "--tag", "x")
    assert list(made) == ["id"]
    note = made["id"]
    (row,) = fieldbook("note", "list")
    assert (row["id"], row["title"], row["text"], row["state"]) == (note, "T", "words 😀 مرحبا", "saved")
    assert fieldbook("note", "edit", note, "--text", "other words")["text"] == "other words"
    assert fieldbook("note", "list", "--query", "other")[0]["title"] == "T"
    assert fieldbook("note", "list", "--tag", "y") == []
    fieldbook("note", "delete", note)
    assert fieldbook("note", "list") == []
    assert [row["id"] for row in fieldbook("note", "list", "--deleted")] == [note]
    fieldbook("note", "restore", note)
    assert len(fieldbook("note", "list")) == 1
    assert fieldbook.lines("note", "list") == [f"{note}  saved      T"]


def test_a_text_from_standard_input(fieldbook: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("from a pipe\n"))
    fieldbook("note", "add", "--text", "-")
    assert fieldbook("note", "list")[0]["text"] == "from a pipe\n"


def test_importing(fieldbook: Commands, tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_text('{"id": "a", "title": "A", "body": "B", "tags": ["t"]}\n')
    assert fieldbook("note", "import", str(tmp_path / "n.jsonl")) == {"added": 1, "changed": 0, "unchanged": 0}
    assert fieldbook("note", "list")[0]["external_id"] == "a"
    assert fieldbook("note", "import", str(tmp_path / "missing"))["code"] == "file-unreadable"
    assert fieldbook.code == 1


def test_practices_from_draft_to_withdrawn(fieldbook: Commands) -> None:
    made = fieldbook("practice", "add", "--title", "T", "--field", "context=At the harbour", "--field", "action=a=b")
    practice = made["id"]
    assert fieldbook("practice", "list")[0] | {"changed": ""} == {
        "id": practice,
        "title": "T",
        "place": "",
        "state": "draft",
        "mine": True,
        "author": "",
        "changed": "",
    }
    fieldbook("practice", "edit", practice, "--place", "Port")
    assert fieldbook("practice", "submit", practice) == {"id": practice, "state": "waiting"}
    assert fieldbook("practice", "withdraw", practice)["state"] in ("withdrawn", "draft")
    fieldbook("practice", "delete", practice)
    assert fieldbook("practice", "list", "--mine") == []
    fieldbook("practice", "restore", practice)
    assert len(fieldbook("practice", "list", "--mine")) == 1


def test_an_empty_practice_is_told_in_plain_words(fieldbook: Commands) -> None:
    practice = fieldbook("practice", "add")["id"]
    refused = fieldbook("practice", "submit", practice)
    assert (fieldbook.code, refused["code"]) == (1, "practice-empty")
    assert refused["error"] + "\n" == fieldbook.said
    assert fieldbook.lines("practice", "submit", practice) == []
    assert fieldbook.said == "The title is empty. Add a title and submit it again.\n"


def test_status_rebuild_and_search(fieldbook: Commands) -> None:
    fieldbook("note", "add", "--title", "Corridor")
    status = fieldbook("status")
    assert status["enrolled"] is False
    assert status["notes"] == {"kept": 1, "deleted": 0}
    assert status["warnings"] == ["key-in-file"]
    assert status["last_contact"] is None
    assert fieldbook("rebuild") == {"entries": 1}
    assert fieldbook("search", "corr")["hits"][0]["title"] == "Corridor"
    assert any(line.startswith("notes: 1 kept") for line in fieldbook.lines("status"))


def test_options_before_and_after_the_verb(fieldbook: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    profile = str(fieldbook.profile)
    for arguments in (
        ["--profile", profile, "--json", "note", "list"],
        ["note", "--profile", profile, "list", "--json"],
        ["note", "list", "--json", f"--profile={profile}"],
        ["--json", "note", "list", "--profile", profile],
    ):
        assert main(arguments) == 0
        assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["note"],
        ["note", "edit"],
        ["nonsense"],
        ["note", "add", "--titel", "T"],
        ["practice", "add", "--field", "colour=green"],
        ["practice", "add", "--field", "context"],
        ["search", "x", "--limit", "many"],
        ["note", "list", "--profile"],
        ["tour"],
        ["--jsn"],
    ],
)
def test_wrong_arguments_are_one_line_and_one_document(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--json"] if arguments != ["note", "list", "--profile"] else ["--json", *arguments]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["code"] == "usage"
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [], "nothing was made"


def test_help_is_a_document_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "note" in capsys.readouterr().out
    for arguments in (["--json", "--help"], ["note", "add", "--help", "--json"]):
        assert main(arguments) == 0
        assert "--title" in json.loads(capsys.readouterr().out)["help"] or arguments[0] == "--json"
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Fieldbook 0.")


def test_an_unknown_id(fieldbook: Commands) -> None:
    for arguments in (["note", "edit", "x"], ["note", "delete", "x"], ["practice", "submit", "x"]):
        assert fieldbook(*arguments)["code"] == "record-unknown"
        assert fieldbook.code == 1


def test_a_profile_of_a_newer_version_and_one_in_a_synced_folder(fieldbook: Commands, tmp_path: Path) -> None:
    with open_test_session(fieldbook.profile) as session, session.database.write():
        session.database.run("PRAGMA user_version = 999")
    assert fieldbook("note", "list")["code"] == "database-newer"
    fieldbook.profile = tmp_path / "Nextcloud" / "profile"
    assert fieldbook("note", "list")["code"] == "folder-synced"
    assert fieldbook.said.startswith("Nextcloud copies the folder")


def test_a_damaged_profile_is_told_and_goes_on(fieldbook: Commands) -> None:
    fieldbook("note", "add", "--title", "kept")
    database = fieldbook.profile / "fieldbook.db"
    database.write_bytes(b"\0" * 5000)
    assert [row["title"] for row in fieldbook("note", "list")] == ["kept"]
    assert fieldbook.said.startswith("The data on this laptop was damaged")
    fieldbook("note", "list")
    assert fieldbook.said == ""


def test_a_mistake_of_ours_is_one_line_and_leaves_a_trace_without_words(fieldbook: Commands) -> None:
    fieldbook("note", "add", "--title", "secret words")
    with open_test_session(fieldbook.profile) as session, session.database.write():
        session.database.run("UPDATE notes SET tags = 'no JSON: secret words'")
    assert fieldbook("note", "list")["code"] == "bug"
    assert fieldbook.code == 70
    assert fieldbook.said.count("\n") == 1
    log = (fieldbook.profile / "fieldbook.log").read_text()
    assert "desktop_app/storage/projections/notes.py" in log
    assert "secret" not in log
    assert str(Path.home()) not in log


def test_a_moved_profile_is_unlocked_with_words_on_standard_input(
    fieldbook: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.operations import learner

    with open_test_session(fieldbook.profile) as session:
        words = learner.begin(session, "Ada Example")
    (fieldbook.profile / "database.key").unlink()
    assert fieldbook("note", "list")["code"] == "key-missing"
    assert fieldbook.said.endswith("Enter your twelve recovery words to open it.\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO("abandon " * 12))
    assert fieldbook("unlock")["code"] == "words-wrong"
    monkeypatch.setattr(sys, "stdin", io.StringIO(" ".join(words) + "\n"))
    assert fieldbook("unlock") == {"profile": str(fieldbook.profile)}
    assert fieldbook("note", "list") == []


def test_the_words_of_another_laptop_come_on_standard_input(
    fieldbook: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from desktop_app.operations import learner

    with open_test_session(tmp_path / "other") as session:
        words = learner.begin(session, "Ada Example")
    for changed in (True, False):
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(words)))
        assert fieldbook("use-words") == {"changed": changed, "unread": False}
    monkeypatch.setattr(sys, "stdin", io.StringIO("not the words"))
    assert fieldbook("use-words")["code"] == "words-wrong"


HEAVY = ("PySide6", "django", "tuf", "urllib3", "keyring", "cryptography")

VERBS = [
    ["note", "add", "--title", "T"],
    ["note", "list"],
    ["note", "import", "/dev/null"],
    ["note", "edit", "00000000000001.1"],
    ["practice", "add", "--title", "T"],
    ["practice", "list"],
    ["practice", "submit", "00000000000001.1"],
    ["status"],
    ["rebuild"],
    ["search", "word"],
    ["--help"],
]


def test_no_verb_imports_what_it_does_not_need(tmp_path: Path) -> None:
    script = (
        "import sys, json\n"
        "from desktop_app.__main__ import main\n"
        "for verb in json.loads(sys.argv[2]):\n"
        "    main([*verb, '--profile', sys.argv[1]])\n"
        "    found = {name.partition('.')[0] for name in sys.modules} & set(json.loads(sys.argv[3]))\n"
        "    assert not found, (verb, found)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a"), json.dumps(VERBS), json.dumps(HEAVY)],
        cwd=ROOT,
        env={"FIELDBOOK_KEYRING": "none", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
