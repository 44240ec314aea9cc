"""The centre is put back from last week's backup while a laptop is lost, all with the commands of both programs: what
one surviving laptop holds, everybody has again."""

from pathlib import Path

from desktop_app.storage import settings as names
from tests.stories.test_first_exchange import Field, House, amina, house
from tests.support.profiles import open_test_session
from tests.sync_server.server_process import serving

__all__ = ["amina", "house"]  # the fixtures


def address(laptop: Field, url: str) -> None:
    """Where its centre is: another port, since it was started again."""
    with open_test_session(laptop.profile) as session:
        session.settings.set(names.CENTRE, url)


def test_one_laptop_that_is_left_brings_all_back(tmp_path: Path, house: House, amina: Field) -> None:
    backup = str(tmp_path / "last-week.backup")
    other, third, basil = (Field(tmp_path / name) for name in ("other", "third", "basil"))
    with serving(house.folder) as server:
        amina.do("note", "add", "--title", "Of last week")
        joined = amina.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", "Amina Said")
        amina.do("exchange")
        house.run("backup", backup)
        # what the backup has not: a second laptop, a note, a practice, a decision, a colleague, another cohort for her
        words = " ".join(joined["words"])
        code = house.run("enrol", "--person", joined["person"])
        other.do("enrol", server.url, code, "--name", "Amina Said", "--recovery", "-", said=words)
        amina.do("note", "add", "--title", "Of yesterday")
        practice = amina.do("practice", "add", "--title", "Ask the driver", "--field", "context=A market day")["id"]
        amina.do("practice", "submit", practice)
        amina.do("exchange")
        house.run("review", amina.submission(), "--publish")
        house.run("enrol", "--cohort", "Autumn")
        house.run("move", joined["person"], "--cohort", "Autumn")
        other.do("exchange")
        assert other.states("practice") == {"Ask the driver": "published"}
    house.run("restore", backup)
    with serving(house.folder) as server:
        # amina's first laptop is gone
        address(other, server.url)
        assert other.do("exchange")["waiting"] == 0
        assert other.do("exchange")["requests"] == 1
        code = house.run("enrol", "--person", joined["person"])
        third.do("enrol", server.url, code, "--name", "Amina Said", "--recovery", "-", said=words)
        third.do("exchange")
        assert third.states("note") == {"Of last week": "received", "Of yesterday": "received"}
        assert third.states("practice") == {"Ask the driver": "published"}
        assert third.do("status")["cohort"] == "Autumn"
        basil.do("enrol", server.url, house.run("enrol", "--cohort", "Autumn"), "--name", "Basil Noor")
        basil.do("exchange")
        (read,) = basil.do("practice", "list")
        assert (read["title"], read["author"], read["state"]) == ("Ask the driver", "Amina Said", "published")
