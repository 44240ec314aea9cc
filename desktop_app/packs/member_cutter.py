"""Cuts members out of a stream of a zip's bytes as they arrive.

Promises: of each wanted member the bytes that are missing come out once and in order, whatever sizes the pieces have;
nothing is held. Nothing is verified here. Called by http_source.py.
"""

from collections.abc import Iterator, Sequence

from course_format.pack_index import Member
from desktop_app.packs.fetch_plan import Missing


class MemberCutter:
    """``wanted`` must not overlap; an index that was decoded promises that."""

    def __init__(self, wanted: Sequence[Missing]) -> None:
        self._ahead = sorted(wanted, key=lambda missing: missing.first)
        self._ahead.reverse()  # the next is the last, and cheap to take

    @property
    def done(self) -> bool:
        return not self._ahead

    def cut(self, start: int, data: bytes) -> Iterator[tuple[Member, bytes]]:
        """``start``: where ``data`` begins in the zip. Pieces come in order and leave out nothing that is wanted."""
        end = start + len(data)
        while self._ahead:
            missing = self._ahead[-1]
            if missing.first < end:
                yield missing.member, data[max(0, missing.first - start) : missing.end - start]
            if missing.end > end:
                return
            self._ahead.pop()
