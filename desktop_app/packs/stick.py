"""What lies on a stick, and which of it this laptop may take.

Promises: everything is verified: lists by their signatures, indexes by their lists; members by their sizes only, and
by their hashes when they are taken. Nothing goes back: a list older than the one this laptop knew vouches for
nothing that the known one does not name. Changes nothing. Called by stick_writer.py and operations/pack_sticks.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from course_format.manifest_reader import version_key
from course_format.pack_index import PackIndex
from desktop_app.domain.cancelling import Cancelled, Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.packs.folder_source import FolderSource, PackList, pack_list
from desktop_app.packs.offers import Offer, offers_of
from desktop_app.packs.signed_metadata import Signed
from desktop_app.packs.store import InstalledPack, index_of


@dataclass(frozen=True)
class Carried:
    """A version of a pack on a stick. ``vouched``: the list that names it; ``newest``: whether that is the newest.

    ``back``: taking it would go back behind what this laptop knew.
    """

    offer: Offer
    vouched: PackList
    newest: bool
    index: PackIndex
    whole: bool
    back: bool

    @property
    def pack(self) -> tuple[PackId, str]:
        """Which pack, in which language."""
        return self.offer.id, self.offer.language


def carried(source: FolderSource, known: Signed | None, cancelled: Cancelling = never) -> tuple[Carried, ...]:
    """Of each pack and language on the stick the version to take: the newest whole one that does not go back.

    By week and id. ``known``: the newest list that this laptop knew before. A version without a sound index is not
    there. Raises Known: stick-gone; Cancelled.
    """
    best: dict[tuple[PackId, str], Carried] = {}
    for each in versions(source, known, cancelled):
        other = best.get(each.pack)
        if other is None or _rank(each) > _rank(other):
            best[each.pack] = each
    return tuple(sorted(best.values(), key=lambda each: (each.offer.week or 0, each.offer.id, each.offer.language)))


def versions(source: FolderSource, known: Signed | None, cancelled: Cancelling = never) -> list[Carried]:
    """Every version on the stick that some list vouches for, each under the newest list that does.

    Raises Known("stick-gone"), Cancelled.
    """
    found: dict[bytes, Carried] = {}
    before = pack_list(known) if known else None
    lists = source.lists(cancelled)
    for listed in lists:
        for offer in offers_of(listed.signed):
            if cancelled():
                raise Cancelled
            if offer.index_hash in found or not source.holds(offer):
                continue
            index = _index(source, offer)
            if index is None:
                continue
            newest = listed is lists[0]
            back = not newest and before is not None and listed.version < before.version and not before.names(offer)
            found[offer.index_hash] = Carried(offer, listed, newest, index, source.has(offer, index), back)
    if not source.is_there():  # what was not found may only have been out of reach
        raise Known("stick-gone", path=source.name)
    return list(found.values())


def _index(source: FolderSource, offer: Offer) -> PackIndex | None:
    """The index, if it is what it should be. A harmed one is as good as none: the version cannot be taken."""
    try:
        return index_of(offer.id, source.index(offer))
    except Known as refusal:
        if refusal.code == "stick-gone":
            raise
        return None


def _rank(each: Carried) -> tuple[bool, bool, tuple[int, ...], int]:
    return not each.back, each.whole, version_key(each.offer.version), each.vouched.version


def use_of(each: Carried, here: InstalledPack | None, *, damaged: bool) -> str:
    """What taking it would do: "install", "update", "same", or "older", which is not done."""
    if here is not None and here.index_hash == each.offer.index_hash:
        return "install" if damaged else "same"
    if each.back:
        return "older"
    if here is None or here.language != each.offer.language:
        return "install"
    ours, theirs = version_key(here.version), version_key(each.offer.version)
    if theirs == ours and each.newest:
        return "update"
    return "update" if theirs > ours else "older"


def chosen(found: Iterable[Carried], language: Mapping[PackId, str], wanted: str | None) -> dict[PackId, Carried]:
    """One version of each pack: in the ``wanted`` language, else in the ``language`` that is here, else in English,
    else in any."""
    picked: dict[PackId, Carried] = {}
    for each in found:
        pack = each.offer.id
        preferred = (wanted or language.get(pack), "en")
        other = picked.get(pack)
        if wanted not in (None, each.offer.language):
            continue
        if other is None or _place(each, preferred) < _place(other, preferred):
            picked[pack] = each
    return picked


def _place(each: Carried, preferred: tuple[str | None, str]) -> int:
    return preferred.index(each.offer.language) if each.offer.language in preferred else len(preferred)
