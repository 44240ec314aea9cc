"""Where a dialog for files and folders begins: at a stick when one is in."""

from typing import Final

from PySide6.QtCore import QDir, QStorageInfo

_STICKS: Final = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where systems other than Windows show what was put in."""


def stick_or_home() -> str:
    """The folder of the first stick, else the user's own."""
    for volume in QStorageInfo.mountedVolumes():
        if volume.isReady() and not volume.isRoot() and volume.rootPath().startswith(_STICKS):
            return volume.rootPath()
    return QDir.homePath()
