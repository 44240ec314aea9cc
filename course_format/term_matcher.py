"""Finds glossary terms in running text.

Promises: the longest term that fits is taken; a term is marked the first time it stands in a section, and only in plain
runs, so that no style an author chose is lost. Abbreviations and names are matched with their case ("WHO" is not
"who"), other words without it. Word bounds are Unicode's, so Arabic and accented words are whole words too; a part of a
hyphened word is no word.
"""

import re
from collections.abc import Iterable, Iterator

from course_format.glossary import Term
from course_format.lesson import Inline, Inlines, Style


def _pattern(words: str) -> str:
    spaced = r"\s+".join(re.escape(part) for part in words.split())
    # Capitals after the first letter make a name or an abbreviation: those keep their case.
    return spaced if words[1:] != words[1:].lower() or len(words) == 1 else f"(?i:{spaced})"


class TermMatcher:
    """``used`` gathers the ids of every term that was marked, for an author's check."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._exact: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        for term in terms:
            for words in (term.term, *term.variants):
                spelling = " ".join(words.split())
                if spelling:
                    self._exact.setdefault(spelling, term.id)
                    self._folded.setdefault(spelling.casefold(), term.id)
        joined = "|".join(_pattern(words) for words in sorted(self._exact, key=len, reverse=True))
        self._regex = re.compile(rf"(?<!\w)(?<!\w-)(?:{joined})(?!-?\w)") if joined else None
        self.used: set[str] = set()

    def knows(self, term_id: str) -> bool:
        return term_id in self._exact.values()

    def mark(self, inlines: Inlines, seen: set[str]) -> Inlines:
        """``inlines`` with terms as TERM runs, but for those in ``seen``, which grows."""
        if self._regex is None:
            return inlines
        marked: list[Inline] = []
        for run in inlines:
            if run.style is Style.PLAIN:
                marked.extend(self._split(run.text, seen, self._regex))
            else:
                marked.append(run)
        return tuple(marked)

    def _split(self, text: str, seen: set[str], regex: re.Pattern[str]) -> Iterator[Inline]:
        done = 0
        for match in regex.finditer(text):
            spelling = " ".join(match.group().split())
            term_id = self._exact.get(spelling) or self._folded[spelling.casefold()]
            if term_id in seen:
                continue
            seen.add(term_id)
            self.used.add(term_id)
            if match.start() > done:
                yield Inline(text[done : match.start()])
            yield Inline(match.group(), Style.TERM, term_id)
            done = match.end()
        if done < len(text):
            yield Inline(text[done:])
