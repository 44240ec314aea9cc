"""Finding a marked passage again, also in a lesson that was rewritten since.

Promises: a passage is looked for where it was, then by its words and what stood around it, then by its paragraph;
what is not found is said to be not found, and its words stay in the anchor: nothing is lost. Offsets are code
points of a block's plain text. Refuses: to change a stored anchor. Called by operations.lessons and .notes.
Source: W3C Web Annotation Data Model, TextQuoteSelector beside a TextPositionSelector.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.marks import Anchor

AROUND: Final = 32
"""Code points kept before and after a quote."""

_SHORT: Final = 16
"""A shorter quote is a common word or two: it counts as found elsewhere only with some of what stood around it."""

_CONTEXT: Final = 4
_ENOUGH: Final = 0.5
_SAME: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})


class Found(StrEnum):
    """How a passage was found."""

    EXACT = "exact"
    QUOTE = "quote"  # the same words, elsewhere
    CONTEXT = "context"  # other words between the same neighbours
    PARAGRAPH = "paragraph"  # the passage is gone, its paragraph is there


@dataclass(frozen=True)
class Located:
    """A range of a block; empty (0, 0) when only the paragraph was found."""

    paragraph: int
    start: int
    end: int
    how: Found


def anchor_of(
    activity: ActivityId, version: str, paragraph: int, start: int, end: int, text: str, language: str = ""
) -> Anchor:
    """The anchor of ``text[start:end]``, where ``text`` is the whole block of a lesson in this ``language``."""
    return Anchor(
        activity=activity,
        pack_version=version,
        paragraph=paragraph,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
        language=language,
    )


def locate(anchor: Anchor, texts: Mapping[int, str]) -> Located | None:
    """Where the passage stands in ``texts`` (block index to plain text); None when it is in none of them."""
    here = texts.get(anchor.paragraph, "")
    if anchor.quote and anchor.start >= 0 and here[anchor.start : anchor.end] == anchor.quote:
        return Located(anchor.paragraph, anchor.start, anchor.end, Found.EXACT)
    if not (anchor.quote or here) and anchor.paragraph in texts:
        return Located(anchor.paragraph, 0, 0, Found.EXACT)  # a note beside a figure without words
    folded = {index: text.translate(_SAME) for index, text in texts.items()}
    plain = replace(
        anchor,
        quote=anchor.quote.translate(_SAME),
        prefix=anchor.prefix.translate(_SAME),
        suffix=anchor.suffix.translate(_SAME),
    )
    return _by_quote(plain, folded) or _by_context(plain, folded) or _by_paragraph(plain, folded)


def moved(anchor: Anchor, located: Located, version: str, texts: Mapping[int, str]) -> Anchor:
    """The anchor as it stands in this version. Where only the paragraph was found, the old words are kept."""
    if located.how is Found.PARAGRAPH:
        return replace(anchor, pack_version=version, paragraph=located.paragraph, start=0, end=0)
    text = texts[located.paragraph]
    return anchor_of(anchor.activity, version, located.paragraph, located.start, located.end, text, anchor.language)


def union(one: Anchor, other: Anchor) -> Anchor | None:
    """One passage out of two of the same block and version that overlap or touch; None when they do neither, or when
    the words of one are gone: joined, they would be forgotten."""
    if one.start >= one.end or other.start >= other.end:
        return None
    same = (one.activity, one.spoken, one.pack_version, one.paragraph) == (
        other.activity,
        other.spoken,
        other.pack_version,
        other.paragraph,
    )
    first, second = sorted((one, other), key=lambda anchor: (anchor.start, -anchor.end))
    if not same or second.start > first.end:
        return None
    if second.end <= first.end:
        return first
    return replace(
        first,
        end=second.end,
        quote=first.quote + second.quote[first.end - second.start :],
        suffix=second.suffix,
    )


def _by_quote(anchor: Anchor, texts: Mapping[int, str]) -> Located | None:
    ranked = [
        (_context(anchor, text, start), -abs(index - anchor.paragraph), -abs(start - anchor.start), index, start)
        for index, text in texts.items()
        for start in _places(anchor.quote, text)
    ]
    if not ranked:
        return None
    context, _, _, index, start = max(ranked)
    needed = min(_CONTEXT, len(anchor.prefix) + len(anchor.suffix)) if len(anchor.quote) < _SHORT else 0
    if context < needed:
        return None
    return Located(index, start, start + len(anchor.quote), Found.QUOTE)


def _places(quote: str, text: str) -> Iterator[int]:
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _context(anchor: Anchor, text: str, start: int) -> int:
    """How many code points around this place are those that stood around the passage."""
    end = start + len(anchor.quote)
    before = _shared(reversed(text[max(0, start - AROUND) : start]), reversed(anchor.prefix))
    return before + _shared(iter(text[end : end + AROUND]), iter(anchor.suffix))


def _shared(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _by_context(anchor: Anchor, texts: Mapping[int, str]) -> Located | None:
    if min(len(anchor.prefix.strip()), len(anchor.suffix.strip())) < _CONTEXT:
        return None
    longest = 2 * len(anchor.quote) + AROUND
    for index in sorted(texts, key=lambda index: abs(index - anchor.paragraph)):
        text = texts[index]
        at = text.find(anchor.prefix)
        start = at + len(anchor.prefix)
        end = text.find(anchor.suffix, start) if at >= 0 else -1
        if start < end <= start + longest:
            return Located(index, start, end, Found.CONTEXT)
    return None


def _by_paragraph(anchor: Anchor, texts: Mapping[int, str]) -> Located | None:
    wanted = _words(anchor.prefix) | _words(anchor.quote) | _words(anchor.suffix)
    if len(wanted) < 3:
        return None
    ranked = [
        (len(wanted & _words(text)) / len(wanted), -abs(index - anchor.paragraph), index)
        for index, text in texts.items()
    ]
    share, _, index = max(ranked, default=(0.0, 0, 0))
    return Located(index, 0, 0, Found.PARAGRAPH) if share >= _ENOUGH else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in (raw.strip(".,;:!?\"'()").casefold() for raw in text.split()) if word)
