"""How hard a lesson is to read: its sentences, cut and counted, in English and in French.

Promises: running text counts (paragraphs, also those in callouts); headings, lists, tables and captions do not, for
they are no sentences. A full stop after an abbreviation, an initial or within a number ends none. The same text gives
the same numbers on every machine. Other languages are not measured: None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from course_format.lesson import Callout, Lesson, Paragraph, plain

LONGEST_AVERAGE: Final = 18.0  # words: what a tired reader in a third language can carry
LONGEST_SENTENCE: Final = 40  # words
_ABBREVIATIONS: Final = {
    "en": "approx cf dr e.g eg gen gov i.e ie lt maj mr mrs ms prof rev sgt sr st u.n u.s viz vs",
    "fr": "c.-à-d cf dr éd env ex gén lt me mgr mlle mm mme mmes p.ex prof sgt ste suiv",
}
"""Without their last full stop, in small letters: after these no sentence ends."""

_BEFORE_NUMBERS: Final = {
    "en": "art arts ch col ed eds fig figs no nos op p para paras pp sect vol vols",
    "fr": "art arts chap col fig figs n no nos p par pp sect vol vols",
}
"""The same, but only when a number follows: "no" ends many a sentence."""

# The end of a sentence: its sign (French puts a space before some), what closes a quotation, and white space.
_END: Final = re.compile(r"(?:[ \u00a0\u202f]?[!?…]++|\.++)(?:[ \u00a0\u202f]?»|[”’\"')\]]){0,3}+(?=\s)")
_NEXT: Final = re.compile(r"[\s«“‘\"'(\[¿¡–—-]{0,8}+(\w)")
_LAST_WORD: Final = re.compile(r"[\w.-]+$")
_LONGEST_ABBREVIATION: Final = 12
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True)
class Sentence:
    text: str
    words: int


@dataclass(frozen=True)
class ReadingLevel:
    """``average`` with one decimal, 0 when there is no sentence; ``longest`` in words."""

    words: int
    sentences: int
    average: float
    longest: int
    long: tuple[Sentence, ...]


def measure(lesson: Lesson, language: str) -> ReadingLevel | None:
    """None for a language whose sentences this program cannot tell apart."""
    if language.split("-")[0] not in _ABBREVIATIONS:
        return None
    found = [sentence for text in _running(lesson) for sentence in sentences(text, language)]
    words = sum(sentence.words for sentence in found)
    return ReadingLevel(
        words=words,
        sentences=len(found),
        average=round(words / len(found), 1) if found else 0.0,
        longest=max((sentence.words for sentence in found), default=0),
        long=tuple(sentence for sentence in found if sentence.words > LONGEST_SENTENCE),
    )


def sentences(text: str, language: str) -> Iterator[Sentence]:
    """The sentences of one paragraph. ``language``: as in a manifest."""
    own = language.split("-")[0]
    always, before_numbers = (frozenset(table[own].split()) for table in (_ABBREVIATIONS, _BEFORE_NUMBERS))
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match, always, before_numbers):
            yield from _counted(text[start : match.end()])
            start = match.end()
    yield from _counted(text[start:])


def words_in(text: str) -> int:
    """Words as people count them: what stands between white space and has a letter or a digit."""
    return sum(_WORD.search(part) is not None for part in text.split())


def _ends(text: str, match: re.Match[str], always: frozenset[str], before_numbers: frozenset[str]) -> bool:
    following = _NEXT.match(text, match.end())
    # A sentence begins with a capital, a digit, or in a script without capitals.
    if following is None or following.group(1).islower():
        return following is None
    if match.group().lstrip()[0] != ".":
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()])
    if before is None:
        return True
    word = before.group().lower()
    initial = len(word) == 1 and word.isalpha() and before.group().isupper()
    numbered = following.group(1).isdigit() and word in before_numbers
    return not initial and word not in always and not numbered


def _counted(text: str) -> Iterator[Sentence]:
    trimmed = text.strip()
    if words := words_in(trimmed):
        yield Sentence(trimmed, words)


def _running(lesson: Lesson) -> Iterator[str]:
    for block in lesson.blocks:
        match block:
            case Paragraph():
                yield plain(block.inlines)
            case Callout():
                inner = (*block.blocks, *block.answer)
                yield from (plain(part.inlines) for part in inner if isinstance(part, Paragraph))
