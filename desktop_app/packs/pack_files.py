"""The files of one version of a pack, out of the stored bytes of its members.

Promises: what is read was verified by its hashes. Raises Known("pack-damaged") for a member that is not here, and
FormatError for one that is not what it was. Called by store.py and installer.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from course_format.pack_index import PackIndex, inflate
from course_format.pack_reader import MappedPack
from desktop_app.packs.stored_members import StoredMembers


class PackFiles(Mapping[str, bytes]):
    """The content of each file by its path."""

    def __init__(self, index: PackIndex, members: StoredMembers) -> None:
        self.index = index
        self._members = members
        self._by_path = {member.path: member for member in index.members}

    def __getitem__(self, path: str) -> bytes:
        member = self._by_path[path]
        return inflate(member, self._members.unverified(member.stored_hash))  # which verifies both

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_path)

    def __len__(self) -> int:
        return len(self._by_path)


@dataclass(frozen=True)
class Read:
    """The files of a version, and a reader that keeps the lessons it has read."""

    files: PackFiles
    reader: MappedPack
