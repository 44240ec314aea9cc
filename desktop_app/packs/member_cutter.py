"""Cuts members out of a stream of a zip's bytes as they arrive.

Promises: each wanted member comes out once, when its last byte has arrived, whatever sizes the pieces have; no more is
held than the members under way. Nothing is verified here. Called by http_source.py.
"""

from collections.abc import Iterator, Sequence

from course_format.pack_index import Member


class MemberCutter:
    """``wanted`` must not overlap; an index that was decoded promises that."""

    def __init__(self, wanted: Sequence[Member]) -> None:
        self._ahead = sorted(wanted, key=lambda member: (member.offset, member.stored))
        self._ahead.reverse()  # the next is the last, and cheap to take
        self._held = bytearray()
        self.span = (self._ahead[-1].offset, max(m.offset + m.stored for m in wanted)) if wanted else (0, 0)

    @property
    def done(self) -> bool:
        return not self._ahead

    def cut(self, start: int, data: bytes) -> Iterator[tuple[Member, bytes]]:
        """``start``: where ``data`` begins in the zip. Pieces come in order and leave nothing out."""
        while self._ahead:
            member = self._ahead[-1]
            begin = member.offset + len(self._held)
            self._held += data[max(0, begin - start) : max(0, member.offset + member.stored - start)]
            if len(self._held) < member.stored or (not member.stored and start + len(data) < member.offset):
                return
            self._ahead.pop()
            yield member, bytes(self._held)
            self._held.clear()
