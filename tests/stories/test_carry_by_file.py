"""Work goes out and comes back on a stick: by a colleague's laptop, by the page for anybody, by the centre's command.

Everything is real: the programs in their own processes, the centre's server on a port of loopback, files in a folder.
"""

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.storage.settings import PERSON
from tests.support.camera import pdf
from tests.support.profiles import open_test_session
from tests.support.programs import Field, House
from tests.sync_server.server_process import Server, command, serving


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
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def joined(tmp_path: Path, house: House, server: Server, name: str) -> Field:
    field = Field(tmp_path / name.lower())
    field.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", name)
    assert field.do("exchange")["waiting"] == 0
    return field


def other_laptop(tmp_path: Path, house: House, server: Server, field: Field) -> Field:
    """Of the same person, with the words."""
    words = " ".join(field.do("recovery", "show")["words"])
    with open_test_session(field.profile) as session:
        me = session.settings.text(PERSON)
    other = Field(tmp_path / "other")
    code = house.run("enrol", "--person", me)
    other.do("enrol", server.url, code, "--name", "Amina", "--recovery", "-", said=words)
    return other


def handed_in(server: Server, file: Path) -> tuple[str, bytes]:
    """As a browser sends the form; the answer's name and bytes."""
    mark = b"----a-browser-chose-this"
    parts = (
        b"--" + mark,
        b'Content-Disposition: form-data; name="file"; filename="' + file.name.encode() + b'"',
        b"Content-Type: application/octet-stream",
        b"",
        file.read_bytes(),
        b"--" + mark + b"--",
        b"",
    )
    request = urllib.request.Request(
        server.url + "/carry",
        b"\r\n".join(parts),
        {"Content-Type": f"multipart/form-data; boundary={mark.decode()}"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        name = re.search(r'filename="([^"]+)"', answer.headers["Content-Disposition"])
        assert name
        return name[1], answer.read()


def test_out_and_back_by_stick(tmp_path: Path, house: House, server: Server, stick: Path) -> None:
    amina, samir = (joined(tmp_path, house, server, name) for name in ("Amina", "Samir"))

    # weeks without a connection: Amina works, and puts what waits on a stick
    amina.do("note", "add", "--title", "Checkpoint north", "--text", "Closed on market days.")
    practice = amina.do("practice", "add", "--title", "Ask the driver", "--field", "context=A market day")["id"]
    amina.do("practice", "submit", practice)
    written = amina.do("bundle", "export", str(stick / "amina.fieldbundle"))
    assert written["entries"] >= 3 and written["left"] == 0
    assert amina.states("note") == {"Checkpoint north": "waiting"}
    assert b"Checkpoint" not in (stick / "amina.fieldbundle").read_bytes()

    # Samir takes it, connects somewhere, and hands the answer back; he never sees a word of it
    taken = samir.do("bundle", "import", str(stick / "amina.fieldbundle"))
    assert (taken["kind"], taken["label"], taken["known"]) == ("bundle", "amina", False)
    exchanged = samir.do("exchange")
    assert (exchanged["carried"], exchanged["waiting"]) == (1, 0)
    assert samir.do("note", "list") == [] and samir.do("search", "Checkpoint")["total"] == 0
    assert samir.do("bundle", "answers", str(stick))["files"] == [str(stick / "amina-answer.fieldbundle")]

    # the stick is back: everything has been received, as if it had gone over the line
    answer = amina.do("bundle", "import", str(stick / "amina-answer.fieldbundle"))
    assert (answer["kind"], answer["sent"], answer["strange"]) == ("answer", written["entries"], False)
    assert amina.states("note") == {"Checkpoint north": "received"}
    assert amina.states("practice") == {"Ask the driver": "received"}

    # the course team decides; the next file asks for news, and somebody hands it in on the page, without an account
    house.run("review", amina.submission(), "--return", "Say who agreed to it.")
    amina.do("bundle", "export", str(stick / "second.fieldbundle"))
    name, data = handed_in(server, stick / "second.fieldbundle")
    assert name == "second-answer.fieldbundle"
    (stick / name).write_bytes(data)
    code, document = samir.run("bundle", "import", str(stick / name))
    assert (code, document["code"]) == (1, "bundle-laptop")
    assert amina.do("bundle", "import", str(stick / name))["received"] >= 1
    assert amina.states("practice") == {"Ask the driver": "returned"}
    assert amina.reason(practice) == "Say who agreed to it."

    # an old answer after a new one changes nothing
    old = amina.do("bundle", "import", str(stick / "amina-answer.fieldbundle"))
    assert (old["sent"], old["received"], old["older"]) == (0, 0, True)
    assert amina.states("practice") == {"Ask the driver": "returned"}


def test_at_the_centre_itself_and_on_the_other_laptop(
    tmp_path: Path, house: House, server: Server, stick: Path
) -> None:
    """Where no laptop connects, somebody at the centre takes the file; the person's other laptop gets it online."""
    amina = joined(tmp_path, house, server, "Amina")
    other = other_laptop(tmp_path, house, server, amina)
    amina.do("note", "add", "--title", "Ford", "--text", "Passable until noon.")
    amina.do("bundle", "export", str(stick / "amina.fieldbundle"))
    done = command(
        house.folder, "--json", "accept", str(stick / "amina.fieldbundle"), str(stick / "answer.fieldbundle")
    )
    assert done.returncode == 0, done.stderr
    assert other.do("exchange")["error"] is None
    assert other.states("note") == {"Ford": "received"}
    assert amina.do("bundle", "import", str(stick / "answer.fieldbundle"))["sent"] >= 1
    assert amina.states("note") == {"Ford": "received"}

    # half a copy, a photo, and one's own file are told apart; nothing of them is taken
    half = stick / "half.fieldbundle"
    half.write_bytes((stick / "answer.fieldbundle").read_bytes()[:-20])
    (stick / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    for file, expected in (
        (half, "bundle-damaged"),
        (stick / "photo.jpg", "bundle-unknown"),
        (stick / "amina.fieldbundle", "bundle-own"),
    ):
        code, document = amina.run("bundle", "import", str(file))
        assert (code, document["code"]) == (1, expected)
        assert document["error"].count(".") >= 2


def test_a_photo_goes_along_when_it_is_asked_for(tmp_path: Path, house: House, server: Server, stick: Path) -> None:
    """The small entries in a file of their own, the plan beside them; both by the command that takes in a file."""
    amina = joined(tmp_path, house, server, "Amina")
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(pdf(1_000) + bytes(300_000))
    note = amina.do("note", "add", "--title", "Bridge")["id"]
    amina.do("file", "add", note, str(plan))
    assert amina.do("bundle", "list")["photos"]["count"] == 1
    assert amina.do("bundle", "export", str(stick / "small.fieldbundle"))["more"] == []
    done = amina.do("bundle", "export", str(stick / "all.fieldbundle"), "--files", "5")
    (more,) = done["more"]
    assert Path(more).stat().st_size > 300_000 > Path(done["file"]).stat().st_size
    for file in (done["file"], more):
        said = house.run("accept", file, str(stick / "answer.fieldbundle"))
        taken = amina.do("bundle", "import", str(stick / "answer.fieldbundle"))
    assert "1 photos or PDFs came along" in said and taken["photos"] == 1
    assert amina.do("bundle", "list")["photos"]["count"] == 0
    (file,) = amina.do("file", "list", note)
    assert file["state"] == "received"
