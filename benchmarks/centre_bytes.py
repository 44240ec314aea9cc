"""What a centre's database weighs for each slice that it holds: tables and indexes, beside the slices' own bytes. And
what the one file costs that all its processes share.

Forty people wrote a hundred entries each through the centre's own code, in slices of five: half of them sealed, half
read by the centre. The rest are copies of their rows, as other people of other cohorts.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import psycopg

from benchmarks.engines import Engine, engines
from benchmarks.figures import Figure, table
from benchmarks.stocked_centre import Order, stocked
from sync_server.centre.tide import Mark, TideMark

ORDER: Final = Order(people=40, laptops=2, exchanges=10, copies=24)
"""100,000 entries, 1,000 people."""


def figures(order: Order = ORDER) -> list[Figure]:
    """Bytes for a slice and for an entry, on either database."""
    found: list[Figure] = []
    with engines() as both:
        for engine in both:
            found += _on(engine, order)
    return [*found, Figure("note beside the key how far laptops were told, local disk", _mark(), "ms")]


def _mark(times: int = 3_000) -> float:
    """Milliseconds that the file costs which all processes of a centre share."""
    with tempfile.TemporaryDirectory() as name:
        mark = TideMark(Path(name) / "run")
        mark.set(Mark(1, 0))
        began = time.perf_counter()
        for tide in range(1, times + 1):
            mark.raise_to(Mark(1, tide))
        return 1_000 * (time.perf_counter() - began) / times


def _on(engine: Engine, order: Order) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder, url = Path(name) / "centre", engine.new_url()
        roll = stocked(folder, order, url=url)
        whole, slices = _postgresql(url) if url else _sqlite(folder)
    people = order.people * (order.copies + 1)
    called = f"centre of {people:,} people, {roll.entries:,} entries, {engine.name}"
    yield Figure(f"{called}, for each slice", whole / roll.slices, "B", slices / roll.slices, "the slice's own bytes")
    yield Figure(f"{called}, for each entry", whole / roll.entries, "B", slices / roll.entries, "its part of a slice")


def _sqlite(folder: Path) -> tuple[int, int]:
    """Bytes of the database, and of the slices in it."""
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        (pages,) = database.execute(
            "SELECT (SELECT * FROM pragma_page_count) * (SELECT * FROM pragma_page_size)"
        ).fetchone()
        (slices,) = database.execute("SELECT sum(length(data)) FROM centre_slice").fetchone()
    return pages, slices


def _postgresql(url: str) -> tuple[int, int]:
    with psycopg.connect(url) as database:
        row = database.execute(
            "SELECT sum(pg_total_relation_size(oid)), (SELECT sum(length(data)) FROM centre_slice)"
            " FROM pg_class WHERE relkind = 'r' AND relname LIKE 'centre_%'"
        ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


if __name__ == "__main__":
    print(table(figures()))
