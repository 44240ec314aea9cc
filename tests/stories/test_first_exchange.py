"""A first exchange, from the commands of both programs: join, write, submit, exchange, review, receive.

Everything is real: the programs in their own processes, the centre's server on a port of loopback, the databases.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bad_link import PORTAL, BadLink, Weather
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


@pytest.fixture
def amina(tmp_path: Path) -> Field:
    return Field(tmp_path / "amina")


def test_a_first_exchange(tmp_path: Path, house: House, server: Server, amina: Field) -> None:
    # offline, before anybody heard of a centre
    note = amina.do("note", "add", "--title", "Bridge", "--text", "It is closed.")["id"]
    practice = amina.do("practice", "add", "--title", "Ask the driver", "--field", "context=A market day")["id"]
    code, document = amina.run("exchange")
    assert (code, document["code"]) == (1, "not-enrolled")
    amina.do("practice", "submit", practice)

    # join, and exchange
    joined = amina.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", "Amina Said")
    assert (joined["name"], joined["cohort"]) == ("Amina Said", "Spring")
    assert len(joined["words"]) == 12
    first = amina.do("exchange")
    assert first["sent"] >= 4
    assert (first["waiting"], first["error"], first["requests"]) == (0, None, 1)
    assert amina.states("note") == {"Bridge": "received"}
    assert amina.states("practice") == {"Ask the driver": "received"}
    amina.do("note", "edit", note, "--text", "It is open again.")
    assert amina.states("note") == {"Bridge": "waiting"}

    # the centre returns it with words, which come back; changed and sent again, it is published
    house.run("review", amina.submission(), "--return", "Say who agreed.")
    second = amina.do("exchange")
    assert (second["sent"], second["waiting"]) == (1, 0)
    assert second["received"] >= 1
    assert amina.states("practice") == {"Ask the driver": "returned"}
    assert amina.reason(practice) == "Say who agreed."
    amina.do("practice", "edit", practice, "--field", "who=The traders and the patrol")
    amina.do("practice", "submit", practice)
    amina.do("exchange")
    house.run("review", amina.submission(), "--publish")
    amina.do("exchange")
    assert amina.states("practice") == {"Ask the driver": "published"}

    # a colleague receives what is published, and nothing that is private
    basil = Field(tmp_path / "basil")
    basil.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", "Basil Noor")
    basil.do("exchange")
    (read,) = basil.do("practice", "list")
    assert (read["title"], read["author"], read["mine"], read["state"]) == (
        "Ask the driver",
        "Amina Said",
        False,
        "published",
    )
    assert basil.do("note", "list") == []

    # nothing new is one small request
    quiet = amina.do("exchange")
    assert (quiet["requests"], quiet["sent"], quiet["received"]) == (1, 0, 0)
    assert quiet["bytes_up"] <= 300
    assert quiet["bytes_down"] <= 250


def test_a_second_laptop_with_the_words_has_the_same(
    tmp_path: Path, house: House, server: Server, amina: Field
) -> None:
    amina.do("note", "add", "--title", "Bridge", "--text", "It is closed.")
    joined = amina.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", "Amina Said")
    amina.do("exchange")
    second = Field(tmp_path / "second")
    second.do("enrol", server.url, house.run("enrol", "--person", joined["person"]), "--name", "Amina Said")
    second.do("exchange")
    assert second.do("note", "list") == []
    second.do("use-words", said=" ".join(joined["words"]))
    second.do("exchange")
    assert second.states("note") == {"Bridge": "received"}


def test_codes_that_do_not_work(house: House, server: Server, amina: Field, tmp_path: Path) -> None:
    code = house.run("enrol", "--cohort", "Spring")
    amina.do("enrol", server.url, code, "--name", "Amina Said")
    other = Field(tmp_path / "other")
    for wrong, expected in ((code, "code-used"), (code[:-1] + "?", "code-wrong")):
        exit_code, document = other.run("enrol", server.url, wrong, "--name", "Other")
        assert (exit_code, document["code"]) == (1, expected)
        assert document["error"]
    exit_code, document = other.run("enrol", "http://centre.example.org", code, "--name", "Other")
    assert (exit_code, document["code"]) == (1, "plain-http")


def test_a_hotel_a_cut_line_and_a_centre_that_is_gone(house: House, server: Server, amina: Field) -> None:
    """The same profile, through bad links to the real centre: exit code 75, nothing lost, and then it works."""
    amina.do("note", "add", "--title", "Bridge", "--text", "It is closed.")
    with BadLink(server.port, Weather(cut_down=90)) as link:
        code = house.run("enrol", "--cohort", "Spring")
        exit_code, document = amina.run("enrol", link.address, code, "--name", "Amina Said")
        assert (exit_code, document["code"]) == (1, "cut")
        link.weather = Weather()
        amina.do("enrol", link.address, code, "--name", "Amina Said")
        link.weather = Weather(portal=PORTAL)
        assert amina.run("exchange")[0] == 75
        link.weather = Weather(cut_up=200)
        exit_code, document = amina.run("exchange")
        assert (exit_code, document["code"], document["waiting"]) == (75, "cut", 2)
        link.weather = Weather()
        assert amina.do("exchange")["waiting"] == 0
    exit_code, document = amina.run("exchange")
    assert (exit_code, document["code"], document["waiting"]) == (75, "unreachable", 0)
