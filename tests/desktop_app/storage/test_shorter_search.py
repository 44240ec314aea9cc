"""The search index of an older profile finds the same afterwards."""

import random
from pathlib import Path

import pytest

from desktop_app.domain.folding import tokens
from desktop_app.storage import search_index
from desktop_app.storage.database import Database
from desktop_app.storage.migrations import STEPS, step_0010_shorter_search
from desktop_app.storage.search_index import Item

WORDS = [
    "bridge",
    "water_truck",
    "co2",
    "don't",
    "Übung",
    "مُدَرِّسَة",
    "中文字",
    "🙂",
    "x" * 300,
    *(f"w{n}" for n in range(99)),
]
QUERIES = ("b", "w", "x", "br", "wa", "w1", "co", "don", "ub", "ubung", "مدرسه", "zebra", "removed", "中", "w1 bridge")


@pytest.fixture
def database(tmp_path: Path):
    found = Database.open(tmp_path / "a.db", bytes(32))
    with found.write():
        for step in STEPS[: STEPS.index(step_0010_shorter_search.apply)]:
            step(found)
    yield found
    found.close()


def found(database: Database) -> list[tuple[int, set[str]]]:
    results = [search_index.find(database, tokens(query), 1_000) for query in QUERIES]
    return [(total, {hit.item.target for hit in hits}) for hits, total in results]


def test_the_same_is_found(database: Database) -> None:
    chance = random.Random(3)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    with database.write():
        search_index.put_all(database, "note", [Item("note", f"n{n}", words(4), words(30)) for n in range(90)])
    search_index.index_source(
        database, "p/en", [Item("term", f"t{n}", words(2), words(9), also="zebra") for n in range(9)]
    )
    for number in range(20):
        with database.write():
            search_index.put(database, Item("note", f"n{number}", words(4), words(30)))
    with database.write():
        search_index.put(database, Item("note", "last", "removed", words(30)))
    with database.write():
        search_index.remove(database, "note", "last")  # its place is given to the next
    with database.write():
        search_index.put(database, Item("note", "wordless", "", "&"))
    before = found(database)
    assert sum(total > 0 for total, _ in before) == len(QUERIES) - 1
    with database.write():
        step_0010_shorter_search.apply(database)
    assert found(database) == before
    with database.write():
        search_index.remove(database, "note", "n3")
        search_index.put(database, Item("note", "new", "removed no more", "b"))
    assert [hit.item.target for hit in search_index.find(database, ("removed",), 9)[0]] == ["new"]


def test_an_index_without_a_word_stays_empty(database: Database) -> None:
    with database.write():
        step_0010_shorter_search.apply(database)
    assert search_index.find(database, ("a",), 9) == ([], 0)
