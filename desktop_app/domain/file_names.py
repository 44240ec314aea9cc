"""Names of files that every system takes: Windows, macOS, Linux, and the sticks between them.

Promises: a name has no sign that any of them refuses, is no name that Windows keeps for itself, is short enough, and is
another than those taken, also where upper and lower case or two spellings of one letter are the same. Pure.
"""

import re
import unicodedata
from typing import Final

LONGEST: Final = 100
"""Bytes of a name before its ending: names of 255 bytes and paths of 260 signs are the limits there are."""

_REFUSED: Final = re.compile(r'[<>:"/\\|?*]')
_KEPT_BY_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_name(title: str, ending: str, taken: set[str]) -> str:
    """A name for a file of this title, "untitled" for an empty one, with this ending; it is added to ``taken``."""
    stem = _shortened(_without_refused(title)) or "untitled"
    if _KEPT_BY_WINDOWS.fullmatch(stem):
        stem = f"_{stem}"
    name, number = stem + ending, 1
    while _key(name) in taken:
        number += 1
        name = f"{stem} ({number}){ending}"
    taken.add(_key(name))
    return name


def _without_refused(title: str) -> str:
    """Signs that cannot be seen, or turn the direction of a name around, go; the refused ones become spaces."""
    seen = (sign if unicodedata.category(sign)[0] != "C" else " " for sign in unicodedata.normalize("NFC", title))
    return " ".join(_REFUSED.sub(" ", "".join(seen)).split())


def _shortened(name: str) -> str:
    short = name.encode()[:LONGEST].decode(errors="ignore")
    return short.lstrip(".-~ ").rstrip(". ")


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
