"""JPEG (ITU-T T.81): frames, tables and scans stay, and how colours were stored.

Promises: EXIF, XMP, IPTC, comments, colour profiles, thumbnails and whatever stands behind the end of the picture (more
pictures of MPF, a film) go. The scans are copied byte for byte.
"""

import struct
from typing import Final

from desktop_app.domain.pictures.orientation import UPRIGHT, Unclean, orientation_block, read_orientation

MEDIA: Final = "image/jpeg"

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES: Final = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD})  # DHT, DAC, DQT, DNL, DRI
_APP0, _APP1, _APP14 = 0xE0, 0xE1, 0xEE
_JFIF: Final = b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
"""Version 1.1, square pixels, no thumbnail."""
_EXIF: Final = b"Exif\0\0"
_ADOBE: Final = 12
"""Bytes of Adobe's segment that say how colours were transformed."""


def is_this(content: bytes) -> bool:
    """Whether it begins as a JPEG."""
    return content.startswith(b"\xff\xd8\xff")


def clean(content: bytes) -> tuple[bytes, int, int]:
    """The picture, its width and its height. Raises Unclean("damaged")."""
    walk = _Walk(content)
    while walk.step():
        pass
    if not walk.scans:
        raise Unclean("damaged")
    head = b"\xff\xd8"
    if walk.jfif:
        head += _segment(_APP0, _JFIF)
    if walk.orientation != UPRIGHT:
        head += _segment(_APP1, _EXIF + orientation_block(walk.orientation))
    return b"".join((head, *walk.kept, b"\xff\xd9")), walk.width, walk.height


class _Walk:
    """Goes from marker to marker."""

    def __init__(self, content: bytes) -> None:
        self.kept: list[bytes] = []
        self.width = self.height = self.scans = 0
        self.orientation = UPRIGHT
        self.jfif = False
        self._content = content
        self._at = 2

    def step(self) -> bool:
        """Takes one segment, and the scan behind it; returns whether there may be another."""
        marker = self._marker()
        if marker is None or marker == _END:
            return False
        if marker == 0x01 or 0xD0 <= marker <= _START:
            raise Unclean("damaged")
        payload = self._payload()
        if marker in _FRAMES:
            self._frame(payload)
        if marker in _FRAMES or marker in _TABLES:
            self.kept.append(_segment(marker, payload))
        elif marker == _SCAN:
            self.kept += (_segment(marker, payload), self._scan())
            self.scans += 1
        else:
            self._of_application(marker, payload)
        return True

    def _marker(self) -> int | None:
        """None where the file ends without an end, as some cameras leave it."""
        content, at = self._content, self._at
        if at >= len(content):
            return None
        if content[at] != 0xFF:
            raise Unclean("damaged")
        while at < len(content) and content[at] == 0xFF:
            at += 1
        self._at = at + 1
        return content[at] if at < len(content) else None

    def _payload(self) -> bytes:
        begins = self._at + 2
        length = int.from_bytes(self._content[self._at : begins], "big")
        payload = self._content[begins : begins + length - 2]
        if length < 2 or len(payload) != length - 2:
            raise Unclean("damaged")
        self._at = begins + length - 2
        return payload

    def _scan(self) -> bytes:
        """What is drawn, up to the next marker that is no restart."""
        content, begins = self._content, self._at
        at = content.find(b"\xff", begins)
        while at >= 0:
            following = content[at + 1 : at + 2]
            if following and following != b"\0" and not b"\xd0" <= following <= b"\xd7" and following != b"\xff":
                break
            at = content.find(b"\xff", at + (1 if following == b"\xff" else 2))
        self._at = len(content) if at < 0 else at
        return content[begins : self._at]

    def _frame(self, payload: bytes) -> None:
        if len(payload) < 6:
            raise Unclean("damaged")
        self.height, self.width = struct.unpack_from(">HH", payload, 1)

    def _of_application(self, marker: int, payload: bytes) -> None:
        if marker == _APP0 and payload.startswith(b"JFIF\0"):
            self.jfif = True
        elif marker == _APP1 and payload.startswith(_EXIF):
            found = read_orientation(payload[len(_EXIF) :])
            self.orientation = found if self.orientation == UPRIGHT else self.orientation
        elif marker == _APP14 and payload.startswith(b"Adobe") and len(payload) >= _ADOBE:
            self.kept.append(_segment(marker, payload[:_ADOBE]))


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
