"""Text as a search compares it: without case, accents and vowel signs; Arabic letters in their plain form.

Promises: ``fold`` of equal words in different spelling is equal; ``matches`` gives places in the text as written.
Pure; called by storage/search_index.py for what it indexes, and by operations/searching.py for what it shows.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_PLAIN: Final = str.maketrans(
    {"ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": None, "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
    | {"æ": "ae", "œ": "oe", "’": "'"}
)
"""Letters that do not fall apart into a letter and a mark. Farsi forms are folded to the Arabic ones."""

_WORD: Final = re.compile("[\\w\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+")
_TOKEN: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text as it is compared."""
    if text.isascii():
        return text.lower()
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each) != "Mn")
    return plain.casefold().translate(_PLAIN)


def tokens(query: str) -> tuple[str, ...]:
    """The words of a query, folded."""
    return tuple(_TOKEN.findall(fold(query)))


def matches(text: str, wanted: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """(start, end) in code points of the beginnings of words in ``text`` that fold to one of ``wanted``."""
    found = []
    for word in _WORD.finditer(text):
        folded = fold(word[0])
        lengths = [_prefix(word[0], token) for token in wanted if folded.startswith(token)]
        if lengths:
            found.append((word.start(), word.start() + max(lengths)))
    return tuple(found)


def _prefix(word: str, token: str) -> int:
    """How many code points of ``word`` the folded ``token`` covers, with the marks that follow them."""
    if word.isascii():
        return len(token)
    end = next(end for end in range(1, len(word) + 1) if len(fold(word[:end])) >= len(token))
    while end < len(word) and unicodedata.category(word[end]) == "Mn":
        end += 1
    return end
