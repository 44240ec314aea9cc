"""A repository in a folder: what came with the program, or lies on a stick.

Promises: verified through tuf.api, so it works without a network and years after it was made; every byte of the zip is
verified before any of it is used; memory does not grow with the pack. Links out of the folder are not followed.
Raises Known: source-missing, pack-damaged, pack-signer-wrong, pack-rolled-back. Called by operations/packs.py.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final

from course_format.manifest_reader import version_key
from course_format.pack_index import Member, PackIndex
from course_format.pack_paths import is_safe
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Traffic
from desktop_app.packs.offers import Catalogue, Offer, offers_of
from desktop_app.packs.trust import TrustStore, Weighed

METADATA: Final = "metadata"
TARGETS: Final = "targets"
_PIECE: Final = 1 << 20


class _MetadataFolder:
    """The files of a folder ``metadata``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, limit: int) -> bytes | None:
        try:
            with (self._folder / name).open("rb") as file:
                return file.read(limit + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Known("pack-damaged", file=name, reason="unreadable") from error


class FolderSource:
    """One repository folder, with the sub-folders ``metadata`` and ``targets``."""

    def __init__(self, folder: Path, trust: TrustStore) -> None:
        self._folder = folder
        self._trust = trust
        self._weighed: Weighed | None = None
        self.traffic = Traffic()

    @property
    def name(self) -> str:
        return str(self._folder)

    def catalogue(self) -> Catalogue:
        """The newest list known: this folder's, or a newer one that the laptop had from elsewhere."""
        if not (self._folder / METADATA).is_dir():
            raise Known("source-missing", source=self.name)
        self._weighed = self._trust.weigh(_MetadataFolder(self._folder / METADATA))
        catalogue = Catalogue(offers_of(self._weighed.newest), self._weighed.newest)
        self._trust.adopt(self._weighed.newest)
        return catalogue

    def index(self, offer: Offer) -> bytes:
        target = self._target(offer, offer.index)
        with self._opened(offer, target) as file:
            data = file.read(target.length + 1)
        _check(target, data, offer)
        return data

    def members(self, offer: Offer, index: PackIndex, wanted: Sequence[Member]) -> Iterator[tuple[Member, bytes]]:
        target = self._target(offer, offer.zip)
        if target.length != index.zip_length:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length")
        with self._opened(offer, target) as file:
            _check_file(target, file, offer)
            for member in wanted:
                file.seek(member.offset)
                yield member, file.read(member.stored)

    def _target(self, offer: Offer, path: str) -> Any:
        if self._weighed is None:
            self.catalogue()
        assert self._weighed is not None
        target = self._weighed.newest.target(path)
        if target is None or not is_safe(path) or "/" in path or "sha256" not in target.hashes:
            raise Known("pack-damaged", pack=offer.id, file=path, reason="list")
        return target

    def _opened(self, offer: Offer, target: Any) -> IO[bytes]:
        path = self._folder / TARGETS / f"{target.hashes['sha256']}.{target.path}"
        try:
            if path.is_symlink():
                raise Known("pack-damaged", pack=offer.id, file=path.name, reason="link")
            return path.open("rb")
        except FileNotFoundError as error:
            raise self._why_absent(offer) from error
        except OSError as error:
            raise Known("pack-damaged", pack=offer.id, file=path.name, reason="unreadable") from error

    def _why_absent(self, offer: Offer) -> Known:
        """An older copy of the course has an older pack: that is a step back, and no damage."""
        assert self._weighed is not None
        if not self._weighed.stale:
            return Known("pack-damaged", pack=offer.id, reason="absent")
        for own in offers_of(self._weighed.own):
            same = (own.id, own.language) == (offer.id, offer.language)
            if same and version_key(own.version) < version_key(offer.version):
                return Known("pack-rolled-back", pack=offer.id, version=own.version, known=offer.version)
        return Known("pack-missing", pack=offer.id, source=self.name)


def _check(target: Any, data: bytes, offer: Offer) -> None:
    if len(data) != target.length or hashlib.sha256(data).hexdigest() != target.hashes["sha256"]:
        raise Known("pack-damaged", pack=offer.id, file=target.path, reason="hash")


def _check_file(target: Any, file: IO[bytes], offer: Offer) -> None:
    digest, length = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        length += len(piece)
    if length != target.length or digest.hexdigest() != target.hashes["sha256"]:
        raise Known("pack-damaged", pack=offer.id, file=target.path, reason="hash")
