"""Packs with members of a size that breaks off in the middle: the small pack, and pictures that deflate no further."""

import random
import struct
import zlib

from tests.support.pack_sources import LESSON, small_pack

_FIGURE = '![A bridge.](figures/bridge.svg "The bridge."){#fig-bridge}'


def noise(width: int, height: int, seed: int) -> bytes:
    """A PNG of ``width`` × ``height`` pixels of noise: about three bytes a pixel."""
    chance = random.Random(seed)
    rows = b"".join(b"\0" + chance.randbytes(width * 3) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def big_pack(
    version: str = "1.0.0", *, pictures: tuple[tuple[int, int], ...] = ((200, 300), (20, 20), (150, 200))
) -> dict[str, bytes]:
    """A sound pack with one picture for each (width, height)."""
    files = small_pack(version)
    shown = "\n\n".join(
        f'![Noise {n}.](figures/noise_{n}.png "Noise."){{#fig-noise-{n}}}' for n in range(len(pictures))
    )
    files["lessons/one.md"] = LESSON.format(words="").replace(_FIGURE, f"{_FIGURE}\n\n{shown}").encode()
    for n, (width, height) in enumerate(pictures):
        files[f"figures/noise_{n}.png"] = noise(width, height, n)
    return files
