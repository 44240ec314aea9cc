"""Welcome: three steps, offline, and nothing asked twice."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from desktop_app.domain.learner import Theme
from desktop_app.operations import learner
from desktop_app.pages.joining.words_panel import WordsPanel
from desktop_app.pages.welcome import WelcomePage
from desktop_app.qt_support.app_state import AppState
from tests.support.navigation import RecordingNavigator


def shown(page: WelcomePage) -> str:
    return next(name for name, step in page._steps.items() if not step.isHidden())


def open_page(qtbot: QtBot, app_state: AppState) -> tuple[WelcomePage, RecordingNavigator]:
    navigator = RecordingNavigator()
    page = WelcomePage(app_state, navigator)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.enter(None)
    return page, navigator


def test_a_learner_begins_without_a_centre(qtbot: QtBot, app_state: AppState) -> None:
    page, navigator = open_page(qtbot, app_state)
    page.you.name.set_text("Amina Diallo")
    page.you.role.set_text("Field coordinator")
    with qtbot.waitSignal(page.you.begun) as begun:
        qtbot.mouseClick(page.you.button, Qt.MouseButton.LeftButton)
    assert begun.args is not None
    words = begun.args[0]
    assert len(words) == 12
    assert shown(page) == "centre"
    qtbot.mouseClick(page.centre.without, Qt.MouseButton.LeftButton)
    assert shown(page) == "words"
    assert not page.words.button.isEnabled()
    page.words.written.click()
    qtbot.mouseClick(page.words.button, Qt.MouseButton.LeftButton)
    assert navigator.went == [("journey", None)]
    qtbot.waitUntil(lambda: app_state.learner is not None and app_state.learner.role == "Field coordinator")


def test_a_name_is_needed_and_the_field_says_so(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    qtbot.keyClick(page.you.name.editor, Qt.Key.Key_Return)
    assert shown(page) == "you"
    assert "Write your name" in page.you.name.editor.accessibleDescription()


def test_who_closed_in_the_middle_goes_on_at_the_next_step(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    qtbot.waitUntil(lambda: app_state.learner is not None)
    page, _ = open_page(qtbot, app_state)
    assert shown(page) == "centre"
    page.show_step("words")
    sheet = page.words.panel._sheet
    qtbot.waitUntil(lambda: "12 " in sheet.accessibleDescription())


def test_the_theme_applies_at_once_and_the_control_follows_a_key(qtbot: QtBot, app_state: AppState) -> None:
    page, _ = open_page(qtbot, app_state)
    segments = page.you._theme._segments
    segments.step(2)
    assert app_state.preferences.theme is Theme.LAMP
    app_state.set_preferences(theme=Theme.PAPER)
    assert segments.index == 0


def test_the_words_fit_on_paper(qtbot: QtBot, tmp_path: Path) -> None:
    panel = WordsPanel()
    qtbot.addWidget(panel)
    panel.show_words(tuple(f"word{number}" for number in range(1, 13)))
    target = tmp_path / "sheet.pdf"
    writer = QPdfWriter(str(target))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20))
    )
    painter = QPainter(writer)
    panel.draw_on(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    assert target.read_bytes().startswith(b"%PDF")
