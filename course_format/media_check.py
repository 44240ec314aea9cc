"""Which files a pack may hold, and whether their bytes are what their names say.

Promises: only kinds of ``LIMITS`` pass, each within its size; a picture is a whole PNG of sane dimensions.
Refuses everything else: a lesson can hold nothing that reaches the network or the disk, and nothing that runs.
"""

import struct
from typing import Final

from course_format.problems import FormatError, Report, refuse
from course_format.svg_check import LARGEST_SVG, check_svg

LIMITS: Final = {
    ".toml": 256_000,
    ".md": 256_000,
    ".gift": 512_000,
    ".twee": 256_000,
    ".tw": 256_000,
    ".svg": LARGEST_SVG,
    ".png": 400_000,
}
"""Largest size in bytes of each kind of file, by the end of its name."""

PICTURES: Final = frozenset({".svg", ".png"})
LARGEST_PACK: Final = 64_000_000  # bytes of all files together
MOST_FILES: Final = 2_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_WIDEST_PNG: Final = 2_400  # pixels


def kind_of(path: str) -> str:
    """The end of the name with its dot; "" for a name without one."""
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def check_media(data: bytes, file: str, report: Report = refuse) -> None:
    """Raises what ``report`` raises (by default FormatError for the first fault)."""
    kind = kind_of(file)
    limit = LIMITS.get(kind)
    if limit is None:
        report(FormatError(file, 0, "file-kind", kind=kind))
    elif len(data) > limit:
        report(FormatError(file, 0, "file-too-large", size=len(data), limit=limit))
    elif kind == ".svg":
        check_svg(data, file, report)
    elif kind == ".png":
        _check_png(data, file, report)


def _check_png(data: bytes, file: str, report: Report) -> None:
    """Source: PNG specification, third edition, section 11.2.1 (IHDR)."""
    if len(data) < 45 or not data.startswith(_PNG) or data[12:16] != b"IHDR" or data[-8:-4] != b"IEND":
        report(FormatError(file, 0, "picture-damaged"))
        return
    width, height = struct.unpack(">II", data[16:24])
    if not (0 < width <= _WIDEST_PNG and 0 < height <= _WIDEST_PNG):
        report(FormatError(file, 0, "picture-size", width=width, height=height, limit=_WIDEST_PNG))
