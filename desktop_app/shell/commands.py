"""The one table of what the keyboard does everywhere in the window.

Promises: every shortcut is here, shown by F1 in the same words; a page's own keys are its business and are named in its
buttons. The window binds the names to what it does.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class Command(NamedTuple):
    """``keys`` as QKeySequence reads them; the first is the one that is shown."""

    name: str
    keys: tuple[str, ...]


COMMANDS: Final = (
    Command("search", ("Ctrl+K", "Ctrl+F")),
    Command("journey", ("Ctrl+1",)),
    Command("notebook", ("Ctrl+2",)),
    Command("practices", ("Ctrl+3",)),
    Command("packs", ("Ctrl+4",)),
    Command("sync", ("Ctrl+5",)),
    Command("settings", ("Ctrl+,",)),
    Command("back", ("Alt+Left",)),
    Command("next-part", ("F6",)),
    Command("theme", ("F9",)),
    Command("larger", ("Ctrl++", "Ctrl+=")),
    Command("smaller", ("Ctrl+-",)),
    Command("usual-size", ("Ctrl+0",)),
    Command("help", ("F1",)),
    Command("close", ("Ctrl+Q",)),
)


def command_words(name: str) -> str:
    """What a command does, as the help says it. Raises KeyError."""
    return {
        "search": translate("Commands", "Search in everything on this laptop"),
        "journey": translate("Commands", "Journey"),
        "notebook": translate("Commands", "Notebook"),
        "practices": translate("Commands", "Good practices"),
        "packs": translate("Commands", "Packs"),
        "sync": translate("Commands", "What waits to be shared"),
        "settings": translate("Commands", "Settings"),
        "back": translate("Commands", "Back to the screen before"),
        "next-part": translate("Commands", "From the list of screens to the page, and back"),
        "theme": translate("Commands", "Next theme: Paper, Sun, Lamp"),
        "larger": translate("Commands", "Larger text"),
        "smaller": translate("Commands", "Smaller text"),
        "usual-size": translate("Commands", "Text of the usual size"),
        "help": translate("Commands", "This list"),
        "close": translate("Commands", "Close Fieldbook"),
    }[name]
