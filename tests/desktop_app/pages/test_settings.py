"""Settings: every change applies at once, is kept, and is said back by the controls."""

from pytestqt.qtbot import QtBot

from desktop_app.operations import learner
from desktop_app.pages.settings import SettingsPage
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.appearance import read_appearance
from desktop_app.qt_support.theme import app_theme
from tests.support.navigation import RecordingNavigator


def open_page(qtbot: QtBot, app_state: AppState) -> tuple[SettingsPage, RecordingNavigator]:
    app_state.run(learner.begin, "Amina Diallo", role="Coordinator", changes=("learner",))
    qtbot.waitUntil(lambda: app_state.learner is not None)
    navigator = RecordingNavigator()
    page = SettingsPage(app_state, navigator)
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    return page, navigator


def test_sizes_apply_and_are_kept(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    page._text._segments.step(4)
    assert app_theme().scale == 2.0
    assert app_state.preferences.text_scale == 200
    again = read_appearance(app_state.profile)
    assert again.text_scale == 200


def test_the_name_is_saved_on_leaving_the_field(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    page.you.name.set_text("Amina D.")
    page.you.name.editor.editingFinished.emit()
    qtbot.waitUntil(lambda: app_state.learner is not None and app_state.learner.name == "Amina D.")


def test_an_empty_name_is_refused_and_the_old_one_stays(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    page.you.name.set_text(" ")
    page.you.name.editor.editingFinished.emit()
    assert "Write your name" in page.you.name.editor.accessibleDescription()
    assert app_state.learner is not None
    assert app_state.learner.name == "Amina Diallo"


def test_the_words_are_shown_on_request_and_hidden_when_the_page_is_entered(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    assert page.words.panel.isHidden()
    page.words.button.click()
    qtbot.waitUntil(lambda: not page.words.panel.isHidden())
    page.enter(None)
    assert page.words.panel.isHidden()
    assert page.words.panel._sheet.accessibleDescription() == ""


def test_join_leads_to_the_form(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    page.enter("join")
    qtbot.waitUntil(lambda: page.centre.form.address.editor.hasFocus())


def test_the_form_says_what_is_missing_before_it_asks_anybody(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    page.centre.form.button.click()
    assert "https://" in page.centre.form.address.editor.accessibleDescription()
    page.centre.form.address.set_text("http://127.0.0.1:9")
    page.centre.form.button.click()
    assert "Write the code" in page.centre.form.code.editor.accessibleDescription()


def test_the_team_page_is_one_press_away(qtbot: QtBot, app_state: AppState) -> None:
    page, navigator = open_page(qtbot, app_state)
    page.team.click()
    assert navigator.went == [("team", None)]
