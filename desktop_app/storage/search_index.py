"""The search index: SQLite's FTS5 over folded words.

Promises: an item is found from the moment its transaction ends, by the beginning of any of its words, without regard
to case, accents or Arabic vowel signs. No copy of a text is kept beside the words where another table has it.
Called by projections (notes, practices), at the installation of a pack, and by operations/searching.py.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop_app.domain.folding import fold
from desktop_app.storage.database import Database

_BODIES: Final[Mapping[str, str]] = {"note": "SELECT text FROM notes WHERE record = ?"}
"""kind → where the text of an item lies when the index does not keep it."""


class Item(NamedTuple):
    """Something that can be found. ``target`` is an activity's, record's or term's id; ``section`` counts from 0.

    ``also``: words that find it and are not shown. ``keeps_body`` False: another table has the text (see ``_BODIES``).
    """

    kind: str  # a value of domain.searching.HitKind
    target: str
    title: str
    body: str
    section: int | None = None
    meta: str = ""
    also: str = ""
    keeps_body: bool = True


def put(database: Database, item: Item) -> None:
    """Makes an item of the learner's own found, in place of what stood under its kind and target."""
    put_all(database, item.kind, (item,))


def put_all(database: Database, kind: str, items: Sequence[Item]) -> None:
    """The same for several of one kind, each of another target."""
    remove_all(database, kind, [item.target for item in items])
    add_all(database, items)


def add_all(database: Database, items: Sequence[Item]) -> None:
    """Makes items of the learner's own found, of which nothing stands in the index yet."""
    if items:
        _add(database, items, source="")


def remove(database: Database, kind: str, target: str) -> None:
    """Makes an item no longer found."""
    remove_all(database, kind, (target,))


def remove_all(database: Database, kind: str, targets: Sequence[str]) -> None:
    """Makes items of one kind no longer found."""
    if not targets:
        return
    query = (
        "SELECT i.id FROM json_each(?) AS given CROSS JOIN search_items AS i ON i.target = given.value AND i.kind = ?"
    )
    _remove(database, database.rows(query, (json.dumps(targets), kind)))


def remove_kind(database: Database, kind: str) -> None:
    """Makes the learner's own items of a kind no longer found."""
    _remove(database, database.rows("SELECT id FROM search_items WHERE kind = ? AND source = ''", (kind,)))


def purge(database: Database) -> None:
    """Takes the words of what was removed out of the index, where they stay until it tidies itself up: a row that is
    added gives it two parts to make one of. Must stand in a write block."""
    row = database.insert("INSERT INTO search_words (title, body) VALUES ('', '')")
    database.run("INSERT INTO search_words (search_words) VALUES ('optimize')")
    database.run("DELETE FROM search_words WHERE rowid = ?", (row,))


def index_source(database: Database, source: str, items: Iterable[Item]) -> None:
    """Makes the items of a pack found, in place of all that this source had before. None: forgets the source.

    ``source`` is the pack's id and whatever tells apart what is indexed apart, e.g. its language.
    """
    with database.write():
        _remove(database, database.rows("SELECT id FROM search_items WHERE source = ?", (source,)))
        _add(database, items, source=source)


def sources(database: Database) -> frozenset[str]:
    """The sources that are indexed."""
    return frozenset(row[0] for row in database.rows("SELECT DISTINCT source FROM search_items WHERE source <> ''"))


@dataclass(frozen=True)
class Found:
    """An item that matches, with its whole text."""

    item: Item
    rank: float  # the smaller, the better


def find(database: Database, tokens: Sequence[str], limit: int) -> tuple[list[Found], int]:
    """The best items in which each token (folded) begins a word, and how many there are in all."""
    if not tokens:
        return [], 0
    query = _query(tokens)
    total = int(database.value("SELECT count(*) FROM search_words WHERE search_words MATCH ?", (query,)))
    rows = database.rows(
        "SELECT i.kind, i.target, i.title, i.body, i.section, i.meta, w.score FROM "
        "(SELECT rowid AS id, bm25(search_words, 6.0, 1.0) AS score FROM search_words "
        "WHERE search_words MATCH ? ORDER BY score LIMIT ?) w JOIN search_items i ON i.id = w.id ORDER BY w.score",
        (query, limit),
    )
    return [_found(database, *row) for row in rows], total


def targets(database: Database, kind: str, tokens: Sequence[str]) -> frozenset[str]:
    """The targets of all items of a kind in which each token (folded) begins a word."""
    rows = database.rows(
        "SELECT i.target FROM search_words w JOIN search_items i ON i.id = w.rowid "
        "WHERE search_words MATCH ? AND i.kind = ?",
        (_query(tokens), kind),
    )
    return frozenset(row[0] for row in rows)


def _query(tokens: Sequence[str]) -> str:
    return " AND ".join(f'"{token}"*' for token in tokens)


def _found(
    database: Database, kind: str, target: str, title: str, body: str, section: int | None, meta: str, rank: float
) -> Found:
    if not body and kind in _BODIES:
        body = database.value(_BODIES[kind], (target,)) or ""
    return Found(Item(kind, target, title, body, section, meta), rank)


def _add(database: Database, items: Iterable[Item], *, source: str) -> None:
    first = int(database.value("SELECT max(id) FROM search_items") or 0) + 1
    numbered = list(enumerate(items, first))
    database.run_many(
        "INSERT INTO search_items (id, kind, target, section, title, body, meta, source) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (row, it.kind, it.target, it.section, it.title, it.body if it.keeps_body else "", it.meta, source)
            for row, it in numbered
        ],
    )
    database.run_many(
        "INSERT INTO search_words (rowid, title, body) VALUES (?, ?, ?)",
        [(row, fold(f"{it.title} {it.also}"), fold(it.body)) for row, it in numbered],
    )


def _remove(database: Database, rows: list[tuple[int]]) -> None:
    database.run_many("DELETE FROM search_words WHERE rowid = ?", rows)
    database.run_many("DELETE FROM search_items WHERE id = ?", rows)
