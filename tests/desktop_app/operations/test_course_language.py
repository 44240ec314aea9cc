"""The language of the course: what is here opens at once, what is not is told with its size and wanted on request."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.course_language import Stands
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.journey import PackState
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.operations import course_language, kept_journey, lessons, pack_queue, packs, quizzes, searching
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import open_test_session

WEEK_1, WEEK_2 = PackId("week-1"), PackId("week-2")
L1, QUIZ = ActivityId("w1-l1"), ActivityId("w1-quiz")


def french(version: str = "1.0.0", words: str = "Le convoi attend.") -> dict[str, bytes]:
    return small_pack(version, language="fr", words=words)


def second_week() -> dict[str, bytes]:
    files = small_pack(pack="week-2")
    names = (
        (b"week = 1", b"week = 2"),
        (b'"w1-', b'"w2-'),
        (b"number = 1\n", b"number = 2\n"),
    )
    for old, new in names:
        files["pack.toml"] = files["pack.toml"].replace(old, new)
    files["quizzes/one.gift"] = files["quizzes/one.gift"].replace(b"w1-", b"w2-")
    return files


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Week 1 in two languages, week 2 in English."""
    return publish(tmp_path / "bundled", small_pack(), french(), second_week())


@pytest.fixture
def learner(tmp_path: Path, bundled: Path) -> Iterator[Session]:
    supply = Supply(bundled, tmp_path / "no-release-root", "0.1.0")
    with open_test_session(tmp_path / "profile") as session:
        session.make_packs = lambda: PackStore(session.paths.packs, supply)
        session.make_network = lambda: HttpFetcher(time.monotonic)
        yield session


def opened(session: Session) -> dict[str, str]:
    return {pack.id: pack.language for pack in session.packs.installed()}


def stands(session: Session) -> list[tuple[str, str, Stands]]:
    return [tuple(course_language.spoken(session, pack)) for pack in session.packs.installed()]  # type: ignore[misc]


def found(session: Session, query: str) -> int:
    return searching.search(session, query).total


def test_only_languages_that_a_pack_has_are_offered(learner: Session) -> None:
    assert course_language.languages(learner) == ()
    packs.packs(learner)
    assert course_language.languages(learner) == ("en", "fr")
    assert course_language.wanted(learner) == "en"


def test_what_is_not_here_is_told_with_its_size_and_comes_when_it_is_asked_for(learner: Session) -> None:
    packs.install(learner, WEEK_1)
    packs.install(learner, WEEK_2)
    assert "preferences" in course_language.choose(learner, "fr")
    assert opened(learner) == {"week-1": "en", "week-2": "en"}
    assert stands(learner) == [("en", "fr", Stands.OFFERED), ("en", "fr", Stands.ONLY)]
    (lacking,) = course_language.lacking(learner)
    assert (lacking.pack, lacking.week, lacking.coming) == (WEEK_1, 1, False)
    assert lacking.size > 0
    assert pack_queue.queue(learner) == (), "nobody asked for it yet"
    course_language.bring(learner)
    assert [(each.pack, each.language) for each in pack_queue.queue(learner)] == [(WEEK_1, "fr")]
    assert stands(learner)[0] == ("en", "fr", Stands.COMING)
    packs.install(learner, WEEK_1, language="fr")
    assert opened(learner) == {"week-1": "fr", "week-2": "en"}
    assert course_language.lacking(learner) == ()


def test_going_back_and_forth_fetches_nothing_and_moves_the_search_along(learner: Session) -> None:
    packs.install(learner, WEEK_1)
    course_language.choose(learner, "fr")
    assert packs.install(learner, WEEK_1).version == "1.0.0", "the chosen one, without being named"
    used = learner.packs.used()
    assert (found(learner, "convoi attend"), found(learner, "convoy stops")) == (1, 1)
    for language in ("en", "fr", "en"):
        assert {"packs", "progress", "marks"} <= course_language.choose(learner, language)
        assert opened(learner) == {"week-1": language}
        assert found(learner, "convoi attend") == (language == "fr")
    assert course_language.choose(learner, "en") == frozenset()
    assert learner.packs.used() == used
    learner.packs.sweep(versions=1)
    assert learner.packs.languages(WEEK_1) == ("en", "fr"), "the other language stays until somebody removes it"


