"""``fieldbook bundle``: what it prints, for oneself and for a courier."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli.answer import as_json
from desktop_app.cli.parser import parse
from desktop_app.operations import exchanging
from tests.support.by_file import OTHER
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import SmallCentre


@pytest.fixture
def centre() -> SmallCentre:
    return SmallCentre()


@pytest.fixture
def laptops(tmp_path: Path, centre: SmallCentre) -> Iterator[tuple[FieldLaptop, FieldLaptop]]:
    """Amina's and Samir's."""
    amina, samir = (FieldLaptop.new(tmp_path / name, NearFetcher(centre)) for name in ("amina", "samir"))
    amina.enrol(centre.new_code())
    samir.enrol(centre.new_code(OTHER))
    yield amina, samir
    amina.close()
    samir.close()


def run(laptop: FieldLaptop, *arguments: str) -> tuple[Any, tuple[str, ...], int]:
    """The document as JSON has it, the lines and the exit code."""
    parsed = parse(["bundle", *arguments])
    found = parsed.run(laptop.session, parsed)
    return json.loads(as_json(found.document)), found.lines, found.exit_code


def test_out_by_a_colleague_and_in_again(laptops: tuple[FieldLaptop, FieldLaptop], tmp_path: Path) -> None:
    amina, samir = laptops
    amina.write("Bridge")
    file = tmp_path / "amina.fieldbundle"
    written, lines, code = run(amina, "export", str(file))
    assert (written["file"], written["size"], written["left"], code) == (str(file), file.stat().st_size, 0, 0)
    assert lines == (f"{file}: {written['entries']} entries, {written['size']} bytes",)
    assert run(amina, "list")[0]["written"] is not None
    taken, lines, _ = run(samir, "import", str(file))
    assert taken == {"kind": "bundle", "label": "amina", "size": written["size"], "known": False, "answered": False}
    assert "nobody on the way can read it" in lines[0]
    assert "you carry it already" in run(samir, "import", str(file))[1][0]
    listed, lines, _ = run(samir, "list")
    assert [(each["label"], each["state"]) for each in listed["carried"]] == [("amina", "waiting")]
    assert lines[0].startswith("waiting") and lines[0].endswith("amina")
    assert exchanging.exchange(samir.session).carried == 1
    assert "its answer is here" in run(samir, "import", str(file))[1][0]
    back, lines, _ = run(samir, "answers", str(tmp_path))
    answer = tmp_path / "amina-answer.fieldbundle"
    assert (back["files"], lines) == ([str(answer)], (str(answer),))
    assert run(samir, "answers", str(tmp_path))[1] == ("no answers wait",)
    news, lines, _ = run(amina, "import", str(answer))
    assert (news["kind"], news["sent"], news["strange"]) == ("answer", written["entries"], False)
    assert lines[0].startswith(f"the centre has {written['entries']} entries more")
    assert run(amina, "list")[1] == ("you carry nothing for colleagues",)


def test_an_answer_brought_by_somebody_else_is_kept(
    laptops: tuple[FieldLaptop, FieldLaptop], centre: SmallCentre, tmp_path: Path
) -> None:
    amina, samir = laptops
    file, answer = tmp_path / "amina.fieldbundle", tmp_path / "answer.fieldbundle"
    run(amina, "export", str(file))
    run(samir, "import", str(file))
    answer.write_bytes(centre.bundle(file.read_bytes()))
    document, lines, _ = run(samir, "import", str(answer))
    assert (document["kind"], lines) == ("carried-answer", ("the answer for amina is here to hand back",))
