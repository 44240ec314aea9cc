"""A laptop's packs folder, a demo repository, and what is needed to install from it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.cancelling import Cancelling, Progress, never, unwatched
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed
from desktop_app.packs.folder_source import FolderSource
from desktop_app.packs.installer import Installer
from desktop_app.packs.offers import Source
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.packs.trust import TrustStore
from tests.support.pack_sources import publish, small_pack

WEEK_1 = PackId("week-1")
WHEN = datetime(2026, 2, 10, 9, 30, tzinfo=UTC)


@dataclass
class Shelf:
    """``repository`` is the folder that also counts as bundled with the program."""

    root: Path
    repository: Path

    @property
    def supply(self) -> Supply:
        return Supply(self.repository, self.root / "no-release-root", "0.1.0")

    @property
    def store(self) -> PackStore:
        """A fresh one each time: what it knows comes from the disk."""
        return PackStore(self.root / "packs", self.supply)

    @property
    def trust(self) -> TrustStore:
        return TrustStore(self.root / "packs", self.supply.anchor())

    def folder(self, repository: Path | None = None) -> FolderSource:
        return FolderSource(repository or self.repository, self.trust)

    def install(
        self,
        source: Source | None = None,
        *,
        language: str | None = None,
        cancelled: Cancelling = never,
        progress: Progress = unwatched,
        needed: Collection[bytes] = (),
    ) -> Installed:
        source = source or self.folder()
        catalogue = source.catalogue()
        offer = catalogue.newest(WEEK_1, language)
        installer = Installer(self.store, self.root, "0.1.0", needed=needed)
        return installer.install(source, offer, catalogue.signer, WHEN, cancelled=cancelled, progress=progress)


def shelf(tmp_path: Path, *packs: Mapping[str, bytes]) -> Shelf:
    """A laptop without packs, and a repository of ``packs`` (the small one, when none is given)."""
    publish(tmp_path / "repo", *(packs or (small_pack(),)))
    (tmp_path / "laptop").mkdir()
    return Shelf(tmp_path / "laptop", tmp_path / "repo")
