"""The installed packs: what everybody reads lessons, quizzes and figures from.

Promises: what is read was verified by its hash; a new version is switched to in one step, beside the old one, which
stays until the next sweep; nothing of a learner's is in here. Two processes may read while one of them installs.
Raises Known: pack-missing, pack-damaged, pack-app-too-old, disk-full, folder-unwritable. Called by operations and
installer; belongs to one thread, like its session.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from course_format.glossary import Term
from course_format.lesson import Lesson
from course_format.manifest import Manifest
from course_format.pack_index import Member, PackIndex, decode_index
from course_format.pack_reader import MappedPack
from course_format.problems import FormatError
from course_format.quiz import Quiz
from desktop_app.domain.course_language import ENGLISH, best
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.packs.arriving import Arriving
from desktop_app.packs.fetch_plan import Missing
from desktop_app.packs.offers import Offer
from desktop_app.packs.pack_files import PackFiles, Read
from desktop_app.packs.pack_records import PackRecords, Record, Version
from desktop_app.packs.stored_members import StoredMembers
from desktop_app.packs.supply import Supply
from desktop_app.storage.durable_file import as_known
from desktop_app.storage.profile_lock import one_at_a_time

_RECORD_FORMAT: Final = 1
_Content = TypeVar("_Content")


@dataclass(frozen=True)
class InstalledPack:
    """The version of a pack that is open. ``size``: stored bytes of its files; ``index_hash``: which bytes exactly."""

    id: PackId
    language: str
    version: str
    manifest: Manifest
    installed_on: datetime
    size: int
    signer: str
    index_hash: bytes


@dataclass(frozen=True)
class _Open(Read):
    """A version in memory, with its record."""

    version: Version


class PackStore:
    """The packs folder of one profile, made when something is first kept in it.

    ``supply``: what the program brought along, for those who look for more packs.
    """

    def __init__(self, folder: Path, supply: Supply) -> None:
        self.supply = supply
        self._folder = folder
        self._members = StoredMembers(folder / "members")
        self._arriving = Arriving(folder / "arriving")
        self._records = PackRecords(folder / "installed")
        self._begun = PackRecords(folder / "begun")
        self._open: dict[PackId, tuple[tuple[int, int], _Open]] = {}
        self._beside: dict[bytes, InstalledPack] = {}

    # reading

    def installed(self) -> tuple[InstalledPack, ...]:
        """Every pack that can be opened, by id. Damaged ones are told by ``damaged``."""
        return tuple(pack for pack_id in self._records.ids() if (pack := self._installed(pack_id)) is not None)

    def pack(self, pack: PackId) -> InstalledPack:
        """Raises Known("pack-missing") or Known("pack-damaged")."""
        return _described(pack, self._opened(pack))

    def languages(self, pack: PackId) -> tuple[str, ...]:
        """In which a pack is on this laptop, the open one first. Looks at the record only."""
        return tuple(dict.fromkeys(version.language for version in self._versions(self._records, pack)))

    def beside(self) -> tuple[InstalledPack, ...]:
        """Of each pack the newest versions in languages other than the open one, those that are whole."""
        found = []
        for pack in self._records.ids():
            others = self.languages(pack)[1:]
            found += [known for language in others if (known := self.spoken(pack, language)) is not None]
        return tuple(found)

    def spoken(self, pack: PackId, language: str) -> InstalledPack | None:
        """The newest version of a pack in a language, open or not; None when there is none that can be opened."""
        versions = self._versions(self._records, pack)
        version = next((each for each in versions if each.language == language), None)
        if version is None or version == versions[0]:
            return None if version is None else self._installed(pack)
        try:
            files = PackFiles(self._index(pack, version), self._members)
            if not self._has_all(files.index):
                return None
            if version.digest not in self._beside:
                self._beside[version.digest] = _described(pack, _Open(files, MappedPack(files), version))
        except Known:
            return None
        return self._beside[version.digest]

    def damaged(self) -> tuple[PackId, ...]:
        """Packs of which anything is absent, cut or unreadable. Looks at sizes, not at every byte."""
        return tuple(pack for pack in self._records.ids() if not self._is_whole(pack))

    def read(self, pack: PackId, path: str) -> bytes:
        """A file of the open version."""
        try:
            return self._opened(pack).files[path]
        except (KeyError, FormatError) as error:
            raise Known("pack-damaged", pack=pack, path=path) from error

    def lesson(self, pack: PackId, file: str) -> Lesson:
        reader = self._opened(pack).reader
        return _sound(pack, lambda: reader.lesson(file))

    def quiz(self, pack: PackId, file: str) -> Quiz:
        reader = self._opened(pack).reader
        return _sound(pack, lambda: reader.quiz(file))

    def glossary(self, pack: PackId) -> tuple[Term, ...]:
        reader = self._opened(pack).reader
        return _sound(pack, lambda: reader.terms)

    def used(self) -> int:
        """Bytes that packs take on the disk, old versions and unfinished downloads included."""
        return self._members.used() + self._arriving.used()

    def old(self, only: Collection[bytes] | None = None) -> Mapping[PackId, tuple[tuple[str, int], ...]]:
        """Versions that newer ones in the same language replaced: (version, bytes that would be free without it).

        ``only``: no others than those of these index hashes.
        """
        needed = {digest for version in self._current() for digest in self._sizes(version)}
        found: dict[PackId, tuple[tuple[str, int], ...]] = {}
        for pack in self._records.ids():
            sizes = []
            versions = self._versions(self._records, pack)
            older = [version for version in versions if version not in _newest(versions, 1)]
            for version in (each for each in older if only is None or each.digest in only):
                own = {digest: size for digest, size in self._sizes(version).items() if digest not in needed}
                needed |= own.keys()  # what two old versions share counts once
                sizes.append((version.version, sum(own.values())))
            if sizes:
                found[pack] = tuple(sizes)
        return found

    def _current(self) -> Iterator[Version]:
        """The newest version of each pack and language, and those on their way."""
        for records in (self._records, self._begun):
            for pack in records.ids():
                yield from _newest(self._versions(records, pack), 1)

    def _versions(self, records: PackRecords, pack: PackId) -> tuple[Version, ...]:
        try:
            return records.read(pack).versions
        except Known:
            return ()

    def _sizes(self, version: Version) -> dict[bytes, int]:
        """Bytes on the disk, by hash, of a version's index and members."""
        return {digest: self._members.size(digest) for digest in (version.digest, *self._hashes(version))}

    def index(self, digest: bytes) -> bytes | None:
        """The bytes of an index that is here, of a version installed or on its way."""
        return self._members.read(digest) if self._members.has(digest) else None

    def stored(self, digest: bytes) -> bytes:
        """The stored bytes of a member or an index, as another laptop takes them. Raises Known("pack-damaged")."""
        return self._members.read(digest)

    # writing: by installer only

    def alone(self) -> AbstractContextManager[None]:
        """Waits for every other process that writes here."""
        self._make()
        return one_at_a_time(self._folder / "packs.lock")

    def _make(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise as_known(error, self._folder) from error

    def older_index(self, offer: Offer) -> bytes | None:
        """The bytes of the index of the installed version, if the publisher knows what changed since."""
        for version in self._versions(self._records, offer.id):
            if version.language == offer.language and version.version in offer.since:
                return self.index(version.digest)
        return None

    def missing(self, index: PackIndex) -> tuple[Missing, ...]:
        """The members of which the sound stored bytes are not here, and how much of each came already.

        Verifies every byte of those that are. Called at the beginning of a try: another process may have gone on.
        """
        self._arriving.look_anew()
        by_hash = {member.stored_hash: member for member in index.members}  # files of the same bytes come once
        absent = (member for digest, member in by_hash.items() if not self._members.has(digest))
        return tuple(Missing(member, self._arriving.here(member)) for member in absent)

    def begin(self, index: PackIndex, index_bytes: bytes, signer: str, when: datetime) -> None:
        """Remembers a version that is on its way, so that no sweep drops what arrived of it."""
        digest = hashlib.sha256(index_bytes).digest()
        if not self._members.has(digest):
            self._members.keep(digest, index_bytes)
            self._members.flush()
        version = Version(index.language, index.version, digest.hex(), when, signer)
        self._begun.write(PackId(index.pack), Record(_RECORD_FORMAT, (version,)))

    def abandon(self, pack: PackId) -> None:
        """Forgets a version on its way that turned out to be unfit. ``sweep`` frees the space."""
        self._begun.remove(pack)

    def underway(self, pack: PackId) -> Version | None:
        """The version that is on its way; None when there is none."""
        return next(iter(self._versions(self._begun, pack)), None)

    def partly(self) -> Mapping[PackId, tuple[int, int]]:
        """Versions on their way: (bytes here, bytes in all) by pack. Looks at sizes only."""
        found: dict[PackId, tuple[int, int]] = {}
        for pack in self._begun.ids():
            try:
                index = self._index(pack, self._begun.read(pack).current)
            except Known:
                continue
            found[pack] = (sum(self._here(member) for member in index.members), stored_size(index))
        return found

    def _here(self, member: Member) -> int:
        whole = self._members.size(member.stored_hash) == member.stored
        return member.stored if whole else self._arriving.here(member)

    def keep(self, member: Member, data: bytes, lying: Path | None = None) -> None:
        """Keeps a member's stored bytes, verified; a file ``lying`` elsewhere with them is moved.

        Raises Known("pack-damaged").
        """
        try:
            self._members.keep(member.stored_hash, data, lying)
        except Known as known:
            raise (Known("pack-damaged", path=member.path) if known.code == "pack-damaged" else known) from known

    def add(self, member: Member, data: bytes) -> bytes | None:
        """Takes the next bytes of a member that ``missing`` told of; all of them when it is whole, verified and kept.

        What came of one that breaks off stays, and is told by ``missing``. Raises Known("pack-damaged") for a whole
        member that is not what it should be: then nothing of it stays.
        """
        whole = self._arriving.add(member, data)
        if whole is None:
            return None
        try:
            self.keep(member, whole, self._arriving.settled(member))
        except Known as known:
            if known.code == "pack-damaged":
                self._arriving.drop(member)
            raise
        self._arriving.drop(member)
        return whole

    def flush(self) -> None:
        """Brings to the disk what was kept and added: a power cut takes nothing of it any more."""
        self._members.flush()
        self._arriving.flush()

    def files(self, index: PackIndex) -> PackFiles:
        """The files of an index whose members are all here, installed or not."""
        return PackFiles(index, self._members)

    def switch(self, pack: PackId, read: Read | None = None, *, opens: bool = True) -> None:
        """Makes the version that was begun the open one; the one that was open stays beside it.

        ``read``: what was read of the new one already, so that nobody need read it again. ``opens``: False for one in
        another language that is only to lie beside the open one.
        """
        self.flush()
        mine = self._begun.read(pack).current
        try:
            before = self._records.read(pack).versions
        except Known:
            before = ()
        others = tuple(version for version in before if version.index != mine.index)
        stays = not opens and bool(others) and others[0] == before[0] and others[0].language != mine.language
        versions = (others[0], mine, *others[1:]) if stays else (mine, *others)
        self._records.write(pack, Record(_RECORD_FORMAT, versions))
        self._begun.remove(pack)
        if read is not None and not stays:
            self._open[pack] = (self._stamp(pack), _Open(read.files, read.reader, mine))

    def open_language(self, pack: PackId, language: str) -> bool:
        """Opens the newest version in a language that is on this laptop, in one rename; what was open stays beside it.

        Whether that one is open now: False when there is none, or not all of it. For whoever holds ``alone()``.
        """
        versions = self._versions(self._records, pack)
        if versions and versions[0].language == language:
            return True
        if self.spoken(pack, language) is None:
            return False
        wanted = next(each for each in versions if each.language == language)
        others = tuple(each for each in versions if each != wanted)
        self._records.write(pack, Record(_RECORD_FORMAT, (wanted, *others)))
        return True

    def remove(self, pack: PackId) -> None:
        """Takes a pack off the list, all its versions and languages. ``sweep`` frees the space."""
        self._records.remove(pack)
        self._begun.remove(pack)
        self._open.pop(pack, None)

    def remove_language(self, pack: PackId, language: str) -> None:
        """Takes one language of a pack off the list; when it was open, English opens, else the one before. With the
        last one the pack is gone."""
        left = [each for each in self._versions(self._records, pack) if each.language != language]
        if not left:
            self.remove(pack)
            return
        if language == self.languages(pack)[0]:
            first = best(ENGLISH, {each.language for each in left}, left[0].language)
            left.sort(key=lambda each: each.language != first)
        self._records.write(pack, Record(_RECORD_FORMAT, tuple(left)))
        begun = self.underway(pack)
        if begun is not None and begun.language == language:
            self.abandon(pack)

    def sweep(self, needed: Collection[bytes] = (), versions: int = 2) -> int:
        """Drops what no pack needs; the bytes that freed.

        Of each pack the newest ``versions`` in each language stay, and those whose index hash is ``needed`` (a draft
        was begun in it).
        """
        wanted: set[bytes] = set()
        for records in (self._records, self._begun):
            for pack in records.ids():
                try:
                    record = records.read(pack)
                except Known:
                    return 0  # what cannot be read may still need anything
                newest = _newest(record.versions, versions)
                kept = tuple(v for v in record.versions if v in newest or v.digest in needed)
                if kept != record.versions:
                    records.write(pack, Record(_RECORD_FORMAT, kept))
                for version in kept:
                    wanted.add(version.digest)
                    wanted.update(self._hashes(version))
        return self._members.drop_all_but(wanted) + self._arriving.drop_all_but(wanted)

    def _hashes(self, version: Version) -> Iterator[bytes]:
        try:
            index = decode_index(self._members.read(version.digest))
        except (Known, FormatError):
            return
        yield from (member.stored_hash for member in index.members)

    def _installed(self, pack: PackId) -> InstalledPack | None:
        try:
            return self.pack(pack)
        except Known:
            return None

    def _opened(self, pack: PackId) -> _Open:
        """The open version, read anew when another process has switched it."""
        stamp = self._stamp(pack)
        known = self._open.get(pack)
        if known is None or known[0] != stamp:
            version = self._records.read(pack).current
            files = PackFiles(self._index(pack, version), self._members)
            known = (stamp, _Open(files, MappedPack(files), version))
            self._open[pack] = known
        return known[1]

    def _stamp(self, pack: PackId) -> tuple[int, int]:
        """Tells one record of a pack from the next."""
        try:
            stat = self._records.path(pack).stat()
        except OSError as error:
            self._open.pop(pack, None)
            raise Known("pack-missing", pack=pack) from error
        return stat.st_mtime_ns, stat.st_ino

    def _index(self, pack: PackId, version: Version) -> PackIndex:
        index = index_of(pack, self._members.read(version.digest))
        if index.pack != pack:
            raise Known("pack-damaged", pack=pack, reason="index")
        return index

    def _is_whole(self, pack: PackId) -> bool:
        try:
            opened = self._opened(pack)
            _sound(pack, lambda: opened.reader.manifest)
        except Known:
            return False
        return self._has_all(opened.files.index)

    def _has_all(self, index: PackIndex) -> bool:
        return all(self._members.size(member.stored_hash) == member.stored for member in index.members)


def _newest(versions: Sequence[Version], count: int) -> tuple[Version, ...]:
    """So many of each language, from a record, where the newest come first."""
    seen: Counter[str] = Counter()
    found = []
    for version in versions:
        if seen[version.language] < count:
            found.append(version)
        seen[version.language] += 1
    return tuple(found)


def _sound(pack: PackId, read: Callable[[], _Content]) -> _Content:
    """What ``read`` makes of a pack's files; a file that does not read is a damaged pack."""
    try:
        return read()
    except FormatError as error:
        raise Known("pack-damaged", pack=pack, path=error.file, problem=error.code) from error


def index_of(pack: PackId, data: bytes) -> PackIndex:
    """An index from its bytes. Raises Known: pack-app-too-old for one of a later format, else pack-damaged."""
    try:
        return decode_index(data)
    except FormatError as error:
        code = "pack-app-too-old" if error.code == "index-newer" else "pack-damaged"
        raise Known(code, pack=pack, problem=error.code) from error


def _described(pack: PackId, opened: _Open) -> InstalledPack:
    return InstalledPack(
        id=pack,
        language=opened.version.language,
        version=opened.version.version,
        manifest=_sound(pack, lambda: opened.reader.manifest),
        installed_on=opened.version.installed_on,
        size=stored_size(opened.files.index),
        signer=opened.version.signer,
        index_hash=opened.version.digest,
    )


def stored_size(index: PackIndex) -> int:
    """Bytes that the members take, as they are kept."""
    return sum(member.stored for member in index.members)
