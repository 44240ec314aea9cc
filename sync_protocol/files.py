"""Files beside the entries: how the content of a photo or a PDF becomes a box, and is told from anything else.

    box = names of the pieces (SHA-256, 32 bytes each) | pieces; named by the SHA-256 of the names in front
    piece = up to 65,536 bytes of the content, sealed with the file's key and its number (16 bytes longer), or as it is

Promises: a box is the same on a disk and on the wire; whoever has its name and the content's size can check each piece
as it comes, in any cuts; a sealed one tells nothing but its length. Raises FileRefused for what is not what it should
be. docs/decisions/0077.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sync_protocol.refusals import FileRefused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

PIECE: Final = 65_536
"""Bytes of content in a piece; the last one has fewer."""

NAME_BYTES: Final = 32
KEY_BYTES: Final = 32
SEAL_BYTES: Final = 16

LARGEST: Final = 25_000_000
"""Bytes of content of one file."""

JPEG, PNG, WEBP, PDF = "image/jpeg", "image/png", "image/webp", "application/pdf"
MEDIA: Final = (JPEG, PNG, WEBP, PDF)
"""Types of content that this version takes."""

_PURPOSE: Final = b"fieldbook file 1"


@dataclass(frozen=True)
class Layout:
    """Where things stand in a box. ``size``: bytes of the content, 1 to LARGEST; ``sealed``: whether pieces are."""

    size: int
    sealed: bool

    def __post_init__(self) -> None:
        if not 1 <= self.size <= LARGEST:
            raise FileRefused("too-large" if self.size > LARGEST else "nonsense")

    @property
    def pieces(self) -> int:
        """How many there are."""
        return -(-self.size // PIECE)

    @property
    def head(self) -> int:
        """Bytes of the names in front."""
        return self.pieces * NAME_BYTES

    @cached_property
    def total(self) -> int:
        """Bytes of the box."""
        return self.head + self.size + self.pieces * self._more

    def start(self, piece: int) -> int:
        """Where a piece begins."""
        return min(self.head + piece * (PIECE + self._more), self.total)

    def piece_at(self, position: int) -> int:
        """The piece in which this byte (behind the names) stands."""
        return (position - self.head) // (PIECE + self._more)

    @property
    def _more(self) -> int:
        return SEAL_BYTES if self.sealed else 0


def pack_file(content: bytes, key: bytes | None) -> tuple[bytes, bytes]:
    """The box of this content, and its name. ``key``: 32 random bytes made for this one file; None leaves it readable.

    Raises FileRefused "too-large", and "nonsense" for no bytes at all.
    """
    layout = Layout(len(content), key is not None)
    seal = _sealer(key)
    parts = (content[at : at + PIECE] for at in range(0, len(content), PIECE))
    pieces = [seal(part, number) for number, part in enumerate(parts)]
    names = b"".join(hashlib.sha256(piece).digest() for piece in pieces)
    assert len(pieces) == layout.pieces
    return b"".join((names, *pieces)), hashlib.sha256(names).digest()


def open_file(box: Callable[[int, int], bytes], layout: Layout, name: bytes, key: bytes | None) -> Iterator[bytes]:
    """The content, piece by piece. ``box`` gives the bytes from one position to another.

    Raises FileRefused "changed" when the box is not the one of this name, and "seal-broken" with another key.
    """
    names = box(0, layout.head)
    if hashlib.sha256(names).digest() != name:
        raise FileRefused("changed")
    open_piece = _opener(key if layout.sealed else None)
    left = layout.size
    for number in range(layout.pieces):
        piece = box(layout.start(number), layout.start(number + 1))
        if hashlib.sha256(piece).digest() != _name_in(names, number):
            raise FileRefused("changed")
        content = open_piece(piece, number)
        left -= len(content)
        yield content
    if left:
        raise FileRefused("changed")


class BoxChecker:
    """Checks a box while it comes, from wherever it broke off.

    ``good`` is how many bytes are known to be right: the names, and each piece once it is whole. ``taken`` is how many
    came, and where the next byte belongs.
    """

    def __init__(
        self, layout: Layout, name: bytes, had: int = 0, read: Callable[[int, int], bytes] = lambda start, end: b""
    ) -> None:
        """``had``: bytes that are there from before, which ``read`` gives from one position to another. They are
        believed as far as whole pieces go, and checked from there; ``good`` may be less than ``had``."""
        self.layout = layout
        self.good = 0
        self.taken = 0
        self._name = name
        self._names = b""
        self._under_way = bytearray()
        had = min(had, layout.total)
        begins = layout.head if had >= layout.head else 0
        if begins:
            self._names = read(0, begins)
            if hashlib.sha256(self._names).digest() != name:
                self._names, begins, had = b"", 0, 0
            elif had < layout.total:
                begins = layout.start(layout.piece_at(had))
            else:
                begins = had
        self.good = self.taken = begins
        if begins < had:
            self.feed(read(begins, had))

    @property
    def whole(self) -> bool:
        """Whether all of it came and was right."""
        return self.good == self.layout.total

    def feed(self, data: bytes) -> None:
        """Takes the next bytes. Raises FileRefused "changed" when a piece that is now whole is not what its name says:
        then everything behind ``good`` is to be forgotten, and ``taken`` is set back to it; and "too-large"."""
        view = memoryview(data)
        while view:
            if self.taken == self.layout.total:
                raise FileRefused("too-large")
            count = min(len(view), self._end() - self.taken)
            self._under_way += view[:count]
            self.taken += count
            view = view[count:]
            if self.taken == self._end():
                self._check()

    def _end(self) -> int:
        """Where that ends which is under way."""
        layout = self.layout
        if self.good < layout.head:
            return layout.head
        return layout.start(layout.piece_at(self.good) + 1) if self.good < layout.total else layout.total

    def _check(self) -> None:
        digest = hashlib.sha256(self._under_way).digest()
        in_front = self.good < self.layout.head
        right = self._name if in_front else _name_in(self._names, self.layout.piece_at(self.good))
        if digest != right:
            self._under_way.clear()
            self.taken = self.good
            raise FileRefused("changed")
        if in_front:
            self._names = bytes(self._under_way)
        self._under_way.clear()
        self.good = self.taken


def is_right(box: Callable[[int, int], bytes], layout: Layout, name: bytes, start: int, end: int) -> bool:
    """Whether the pieces in which these bytes stand, and the names in front, are what they should be. ``box`` gives
    the bytes from one position to another."""
    names = box(0, layout.head)
    if hashlib.sha256(names).digest() != name:
        return False
    first, end = layout.piece_at(max(start, layout.head)), min(end, layout.total)
    for number in range(first, layout.pieces):
        begins = layout.start(number)
        if begins >= end:
            break
        if hashlib.sha256(box(begins, layout.start(number + 1))).digest() != _name_in(names, number):
            return False
    return True


def _name_in(names: bytes, number: int) -> bytes:
    return names[number * NAME_BYTES : (number + 1) * NAME_BYTES]


def _sealer(key: bytes | None) -> Callable[[bytes, int], bytes]:
    if key is None:
        return lambda part, _: part
    cipher = _cipher(key)
    return lambda part, number: bytes(cipher.encrypt(part, [_bound_to(number)]))


def _opener(key: bytes | None) -> Callable[[bytes, int], bytes]:
    if key is None:
        return lambda piece, _: piece
    from cryptography.exceptions import InvalidTag

    cipher = _cipher(key)

    def opened(piece: bytes, number: int) -> bytes:
        try:
            return bytes(cipher.decrypt(piece, [_bound_to(number)]))
        except InvalidTag:
            raise FileRefused("seal-broken") from None

    return opened


def _cipher(key: bytes) -> "AESSIV":
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESSIV(HKDF(SHA256(), 64, salt=None, info=_PURPOSE).derive(key))


def _bound_to(number: int) -> bytes:
    return number.to_bytes(4, "big")
