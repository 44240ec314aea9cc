"""Which files a pack may hold, and whether their bytes are what their names say.

Promises: only kinds of ``LIMITS`` pass, each within its size; a picture is one still picture, whole and of sane size.
Refuses everything else (sound, films, fonts, programs): a lesson can hold nothing that reaches the network or the disk,
and nothing that runs.
"""

from collections.abc import Callable, Mapping
from typing import Final

from course_format.png_check import PictureFault, check_png
from course_format.problems import FormatError, Report, refuse
from course_format.svg_check import LARGEST_SVG, check_svg
from course_format.webp_check import check_webp

LIMITS: Final = {
    ".toml": 256_000,
    ".md": 256_000,
    ".gift": 512_000,
    ".twee": 256_000,
    ".tw": 256_000,
    ".svg": LARGEST_SVG,
    ".png": 400_000,
    ".webp": 400_000,
}
"""Largest size in bytes of each kind of file, by the end of its name."""

PICTURES: Final = frozenset({".svg", ".png", ".webp"})
LARGEST_PACK: Final = 64_000_000  # bytes of all files together
MOST_FILES: Final = 2_000
_PHOTOGRAPHS: Final[Mapping[str, Callable[[bytes], object]]] = {".png": check_png, ".webp": check_webp}


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
    elif kind in _PHOTOGRAPHS:
        try:
            _PHOTOGRAPHS[kind](data)
        except PictureFault as fault:
            report(FormatError(file, 0, fault.code, **fault.facts))
