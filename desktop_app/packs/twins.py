"""Compressed twins of a repository's small files: the same name with ".gz", about a third of the bytes; and one file
for a snapshot with the targets it lists, which are always wanted together.

Promises: a twin never decides anything: what comes out of it is verified like the file itself. No more is inflated than
the file may have. Where there is none, or it is no good, the file itself is fetched; a repository without twins is
asked for one once. Called by http_source.py.
"""

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from course_format.pack_index import LARGEST_INDEX
from desktop_app.domain.errors import Known
from desktop_app.packs.signed_metadata import LARGEST

ENDING: Final = ".gz"
BOTH_LISTS: Final = ".lists.gz"
_SNAPSHOT: Final = ".snapshot.json"
_TARGETS: Final = ".targets.json"
_LIMITS: Final = {
    "/timestamp.json": LARGEST["timestamp"],
    _SNAPSHOT: LARGEST["snapshot"],
    _TARGETS: LARGEST["targets"],
    ".index": LARGEST_INDEX,
}
"""Files that have twins, by the end of their names, and the most bytes that each may have."""

_GZIP: Final = zlib.MAX_WBITS + 16
NO_TWIN: Final = frozenset({"source-missing", "source-refuses", "answer-nonsense", "too-large"})
"""How it is said that there is no such convenience."""


class Twins:
    """``get``: fetches an address, refusing more than so many bytes."""

    def __init__(self, get: Callable[[str, int], Iterator[bytes]]) -> None:
        self._get = get
        self._there = True
        self._targets: bytes | None = None  # came with the snapshot

    def get(self, url: str) -> Iterator[bytes]:
        """The bytes of the file at ``url``. Raises what the fetcher raises."""
        limit = next((limit for ending, limit in _LIMITS.items() if url.endswith(ending)), None)
        if limit is None:
            return self._get(url, max(LARGEST.values()))
        content = self._from_twin(url, limit) if self._there else None
        return self._get(url, limit) if content is None else iter((content,))

    def _from_twin(self, url: str, limit: int) -> bytes | None:
        if url.endswith(_TARGETS):
            came, self._targets = self._targets, None
            return came
        if url.endswith(_SNAPSHOT):
            return self._lists(url.removesuffix(_SNAPSHOT) + BOTH_LISTS, limit)
        return self._unpacked(url + ENDING, limit)

    def _lists(self, url: str, limit: int) -> bytes | None:
        """The snapshot; the targets are kept until they are asked for."""
        both = self._unpacked(url, limit + LARGEST["targets"])
        snapshot, line_end, targets = (both or b"").partition(b"\n")
        if not line_end or len(snapshot) > limit:
            return None
        self._targets = targets
        return snapshot

    def _unpacked(self, url: str, limit: int) -> bytes | None:
        try:
            packed = b"".join(self._get(url, limit))
        except Known as refusal:
            if refusal.code not in NO_TWIN:
                raise
            self._there = False
            return None
        return inflated(packed, limit)


def inflated(packed: bytes, limit: int) -> bytes | None:
    """What was packed with gzip; None when it was not, or would have more than ``limit`` bytes."""
    inflater = zlib.decompressobj(_GZIP)
    try:
        content = inflater.decompress(packed, limit + 1)  # 0 would mean "without limit"
    except zlib.error:
        return None
    whole = inflater.eof and not inflater.unused_data and len(content) <= limit
    return content if whole else None
