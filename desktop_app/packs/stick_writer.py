"""Copies packs onto a stick: the stored bytes of their members, their indexes, and what vouches for them.

Promises: whatever is on the stick stays usable until the moment the new metadata takes the place of the old, which is
one rename; every file is whole or not there; what is there and whole is verified and not written again, so a copy that
broke off goes on; what no list names any more goes last. Space is checked before the first byte. Files that are none
of ours are left alone. Raises Known: stick-full, stick-gone, stick-unwritable; Cancelled. Called by stick_copy.py.
Layout: docs/pack_format.md, "On a stick".
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from course_format.pack_index import PackIndex
from desktop_app.domain.cancelling import Cancelled, Cancelling, Progress
from desktop_app.domain.errors import Known
from desktop_app.packs.carrier import BESIDE, Carrier
from desktop_app.packs.folder_source import MEMBERS, METADATA, TARGETS, member_path, metadata_folder

BEFORE: Final = ".old"
SPARE: Final = 65_536
"""Bytes on the stick for folders and their names."""

_INDEX: Final = re.compile(r"[0-9a-f]{64}\..+\.index(\.new)?")
_FOLDER: Final = re.compile(r"[0-9a-f]{2}")
_MEMBER: Final = re.compile(r"[0-9a-f]{62}(\.new)?")


@dataclass(frozen=True)
class Cargo:
    """A version to be carried. ``path``: where its index lies on the stick. ``data``: the index as it was signed."""

    path: str
    index: PackIndex
    data: bytes


@dataclass
class Written:
    """``files`` and ``size`` (bytes) that were written; ``kept`` files were whole already."""

    files: int = 0
    size: int = 0
    kept: int = 0


@dataclass(frozen=True)
class _Part:
    """A file of a cargo: where it goes, how large it is, and what it must hash to."""

    path: str
    size: int
    digest: bytes
    read: Callable[[], bytes]


class _Harmed(Exception):
    """Something that is to be copied is not what it was on this laptop."""

    def __init__(self, refusal: Known) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class StickWriter:
    """``member``: the stored bytes of a hash, from this laptop."""

    def __init__(
        self, carrier: Carrier, member: Callable[[bytes], bytes], cancelled: Cancelling, progress: Progress
    ) -> None:
        self._carrier = carrier
        self._member = member
        self._cancelled = cancelled
        self._progress = progress
        self.written = Written()

    def load(self, cargo: Sequence[Cargo], more: Collection[int] = ()) -> list[tuple[Cargo, Known]]:
        """Brings the members of each version there and then its index, one version after the other.

        Without the metadata that names it, a version is not there for anybody. ``more``: sizes of the files for which
        there must be room besides. Gives back the versions that turned out to be damaged on this laptop.
        """
        parts = {part.path: part for each in cargo for part in self._parts(each)}
        lacking = {path: part for path, part in parts.items() if not self._is_there(part)}
        self.written.kept += len(parts) - len(lacking)
        if lacking:
            self._check_space(list(lacking.values()), more)
        total = sum(part.size for part in parts.values())
        damaged: list[tuple[Cargo, Known]] = []
        self._progress(total - sum(part.size for part in lacking.values()), total)
        for each in cargo:
            try:
                for part in self._parts(each):
                    if part.path in lacking:
                        self._bring(part)
                        del lacking[part.path]
                        self._progress(total - sum(part.size for part in lacking.values()), total)
            except _Harmed as harmed:
                damaged.append((each, harmed.refusal))
        return damaged

    def _bring(self, part: _Part) -> None:
        self._stop_if_asked()
        try:
            data = part.read()
        except Known as refusal:
            raise _Harmed(refusal) from refusal
        self._write(part.path, data)

    def publish(self, metadata: Mapping[str, bytes], beside: Mapping[str, bytes]) -> None:
        """Puts ``metadata`` (by file name) in the place of what is there; ``beside``: files next to the folders."""
        for path, data in beside.items():
            if self._read(path, len(data)) != data:
                self._write(path, data)
        place = metadata_folder(self._carrier)
        if place == METADATA and all(self._read(f"{METADATA}/{name}", len(d)) == d for name, d in metadata.items()):
            self.written.kept += len(metadata)
            return
        if place == METADATA:
            self._carrier.remove(METADATA + BESIDE)
            for name in sorted(metadata, key=lambda name: (name == "timestamp.json", name)):
                self._write(f"{METADATA}{BESIDE}/{name}", metadata[name])
        self._exchange()
        if place != METADATA:  # the last exchange had broken off: it is ended, then ours follows
            self.publish(metadata, {})

    def _exchange(self) -> None:
        """Whoever reads takes ``metadata``, and ``metadata.new`` when that is not there: it is whole by then."""
        self._carrier.remove(METADATA + BEFORE)
        if METADATA in self._carrier.names("."):
            self._carrier.move(METADATA, METADATA + BEFORE)
        self._carrier.move(METADATA + BESIDE, METADATA)
        self._carrier.remove(METADATA + BEFORE)

    def sweep(self, indexes: Collection[str], members: Collection[bytes]) -> None:
        """Removes what is ours by its name, but for the ``indexes`` (paths) and ``members`` (hashes) that are kept."""
        self._carrier.remove(METADATA + BEFORE)
        kept = {*indexes, *(member_path(digest) for digest in members)}
        ours = [*self._matching(TARGETS, _INDEX)]
        for folder in self._matching(MEMBERS, _FOLDER):
            ours += self._matching(folder, _MEMBER)
        for path in ours:
            if path not in kept:
                self._carrier.remove(path)

    def _matching(self, folder: str, pattern: re.Pattern[str]) -> Iterator[str]:
        return (f"{folder}/{name}" for name in self._carrier.names(folder) if pattern.fullmatch(name))

    def _parts(self, cargo: Cargo) -> Iterator[_Part]:
        for member in cargo.index.members:
            digest = member.stored_hash
            yield _Part(member_path(digest), member.stored, digest, partial(self._member, digest))
        yield _Part(cargo.path, len(cargo.data), hashlib.sha256(cargo.data).digest(), lambda: cargo.data)

    def _is_there(self, part: _Part) -> bool:
        """Whether the stick has these very bytes already: a partly copied folder may hold anything."""
        if self._carrier.size(part.path) != part.size:
            return False
        self._stop_if_asked()
        data = self._read(part.path, part.size)
        return data is not None and hashlib.sha256(data).digest() == part.digest

    def _read(self, path: str, size: int) -> bytes | None:
        try:
            return self._carrier.read(path, size)
        except Known as refusal:
            if refusal.code != "pack-damaged":
                raise
            return None

    def _check_space(self, lacking: Sequence[_Part], more: Collection[int]) -> None:
        """Every file and every new folder takes whole blocks."""
        free, block = self._carrier.free()
        folders = {part.path.rpartition("/")[0] for part in lacking}
        new = sum(1 for folder in folders if not self._carrier.names(folder))
        blocks = sum(-(-size // block) for size in (*(part.size for part in lacking), *more))
        needs = (blocks + new) * block + SPARE
        if needs > free:
            raise Known("stick-full", needs=needs, free=free)

    def _write(self, path: str, data: bytes) -> None:
        self._carrier.write(path, data)
        self.written.files += 1
        self.written.size += len(data)

    def _stop_if_asked(self) -> None:
        if self._cancelled():
            raise Cancelled
