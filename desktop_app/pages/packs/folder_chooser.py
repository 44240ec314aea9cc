"""Asking a person for a folder: the system's own dialog, behind a door that tests can answer at.

Promises: begins at a stick when one is in, and gives None when the person changed their mind.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

ChooseFolder = Callable[[QWidget, str], Path | None]
"""From the window and a title to a folder."""

_STICKS: Final = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where systems other than Windows show what was put in."""


def choose_folder(window: QWidget, title: str) -> Path | None:
    """The system's dialog."""
    chosen = QFileDialog.getExistingDirectory(window, title, _beginning())
    return Path(chosen) if chosen else None


def _beginning() -> str:
    for volume in QStorageInfo.mountedVolumes():
        if volume.isReady() and not volume.isRoot() and volume.rootPath().startswith(_STICKS):
            return volume.rootPath()
    return QDir.homePath()
