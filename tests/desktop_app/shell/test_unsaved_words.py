"""Closing the window while something could not be saved: the person is asked, and nothing goes without a press."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.operations import learner
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.unsaved_dialog import UnsavedDialog
from desktop_app.shell.window import Window


def open_window(qtbot: QtBot, app_state: AppState) -> Window:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    window = Window(app_state)
    qtbot.addWidget(window)
    window.go("settings")
    window.show()
    app_state.begin()
    qtbot.waitUntil(lambda: app_state.status is not None and app_state.runner.is_idle)
    return window


def test_the_badge_says_it_and_the_window_asks(qtbot: QtBot, app_state: AppState) -> None:
    window = open_window(qtbot, app_state)
    app_state.tell_unsaved("note", "disk-full")
    assert app_state.status is not None
    assert not app_state.status.saved
    assert app_state.status.unsaved_code == "disk-full"
    window.close()
    dialog = window.findChild(UnsavedDialog)
    assert dialog is not None
    assert window.isVisible()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    app_state.tell_unsaved("note", None)
    assert app_state.status.saved
    window.close()
    assert not window.isVisible()


def test_a_person_may_close_all_the_same(qtbot: QtBot, app_state: AppState) -> None:
    window = open_window(qtbot, app_state)
    app_state.tell_unsaved("note", "disk-full")
    window.close()
    dialog = window.findChild(UnsavedDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.abandon, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())
