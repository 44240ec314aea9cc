"""The commands about the twelve words."""

import io

import pytest

from desktop_app.operations import learner
from tests.desktop_app.cli.test_commands import Commands, fieldbook
from tests.support.profiles import open_test_session

__all__ = ["fieldbook"]  # the fixture


@pytest.fixture
def words(fieldbook: Commands) -> tuple[str, ...]:
    """The words of the learner of this profile."""
    with open_test_session(fieldbook.profile) as session:
        return learner.begin(session, "Ada Example")


def test_the_words_are_shown_and_made_new(fieldbook: Commands, words: tuple[str, ...]) -> None:
    shown = fieldbook("recovery", "show")
    assert shown == {"words": list(words), "awaited": False, "unread": False, "lost": False}
    renewed = fieldbook("recovery", "renew")
    assert len(renewed["words"]) == 12
    assert renewed["words"] != list(words)
    assert fieldbook("recovery", "show")["words"] == renewed["words"]
    assert fieldbook.lines("recovery", "show") == ["  " + " ".join(renewed["words"][at : at + 4]) for at in (0, 4, 8)]


def test_words_of_before_are_refused(
    fieldbook: Commands, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    fieldbook("recovery", "renew")
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(words)))
    assert fieldbook("use-words")["code"] == "words-older"
    assert fieldbook.code == 1


def test_before_beginning_there_are_none(fieldbook: Commands) -> None:
    assert fieldbook("recovery", "show")["words"] == []


@pytest.mark.parametrize("given", [["abandon"] * 12, ["abandon " * 12], ["-"]])
def test_wrong_words_at_joining_stop_it_before_anything_is_sent(
    fieldbook: Commands, given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync_protocol.device_keys import DeviceKey
    from sync_protocol.enrolment import make_code

    monkeypatch.setattr("sys.stdin", io.StringIO("abandon " * 12))
    code = make_code(5, DeviceKey.from_bytes(bytes(range(32))).public)
    answered = fieldbook("enrol", "http://127.0.0.1:9", code, "--name", "Ada", "--recovery", *given)
    assert answered["code"] == "words-wrong"
    assert ("Others on this machine" in fieldbook.said) == (given != ["-"])