def test_what_lies_beside_is_listed_updated_and_removed_by_itself(learner: Session, bundled: Path) -> None:
    packs.install(learner, WEEK_1)
    course_language.choose(learner, "fr")
    packs.install(learner, WEEK_1)

    def rows() -> list[tuple[str, PackState, bool]]:
        return [(row.language, row.state, row.is_open) for row in packs.packs(learner).rows if row.id == WEEK_1]

    assert rows() == [("en", PackState.INSTALLED, False), ("fr", PackState.INSTALLED, True)]
    publish(bundled, small_pack("1.1.0", words="New."))
    packs.check_for_packs(learner)
    assert rows()[0] == ("en", PackState.UPDATE, False)
    packs.install(learner, WEEK_1, language="en")
    assert opened(learner) == {"week-1": "fr"}
    assert rows() == [("en", PackState.INSTALLED, False), ("fr", PackState.INSTALLED, True)]
    packs.remove(learner, WEEK_1, "fr")
    assert opened(learner) == {"week-1": "en"}
    assert rows() == [("en", PackState.INSTALLED, True), ("fr", PackState.AVAILABLE, True)]
    with pytest.raises(Known) as raised:
        packs.remove(learner, WEEK_1, "fr")
    assert raised.value.code == "pack-missing"
    packs.remove(learner, WEEK_1, "en")
    assert opened(learner) == {}


def test_a_harmed_other_language_is_not_opened_but_offered_again(learner: Session) -> None:
    packs.install(learner, WEEK_1)
    course_language.choose(learner, "fr")
    packs.install(learner, WEEK_1)
    course_language.choose(learner, "en")
    shared = {member for member in (learner.paths.packs / "members").iterdir()}
    packs.remove(learner, WEEK_1, "fr")
    own = shared - set((learner.paths.packs / "members").iterdir())
    packs.install(learner, WEEK_1, language="fr")
    for path in own:
        path.write_bytes(b"")
    course_language.choose(learner, "fr")
    assert opened(learner) == {"week-1": "en"}
    assert [each.pack for each in course_language.lacking(learner)] == [WEEK_1]
    packs.install(learner, WEEK_1, language="fr")
    assert opened(learner) == {"week-1": "fr"}


def test_progress_counts_in_both_and_the_journey_says_what_falls_back(learner: Session) -> None:
    for pack in (WEEK_1, WEEK_2):
        packs.install(learner, pack)
    lessons.read_section(learner, L1, 0)
    quizzes.answer(learner, QUIZ, "q1", (0,))
    lessons.set_bookmark(learner, L1, True)
    lessons.finish(learner, L1)
    course_language.choose(learner, "fr")
    packs.install(learner, WEEK_1)
    view = lessons.open_lesson(learner, L1)
    assert (view.language, view.read_sections, view.bookmarked) == ("fr", frozenset({0}), True)
    assert view.activity.done_on is not None
    assert quizzes.open_quiz(learner, QUIZ).answers["q1"].fraction == 1.0
    shown = kept_journey.journey(learner)
    weeks = {week.number: week for week in shown.weeks}
    assert weeks[1].done == 1
    assert weeks[1].spoken == ("fr", "fr", Stands.FITS)
    assert weeks[2].spoken == ("en", "fr", Stands.ONLY)
    assert kept_journey.read(learner.database, learner.paths.packs, learner.clock) == shown
    course_language.choose(learner, "en")
    assert kept_journey.read(learner.database, learner.paths.packs, learner.clock) is None


def test_without_a_choice_a_pack_stays_in_the_language_it_was_installed_in(learner: Session) -> None:
    packs.install(learner, WEEK_1, language="fr")
    assert packs.install(learner, WEEK_1).fetched == 0
    assert stands(learner) == [("fr", "en", Stands.FITS)], "whoever installed it knows"


def test_a_language_that_nobody_offers_any_more_falls_back(learner: Session) -> None:
    packs.install(learner, WEEK_1)
    course_language.choose(learner, "pt-BR")
    assert stands(learner) == [("en", "pt-BR", Stands.ONLY)]
    assert course_language.bring(learner) == frozenset()
