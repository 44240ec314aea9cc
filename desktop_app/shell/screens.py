"""The table of screens: name, icon, where its page is, and whether the rail shows it.

Promises: a page's module is imported on its first visit. Titles are words for the rail and the window's title. A new
screen is one line here and a module in pages/.
"""

from importlib import import_module
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class Screen(NamedTuple):
    """``under`` is the rail item that stays chosen; ``alone`` shows the page without the rail."""

    name: str
    icon: str
    factory: str  # "module:Class"
    rail: bool = False
    under: str = ""
    alone: bool = False


_TABLE: Final = (
    Screen("journey", "map", "desktop_app.pages.journey:JourneyPage", rail=True),
    Screen("notebook", "notebook-pen", "desktop_app.pages.notebook:NotebookPage", rail=True),
    Screen("practices", "sprout", "desktop_app.pages.practices:PracticesPage", rail=True),
    Screen("packs", "package", "desktop_app.pages.packs:PacksPage", rail=True),
    Screen("reader", "book-open", "desktop_app.pages.reader:ReaderPage", under="journey"),
    Screen("quiz", "circle-question-mark", "desktop_app.pages.quiz:QuizPage", under="journey"),
    Screen("sync", "radio", "desktop_app.pages.sync:SyncPage"),
    Screen("settings", "settings", "desktop_app.pages.settings:SettingsPage"),
    Screen("team", "eye", "desktop_app.pages.team_view:TeamPage", under="settings"),
    Screen("welcome", "compass", "desktop_app.pages.welcome:WelcomePage", alone=True),
)

SCREENS: Final = {screen.name: screen for screen in _TABLE}


def screen_title(name: str) -> str:
    """The word for a screen. Raises KeyError."""
    return {
        "journey": translate("Screens", "Journey"),
        "notebook": translate("Screens", "Notebook"),
        "practices": translate("Screens", "Good practices"),
        "packs": translate("Screens", "Packs"),
        "reader": translate("Screens", "Lesson"),
        "quiz": translate("Screens", "Quiz"),
        "sync": translate("Screens", "Sharing"),
        "settings": translate("Screens", "Settings"),
        "team": translate("Screens", "What the course team sees"),
        "welcome": translate("Screens", "Welcome"),
    }[name]


def make_page(screen: Screen, app: AppState, navigate: Navigator) -> QWidget:
    """Imports and makes the page of a screen."""
    module, _, name = screen.factory.partition(":")
    page = getattr(import_module(module), name)(app, navigate)
    assert isinstance(page, QWidget)
    return page
