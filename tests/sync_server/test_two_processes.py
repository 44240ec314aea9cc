"""Twenty laptops at once against two servers on one PostgreSQL: no reader ever misses an entry.

Each laptop writes to its cohort, to its managers and to itself, and goes to the other server with every request, so
that places in one feed are wanted by both at the same time. A position only ever moves forward: what a reader skipped
once would never come, so at the end everybody must hold everything.
"""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from sync_protocol.entries import COHORT, MANAGERS, MINE
from sync_protocol.slices import slice_name
from tests.support.postgresql import Postgresql
from tests.sync_server.laptops import Laptop
from tests.sync_server.over_http import enrolled_at, kept_open
from tests.sync_server.server_process import Server, answer, command, serving

LAPTOPS = 20
MANAGERS_AMONG_THEM = 2
ROUNDS = 8
MOST_REQUESTS = 60


@pytest.fixture
def servers(tmp_path: Path, postgresql: Postgresql, migrated: str) -> Iterator[list[Server]]:
    folder = tmp_path / "centre"
    url = postgresql.url(postgresql.new_database(migrated))
    folder.with_suffix(".url").write_text(url, encoding="utf-8")
    assert command(folder, "init").returncode == 0
    with ExitStack() as running:
        yield [running.enter_context(serving(folder, ["--threads", "10"])) for _ in range(2)]


def work(laptop: Laptop, servers: list[Server], number: int) -> list[bytes]:
    """Names of what it wrote to its cohort."""
    written = []
    with kept_open(servers) as lines:
        for turn in range(ROUNDS):
            post = laptop.pack(laptop.entry("post.made", os.urandom(60 + 40 * turn), COHORT))
            carried = [post]
            if turn % 3:
                carried.append(laptop.pack(laptop.entry("activity.finished", b"\x90", (MINE, MANAGERS)[turn % 2])))
            kept = laptop.exchange(lines[(turn + number) % 2], *carried, room=4_000).acknowledged
            assert len(kept) == len(carried)
            written.append(slice_name(post))
    return written


def catch_up(laptop: Laptop, server: Server) -> None:
    with kept_open([server]) as (line,):
        for _ in range(MOST_REQUESTS):
            if not laptop.exchange(line).more:
                return
    raise AssertionError("there was always more")


@pytest.mark.timeout(60)
def test_no_reader_misses_an_entry(servers: list[Server], tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    people = answer(folder, "enrol", "--cohort", "Spring course", "--count", str(LAPTOPS - MANAGERS_AMONG_THEM))
    managers = answer(
        folder, "enrol", "--cohort", "Spring course", "--role", "manager", "--count", str(MANAGERS_AMONG_THEM)
    )
    codes = [str(code) for made in (managers, people) for code in made["codes"]]  # type: ignore[attr-defined]
    with ThreadPoolExecutor(LAPTOPS) as pool:
        laptops = list(pool.map(lambda pair: enrolled_at(servers[pair[0] % 2], pair[1], "Amina"), enumerate(codes)))
        posts = set().union(*pool.map(lambda n: work(laptops[n], servers, n), range(LAPTOPS)))
        list(pool.map(lambda n: catch_up(laptops[n], servers[n % 2]), range(LAPTOPS)))
    assert len(posts) == LAPTOPS * ROUNDS
    for laptop in laptops:
        assert posts <= set(laptop.slices)
    # The managers hold what every learner sent them.
    wanted = {name for laptop in laptops for name, data in laptop.slices.items() if MANAGERS.encode() in data[:30]}
    assert all(wanted <= set(manager.slices) for manager in laptops[:MANAGERS_AMONG_THEM])
    counts_have_no_holes(folder.with_suffix(".url").read_text(encoding="utf-8"))


def counts_have_no_holes(url: str) -> None:
    with psycopg.connect(url) as database:
        places = database.execute("SELECT feed_id, count FROM centre_feedplace ORDER BY feed_id, count").fetchall()
        (told,) = database.execute("SELECT sum(places) FROM centre_tidecount").fetchone() or (0,)
        heads = dict(database.execute("SELECT name, count FROM centre_feed").fetchall())
    assert Counter(feed for feed, _ in places) == heads
    assert all(count == number for feed in heads for number, count in enumerate(_of(places, feed), 1))
    assert told == len(places)


def _of(places: list[tuple[object, ...]], feed: str) -> list[object]:
    return [count for name, count in places if name == feed]
