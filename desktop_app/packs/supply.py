"""What the program brings along about packs: the ones bundled with it, and the root by which packs are trusted.

Promises: a program with a release root of its own trusts nothing else, and no root that was made for trying out,
wherever it comes from. Without one (a working copy) it trusts the demo root that lies beside the demo packs.
Raises Known: source-missing, pack-signer-wrong. Made by wiring.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.packs.signed_metadata import DEMO_FIELD, LARGEST
from desktop_app.packs.trust import Anchor

RELEASE_ROOT: Final = "root.json"
DEMO_ROOT: Final = "demo_root.json"


@dataclass(frozen=True)
class Supply:
    """``bundled``: a repository folder; ``trust``: a folder that may hold a release root; ``app_version``: "0.1.0"."""

    bundled: Path
    trust: Path
    app_version: str

    def anchor(self) -> Anchor:
        """The root to begin from. Raises Known("source-missing") when the program was given none."""
        release = _read(self.trust / RELEASE_ROOT)
        if release is not None:
            if _is_demo(release):
                raise Known("pack-signer-wrong", reason="demo")
            return Anchor(release, release=True)
        demo = _read(self.bundled / DEMO_ROOT)
        if demo is None:
            raise Known("source-missing", source=str(self.bundled))
        return Anchor(demo, release=False)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST["root"])
    except OSError:
        return None


def _is_demo(root: bytes) -> bool:
    """Whether a root says of itself that it is for trying out. An unreadable one is told when it is verified."""
    try:
        signed = json.loads(root)["signed"]
        return bool(signed.get(DEMO_FIELD))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
