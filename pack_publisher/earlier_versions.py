"""What a laptop with an earlier version of a pack must fetch to get the new one, for the list of packs.

Promises: exact sums of stored bytes for the last five published versions whose indexes are still in the repository;
a version whose index is gone is left out. Reads only what was published, never what an interrupted publication left.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

from tuf.api.metadata import TargetFile, Targets

from course_format.manifest_reader import version_key
from course_format.pack_index import PackIndex, decode_index
from course_format.problems import FormatError
from pack_publisher.published import TARGETS, Published, facts_of, file_name

MOST_VERSIONS: Final = 5


def bytes_since(published: Published, index: PackIndex) -> dict[str, int]:
    """Version → bytes of the members that are in ``index`` and not in that version; the newest version first."""
    since: dict[str, int] = {}
    for target in earlier_indexes(published, index.pack, index.language):
        older = _index(published, target)
        if older is not None and version_key(older.version) < version_key(index.version):
            since.setdefault(older.version, _missing(older, index))
        if len(since) == MOST_VERSIONS:
            break
    return since


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


def _index(published: Published, target: TargetFile) -> PackIndex | None:
    path = published.folder / TARGETS / file_name(target)
    try:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != target.hashes["sha256"]:
            return None
        return decode_index(data)
    except (OSError, FormatError):
        return None


def _missing(older: PackIndex, newer: PackIndex) -> int:
    here = {member.stored_hash for member in older.members}
    wanted = {member.stored_hash: member.stored for member in newer.members if member.stored_hash not in here}
    return sum(wanted.values())
