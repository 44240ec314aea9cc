"""Asking a person for a file or a folder on a stick: the system's own dialogs, behind doors that tests can answer at.

Promises: begins at a stick when one is in, and gives None when the person changed their mind.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.qt_support.sticks import stick_or_home

_PATTERN = "*.fieldbundle"


class FileChoosers(NamedTuple):
    """``new``: from the window, a title and a name to the file to write. ``existing``: from the window, a title and
    what such files are called to one that is there. ``folder``: from the window and a title to a folder."""

    new: Callable[[QWidget, str, str], Path | None]
    existing: Callable[[QWidget, str, str], Path | None]
    folder: Callable[[QWidget, str], Path | None]


def _new(window: QWidget, title: str, name: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(Path(stick_or_home()) / name), _PATTERN)
    return Path(chosen) if chosen else None


def _existing(window: QWidget, title: str, kind: str) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(window, title, stick_or_home(), f"{kind} ({_PATTERN})")
    return Path(chosen) if chosen else None


def _folder(window: QWidget, title: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(window, title, stick_or_home())
    return Path(chosen) if chosen else None


SYSTEM_CHOOSERS = FileChoosers(_new, _existing, _folder)
"""The system's dialogs."""
