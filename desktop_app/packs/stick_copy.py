"""What goes onto a stick, and which lists must go with it so that another laptop takes it.

Promises: the newest list that this laptop or the stick knows lies on the stick afterwards; a version that it does not
name any more goes with the older list that does; a version that no list vouches for is left out, and so is one of which
the stick has a newer one. What the stick has of other packs stays. A stick signed by others is left as it is.
Raises Known: pack-signer-wrong, pack-unvouched, and what stick_writer raises. Called by operations/pack_sticks.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from course_format.manifest_reader import version_key
from course_format.pack_index import PackIndex
from desktop_app.domain.cancelling import Cancelling, Progress
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.packs.carrier import Carrier
from desktop_app.packs.folder_source import CarriedMetadata, FolderSource, PackList, index_path, older_lists, pack_list
from desktop_app.packs.offers import Offer, offers_of
from desktop_app.packs.signed_metadata import Signed, parse
from desktop_app.packs.stick import Carried, carried, versions
from desktop_app.packs.stick_writer import Cargo, StickWriter, Written
from desktop_app.packs.store import InstalledPack, PackStore, index_of
from desktop_app.packs.supply import DEMO_ROOT
from desktop_app.packs.trust import TrustStore, Weighed

_NONE_YET: Final = frozenset({"source-missing", "pack-damaged", "pack-rolled-back"})
"""What a stick says that holds nothing, or nothing sound: there ours is written over it."""


@dataclass
class Copied:
    """``left``: packs that were not copied, and why. ``found``: what the stick has now."""

    written: Written
    left: list[tuple[PackId, Known]] = field(default_factory=list)
    found: tuple[Carried, ...] = ()


@dataclass(frozen=True)
class _Placed:
    """A version that is on the stick in the end. ``path``: of its index."""

    path: str
    index: PackIndex
    vouched: PackList


def copy_packs(
    store: PackStore,
    trust: TrustStore,
    carrier: Carrier,
    installed: Iterable[InstalledPack],
    *,
    cancelled: Cancelling,
    progress: Progress,
) -> Copied:
    """Copies these versions onto the stick, in this order."""
    source = FolderSource(Path(carrier.name), trust, carrier)
    on_stick = _weighed(source, trust, carrier)
    newest = on_stick.newest if on_stick else trust.known()
    if newest is None:
        raise Known("pack-unvouched")
    writer = StickWriter(carrier, store.stored, cancelled, progress)
    copied = Copied(writer.written)
    lists = (pack_list(newest), *older_lists(newest, _lists(trust, carrier, from_stick=on_stick is not None)))
    there = versions(source, None) if on_stick else []
    cargo = dict(_cargo(store, installed, lists, there, copied))
    if not cargo:
        return copied
    placed = [*_staying(there, cargo), *cargo.values()]
    metadata = _metadata(newest, on_stick.own if on_stick else newest, trust, placed)
    loads = [Cargo(each.path, each.index, store.stored(digest)) for digest, each in cargo.items()]
    damaged = writer.load(loads, [len(data) for data in metadata.values()])
    copied.left += [(PackId(each.index.pack), refusal) for each, refusal in damaged]
    if len(damaged) == len(loads):
        return copied
    writer.publish(metadata, {} if trust.anchor.release else {DEMO_ROOT: trust.anchor.root})
    writer.sweep(
        {each.path for each in placed}, {member.stored_hash for each in placed for member in each.index.members}
    )
    source.weigh()
    copied.found = carried(source, None)
    return copied


def _weighed(source: FolderSource, trust: TrustStore, carrier: Carrier) -> Weighed | None:
    """What the stick says and what decides; None when the stick says nothing, or nothing sound."""
    try:
        return source.weigh()
    except Known as refusal:
        if refusal.code in _NONE_YET:
            return None
        if refusal.code == "pack-signer-wrong" and not _is_ours(trust, carrier):
            raise Known("pack-signer-wrong", reason="stick") from refusal
        if refusal.code != "pack-signer-wrong":
            raise
        return None  # our course's, with a byte changed where it says who signed


def _is_ours(trust: TrustStore, carrier: Carrier) -> bool:
    """Whether the stick begins with the root that this program was given."""
    anchor = trust.anchor.root
    first = parse(anchor, "root", "root.json").signed.version
    return CarriedMetadata(carrier).read(f"{first}.root.json", len(anchor)) == anchor


def _lists(trust: TrustStore, carrier: Carrier, *, from_stick: bool) -> dict[int, bytes]:
    """Every list at hand by version; this laptop's word goes before the stick's."""
    lists = CarriedMetadata(carrier).lists() if from_stick else {}
    lists |= trust.vouchers.lists()
    known = trust.known()
    if known is not None:
        lists[known.targets.version] = pack_list(known).data
    return lists


def _cargo(
    store: PackStore,
    installed: Iterable[InstalledPack],
    lists: Iterable[PackList],
    there: Iterable[Carried],
    copied: Copied,
) -> Iterator[tuple[bytes, _Placed]]:
    """What can be handed on, by the hash of its index; the rest is noted as left out."""
    vouched: dict[bytes, tuple[Offer, PackList]] = {}
    for listed in lists:
        for offer in offers_of(listed.signed):
            vouched.setdefault(offer.index_hash, (offer, listed))
    harmed = frozenset(store.damaged())
    for pack in installed:
        try:
            if pack.index_hash not in vouched:
                raise Known("pack-unvouched", pack=pack.id)
            offer, listed = vouched[pack.index_hash]
            newer = next((each for each in there if each.whole and _is_newer(each.offer, offer)), None)
            if newer is not None:
                raise Known("pack-rolled-back", pack=pack.id, reason="stick", known=newer.offer.version)
            index = index_of(pack.id, store.stored(pack.index_hash))
            if pack.id in harmed:
                raise Known("pack-damaged", pack=pack.id)
        except Known as refusal:
            copied.left.append((pack.id, refusal))
            continue
        yield pack.index_hash, _Placed(index_path(offer), index, listed)


def _is_newer(one: Offer, other: Offer) -> bool:
    same = (one.id, one.language) == (other.id, other.language)
    return same and version_key(one.version) > version_key(other.version)


def _staying(there: Iterable[Carried], cargo: dict[bytes, _Placed]) -> Iterator[_Placed]:
    """What others brought and ours does not replace: of each pack and language one version stays."""
    taken = {(each.index.pack, each.index.language) for each in cargo.values()}
    best: dict[tuple[PackId, str], Carried] = {}
    for each in sorted(there, key=lambda each: (each.whole, version_key(each.offer.version), each.newest)):
        best[each.pack] = each
    for each in best.values():
        if each.pack not in taken:
            yield _Placed(index_path(each.offer), each.index, each.vouched)


def _metadata(newest: Signed, stick: Signed, trust: TrustStore, placed: Iterable[_Placed]) -> dict[str, bytes]:
    """The newest metadata with every root that this laptop or the ``stick`` knows, and the older lists in use."""
    anchor = trust.anchor.root
    first = parse(anchor, "root", "root.json").signed.version
    roots = {name: data for name, data in stick.files.items() if name.endswith(".root.json")}
    files = {**roots, **newest.files, f"{first}.root.json": anchor}
    for each in placed:
        files.setdefault(f"{each.vouched.version}.targets.json", each.vouched.data)
    return files
