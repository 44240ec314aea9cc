"""Markdown as plain words, for lists and for the search.

Promises: signs of Markdown go, words stay. No parser: a list of ten thousand notes has no time for one. Pure.
"""

import re
from typing import Final

_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_LINE_SIGNS: Final = re.compile(r"^[ \t]*(?:#{1,6}|>+|[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_INLINE_SIGNS: Final = re.compile(r"[*_`~|]{1,3}")
_SPACE: Final = re.compile(r"\s+")


def plain(text: str) -> str:
    """The words of a Markdown text on one line."""
    without = _INLINE_SIGNS.sub(" ", _LINE_SIGNS.sub("", _LINK.sub(r"\1", text)))
    return _SPACE.sub(" ", without).strip()


def snippet(text: str, length: int = 160) -> str:
    """The first ``length`` code points of the plain words, cut after a word, with … when there are more."""
    words = plain(text[: length * 4])
    if len(words) <= length and len(text) <= length * 4:
        return words
    return (words[:length].rsplit(" ", 1)[0] if len(words) > length else words) + "…"
