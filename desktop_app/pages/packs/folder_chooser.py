"""Asking a person for a folder: the system's own dialog, behind a door that tests can answer at.

Promises: begins at a stick when one is in, and gives None when the person changed their mind.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.qt_support.sticks import stick_or_home

ChooseFolder = Callable[[QWidget, str], Path | None]
"""From the window and a title to a folder."""


def choose_folder(window: QWidget, title: str) -> Path | None:
    """The system's dialog."""
    chosen = QFileDialog.getExistingDirectory(window, title, stick_or_home())
    return Path(chosen) if chosen else None
