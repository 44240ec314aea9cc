"""Asking a person for files to add, and for a folder to copy one into: the system's dialogs, behind doors that tests
can answer at.

Promises: nothing is chosen when the person changed their mind.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.pages.packs.folder_chooser import ChooseFolder, choose_folder

ChooseFiles = Callable[[QWidget, str, str], tuple[Path, ...]]
"""From the window, a title and the name of what can be added, to files."""

_PATTERNS = "(*.jpg *.jpeg *.png *.webp *.pdf *.JPG *.JPEG *.PNG *.WEBP *.PDF)"


class FileDoors(NamedTuple):
    """``files``: what to add; ``folder``: where a copy goes."""

    files: ChooseFiles
    folder: ChooseFolder


def choose_files(window: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """The system's dialog, which begins among the pictures."""
    begin = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen, _ = QFileDialog.getOpenFileNames(window, title, begin, f"{kinds} {_PATTERNS}")
    return tuple(Path(each) for each in chosen)


SYSTEM_DOORS = FileDoors(choose_files, choose_folder)
