"""Lines that die every few KB, between the programs and the centre's server: whatever the slices' length, all comes
through, the centre keeps each slice as it comes, and no byte that came down comes twice."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bad_link import BadLink, Weather
from tests.support.programs import Field, House
from tests.sync_server.server_process import Server, serving


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path / "centre")
    made.run("init")
    return made


@pytest.fixture
def server(house: House) -> Iterator[Server]:
    with serving(house.folder) as running:
        yield running


def notes(folder: Path, first: int, count: int) -> str:
    """A file of notes of which none is like another."""
    file = folder / f"notes-{first}.jsonl"
    lines = (
        {"id": str(number), "title": f"Note {number}", "body": random.Random(number).randbytes(130).hex(), "tags": []}
        for number in range(first, first + count)
    )
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(file)


def test_long_slices_come_down_in_pieces_and_what_goes_up_is_cut_shorter(
    tmp_path: Path, house: House, server: Server
) -> None:
    amina, second = Field(tmp_path / "amina"), Field(tmp_path / "second")
    with BadLink(server.port) as link:
        joined = amina.do("enrol", link.address, house.run("enrol", "--cohort", "Spring"), "--name", "Amina Said")
        code = house.run("enrol", "--person", joined["person"])
        second.do("enrol", link.address, code, "--name", "Amina Said")
        second.do("use-words", said=" ".join(joined["words"]))
        amina.do("note", "import", notes(tmp_path, 0, 700))
        sent = amina.do("exchange")  # a quick link: slices of up to 60 KB
        assert sent["waiting"] == 0

        before, link.weather = link.connections, Weather(cut_down=9_000)
        came = second.do("exchange")
        assert link.connections - before > sent["bytes_up"] / 9_000
        assert came["bytes_down"] < 1.1 * sent["bytes_up"]
        assert len(second.do("note", "list")) == 700

        amina.do("note", "import", notes(tmp_path, 1_000, 60))
        link.weather = Weather(cut_up=3_000)
        for _ in range(12):
            exit_code, document = amina.run("exchange")
            if exit_code == 0:
                break
        assert (exit_code, document["waiting"]) == (0, 0)
        second.do("exchange")
        assert len(second.do("note", "list")) == 760
