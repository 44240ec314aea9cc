"""What a source offers, and what every source can do.

Promises: an offer stands in the newest verified list of packs (trust.py); nothing else is offered. A source gives
bytes and is trusted in nothing: its index is verified against the list, its members against the index. Called by the
sources, the installer and operations/packs.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

from course_format.manifest_reader import is_id, is_language, version_key
from course_format.pack_index import LARGEST_INDEX, Member, PackIndex
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.network.fetching import Traffic
from desktop_app.packs.fetch_plan import Missing
from desktop_app.packs.signed_metadata import Signed

_CUSTOM: Final = "fieldbook"
_HASH: Final = 32
"""Bytes of a SHA-256."""


@dataclass(frozen=True)
class Offer:
    """A version of a pack that can be had. ``size``: bytes of its zip. ``index`` and ``zip``: paths of the targets.

    ``since``: bytes of members that an update needs, by the older version it begins from; {} when nobody said.
    """

    id: PackId
    language: str
    week: int | None
    version: str
    title: str
    size: int
    min_app: str
    index: str
    zip: str
    index_hash: bytes
    since: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Catalogue:
    """The newest verified list. ``fresh_until``: after this its freshness cannot be told; nothing is refused for it."""

    offers: tuple[Offer, ...]
    signed: Signed

    @property
    def fresh_until(self) -> datetime:
        return self.signed.fresh_until

    @property
    def signer(self) -> str:
        return self.signed.signer

    def newest(self, pack: PackId, language: str | None) -> Offer:
        """The newest offer of a pack, in this language if one is asked for, else in English, else in any.

        Raises Known("pack-unknown").
        """
        found = [o for o in self.offers if o.id == pack and language in (None, o.language)]
        if not found:
            raise Known("pack-unknown", pack=pack)
        return max(found, key=lambda offer: (offer.language == "en", version_key(offer.version)))


class Source(Protocol):
    """Somewhere packs can be had from. Raises Known: source-missing, unreachable, cut, pack-damaged …"""

    @property
    def name(self) -> str: ...

    @property
    def traffic(self) -> Traffic:
        """What it cost so far; nothing for a folder."""

    def catalogue(self) -> Catalogue:
        """Verify the source's metadata and remember the newest list."""

    def index(self, offer: Offer, older: bytes | None = None) -> bytes:
        """The verified bytes of an offer's index. ``older``: an index that is here, of an earlier version of it."""

    def pieces(self, offer: Offer, index: PackIndex, wanted: Sequence[Missing]) -> Iterator[tuple[Member, bytes]]:
        """The stored bytes of ``wanted`` that are not here, as they come: of each member in order, from the first
        byte that is missing to its last, in one piece or in many. Verified by whoever keeps them."""


def offers_of(signed: Signed) -> tuple[Offer, ...]:
    """The packs a verified list names, by week, id and language. Raises Known("pack-damaged")."""
    found = [_offer(path, target) for path, target in signed.targets.targets.items() if _is_index(target)]
    return tuple(sorted(found, key=lambda offer: (offer.week or 0, offer.id, offer.language)))


def _is_index(target: Any) -> bool:
    return isinstance(target.custom, dict) and _CUSTOM in target.custom


def _offer(path: str, target: Any) -> Offer:
    custom = target.custom[_CUSTOM]
    try:
        offer = Offer(
            id=PackId(str(custom["pack"])),
            language=str(custom["language"]),
            week=None if custom["week"] is None else int(custom["week"]),
            version=str(custom["version"]),
            title=str(custom["title"]),
            size=int(custom["size"]),
            min_app=str(custom["min_app"]),
            index=path,
            zip=str(custom["zip"]),
            index_hash=bytes.fromhex(target.hashes["sha256"]),
            since={str(version): int(size) for version, size in custom.get("since", {}).items()},
        )
        version_key(offer.version), version_key(offer.min_app)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Known("pack-damaged", file=path, reason="list") from error
    named = is_id(offer.id) and is_language(offer.language) and len(offer.index_hash) == _HASH
    if not named or target.length > LARGEST_INDEX:
        raise Known("pack-damaged", file=path, reason="list")
    return offer
