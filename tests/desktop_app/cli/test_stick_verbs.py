"""``fieldbook packs export`` and ``import``: what they print."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli.answer import as_json
from desktop_app.cli.command import run_command
from desktop_app.cli.parser import parse
from desktop_app.domain.errors import Known
from desktop_app.operations import packs
from desktop_app.operations.session import Session
from tests.support.pack_sources import small_pack
from tests.support.profiles import FakeClock
from tests.support.sticks import WEEK_1, WEEK_2, Course, files_of


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = Course(tmp_path, small_pack(), small_pack(pack="week-2"))
    with made.laptop("a") as a:
        for pack in (WEEK_1, WEEK_2):
            packs.install(a, pack, source=str(made.repository))
    return made


def run(session: Session, *arguments: str) -> tuple[Any, tuple[str, ...], int]:
    """The document as JSON has it, the lines and the exit code."""
    parsed = parse(["packs", *arguments])
    found = parsed.run(session, parsed)
    return json.loads(as_json(found.document)), found.lines, found.exit_code


def test_out_and_in_again(course: Course) -> None:
    stick = str(course.stick)
    with course.laptop("a") as a:
        document, lines, _ = run(a, "export", stick, "week-1")
        assert [pack["id"] for pack in document["packs"]] == ["week-1"]
        assert document["size"] == sum(map(len, files_of(course.stick).values()))
        assert (document["folder"], document["kept"], document["left"]) == (stick, 0, [])
        assert lines[0] == "week-1 en 1.0.0 is on the stick"
        document, lines, code = run(a, "export", stick)
        assert (len(document["packs"]), document["files"], code) == (2, 2, 0)
        assert lines[-1].endswith("were there already")
    with course.laptop("b") as b:
        document, lines, code = run(b, "import", stick, "--look")
        assert [(pack["id"], pack["use"], pack["whole"]) for pack in document["packs"]] == [
            ("week-1", "install", True),
            ("week-2", "install", True),
        ]
        assert (document["older"], document["past_fresh"], code) == (False, False, 0)
        assert lines[0].startswith("week-1     en  1.0.0    install ")
        document, lines, code = run(b, "import", stick, "week-2")
        assert document["installed"] == [
            {"id": "week-2", "version": "1.0.0", "members": 5, "fetched": 5, "requests": 0, "bytes": 0}
        ]
        assert (document["same"], document["refused"], code) == ([], [], 0)
        assert lines == ("week-2 1.0.0: 5 of 5 files taken from the stick",)
        document, lines, code = run(b, "import", stick)
        assert ([each["id"] for each in document["installed"]], document["same"]) == (["week-1"], ["week-2"])
        assert lines[1] == "week-2: here already"


def test_a_refusal_is_said_and_told_by_the_exit_code(course: Course) -> None:
    with course.laptop("a") as a:
        run(a, "export", str(course.stick), "week-1")
    course.publish(small_pack("1.1.0", words="New."))
    clock = FakeClock()
    clock.advance(days=100)
    with course.laptop("b", clock) as b:
        packs.check_for_packs(b, str(course.repository))
        document, lines, code = run(b, "import", str(course.stick))
        assert document["refused"] == [{"id": "week-1", "code": "pack-rolled-back"}]
        assert document["past_fresh"] and code == 1
        assert lines[0].startswith("week-1: This pack is older than what you have")
        assert lines[1] == "This copy was fresh until 2026-04-02; there may be something newer."
        assert run(b, "import", str(course.stick), "--look")[1][-1] == lines[1]


def test_what_the_stick_has_newer_is_left_there(course: Course) -> None:
    course.publish(small_pack("1.1.0", words="New."))
    with course.laptop("newer") as newer:
        packs.install(newer, WEEK_1, source=str(course.repository))
        run(newer, "export", str(course.stick))
    with course.laptop("a") as a:
        document, lines, code = run(a, "export", str(course.stick))
        assert document["left"] == [{"id": "week-1", "code": "pack-rolled-back"}]
        assert [pack["id"] for pack in document["packs"]] == ["week-1", "week-2"]
        assert lines[2].startswith("week-1: The stick has a newer version of this pack") and code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export", "{stick}/no"], "stick-gone"),
        (["export", "{stick}", "week-9"], "pack-missing"),
        (["import", "{stick}"], "stick-empty"),
        (["import", "{stick}", "--look"], "stick-empty"),
        (["import", "{stick}/no"], "stick-gone"),
    ],
)
def test_what_cannot_be_done_is_known(course: Course, arguments: list[str], code: str) -> None:
    with course.laptop("a") as a, pytest.raises(Known) as raised:
        run(a, *(each.format(stick=course.stick) for each in arguments))
    assert raised.value.code == code


def test_an_error_is_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDBOOK_KEYRING", "none")
    command = ["packs", "export", str(tmp_path), "--json", "--profile", str(tmp_path / "profile")]
    assert run_command(command) == 1
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert document["code"] == "stick-empty"
    assert document["error"] + "\n" == captured.err
    assert document["error"].startswith("There are no packs on this laptop")
