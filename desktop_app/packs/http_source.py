"""A repository on a web server: the centre's, or any that serves plain files.

Promises: the list of packs comes through tuf.ngclient, with all its protections (rollback, freeze, mixed and endless
data); a pack's index through it too; members are cut out of the zip as they arrive and verified one by one, so that a
broken download keeps every whole member and memory does not grow with the pack. When nothing of a pack is here yet,
the zip as a whole is verified as well.
Raises Known: source-missing, unreachable, cut, too-slow, answer-nonsense, pack-damaged, pack-signer-wrong,
pack-rolled-back, pack-expired. Called by operations/packs.py.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from course_format.media_check import LARGEST_PACK
from course_format.pack_index import Member, PackIndex
from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.network.address import checked
from desktop_app.network.fetching import Fetcher, Traffic
from desktop_app.packs.folder_source import METADATA, TARGETS
from desktop_app.packs.member_cutter import MemberCutter
from desktop_app.packs.offers import Catalogue, Offer, offers_of
from desktop_app.packs.signed_metadata import Signed
from desktop_app.packs.trust import TrustStore

if TYPE_CHECKING:
    from tuf.ngclient import Updater
    from tuf.ngclient.fetcher import FetcherInterface

_ROLES: Final = ("timestamp", "snapshot", "targets")


class HttpSource:
    """``address``: of the repository's folder. The fetcher is the caller's, who closes it.

    Raises Known: address-wrong, plain-http.
    """

    def __init__(self, address: str, trust: TrustStore, fetcher: Fetcher, cancelled: Cancelling = never) -> None:
        self._address = checked(address)
        self._trust = trust
        self._fetcher = fetcher
        self._cancelled = cancelled
        self._signed: Signed | None = None

    @property
    def name(self) -> str:
        return self._address

    @property
    def traffic(self) -> Traffic:
        return self._fetcher.traffic

    def catalogue(self) -> Catalogue:
        with self._updater() as (updater, folder), _as_known():
            updater.refresh()
            self._signed = self._adopted(folder)
        return Catalogue(offers_of(self._signed), self._signed)

    def _adopted(self, folder: Path) -> Signed:
        """What ngclient verified, verified once more by the rules for folders, so that both remember the same."""
        weighed = self._trust.weigh(_UpdaterFiles(folder))
        self._trust.adopt(weighed.newest)
        return weighed.newest

    def index(self, offer: Offer) -> bytes:
        with self._updater() as (updater, folder), _as_known():
            target = self._target(offer.index)
            path = updater.download_target(target, str(folder / "index"), f"{self._address}/{TARGETS}")
            return Path(path).read_bytes()

    def members(self, offer: Offer, index: PackIndex, wanted: Sequence[Member]) -> Iterator[tuple[Member, bytes]]:
        target = self._target(offer.zip)
        if target.length != index.zip_length:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length")
        url = f"{self._address}/{TARGETS}/{target.hashes['sha256']}.{target.path}"
        whole = len(wanted) == len(index.members)
        cutter = MemberCutter(wanted)
        digest = hashlib.sha256()
        for start, chunk in self._chunks(url, (0, target.length) if whole else cutter.span, target.length):
            digest.update(chunk)
            yield from cutter.cut(start, chunk)
        if whole and digest.hexdigest() != target.hashes["sha256"]:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="hash")
        if not cutter.done:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length")

    def _chunks(self, url: str, span: tuple[int, int], length: int) -> Iterator[tuple[int, bytes]]:
        """(offset, bytes) of ``span``; of the whole when it is all, or when the server knows no ranges."""
        partly = span != (0, length)
        try:
            body = self._get(url, span if partly else None, length)
        except Known as refusal:
            if not (partly and refusal.code == "answer-nonsense" and refusal.facts.get("status") == 200):
                raise
            body, span = self._get(url, None, length), (0, length)
        at = span[0]
        for chunk in body:
            yield at, chunk
            at += len(chunk)

    def _get(self, url: str, span: tuple[int, int] | None, length: int) -> Iterator[bytes]:
        return self._fetcher.get(url, max_bytes=length, span=span, cancelled=self._cancelled)

    def _target(self, path: str) -> Any:
        if self._signed is None:
            self.catalogue()
        assert self._signed is not None
        target = self._signed.target(path)
        if target is None or "sha256" not in target.hashes:
            raise Known("pack-damaged", file=path, reason="list")
        return target

    @contextmanager
    def _updater(self) -> "Iterator[tuple[Updater, Path]]":
        """A TUF client over a folder of its own, which knows what this laptop knows; the folder is gone afterwards.

        ngclient is not made for two processes on one folder; the laptop's own state is replaced in one step instead.
        """
        from tuf.ngclient import Updater

        with tempfile.TemporaryDirectory(prefix="fieldbook-") as name:
            folder = Path(name)
            self._lay_out(folder)
            yield (
                Updater(
                    name,
                    f"{self._address}/{METADATA}/",
                    fetcher=_fetcher(
                        lambda url: self._fetcher.get(url, max_bytes=LARGEST_PACK, cancelled=self._cancelled)
                    ),
                    bootstrap=self._trust.anchor.root,
                ),
                folder,
            )

    def _lay_out(self, folder: Path) -> None:
        known = self._trust.known()
        (folder / "root_history").mkdir()
        for file, data in (known.files if known else {}).items():
            role = file.removesuffix(".json").rpartition(".")[2]
            (folder / ("root_history/" + file if role == "root" else f"{role}.json")).write_bytes(data)


class _UpdaterFiles:
    """What ngclient left in its folder, under the names a repository gives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, limit: int) -> bytes | None:
        role = name.removesuffix(".json").rpartition(".")[2]
        path = self._folder / (f"{role}.json" if role in _ROLES else f"root_history/{name}")
        return path.read_bytes() if path.is_file() else None


def _fetcher(get: Callable[[str], Iterator[bytes]]) -> "FetcherInterface":
    """Our fetcher as ngclient wants it."""
    from tuf.api.exceptions import DownloadHTTPError
    from tuf.ngclient.fetcher import FetcherInterface

    class Door(FetcherInterface):
        def _fetch(self, url: str) -> Iterator[bytes]:
            try:
                return get(url)
            except Known as refusal:
                if refusal.code == "source-missing":
                    raise DownloadHTTPError(url, 404) from refusal
                raise

    return Door()


@contextmanager
def _as_known() -> Iterator[None]:
    """ngclient's errors as Known; what our own fetcher raised inside it as itself."""
    from tuf.api import exceptions
    from tuf.api.serialization import DeserializationError

    codes: tuple[tuple[type[Exception], str], ...] = (
        (exceptions.ExpiredMetadataError, "pack-expired"),
        (exceptions.BadVersionNumberError, "pack-rolled-back"),
        (exceptions.UnsignedMetadataError, "pack-signer-wrong"),
        (DeserializationError, "answer-nonsense"),
        (exceptions.RepositoryError, "pack-damaged"),
        (exceptions.DownloadError, "pack-damaged"),
    )
    try:
        yield
    except (exceptions.RepositoryError, exceptions.DownloadError) as error:
        if isinstance(error.__cause__, (Known, Cancelled)):
            raise error.__cause__ from None
        code = next(code for kind, code in codes if isinstance(error, kind))
        raise Known(code, reason=type(error).__name__) from error
