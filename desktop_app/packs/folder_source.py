"""A repository in a folder: what came with the program, or lies on a stick.

Promises: verified through tuf.api, so it works without a network and years after it was made; every byte of a zip is
verified before any of it is used, and every member of a stick by itself; memory does not grow with the pack. Links
are not followed. Older lists that lie beside the newest are read too, for who imports from a stick.
Raises Known: source-missing, stick-gone, pack-damaged, pack-signer-wrong, pack-rolled-back, pack-missing. Called by
operations/pack_sources.py, stick.py and operations/pack_sticks.py.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final

from course_format.manifest_reader import version_key
from course_format.pack_index import LARGEST_INDEX, Member, PackIndex, is_stored
from course_format.pack_paths import is_safe
from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Traffic
from desktop_app.packs.carrier import BESIDE, STICK_FOLDER, Carrier, FolderCarrier
from desktop_app.packs.fetch_plan import Missing
from desktop_app.packs.offers import Catalogue, Offer, offers_of
from desktop_app.packs.signed_metadata import LARGEST, Signed, verify_list
from desktop_app.packs.trust import TrustStore, Weighed
from desktop_app.packs.vouchers import version_of

METADATA: Final = "metadata"
TARGETS: Final = "targets"
MEMBERS: Final = "members"
MOST_LISTS: Final = 64
"""So many older lists of a folder are looked at, the newest ones: each takes a signature to verify."""

MOST_BYTES_OF_LISTS: Final = 20_000_000
"""So many bytes of them are read and held: an honest list of a course has some thousand."""

_PIECE: Final = 1 << 20


def member_path(digest: bytes) -> str:
    """Where on a stick the stored bytes of this SHA-256 lie."""
    name = digest.hex()
    return f"{MEMBERS}/{name[:2]}/{name[2:]}"


def index_path(offer: Offer) -> str:
    """Where the index of an offer lies, on a stick and in any repository."""
    return f"{TARGETS}/{offer.index_hash.hex()}.{offer.index}"


def metadata_folder(carrier: Carrier) -> str:
    """Where a folder's metadata lies: while it is being exchanged for newer, beside its place."""
    for name in (METADATA, METADATA + BESIDE):
        if carrier.size(f"{name}/timestamp.json") is not None:
            return name
    return METADATA


class CarriedMetadata:
    """The metadata files of a carrier."""

    def __init__(self, carrier: Carrier, cancelled: Cancelling = never) -> None:
        self._carrier = carrier
        self._cancelled = cancelled
        self._folder = metadata_folder(carrier)

    def read(self, name: str, limit: int) -> bytes | None:
        return self._carrier.read(f"{self._folder}/{name}", limit)

    def lists(self) -> dict[int, bytes]:
        """The lists that lie there, by version, unverified; an unreadable one is none. Raises Cancelled."""
        numbers = {number for name in self._carrier.names(self._folder) if (number := version_of(name)) is not None}
        found: dict[int, bytes] = {}
        left = MOST_BYTES_OF_LISTS
        for number in sorted(numbers, reverse=True)[:MOST_LISTS]:
            if self._cancelled():
                raise Cancelled
            name = f"{number}.targets.json"
            left -= self._carrier.size(f"{self._folder}/{name}") or 0
            if left < 0:
                break
            try:
                data = self.read(name, LARGEST["targets"])
            except Known as refusal:
                if refusal.code != "pack-damaged":
                    raise
                continue
            if data is not None:
                found[number] = data
        return found


@dataclass(frozen=True)
class PackList:
    """A list of packs: ``signed`` has its targets. ``data``: its bytes, as they were signed."""

    signed: Signed
    data: bytes

    @property
    def version(self) -> int:
        return self.signed.targets.version

    def names(self, offer: Offer) -> bool:
        """Whether this very version of a pack stands in it."""
        target = self.signed.target(offer.index)
        return target is not None and target.hashes.get("sha256") == offer.index_hash.hex()


def pack_list(signed: Signed) -> PackList:
    """The list of verified metadata."""
    return PackList(signed, signed.files[f"{signed.targets.version}.targets.json"])


def older_lists(newest: Signed, lists: dict[int, bytes]) -> Iterator[PackList]:
    """Those of ``lists`` that the keys of today signed and that are older than the newest, the newest first."""
    for number in sorted(lists, reverse=True):
        if number >= newest.targets.version:
            continue
        try:
            targets = verify_list(newest.root, number, lists[number])
            signed = replace(newest, targets=targets)
            offers_of(signed)
        except Known:
            continue  # a list that nobody can verify vouches for nothing
        yield PackList(signed, lists[number])


