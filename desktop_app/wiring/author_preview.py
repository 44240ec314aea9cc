"""A profile for one look at packs that nobody has signed yet.

Promises: it trusts the demo root of the repository that is previewed, and no other profile does: the folder is made
here, lies in the system's temporary folder, and is gone afterwards with all that was done in it. Nobody can name a
profile to this module, so none that a learner uses can come to trust such a root. Called by cli/author_preview.py and
shell/author_preview.py.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app import __version__
from desktop_app.operations.session import Session
from desktop_app.packs.supply import Supply
from desktop_app.wiring.profile import open_session


class _KeyOfOneLook:
    """A key place in memory: the system's store is left alone, and nothing of a preview outlives it. See KeyPlace."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self._kept.get(name)

    def write(self, name: str, key: bytes) -> bool:
        self._kept[name] = key
        return True


class Preview:
    """``open`` opens the profile; as often as one likes, on any thread. Made by ``throw_away_profile`` only."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.profile = folder / "profile"
        self._key = _KeyOfOneLook()
        self._supply = Supply(bundled=repository, trust=folder / "no-release-root", app_version=__version__)

    def open(self) -> Session:
        """Raises Known as open_session does."""
        return open_session(self.profile, store=self._key, supply=self._supply)


@contextmanager
def throw_away_profile(repository: Path) -> Iterator[Preview]:
    """``repository``: a folder with a ``demo_root.json``, as ``fieldbook-pack preview`` makes it."""
    with tempfile.TemporaryDirectory(prefix="fieldbook-look-", ignore_cleanup_errors=True) as name:
        yield Preview(Path(name), repository.absolute())
