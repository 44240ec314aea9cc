"""Photos and PDFs in a bundle: behind its request, what a laptop would have put over the line.

    text of a bundle with files = request | puts | length of puts (4 bytes) | "FBFILES1"
    puts                        = for each: its length (4 bytes) | a request of file_exchange.py that says PUT

Promises: each put is signed by the laptop for this centre, and checked as one that came over the line; one that is
wrong harms no other. A centre that is older than this finds bytes behind the end of the request, and refuses the file
whole; so files never go in the bundle that carries the small entries.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sync_protocol.files import NAME_BYTES
from sync_protocol.frames import LENGTH_BYTES, framed
from sync_protocol.refusals import BundleRefused

ROOM: Final = 4_000_000
"""Bytes of boxes in one bundle; the request and the heads of the puts fit beside them."""

MAX_SAID: Final = 2_000
"""Boxes of which one answer speaks."""

_MARK: Final = b"FBFILES1"
_TAIL: Final = LENGTH_BYTES + len(_MARK)
_MAX_PUTS: Final = 4_000


@dataclass(frozen=True)
class BoxSaid:
    """What the centre says of a box that came in a bundle. ``have``: how many bytes of it are there now; ``code``: why
    it does not take it (one of replies.CODES), empty when it does."""

    box: bytes
    have: int
    code: str = ""

    def __post_init__(self) -> None:
        assert len(self.box) == NAME_BYTES


def with_puts(request: bytes, puts: Sequence[bytes]) -> bytes:
    """The text of a bundle. ``puts``: of file_exchange.encode_file_request; none leaves the request as it is."""
    if not puts:
        return request
    body = b"".join(framed(put) for put in puts)
    return b"".join((request, body, len(body).to_bytes(LENGTH_BYTES, "big"), _MARK))


def split(content: bytes) -> tuple[bytes, bytes]:
    """The request in the text of a bundle, and its puts. Raises BundleRefused("nonsense")."""
    if not content.endswith(_MARK):
        return content, b""
    end = len(content) - _TAIL
    start = end - int.from_bytes(content[end : end + LENGTH_BYTES], "big")
    if not 0 < start < end:
        raise BundleRefused("nonsense", "length of files")
    return content[:start], content[start:end]


def each_put(puts: bytes) -> Iterator[bytes]:
    """One after another. Raises BundleRefused("nonsense") where the lengths do not fit."""
    at = 0
    for _ in range(_MAX_PUTS):
        if at == len(puts):
            return
        start = at + LENGTH_BYTES
        at = start + int.from_bytes(puts[at:start], "big")
        if not start < at <= len(puts):
            break
        yield puts[start:at]
    raise BundleRefused("nonsense", "length of a put")
