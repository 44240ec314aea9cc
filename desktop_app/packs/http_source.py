"""A repository on a web server: the centre's, or any that serves plain files.

Promises: the list of packs comes through tuf.ngclient, with all its protections (rollback, freeze, mixed and endless
data); a pack's index through it too; both in their compressed twins where the repository has such, an
index as what changed since the installed one. Of the zip only what is missing is asked for, in as many requests as the
link makes worthwhile, and cut as it arrives; whoever keeps it verifies it member by member, so memory does not grow
with the pack. A server that ignores ranges, or answers them wrongly, is asked for the whole.
Raises Known: source-missing, source-refuses, unreachable, cut, too-slow, answer-nonsense, pack-damaged,
pack-signer-wrong, pack-rolled-back, pack-expired. Called by operations/packs.py.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from course_format.index_changes import changed_index
from course_format.pack_index import LARGEST_INDEX, Member, PackIndex
from course_format.problems import FormatError
from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.domain.link_cost import UNMEASURED, LinkCost
from desktop_app.network.address import checked
from desktop_app.network.fetching import Fetcher, Part, SpeedCap, Traffic, uncapped
from desktop_app.packs.fetch_plan import Missing, Span, plan
from desktop_app.packs.folder_source import METADATA, TARGETS
from desktop_app.packs.member_cutter import MemberCutter
from desktop_app.packs.offers import Catalogue, Offer, offers_of
from desktop_app.packs.signed_metadata import Signed
from desktop_app.packs.trust import TrustStore
from desktop_app.packs.twins import NO_TWIN, Twins

if TYPE_CHECKING:
    from tuf.ngclient import Updater
    from tuf.ngclient.fetcher import FetcherInterface

NEEDLESS: Final = 4_000
"""Most bytes between two wanted parts that are fetched with them, to spare a request."""

_ROLES: Final = ("timestamp", "snapshot", "targets")
CHANGES: Final = ".from-"
"""Between an index' file name and the beginning of an older one's hash, in the name of a difference of the two."""
_ZIP: Final = b"PK"
_ABSENT: Final = (403, 404, 410)
"""How servers say that there is no such file. Some refuse what they do not have."""


class HttpSource:
    """``address``: of the repository's folder. The fetcher is the caller's, who closes it.

    ``link``: what it was measured to cost; ``cap``: bytes a second that may be read, asked again and again.
    Raises Known: address-wrong, plain-http.
    """

    def __init__(
        self,
        address: str,
        trust: TrustStore,
        fetcher: Fetcher,
        cancelled: Cancelling = never,
        *,
        link: LinkCost = UNMEASURED,
        cap: SpeedCap = uncapped,
    ) -> None:
        self._address = checked(address)
        self._trust = trust
        self._fetcher = fetcher
        self._cancelled = cancelled
        # However quick the link: bytes are paid for, so that no more of them are fetched needlessly than this.
        self._link = LinkCost(link.round_trip, min(link.rate, NEEDLESS / link.round_trip))
        self._cap = cap
        self._ranges = True  # until the server was seen to answer them wrongly
        self._twins = Twins(self._get)
        self._signed: Signed | None = None

    @property
    def name(self) -> str:
        return self._address

    @property
    def traffic(self) -> Traffic:
        return self._fetcher.traffic

    def catalogue(self) -> Catalogue:
        with self._updater() as (updater, folder), _as_known():
            try:
                updater.refresh()
                self._signed = self._adopted(folder)
            except Exception:
                with suppress(Known):  # why it was refused matters more
                    self._trust.keep_roots(_UpdaterFiles(folder))
                raise
        return Catalogue(offers_of(self._signed), self._signed)

    def _adopted(self, folder: Path) -> Signed:
        """What ngclient verified, verified once more by the rules for folders, so that both remember the same."""
        weighed = self._trust.weigh(_UpdaterFiles(folder))
        self._trust.adopt(weighed.newest)
        return weighed.newest

    def index(self, offer: Offer, older: bytes | None = None) -> bytes:
        changed = None if older is None else self._changed(self._target(offer.index), older)
        return self._whole_index(offer) if changed is None else changed

    def _changed(self, target: Any, older: bytes) -> bytes | None:
        """The index, made of an older one and what changed; None where nobody knows that, or it comes out wrong."""
        name = f"{target.hashes['sha256']}.{target.path}{CHANGES}{hashlib.sha256(older).hexdigest()[:16]}"
        try:
            changes = b"".join(self._get(f"{self._address}/{TARGETS}/{name}", LARGEST_INDEX))
            index = changed_index(older, changes)
        except Known as refusal:
            if refusal.code not in NO_TWIN:
                raise
            return None
        except FormatError:
            return None
        return index if hashlib.sha256(index).hexdigest() == target.hashes["sha256"] else None

    def _whole_index(self, offer: Offer) -> bytes:
        with self._updater() as (updater, folder), _as_known():
            target = self._target(offer.index)
            path = updater.download_target(target, str(folder / "index"), f"{self._address}/{TARGETS}")
            return Path(path).read_bytes()

    def pieces(self, offer: Offer, index: PackIndex, wanted: Sequence[Missing]) -> Iterator[tuple[Member, bytes]]:
        target = self._target(offer.zip)
        if target.length != index.zip_length:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length")
        url = f"{self._address}/{TARGETS}/{target.hashes['sha256']}.{target.path}"
        for missing in wanted:
            if missing.first == missing.end:
                yield missing.member, b""
        cutter = MemberCutter([missing for missing in wanted if missing.first < missing.end])
        spans = list(plan(wanted, self._link))
        while spans:
            part = self._part(url, spans[0], target.length, offer)
            yield from _cut(part, cutter)
            spans = [span for span in spans if span.end > part.end]
        if not cutter.done:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length")

    def _part(self, url: str, span: Span, whole: int, offer: Offer) -> Part:
        """A span, or the whole from a server that has no use for ranges, or makes a mess of them."""
        try:
            if self._ranges:
                try:
                    return self._fetcher.part(
                        url, (span.first, span.end), whole=whole, cancelled=self._cancelled, cap=self._cap
                    )
                except Known as refusal:
                    if refusal.facts.get("reason") != "range":
                        raise
                    self._ranges = False
            return Part(0, whole, (chunk for chunk in self._get(url, whole)))
        except Known as refusal:
            if refusal.facts.get("reason") == "length":
                raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length") from refusal
            raise

    def _get(self, url: str, most: int) -> Iterator[bytes]:
        return self._fetcher.get(url, max_bytes=most, cancelled=self._cancelled, cap=self._cap)

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
                    fetcher=_fetcher(self._twins.get),
                    bootstrap=self._trust.anchor.root,
                ),
                folder,
            )

    def _lay_out(self, folder: Path) -> None:
        known = self._trust.known()
        (folder / "root_history").mkdir()
        for file, data in (known.files if known else self._trust.roots()).items():
            role = file.removesuffix(".json").rpartition(".")[2]
            (folder / ("root_history/" + file if role == "root" else f"{role}.json")).write_bytes(data)


def _cut(part: Part, cutter: MemberCutter) -> Iterator[tuple[Member, bytes]]:
    """What is wanted of a part; its rest is not waited for."""
    at = part.first
    with closing(part.chunks) as chunks:
        for chunk in chunks:
            if at == 0 and chunk[:1] != _ZIP[:1]:
                raise Known("answer-nonsense", reason="page")
            yield from cutter.cut(at, chunk)
            at += len(chunk)
            if cutter.done and at < part.end:
                return


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
                if refusal.facts.get("status") in _ABSENT:
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
