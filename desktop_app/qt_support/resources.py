"""Where the files that travel with the program lie.

Promises: one path for a source tree and for a PyInstaller folder. Refuses: names that do not exist, because a missing
font or icon is a fault of the build, not of the world. Anybody above the Qt line may call it.
"""

import sys
from functools import cache
from pathlib import Path


@cache
def resources_root() -> Path:
    """The ``resources`` folder: beside the packages in a source tree, inside the bundle when frozen."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources"


def resource(*parts: str) -> Path:
    """Path of one file, for example ``resource("icons", "map.svg")``. Raises FileNotFoundError."""
    path = resources_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
