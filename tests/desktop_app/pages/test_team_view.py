"""What the course team sees: exactly what is sent, and what never is."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.operations import learner, notes
from desktop_app.pages.team_view import TeamPage
from desktop_app.qt_support.app_state import AppState
from tests.support.navigation import RecordingNavigator


def words_of(page: TeamPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_it_names_the_person_and_never_a_note(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(learner.begin, "Amina Diallo", role="Coordinator", changes=("learner",))
    app_state.run(notes.add_note, title="Barrier at the ford", text="Ask the sergeant")
    navigator = RecordingNavigator()
    page = TeamPage(app_state, navigator)
    qtbot.addWidget(page)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: "Amina Diallo" in words_of(page))
    words = words_of(page)
    assert "Coordinator" in words
    assert "ford" not in words
    assert "sergeant" not in words
    assert "nobody sees anything yet" in words
    page._back.click()
    assert navigator.went == [("settings", None)]


def test_it_follows_what_changes_while_it_is_open(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    page = TeamPage(app_state, RecordingNavigator())
    qtbot.addWidget(page)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: "Amina Diallo" in words_of(page))
    app_state.run(learner.update, place="Telmo valley")
    qtbot.waitUntil(lambda: "Telmo valley" in words_of(page))
