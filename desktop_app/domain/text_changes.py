"""What changed between two texts, as few replacements.

Promises: applying the changes to the old text gives the new one, exactly; common start and end are kept; what lies
between is compared by words, or replaced as one piece, whichever writes less. Offsets are code points of the old text.
Pure; called by storage/open_texts.py and text_merge.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

WORDS_COMPARED: Final = 4_000
"""Beyond so many words on one side, comparing costs more time than the bytes it saves."""

INSERT_COST: Final = 14
DELETE_COST: Final = 4
"""Bytes a Yjs update spends on one more insertion or deletion beside the text itself, measured."""

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Replacement:
    """``old[start:end]`` becomes ``text``."""

    start: int
    end: int
    text: str


def changes(old: str, new: str) -> tuple[Replacement, ...]:
    """The replacements, in order, that make ``new`` of ``old``; empty when they are equal."""
    if old == new:
        return ()
    start, old_end, new_end = _differing(old, new)
    whole = _trimmed(Replacement(start, old_end, new[start:new_end]), old)
    old_words, new_words = _WORDS.findall(old[start:old_end]), _WORDS.findall(new[start:new_end])
    if not old_words or not new_words or max(len(old_words), len(new_words)) > WORDS_COMPARED:
        return (whole,)
    fine = tuple(_trimmed(each, old) for each in _by_words(start, old_words, new_words))
    return fine if _cost(fine) < _cost((whole,)) else (whole,)


def _differing(old: str, new: str) -> tuple[int, int, int]:
    """Start of what differs, and its end in each text, with the words that it begins and ends in whole: taking a word
    out must not take the beginning of it and the end of the one before."""
    limit = min(len(old), len(new))
    start = _common(old, new, limit)
    while start and _in_word(old, new, start):
        start -= 1
    old_back, new_back = old[::-1], new[::-1]
    end = _common(old_back, new_back, limit - start)
    while end and _in_word(old_back, new_back, end):
        end -= 1
    return start, len(old) - end, len(new) - end


def _in_word(old: str, new: str, at: int) -> bool:
    """Whether a word of either text goes on across this place, up to which they are equal."""
    return _is_letter(old[at - 1]) and (_is_letter(old[at : at + 1]) or _is_letter(new[at : at + 1]))


def _is_letter(text: str) -> bool:
    return text.isalnum() or text == "_"


def _trimmed(change: Replacement, old: str) -> Replacement:
    """The same without what old and new text have in common at its start and end."""
    gone = old[change.start : change.end]
    limit = min(len(gone), len(change.text))
    start = _common(gone, change.text, limit)
    end = _common(gone[::-1], change.text[::-1], limit - start)
    return Replacement(change.start + start, change.end - end, change.text[start : len(change.text) - end])


def _common(left: str, right: str, limit: int) -> int:
    """How many code points both begin with, at most ``limit``. Halving compares at the speed of memory."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _by_words(start: int, old: Sequence[str], new: Sequence[str]) -> tuple[Replacement, ...]:
    found = []
    starts = [start]
    for word in old:
        starts.append(starts[-1] + len(word))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(Replacement(starts[i1], starts[i2], "".join(new[j1:j2])))
    return tuple(found)


def _cost(replacements: tuple[Replacement, ...]) -> int:
    return sum(
        (INSERT_COST + len(each.text.encode("utf-8", "surrogatepass")) if each.text else 0)
        + (DELETE_COST if each.end > each.start else 0)
        for each in replacements
    )