class FolderSource:
    """One repository folder, or the root of a stick with one in it. ``carrier``: how it is reached."""

    def __init__(self, folder: Path, trust: TrustStore, carrier: Carrier | None = None) -> None:
        self._name = str(folder)
        self._carrier = carrier or FolderCarrier(located(folder))
        self._trust = trust
        self._weighed: Weighed | None = None
        self._lists: tuple[PackList, ...] = ()
        self.traffic = Traffic()

    @property
    def name(self) -> str:
        return self._name

    def catalogue(self) -> Catalogue:
        """The newest list known: this folder's, or a newer one that the laptop had from elsewhere."""
        newest = self.weigh().newest
        catalogue = Catalogue(offers_of(newest), newest)
        self._trust.adopt(newest)
        return catalogue

    def weigh(self) -> Weighed:
        """What the folder says and what decides, verified anew; nothing is remembered for it."""
        if not self.is_there():
            raise Known("source-missing", source=self._name)
        self._weighed = self._trust.weigh(CarriedMetadata(self._carrier))
        self._lists = (pack_list(self._weighed.newest),)
        return self._weighed

    def lists(self, cancelled: Cancelling = never) -> tuple[PackList, ...]:
        """The newest list, and the older ones that lie in the folder; of those that count, the newest first.

        Raises Cancelled.
        """
        weighed = self._weighed or self.weigh()
        found = CarriedMetadata(self._carrier, cancelled).lists()
        older = {each.version: each for each in older_lists(weighed.newest, found)}
        if weighed.stale:
            older.setdefault(weighed.own.targets.version, pack_list(weighed.own))
        newest = pack_list(weighed.newest)
        self._lists = (newest, *(older[number] for number in sorted(older, reverse=True)))
        return self._lists

    def index(self, offer: Offer, older: bytes | None = None) -> bytes:
        target = self._target(offer, offer.index)
        data = self._carrier.read(_file_of(target), min(target.length, LARGEST_INDEX))
        if data is None:
            raise self._why_absent(offer)
        _check(target, data, offer)
        return data

    def pieces(self, offer: Offer, index: PackIndex, wanted: Sequence[Missing]) -> Iterator[tuple[Member, bytes]]:
        target = self._target(offer, offer.zip)
        if target.length != index.zip_length:
            raise Known("pack-damaged", pack=offer.id, file=offer.zip, reason="length")
        file = self._carrier.open(_file_of(target))
        if file is None:
            if not self.holds(offer):  # its index came from elsewhere: another source may go on with it
                raise self._why_absent(offer)
            yield from self._single(offer, wanted)
            return
        with file:
            _check_file(target, file, offer)
            for each in wanted:
                file.seek(each.first)
                yield each.member, file.read(each.end - each.first)

    def is_there(self) -> bool:
        """Whether the folder says anything at all about packs: a stick that was pulled out does not."""
        return self._carrier.size(f"{metadata_folder(self._carrier)}/timestamp.json") is not None

    def has(self, offer: Offer, index: PackIndex) -> bool:
        """Whether everything of a version lies here, by its size."""
        target = self._target(offer, offer.zip)
        if self._carrier.size(_file_of(target)) == target.length:
            return True
        return all(self._carrier.size(member_path(each.stored_hash)) == each.stored for each in index.members)

    def holds(self, offer: Offer) -> bool:
        """Whether the index of a version lies here."""
        return self._carrier.size(_file_of(self._target(offer, offer.index))) is not None

    def _single(self, offer: Offer, wanted: Sequence[Missing]) -> Iterator[tuple[Member, bytes]]:
        """Members one by one. All that are sound are given before the first that is not is told."""
        lacking: Member | None = None
        for each in wanted:
            data = self._member(each.member)
            if data is None:
                lacking = lacking or each.member
            else:
                yield each.member, data[each.here :]
        if lacking is not None:
            raise Known("pack-damaged", pack=offer.id, file=lacking.path, reason="absent")

    def _member(self, member: Member) -> bytes | None:
        try:
            data = self._carrier.read(member_path(member.stored_hash), member.stored)
        except Known as refusal:
            if refusal.code != "pack-damaged":
                raise
            return None
        return data if data is not None and is_stored(member, data) else None

    def _target(self, offer: Offer, path: str) -> Any:
        if self._weighed is None:
            self.catalogue()
        listed = next((each for each in self._lists if each.names(offer)), None)
        target = listed.signed.target(path) if listed else None
        if target is None or not is_safe(path) or "/" in path or "sha256" not in target.hashes:
            raise Known("pack-damaged", pack=offer.id, file=path, reason="list")
        return target

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


def located(folder: Path) -> Path:
    """Where the packs lie, given the root of a stick or the folder itself."""
    inside = folder / STICK_FOLDER
    return inside if folder.name != STICK_FOLDER and inside.is_dir() else folder


def _file_of(target: Any) -> str:
    return f"{TARGETS}/{target.hashes['sha256']}.{target.path}"


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
