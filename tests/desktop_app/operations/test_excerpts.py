"""The sentence of a lesson that the quiz shows beside an answer."""

from pathlib import Path

import pytest

from desktop_app.operations.excerpts import excerpts, first_sentence
from tests.support.profiles import open_test_session
from tests.support.source_packs import SourcePacks


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ask first. Then share.", "Ask first."),
        ("“Who asks?” he said.", "“Who asks?”"),
        ("No end here", "No end here"),
        ("At 3.5 km it stops. Go on.", "At 3.5 km it stops."),
        ("من يسأل؟ لا أحد.", "من يسأل؟"),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_every_place_the_quiz_of_week_1_names_has_a_sentence(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "profile") as session:
        packs = SourcePacks()
        session.make_packs = lambda *_: packs  # type: ignore[assignment]  # what operations read of a PackStore
        (pack,) = packs.installed()
        wanted = [each.lesson for each in packs.quiz(pack.id, "quizzes/week_1.gift").questions if each.lesson]
        found = excerpts(session, [*wanted, "w1-l2", "w1-l2#nowhere", "w9-l1#x", "w1-quiz"])
        assert set(found) == {*wanted, "w1-l2"}
        tasks = excerpts(session, ["w1-l2#outside"])["w1-l2#outside"]
        assert (tasks.number, tasks.title, tasks.section) == ("1.2", "The five tasks", "What stays outside")
        assert tasks.sentence == "Bring together those who decide."
        assert all(each.sentence and each.minutes >= 1 for each in found.values())
