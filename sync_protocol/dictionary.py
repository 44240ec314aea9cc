"""The dictionaries that slices are compressed with. They are shipped, numbered, and never changed.

Promises: dictionary n is the same bytes in every version of every program. Number 0 is the empty one.
tools/train_dictionary.py made them; a new one gets a new number, and is written only once readers have it.
"""

import zlib
from functools import cache
from importlib.resources import files
from typing import Final

from sync_protocol.refusals import SliceRefused

CURRENT: Final = 1
"""The one that new slices are written with."""

LEVEL: Final = 9
_RAW: Final = -15  # bare deflate: the signature and the seal check better than Adler-32 does


@cache
def dictionary(number: int) -> bytes:
    """The bytes of a dictionary. Raises SliceRefused ("dictionary-newer") for one this version does not have."""
    if not 0 <= number <= CURRENT:
        raise SliceRefused("dictionary-newer", str(number))
    return files(__package__).joinpath(f"dictionary_{number}.bin").read_bytes() if number else b""


def compress(data: bytes, number: int = CURRENT, level: int = LEVEL) -> bytes:
    """Deflated with this dictionary."""
    engine = zlib.compressobj(level, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, dictionary(number))
    return engine.compress(data) + engine.flush()


def decompress(data: bytes, number: int, limit: int) -> bytes:
    """Inflated again, if that is at most ``limit`` bytes.

    Raises SliceRefused: "too-large" (never holding more than the limit), "nonsense", "dictionary-newer".
    """
    engine = zlib.decompressobj(_RAW, dictionary(number))
    try:
        plain = engine.decompress(data, limit + 1)
    except zlib.error as error:
        raise SliceRefused("nonsense", str(error)) from error
    if len(plain) > limit:
        raise SliceRefused("too-large", f"over {limit} bytes when inflated")
    if not engine.eof or engine.unused_data:
        raise SliceRefused("nonsense", "not one deflated stream")
    return plain
