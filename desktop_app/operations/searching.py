"""Searching everything on this laptop: lessons, notes, glossary, own and published practices.

Promises: finds by the beginning of every word, as one types, without regard to case, accents or Arabic vowel signs;
asks nobody. Nothing in the bin is found.
"""

from typing import Final

from desktop_app.domain.folding import matches, tokens
from desktop_app.domain.markdown_text import plain
from desktop_app.domain.searching import Hit, HitKind, SearchResults
from desktop_app.operations.session import Session
from desktop_app.storage.search_index import Found, find

BEFORE: Final = 40
AFTER: Final = 120
"""Code points of text shown before and after the first match."""


def search(session: Session, query: str, limit: int = 40) -> SearchResults:
    """The best ``limit`` hits, and how many there are in all. Nothing for a query without a letter."""
    wanted = tokens(query)
    found, total = find(session.database, wanted, limit)
    return SearchResults(query, tuple(_hit(each, wanted) for each in found), total)


def _hit(found: Found, wanted: tuple[str, ...]) -> Hit:
    item = found.item
    context = _context(plain(item.body), wanted)
    return Hit(
        kind=HitKind(item.kind),
        target=item.target,
        section=item.section,
        title=item.title,
        context=context,
        title_matches=matches(item.title, wanted),
        context_matches=matches(context, wanted),
        meta=item.meta,
    )


def _context(text: str, wanted: tuple[str, ...]) -> str:
    """The text around the first match, or its beginning, cut between words."""
    first = next(iter(matches(text, wanted)), (0, 0))[0]
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = first + AFTER
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
