"""Brings a pack from a source into the store.

Promises: only what is missing is taken; each member is verified before it is kept, and kept whatever happens next; the
switch to the new version comes last, after everything in it was read once. A refusal leaves what was installed
untouched. Raises Known: pack-app-too-old, pack-rolled-back, pack-damaged, disk-full, and what the source raises;
Cancelled when it was asked to stop. Called by operations/packs.py.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from course_format.manifest_reader import version_key
from course_format.media_check import check_media
from course_format.pack_index import PackIndex
from course_format.pack_reader import MappedPack
from course_format.problems import FormatError
from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress, never, unwatched
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed
from desktop_app.packs.offers import Offer, Source
from desktop_app.packs.store import PackStore, index_of, stored_size

SPARE: Final = 20_000_000
"""Bytes that stay free on the disk: notes must always find room."""

_READ_AS_LESSON: Final = frozenset({"lesson", "testimony"})


@dataclass(frozen=True)
class Installer:
    """``app_version``: this program's. ``folder``: where the store lies; ``free`` tells the bytes free on its disk."""

    store: PackStore
    folder: Path
    app_version: str
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free

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
        self._check_offer(offer)
        index_bytes = source.index(offer)
        with self.store.alone():
            index = index_of(offer.id, index_bytes)
            _check_names(index, offer)
            self.store.begin(index, index_bytes, signer, when)
            fetched = self._fetch(source, offer, index, cancelled, progress)
            try:
                self._read_all(index)
            except Known:
                self.store.abandon(offer.id)
                raise
            self.store.switch(offer.id)
            self.store.sweep()
        return Installed(
            id=offer.id,
            version=offer.version,
            members=len(index.members),
            fetched=fetched,
            requests=source.traffic.requests,
            bytes=source.traffic.up + source.traffic.down,
        )

    def _check_offer(self, offer: Offer) -> None:
        if version_key(offer.min_app) > version_key(self.app_version):
            raise Known("pack-app-too-old", pack=offer.id, needed=offer.min_app)
        try:
            here = self.store.pack(offer.id)
        except Known:
            return
        if here.language == offer.language and version_key(here.version) > version_key(offer.version):
            raise Known("pack-rolled-back", pack=offer.id, version=offer.version, known=here.version)

    def _fetch(self, source: Source, offer: Offer, index: PackIndex, cancelled: Cancelling, progress: Progress) -> int:
        missing = self.store.missing(index)
        total = stored_size(index)
        left = sum(member.stored for member in missing)
        free = self.free(self.folder)
        if missing and free < left + SPARE:
            raise Known("disk-full", needed=left + SPARE, free=free)
        progress(total - left, total)
        for member, data in source.members(offer, index, missing) if missing else ():
            if cancelled():
                raise Cancelled
            self.store.keep(member, data)
            left -= member.stored
            progress(total - left, total)
        return len(missing)

    def _read_all(self, index: PackIndex) -> None:
        """Every file must be what it says before the version is opened to a learner."""
        files = self.store.files(index)
        try:
            pack = MappedPack(files)
            if (pack.manifest.id, pack.manifest.version) != (index.pack, index.version):
                raise Known("pack-damaged", pack=PackId(index.pack), reason="manifest")
            for path in files:
                check_media(files[path], path)
            pack.terms  # noqa: B018 - read for its errors
            for activity in pack.manifest.activities:
                if activity.file and activity.kind in _READ_AS_LESSON:
                    pack.lesson(activity.file)
                elif activity.file and activity.kind == "quiz":
                    pack.quiz(activity.file)
        except FormatError as error:
            raise Known("pack-damaged", pack=PackId(index.pack), path=error.file, problem=error.code) from error


def _check_names(index: PackIndex, offer: Offer) -> None:
    if (index.pack, index.language, index.version) != (offer.id, offer.language, offer.version):
        raise Known("pack-damaged", pack=offer.id, reason="index")
