"""A change of language reaches every word of the Journey, Sync and Packs that is on the screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.operations import learner
from desktop_app.pages.journey import JourneyPage
from desktop_app.pages.packs import PacksPage
from desktop_app.pages.sync import SyncPage
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.label import Label
from tests.desktop_app.pages.sync_views import REFUSED, WAITING
from tests.support.navigation import RecordingNavigator
from tests.support.small_course import install, week_1

Page = JourneyPage | PacksPage | SyncPage
MARK = "⟦"


class Marking(QTranslator):
    """Puts a mark before every string that is translated."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return MARK + text.replace("%n", str(n))


@pytest.fixture
def marking() -> Iterator[Marking]:
    found = Marking()
    yield found
    QCoreApplication.removeTranslator(found)


def words_of(page: QWidget) -> set[str]:
    """All that stands on the screen; texts of the course are no words of the program."""
    parts = [*page.findChildren(Label), *page.findChildren(QAbstractButton), *page.findChildren(Chip)]
    return {part.accessibleName() or part.text() for part in parts if part.isVisible()} - {""}


def journey(app: AppState) -> Page:
    return JourneyPage(app, RecordingNavigator())


def packs(app: AppState) -> Page:
    return PacksPage(app, RecordingNavigator())


def sync(app: AppState) -> Page:
    return SyncPage(app, RecordingNavigator())


@pytest.mark.parametrize("make", [journey, packs, sync])
def test_every_word_follows(
    qtbot: QtBot, app_state: AppState, marking: Marking, make: Callable[[AppState], Page]
) -> None:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    app_state.run(install, week_1(), changes=("packs",))
    page = make(app_state)
    qtbot.addWidget(page)
    page.resize(1054, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: len(words_of(page)) > 5 and app_state.runner.is_idle)
    if isinstance(page, SyncPage):
        page.show_view(replace(WAITING, items=(REFUSED, *WAITING.items)))
    before = words_of(page)
    QCoreApplication.installTranslator(marking)
    page.retranslate()
    of_the_course = {"What coordination is for", "A small course", "https://centre.example.org"}
    qtbot.waitUntil(lambda: {w for w in words_of(page) if MARK not in w} <= of_the_course)
    assert not {words for words in before if MARK in words}
