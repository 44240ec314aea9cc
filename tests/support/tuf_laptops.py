"""Two laptops that read a repository of packs: one by tuf.ngclient as over a network, one by our own rules for folders.

Both remember what they saw, as a laptop does, and read every file that the list of packs names.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from tuf.api.exceptions import DownloadError, DownloadHTTPError, RepositoryError
from tuf.api.metadata import Metadata, Targets
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from desktop_app.domain.errors import Known
from desktop_app.packs.trust import Anchor, TrustStore

Seen = dict[str, int]
"""Name of each target that the list names → its version of the list. Equal for two who saw the same list."""


class Refused(Exception):
    """The laptop believed nothing of what it read; what it has stays."""


class Laptop(Protocol):
    def look(self) -> Seen:
        """Verify the list and every file that it names. Raises Refused."""


def nothing(name: str) -> None:
    """Before each file is read: nothing."""


class _Folder(FetcherInterface):
    """The repository's files as a web server gives them. ``before`` is told each name that is asked for."""

    def __init__(self, repository: Path, before: Callable[[str], None]) -> None:
        self._repository = repository
        self._before = before

    def _fetch(self, url: str) -> Iterator[bytes]:
        name = unquote(urlsplit(url).path).lstrip("/")
        self._before(name)
        path = self._repository / name
        if not path.is_file():
            raise DownloadHTTPError(name, 404)
        yield path.read_bytes()


class NetworkLaptop:
    """``before``: called before each file is read."""

    def __init__(self, home: Path, anchor: bytes, repository: Path, before: Callable[[str], None] = nothing) -> None:
        self._home, self._anchor, self.repository, self.before = home, anchor, repository, before
        (home / "metadata").mkdir(parents=True)
        (home / "targets").mkdir()

    def look(self) -> Seen:
        updater = Updater(
            str(self._home / "metadata"),
            "http://packs.invalid/metadata/",
            str(self._home / "targets"),
            "http://packs.invalid/targets/",
            fetcher=_Folder(self.repository, self.before),
            bootstrap=self._anchor,
        )
        try:
            updater.refresh()
            targets = Metadata[Targets].from_file(str(self._home / "metadata" / "targets.json")).signed
            for path in targets.targets:
                info = updater.get_targetinfo(path)
                assert info is not None
                updater.download_target(info)
        except (RepositoryError, DownloadError) as error:
            raise Refused(type(error).__name__) from error
        return dict.fromkeys(targets.targets, targets.version)


class _Files:
    """The files of a folder ``metadata``, for our own verification."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, limit: int) -> bytes | None:
        path = self._folder / name
        return path.read_bytes()[: limit + 1] if path.is_file() else None


class FolderLaptop:
    """As with a stick, or with the packs that come with the program: by trust.py, without a clock."""

    def __init__(self, home: Path, anchor: bytes, repository: Path, *, release: bool = False) -> None:
        self._trust = TrustStore(home, Anchor(anchor, release))
        self.repository = repository

    def look(self) -> Seen:
        try:
            newest = self._trust.weigh(_Files(self.repository / "metadata")).newest
            for path, target in newest.targets.targets.items():
                file = self.repository / "targets" / f"{target.hashes['sha256']}.{path}"
                target.verify_length_and_hashes(file.read_bytes())
        except Known as known:
            raise Refused(known.code) from known
        except (OSError, RepositoryError) as error:
            raise Refused(type(error).__name__) from error
        self._trust.adopt(newest)
        return dict.fromkeys(newest.targets.targets, newest.targets.version)
