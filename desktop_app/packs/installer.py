"""Brings a pack from a source into the store.

Promises: only what is missing is taken; each member is verified before it is kept, and kept whatever happens next; the
switch to the new version comes last, after everything in it was read once. A refusal leaves what was installed
untouched. Raises Known: pack-app-too-old, pack-rolled-back, pack-damaged, disk-full, and what the source raises;
Cancelled when it was asked to stop. Called by operations/packs.py.
"""

import shutil
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from course_format.manifest_reader import version_key
from course_format.media_check import PICTURES, check_media, kind_of
from course_format.pack_index import LARGEST_INDEX, STORED, Member, PackIndex
from course_format.pack_reader import MappedPack
from course_format.problems import FormatError
from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed
from desktop_app.packs.fetch_plan import Missing
from desktop_app.packs.offers import Offer, Source
from desktop_app.packs.pack_files import Read
from desktop_app.packs.store import PackStore, index_of, stored_size

SPARE: Final = 20_000_000
"""Bytes that stay free on the disk: notes must always find room."""

BLOCK: Final = 4_096
"""Bytes of which a file takes whole multiples on the disks of laptops."""

FLUSH_EVERY: Final = 1.0
"""Seconds: a power cut costs what came in the last of them. A flush for each file would cost more than fetching it."""


@dataclass(frozen=True)
class Installer:
    """``app_version``: this program's. ``folder``: where the store lies; ``free`` tells the bytes free on its disk.

    ``needed``: index hashes of older versions that must stay, because a draft was begun in them. ``monotonic``: tells
    seconds. ``opens``: whether a version in this language becomes the open one, asked when it is here.
    """

    store: PackStore
    folder: Path
    app_version: str
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
    needed: Collection[bytes] = ()
    monotonic: Callable[[], float] = time.monotonic
    opens: Callable[[PackId, str], bool] = lambda pack, language: True

    def install(
        self,
        source: Source,
        offer: Offer,
        signer: str,
        when: datetime,
        *,
        cancelled: Cancelling = never,
        progress: Progress = unwatched,
    ) -> Installed:
        """Install ``offer`` from ``source``; a version that is here already is verified and mended.

        ``progress`` is told bytes here and bytes in all; requests and bytes of what comes back are all that the source
        cost, its list of packs included. Raises Cancelled: what was verified stays, and is not fetched
        again.
        """
        self.check(offer)
        with self.store.alone():
            index = self.begin(source, offer, signer, when)
            way = self._bring(source, offer, index, None, cancelled, progress)
            try:
                read = self._read_all(index, way.sound)
            except Known:
                self.store.abandon(offer.id)
                raise
            self.store.switch(offer.id, read, opens=self.opens(offer.id, offer.language))
            self.store.sweep(self.needed)  # the version before stays: somebody may be reading it
        return Installed(
            id=offer.id,
            version=offer.version,
            members=len(index.members),
            fetched=way.fetched,
            requests=source.traffic.requests,
            bytes=source.traffic.up + source.traffic.down,
        )

    def check(self, offer: Offer) -> None:
        """Whether the offer may be installed here at all. Raises Known: pack-app-too-old, pack-rolled-back."""
        if version_key(offer.min_app) > version_key(self.app_version):
            raise Known("pack-app-too-old", pack=offer.id, needed=offer.min_app)
        here = self.store.spoken(offer.id, offer.language)
        if here is not None and version_key(here.version) > version_key(offer.version):
            raise Known("pack-rolled-back", pack=offer.id, version=offer.version, known=here.version)

    def begin(self, source: Source, offer: Offer, signer: str, when: datetime) -> PackIndex:
        """The index of an offer, from the source unless it is here; from now on no sweep drops what came of it.

        For whoever holds ``store.alone()``. Changes nothing that is installed.
        """
        data = self.store.index(offer.index_hash)
        if data is None:
            self._check_space(LARGEST_INDEX)
            data = source.index(offer, self.store.older_index(offer))
        index = index_of(offer.id, data)
        _check_names(index, offer)
        self.store.begin(index, data, signer, when)
        return index

    def bring(
        self,
        source: Source,
        offer: Offer,
        index: PackIndex,
        members: Collection[Member] | None = None,
        *,
        cancelled: Cancelling = never,
        progress: Progress = unwatched,
    ) -> int:
        """Fetches and keeps what is missing of a version that was begun, or of these ``members`` of it.

        The number of members that were missing. For whoever holds ``store.alone()``. Whatever ends it, what came stays.
        """
        return self._bring(source, offer, index, members, cancelled, progress).fetched

    def _bring(
        self,
        source: Source,
        offer: Offer,
        index: PackIndex,
        members: Collection[Member] | None,
        cancelled: Cancelling,
        progress: Progress,
    ) -> "_Way":
        wanted = None if members is None else {member.stored_hash for member in members}
        missing = self.store.missing(index)
        way = _Way(stored_size(index), sum(each.end - each.first for each in missing), progress)
        missing = tuple(each for each in missing if wanted is None or each.member.stored_hash in wanted)
        way.fetched = len(missing)
        if not missing:
            return way
        self._check_space(sum(_on_disk(each) for each in missing))
        try:
            spoiled = self._take(source, offer, index, missing, way, cancelled)
            if spoiled:
                way.more(sum(each.here for each in missing if each.member in spoiled))
                self._take(source, offer, index, [Missing(member) for member in spoiled], way, cancelled)
        finally:
            self.store.flush()
        return way

    def _take(
        self,
        source: Source,
        offer: Offer,
        index: PackIndex,
        missing: Sequence[Missing],
        way: "_Way",
        cancelled: Cancelling,
    ) -> list[Member]:
        """Members of which what was kept from earlier turned out to be spoiled: they must come anew, from the start."""
        begun = {each.member for each in missing if each.here}
        spoiled: list[Member] = []
        flushed = self.monotonic()
        for member, data in source.pieces(offer, index, missing):
            if cancelled():
                raise Cancelled
            try:
                whole = self.store.add(member, data)
                if whole is not None and _is_sound_picture(member, whole):
                    way.sound.add(member.stored_hash)
            except Known as known:
                if known.code != "pack-damaged" or member not in begun:
                    raise
                spoiled.append(member)
            way.came(len(data))
            if self.monotonic() - flushed >= FLUSH_EVERY:
                self.store.flush()
                flushed = self.monotonic()
        return spoiled

    def _check_space(self, size: int) -> None:
        free = self.free(self.folder)
        if free < size + SPARE and self.store.sweep(self.needed, versions=1):
            free = self.free(self.folder)
        if free < size + SPARE:
            raise Known("disk-full", needed=size + SPARE, free=free)

    def _read_all(self, index: PackIndex, sound: Collection[bytes]) -> Read:
        """Every file must be what it says before the version is opened to a learner. ``sound``: hashes of members that
        were looked at when they came."""
        files = self.store.files(index)
        try:
            pack = MappedPack(files)
            if (pack.manifest.id, pack.manifest.version) != (index.pack, index.version):
                raise Known("pack-damaged", pack=PackId(index.pack), reason="manifest")
            for member in index.members:
                if member.stored_hash not in sound:
                    check_media(files[member.path], member.path)
            pack.terms  # noqa: B018 - read for its errors
            for activity in pack.manifest.activities:
                pack.read_activity(activity)
            return Read(files, pack)
        except FormatError as error:
            raise Known("pack-damaged", pack=PackId(index.pack), path=error.file, problem=error.code) from error


