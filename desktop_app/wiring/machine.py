"""What only the machine can say about a folder. Empty answers where it says nothing."""

import sys
from pathlib import Path
from typing import Final

_DRIVE_REMOTE: Final = 4


def mounts() -> str:
    """The table of mounted file systems, as Linux has it."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def is_remote_drive(folder: Path) -> bool:
    """Whether Windows says that the folder's drive is on the network."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor) == _DRIVE_REMOTE)
    return False
