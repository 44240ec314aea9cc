"""A second laptop of one person, from the commands of both programs: with the words, and without them."""

from pathlib import Path

from tests.stories.test_first_exchange import Field, House, Server, amina, house, server

__all__ = ["amina", "house", "server"]  # the fixtures


def test_joining_with_the_words_and_without_them(tmp_path: Path, house: House, server: Server, amina: Field) -> None:
    amina.do("note", "add", "--title", "Bridge", "--text", "It is closed.")
    joined = amina.do("enrol", server.url, house.run("enrol", "--cohort", "Spring"), "--name", "Amina Said")
    amina.do("exchange")

    second = Field(tmp_path / "second")
    code = house.run("enrol", "--person", joined["person"])
    words = " ".join(joined["words"])
    second.do("enrol", server.url, code, "--name", "Amina Said", "--recovery", "-", said=words)
    second.do("exchange")
    assert second.states("note") == {"Bridge": "received"}
    assert second.do("recovery", "show")["words"] == joined["words"]

    third = Field(tmp_path / "third")
    code = house.run("enrol", "--person", joined["person"])
    assert third.do("enrol", server.url, code, "--name", "Amina Said")["words"] == []
    third.do("note", "add", "--title", "Written here")
    ended, exchanged = third.run("exchange")
    assert (ended, exchanged["error"], exchanged["waiting"]) == (75, None, 1)
    shown = third.do("recovery", "show")
    assert shown == {"words": [], "awaited": True, "unread": True, "lost": False}
    assert len(third.do("recovery", "renew")["words"]) == 12
    third.do("exchange")
    assert third.states("note") == {"Written here": "received"}
