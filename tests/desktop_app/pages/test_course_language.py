"""The language of the course on its pages: chosen in Settings, told where a week falls back."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.course_language import Spoken, Stands
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.operations import packs
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.pages.quiz import QuizPage
from desktop_app.pages.reader import ReaderPage
from desktop_app.pages.settings import SettingsPage
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.course_words import fallback_sentence, fallback_words, language_name
from desktop_app.widgets.margin_line import columns
from desktop_app.widgets.week_row import WeekRowWidget
from tests.desktop_app.pages.journey_views import LESSON, week
from tests.support.navigation import RecordingNavigator
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import FakeClock, open_test_session

WEEK_1 = PackId("week-1")


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[AppState]:
    """Week 1 came with the program in two languages; English is installed."""
    bundled = publish(tmp_path / "bundled", small_pack(), small_pack(language="fr", words="Le convoi."))
    supply, clock, profile = Supply(bundled, tmp_path / "no-root", "0.1.0"), FakeClock(), tmp_path / "profile"

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_packs = lambda: PackStore(session.paths.packs, supply)
        session.make_network = lambda: HttpFetcher(time.monotonic)
        return session

    with opened() as session:
        packs.packs(session)
        packs.install(session, WEEK_1)
    state = AppState(profile, open_session=opened, clock=clock)
    yield state
    state.close()


def settle(qtbot: QtBot, app: AppState) -> None:
    qtbot.waitUntil(lambda: app.runner.is_idle)


def settings(qtbot: QtBot, app: AppState) -> SettingsPage:
    page = SettingsPage(app, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    settle(qtbot, app)
    return page


def test_what_there_is_is_offered_in_its_own_words_and_comes_when_somebody_presses(qtbot: QtBot, app: AppState) -> None:
    page = settings(qtbot, app)
    shown = page.course_language
    assert shown.isVisible()
    assert list(shown.select._box.options) == ["As the program", "English", "Français"]
    assert not shown.note.isVisible()
    shown.select.chosen.emit(2)
    qtbot.waitUntil(shown.bring.isVisible)
    assert app.preferences.course_language == "fr"
    assert "Week 1" in shown.note.text()
    assert shown.bring.text().startswith("Download ")
    shown.bring.click()
    qtbot.waitUntil(lambda: app.transfer.state(WEEK_1, "fr") is not None)
    qtbot.waitUntil(lambda: not shown.bring.isVisible() and shown.note.text().startswith("On its way"))
    app.transfer.start()
    qtbot.waitUntil(lambda: shown.note.isHidden() and app.transfer.state(WEEK_1) is None)
    settle(qtbot, app)
    went = RecordingNavigator()
    reader = ReaderPage(app, went)
    qtbot.addWidget(reader)
    reader.show()
    reader.enter("w1-l1")
    qtbot.waitUntil(lambda: reader.view is not None)
    assert reader.view is not None
    assert (reader.view.language, reader.view.spoken.stands) == ("fr", Stands.FITS)
    shown.select.chosen.emit(1)
    qtbot.waitUntil(lambda: reader.view is not None and reader.view.language == "en")
    settle(qtbot, app)


def test_fewer_languages_than_before_leave_a_choice_that_is_there(qtbot: QtBot, app: AppState) -> None:
    """Two packs went, one language stayed: what is chosen is looked up among what there is now."""
    page = settings(qtbot, app)
    shown = page.course_language
    shown.show_choice("fr", ("ar", "en", "fr"), (), "fr")
    assert (shown.select.index, shown.select._box.text()) == (3, "Français")
    shown.show_choice("", ("en",), (), "")
    assert (shown.select.index, shown.select._box.text()) == (0, "As the program")
    assert shown.isHidden()


def test_lesson_and_quiz_say_that_they_fall_back(qtbot: QtBot, app: AppState) -> None:
    app.set_preferences(course_language="pt-BR")
    settle(qtbot, app)
    reader, quiz = ReaderPage(app, RecordingNavigator()), QuizPage(app, RecordingNavigator())
    for page, target in ((reader, "w1-l1"), (quiz, "w1-quiz")):
        qtbot.addWidget(page)
        page.resize(1054, 800)
        page.show()
        page.enter(target)
        settle(qtbot, app)
    assert reader.text.lesson is not None
    assert "This week is in English only so far." in reader.text.lesson.document.toPlainText()
    assert quiz.note.text() == "This week is in English only so far."
    assert quiz.note.isVisible()
    app.set_preferences(course_language="en")
    settle(qtbot, app)
    for page, target in ((reader, "w1-l1"), (quiz, "w1-quiz")):
        page.enter(target)
        settle(qtbot, app)
    assert "English only" not in reader.text.lesson.document.toPlainText()
    assert quiz.note.isHidden()


def test_a_week_says_it_quietly(qtbot: QtBot) -> None:
    row = replace(week(4, PackState.INSTALLED, LESSON), spoken=Spoken("en", "fr", Stands.ONLY))
    widget = WeekRowWidget(row, columns(("Lesson",)))
    qtbot.addWidget(widget)
    assert "English only" in widget.accessibleName()
    fits = WeekRowWidget(replace(row, spoken=Spoken("fr", "fr", Stands.FITS)), columns(("Lesson",)))
    qtbot.addWidget(fits)
    assert "English" not in fits.accessibleName()


def test_each_way_to_fall_back_has_its_words() -> None:
    assert [language_name(code) for code in ("en", "fr", "ar", "pt-BR")] == [
        "English",
        "Français",
        "العربية",
        language_name("pt-BR"),
    ]
    assert fallback_sentence(None) == fallback_words(None) == ""
    said = {stands: fallback_sentence(Spoken("en", "fr", stands)) for stands in Stands}
    assert said[Stands.FITS] == ""
    assert len(set(said.values())) == 4
    assert "Français" in said[Stands.OFFERED]
    assert "Français" in fallback_sentence(Spoken("fr", "ar", Stands.ONLY))
    assert "Français" in fallback_words(Spoken("fr", "ar", Stands.ONLY))
