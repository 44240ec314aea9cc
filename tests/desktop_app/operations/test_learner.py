"""Beginning, the profile, the words, the preferences."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Learner, Preferences, Theme
from desktop_app.operations import learner, own_words
from desktop_app.operations.session import Session
from desktop_app.storage import settings as names
from sync_protocol.mine_key import RecoveryWords
from tests.support.profiles import open_test_session


@pytest.fixture
def session(tmp_path: Path):
    with open_test_session(tmp_path / "a") as found:
        yield found


def test_before_they_begin_there_is_nobody(session: Session) -> None:
    assert learner.get(session) is None
    assert own_words.recovery_words(session) == ()


def test_beginning_gives_twelve_words_once(session: Session) -> None:
    words = learner.begin(session, "  Ada Example ", role="Liaison")
    assert len(words) == 12
    RecoveryWords.parse(" ".join(words))
    assert learner.get(session) == Learner("Ada Example", "Liaison", "", None, None, None)
    assert learner.begin(session, "Ada B. Example", place="Harbour") == words
    assert learner.get(session) == Learner("Ada B. Example", "Liaison", "Harbour", None, None, None)
    assert own_words.recovery_words(session) == words
    learner.words_shown(session)
    assert session.settings.number(names.WORDS_SHOWN) == 1
    assert session.paths.key_in_words.exists()


def test_the_words_of_the_other_laptop(session: Session, tmp_path: Path) -> None:
    from desktop_app.operations import notes

    learner.begin(session, "Ada Example")
    notes.add_note(session, title="sent under the old words")
    with session.database.write():
        session.journal.entries.set_packed([entry.id for entry in session.journal.waiting()])
    with open_test_session(tmp_path / "other") as other:
        words = learner.begin(other, "Ada Example")
    assert own_words.use_words(session, [word.upper() for word in words]) >= {"learner", "exchange"}
    assert own_words.recovery_words(session) == words
    assert [entry.kind for entry in session.journal.waiting()] == ["words.replaced"], "the new words open what was sent"
    assert own_words.use_words(session, words) == frozenset()
    session.close()
    session.paths.key_in_file.unlink()
    with open_test_session(tmp_path / "a", words=words) as again:
        assert [row.title for row in notes.list_notes(again)] == ["sent under the old words"]


@pytest.mark.parametrize("words", [[], ["abandon"] * 12, ["hello", "world"]])
def test_words_that_are_no_code(session: Session, words: list[str]) -> None:
    before = learner.begin(session, "Ada Example")
    with pytest.raises(Known) as wrong:
        own_words.use_words(session, words)
    assert wrong.value.code == "words-wrong"
    assert own_words.recovery_words(session) == before


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_name_is_needed(session: Session, name: str) -> None:
    with pytest.raises(Known) as empty:
        learner.begin(session, name)
    assert empty.value.code == "input-empty"
    assert learner.get(session) is None


def test_updating_writes_only_what_is_new(session: Session) -> None:
    learner.begin(session, "Ada Example")
    before = len(session.journal.waiting())
    assert learner.update(session, name="Ada Example") == frozenset()
    assert len(session.journal.waiting()) == before
    assert learner.update(session, role="Police liaison", place="") == {"learner"}
    assert learner.get(session).role == "Police liaison"  # type: ignore[union-attr]


def test_a_line_too_long_to_be_read_by_others_is_refused(session: Session) -> None:
    with pytest.raises(Known) as large:
        learner.begin(session, "x" * 2_001)
    assert large.value.code == "too-large"
    assert own_words.recovery_words(session) == ()


def test_preferences_stay(session: Session, tmp_path: Path) -> None:
    assert learner.preferences(session) == Preferences()
    wanted = Preferences("ar", Theme.LAMP, 150, 125, True, True)
    assert learner.set_preferences(session, wanted) == {"preferences"}
    session.close()
    with open_test_session(tmp_path / "a") as again:
        assert learner.preferences(again) == wanted
        assert again.journal.waiting() == [], "preferences are never sent"


@pytest.mark.parametrize("kept", ["", "{", "[]", "null", '{"theme": "neon", "text_scale": "big", "language": 7}'])
def test_unreadable_preferences_are_the_usual_ones(session: Session, kept: str) -> None:
    session.settings.set(names.PREFERENCES, kept)
    assert learner.preferences(session) == Preferences()
