"""A centre filled for a measurement holds what it should, and its laptops' requests, signed beforehand, bring what the
row says."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from benchmarks.engines import SQLITE, Engine
from benchmarks.loaded_centre import LoadedCentre, loaded_centre
from benchmarks.stocked_centre import Order
from tests.support.postgresql import cluster

PEOPLE, EXCHANGES, COPIES = 2, 2, 2
ORDER = Order(people=PEOPLE, laptops=2, exchanges=EXCHANGES, copies=COPIES)


@contextmanager
def engine_called(name: str) -> Iterator[Engine]:
    if name == SQLITE.name:
        yield SQLITE
        return
    with cluster() as running:
        url = running.url(running.new_database())
        yield Engine(name, lambda: url, (running.pid,))


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def centre(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[LoadedCentre, dict[str, int]]]:
    folder = tmp_path_factory.mktemp("loaded") / "centre"
    with engine_called(request.param) as engine, loaded_centre(folder, ORDER, engine) as running:
        yield running, counts(folder, engine)


def counts(folder: Path, engine: Engine) -> dict[str, int]:
    """Rows of the tables that history lies in, and what lies behind them."""
    questions = {
        "people": "SELECT count(*) FROM centre_person",
        "slices": "SELECT count(*) FROM centre_slice WHERE person_id IS NOT NULL",
        "known": "SELECT count(*) FROM centre_knownentry WHERE person_id IS NOT NULL",
        "cohorts": "SELECT count(*) FROM centre_cohort",
        "beyond": "SELECT count(*) FROM centre_feedplace p JOIN centre_feed f ON f.name = p.feed_id "
        "WHERE p.count > f.count",
        "untold": "SELECT (SELECT count(*) FROM centre_feedplace) - (SELECT sum(places) FROM centre_tidecount)",
    }
    with closing(connected(folder, engine)) as database:
        return {name: int(database.execute(question).fetchone()[0]) for name, question in questions.items()}


def connected(folder: Path, engine: Engine) -> Any:
    url = engine.new_url()
    return sqlite3.connect(folder / "db.sqlite3") if url is None else psycopg.connect(url)


def test_copies_are_whole(centre: tuple[LoadedCentre, dict[str, int]]) -> None:
    running, found = centre
    times = COPIES + 1
    assert found == {
        "people": PEOPLE * times,
        "slices": PEOPLE * EXCHANGES * 2 * times,
        "known": PEOPLE * EXCHANGES * 5 * times,
        "cohorts": times,
        "beyond": 0,
        "untold": 0,
    }
    assert running.roll.entries == PEOPLE * EXCHANGES * 10 * times


def test_signed_requests_bring_what_the_row_says(centre: tuple[LoadedCentre, dict[str, int]]) -> None:
    running, _ = centre
    quiet = running.quiet(2)
    assert quiet.exchanges == 2 * 2 * PEOPLE
    for _ in range(2):  # the second time goes on where the first ended
        busy = running.ten_and_ten(3)
        assert busy.exchanges == 3 * PEOPLE
        # All but each person's first exchange bring as much as goes up.
        assert busy.account.down > busy.account.up / 2
    assert all(body.count(b"\x95\x01\x01") == 2 for body in busy.account.last if body)
    assert quiet.account.down / quiet.exchanges < 150
    assert running.bare(1).account.statuses == {405: 8}
