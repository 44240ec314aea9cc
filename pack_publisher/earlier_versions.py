"""What a laptop with an earlier version of a pack must fetch to get the new one: sums for the list of packs, and the
differences of indexes that it fetches instead of the whole index.

Promises: of the last five published versions whose indexes are still in the repository; a version whose index is gone
is left out. Reads only what was published, never what an interrupted publication left.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tuf.api.metadata import TargetFile, Targets

from course_format.index_changes import index_changes
from course_format.manifest_reader import version_key
from course_format.pack_index import PackIndex, decode_index
from course_format.problems import FormatError
from pack_publisher.pack_zip import BuiltPack
from pack_publisher.published import TARGETS, Published, facts_of, file_name

MOST_VERSIONS: Final = 5
CHANGES: Final = ".from-"
"""Between an index' file name and the hash of the older one, in the name of a difference."""
_HASH_DIGITS: Final = 16


@dataclass(frozen=True)
class Earlier:
    """``since``: version → bytes of the members that the new index has and that version had not. ``changes``: what to
    add to the new index' file name → the difference of that version's index and the new one."""

    since: dict[str, int]
    changes: dict[str, bytes]


def earlier_versions(published: Published, pack: BuiltPack) -> Earlier:
    """The newest version first."""
    index = pack.index
    found = Earlier({}, {})
    for target in earlier_indexes(published, index.pack, index.language):
        data = _index(published, target)
        older = decode_index(data) if data else None
        if data and older and version_key(older.version) < version_key(index.version):
            found.since[older.version] = _missing(older, index)
            name = hashlib.sha256(data).hexdigest()[:_HASH_DIGITS]
            found.changes[f"{CHANGES}{name}"] = index_changes(data, pack.index_bytes)
        if len(found.since) == MOST_VERSIONS:
            break
    return found


def earlier_indexes(published: Published, pack: str, language: str) -> Iterator[TargetFile]:
    """The targets of the indexes of a pack in every list that was published, the newest first, each version once."""
    newest = (published.targets.signed,) if published.targets else ()
    seen: set[str] = set()
    for targets in (*newest, *published.earlier_lists()):
        for target in indexes_of(targets, pack, language):
            version = str((facts_of(target) or {})["version"])
            if version not in seen:
                seen.add(version)
                yield target


def indexes_of(targets: Targets, pack: str, language: str) -> Iterator[TargetFile]:
    for target in targets.targets.values():
        facts = facts_of(target)
        if facts is not None and (facts["pack"], facts["language"]) == (pack, language):
            yield target


def _index(published: Published, target: TargetFile) -> bytes | None:
    path = published.folder / TARGETS / file_name(target)
    try:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != target.hashes["sha256"]:
            return None
        decode_index(data)
        return data
    except (OSError, FormatError):
        return None


def _missing(older: PackIndex, newer: PackIndex) -> int:
    here = {member.stored_hash for member in older.members}
    wanted = {member.stored_hash: member.stored for member in newer.members if member.stored_hash not in here}
    return sum(wanted.values())
