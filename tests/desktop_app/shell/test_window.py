"""The window: navigation, keys, the rail that fits, notices, languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Theme
from desktop_app.operations import learner
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.theme import app_theme
from desktop_app.shell.commands import COMMANDS, command_words
from desktop_app.shell.drawer import Drawer
from desktop_app.shell.rail import MenuButton, NarrowRail, Rail
from desktop_app.shell.screens import SCREENS, Screen, screen_title
from desktop_app.shell.search_dialog import SearchDialog
from desktop_app.shell.window import Window
from desktop_app.widgets.button import Button
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.nav_item import NavItem
from desktop_app.widgets.sync_badge import SyncBadge, SyncBar


class PlainPage(QWidget):
    """A page that remembers how it was used. See navigation.Page."""

    def __init__(self) -> None:
        super().__init__()
        self.entered: list[str | None] = []
        self.retranslated = 0
        self.button = Button("Something to press")
        Column(self).addWidget(self.button)

    def enter(self, target: str | None) -> None:
        self.entered.append(target)

    def retranslate(self) -> None:
        self.retranslated += 1


def plain_page(screen: Screen, app: AppState, navigate: Navigator) -> QWidget:
    return PlainPage()


@pytest.fixture
def window(qtbot: QtBot, app_state: AppState) -> Iterator[Window]:
    app_state.run(learner.begin, "Amina Diallo", role="Field coordinator", place="Telmo", changes=("learner",))
    window = Window(app_state, plain_page)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.go("journey")
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: app_state.runner.is_idle)
    yield window
    window.close()


def shown_page(window: Window) -> PlainPage:
    page = window.page(window.shown)
    assert isinstance(page, PlainPage) and page.isVisible()
    return page


def item(window: Window, words: str) -> NavItem:
    return next(each for each in window.findChildren(NavItem) if each.text() == words and each.isVisible())


def test_a_page_is_made_once_and_entered_each_time(window: Window) -> None:
    window.go("notebook", "r1")
    window.go("journey")
    window.go("notebook", "r2")
    assert shown_page(window).entered == ["r1", "r2"]


def test_an_unknown_screen_is_a_fault(window: Window) -> None:
    with pytest.raises(KeyError):
        window.go("stories")


def test_back_goes_where_one_was_and_home_in_the_end(window: Window) -> None:
    window.go("reader", "w1-l1")
    window.go("quiz", "w1-quiz")
    window.back()
    assert window.shown == "reader"
    window.back()
    window.back()
    assert window.shown == "journey"


def test_the_rail_goes_to_its_screens_and_shows_where_one_is(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(item(window, "Packs"), Qt.MouseButton.LeftButton)
    assert window.shown == "packs" and item(window, "Packs").isChecked()
    window.go("reader", "w1-l1")
    assert item(window, "Journey").isChecked() and not item(window, "Packs").isChecked()


def test_the_badge_goes_to_what_waits(qtbot: QtBot, window: Window) -> None:
    badge = window.findChild(SyncBadge)
    assert badge is not None and badge.accessibleName().startswith("All saved on this laptop")
    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert window.shown == "sync" and badge.isChecked()
    assert not any(each.isChecked() for each in window.findChildren(NavItem))


def test_the_person_is_named_and_leads_to_the_settings(qtbot: QtBot, window: Window) -> None:
    from desktop_app.shell.rail import PersonButton

    person = window.findChild(PersonButton)
    assert person is not None and person.accessibleName() == "Amina Diallo: settings"
    qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
    assert window.shown == "settings" and person.isChecked()


@pytest.mark.parametrize(
    ("key", "screen"),
    [(Qt.Key.Key_2, "notebook"), (Qt.Key.Key_3, "practices"), (Qt.Key.Key_4, "packs"), (Qt.Key.Key_5, "sync")],
)
def test_screens_have_keys(qtbot: QtBot, window: Window, key: Qt.Key, screen: str) -> None:
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.shown == screen


def test_f9_changes_the_theme(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert app_theme().name is Theme.SUN and window.app.preferences.theme is Theme.SUN


def test_text_grows_and_shrinks_by_keys(qtbot: QtBot, window: Window) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Equal, control)
    assert window.app.preferences.text_scale == 125
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert window.app.preferences.text_scale == 100


def test_f6_walks_between_rail_and_page(qtbot: QtBot, window: Window) -> None:
    shown_page(window).button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    rail = window.findChild(Rail)
    focused = window.focusWidget()
    assert rail is not None and focused is not None and rail.isAncestorOf(focused)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert shown_page(window).button.hasFocus()


def test_every_key_is_explained(qtbot: QtBot, window: Window) -> None:
    assert all(command_words(command.name) for command in COMMANDS)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(Dialog)
    assert dialog is not None and dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_key_is_given_twice() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_screen_has_a_word() -> None:
    assert all(screen_title(name) for name in SCREENS)


def test_large_text_gets_the_narrow_rail_and_the_bar(qtbot: QtBot, window: Window) -> None:
    window.app.set_preferences(text_scale=200)
    narrow, bar, wide = (window.findChild(kind) for kind in (NarrowRail, SyncBar, Rail))
    assert isinstance(narrow, NarrowRail) and narrow.isVisible() and 80 <= narrow.width() <= 90
    assert isinstance(bar, SyncBar) and bar.isVisible() and bar.accessibleName()
    assert isinstance(wide, Rail) and not wide.isVisible()
    window.app.set_preferences(text_scale=100)
    assert wide.isVisible() and not narrow.isVisible() and not bar.isVisible()


def test_the_menu_opens_the_whole_rail_and_closes_with_a_choice(qtbot: QtBot, window: Window) -> None:
    window.app.set_preferences(text_scale=200)
    menu = window.findChild(MenuButton)
    assert menu is not None
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton)
    drawer = window.findChild(Drawer)
    assert drawer is not None and drawer.isVisible()
    chosen = next(each for each in drawer.findChildren(NavItem) if each.text() == "Notebook")
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    assert window.shown == "notebook" and not drawer.isVisible()


def test_the_welcome_stands_alone(window: Window) -> None:
    window.go("welcome")
    assert not any(rail.isVisible() for rail in window.findChildren(Rail))
    window.go("journey")
    assert any(rail.isVisible() for rail in window.findChildren(Rail))


def test_a_failure_that_no_page_took_stays_until_it_is_closed(qtbot: QtBot, window: Window) -> None:
    window.app.failed.emit(Known("disk-full"))
    assert window.notice.isVisible()
    assert window.notice.accessibleName() == "Not saved: the disk is full."


def test_another_language_reaches_everything(qtbot: QtBot, window: Window) -> None:
    window.app.set_preferences(language="ar")
    assert shown_page(window).retranslated == 1
    rail = window.findChild(Rail)
    assert rail is not None
    qtbot.waitUntil(lambda: rail.x() > 1000)
    window.app.set_preferences(language="en")
    qtbot.waitUntil(lambda: rail.x() == 0)


def test_ctrl_k_opens_the_search(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(SearchDialog)
    assert dialog is not None and dialog.editor.hasFocus()
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_painted_first_is_told_once(qtbot: QtBot, app_state: AppState) -> None:
    window = Window(app_state, plain_page)
    qtbot.addWidget(window)
    told: list[bool] = []
    window.painted.connect(lambda: told.append(True))
    window.go("journey")
    window.show()
    qtbot.waitUntil(lambda: told == [True])
    window.repaint()
    assert told == [True]
