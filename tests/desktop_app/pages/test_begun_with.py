"""A draft says with which version of the course it was begun, as soon as another one is open, and not before."""

from pytestqt.qtbot import QtBot

from desktop_app.operations import practices
from desktop_app.operations.session import Session
from desktop_app.pages.practices import PracticesPage
from desktop_app.qt_support.app_state import AppState
from tests.support.navigation import RecordingNavigator
from tests.support.small_course import install, week_1

SAID = "Begun with version 1.0.0 of Week 1"


def begin(session: Session) -> None:
    install(session, week_1())
    practices.add_practice(session, title="Ask first", place="Telmo", parts={"context": "A road."})


def update(session: Session) -> None:
    install(session, week_1("2.0.0"))


def send(session: Session) -> None:
    practices.submit(session, practices.list_practices(session)[0].id)


def about(qtbot: QtBot, app: AppState) -> str:
    page = PracticesPage(app, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: app.runner.is_idle and page.detail.view is not None)
    return page.detail._about.text()


def test_only_while_it_is_a_draft_and_the_course_has_moved_on(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(begin)
    assert SAID not in about(qtbot, app_state)
    app_state.run(update)
    assert SAID in about(qtbot, app_state)
    app_state.run(send)
    assert SAID not in about(qtbot, app_state)
