"""Which way up a picture is: the one thing of EXIF that drawing needs, read from a block and written anew.

Promises: any bytes may be read; what is written has this one tag, and is the same for every picture of one orientation.
"""

import struct
from typing import Final

UPRIGHT: Final = 1
_TAG: Final = 0x0112
_SHORT: Final = 3


class Unclean(Exception):
    """This picture cannot be taken. ``reason``: "kind", "damaged" or "pixels"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_orientation(tiff: bytes) -> int:
    """1 to 8 as EXIF counts them; 1, upright, for a block that does not say, or cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    try:
        magic, start = struct.unpack_from(order + "HI", tiff, 2)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for number in range(count if magic == 42 else 0):
            tag, kind, values, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * number)
            if (tag, kind, values) == (_TAG, _SHORT, 1):
                return value if 1 <= value <= 8 else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def orientation_block(orientation: int) -> bytes:
    """A TIFF block that says this and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _TAG, _SHORT, 1, orientation, 0, 0)
