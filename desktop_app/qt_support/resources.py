"""The files that travel with the program, as the Qt side asks for them.

Promises: one path for a source tree and for a PyInstaller folder. Refuses: names that do not exist, because a missing
font or icon is a fault of the build, not of the world. Anybody above the Qt line may call it.
"""

from pathlib import Path

from desktop_app.paths import resources


def resource(*parts: str) -> Path:
    """Path of one file, for example ``resource("icons", "map.svg")``. Raises FileNotFoundError."""
    path = resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
