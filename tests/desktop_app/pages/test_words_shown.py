"""Where the twelve words are shown, the screen says plainly what is lost without them."""

from pytestqt.qtbot import QtBot

from desktop_app.pages.joining.words_panel import WordsPanel
from desktop_app.pages.settings.words_section import WordsSection
from desktop_app.pages.welcome.words_step import WordsStep
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.label import Label

LOST = "without this laptop and without these words your private notes are lost."


def test_it_is_said_wherever_they_are_shown(qtbot: QtBot, app_state: AppState) -> None:
    for screen in (WordsSection(app_state), WordsStep(app_state)):
        qtbot.addWidget(screen)
        (panel,) = screen.findChildren(WordsPanel)
        panel.show_words(("abandon",) * 11 + ("about",))
        said = " ".join(label.text() for label in panel.findChildren(Label))
        assert said.count(LOST) == 1