class _Way:
    """How far an installation is, told with each piece. ``fetched``: members that were missing; ``sound``: the hashes
    of pictures that were looked at as they came, and need not be read once more."""

    def __init__(self, total: int, left: int, progress: Progress) -> None:
        self._total = total
        self._left = left
        self._progress = progress
        self.fetched = 0
        self.sound: set[bytes] = set()
        progress(total - left, total)

    def came(self, size: int) -> None:
        self._left -= size
        self._progress(self._total - self._left, self._total)

    def more(self, size: int) -> None:
        """So much must come once more."""
        self._left += size


def _is_sound_picture(member: Member, stored: bytes) -> bool:
    """Whether the verified stored bytes are the file itself, and a sound picture. Whatever is not is read later, when
    everything is here, and told then."""
    if member.method != STORED or member.content_hash != member.stored_hash or kind_of(member.path) not in PICTURES:
        return False
    try:
        check_media(stored, member.path)
    except FormatError:
        return False
    return True


def _on_disk(missing: Missing) -> int:
    """Bytes that the disk gives away for the rest of a member: whole blocks."""
    return -(-(missing.end - missing.first) // BLOCK) * BLOCK


def _check_names(index: PackIndex, offer: Offer) -> None:
    if (index.pack, index.language, index.version) != (offer.id, offer.language, offer.version):
        raise Known("pack-damaged", pack=offer.id, reason="index")
