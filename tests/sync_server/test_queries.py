"""How often an exchange asks the database: the same, however much the centre holds."""

import os
import re
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sync_protocol.entries import COHORT, MANAGERS, MINE
from sync_protocol.slices import slice_name
from sync_server.centre import feeds
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Laptop, Send

QUIET = 5
"""Who asks; the run; the memberships; the heads of their feeds; how many places there are."""

WRITES = ("INSERT", "UPDATE", "DELETE", "BEGIN", "SAVEPOINT")


def asked(exchange: Callable[[], object]) -> list[str]:
    """The first words of the statements."""
    with CaptureQueriesContext(connection) as seen:
        exchange()
    return [query["sql"] for query in seen.captured_queries]


def ten_entries(laptop: Laptop) -> list[bytes]:
    sealed = [laptop.entry("note.edit", os.urandom(80), MINE) for _ in range(9)]
    return [laptop.pack(*sealed), laptop.pack(laptop.entry("post.made", os.urandom(80), MANAGERS))]


def test_nothing_new_asks_five_times_and_writes_nothing(laptop: MakeLaptop, send: Send, clock: Clock) -> None:
    here = laptop()
    here.catch_up(send)
    clock.pass_time(seconds=30)
    statements = asked(lambda: here.exchange(send))
    assert len(statements) == QUIET
    assert not [each for each in statements if each.startswith(WRITES)]


def test_ten_up_and_one_down_ask_as_often_with_more_behind_them(laptop: MakeLaptop, send: Send) -> None:
    here, others = laptop(), [laptop(f"Person {number}") for number in range(3)]

    def ten_up_and_one_down() -> int:
        here.catch_up(send)
        others[0].exchange(send, others[0].pack(others[0].entry("post.made", os.urandom(80), COHORT)))
        entries = ten_entries(here)
        return len(asked(lambda: here.exchange(send, *entries)))

    before = ten_up_and_one_down()
    for other in others:
        for _ in range(10):
            other.exchange(send, *ten_entries(other))
    assert ten_up_and_one_down() == before


def test_a_long_feed_is_read_as_far_as_it_fits(laptop: MakeLaptop, send: Send) -> None:
    here, reader = laptop(), laptop("Tomas")
    reader.catch_up(send)
    written = []
    for _ in range(10):
        posts = [here.pack(here.entry("post.made", os.urandom(200), COHORT)) for _ in range(10)]
        here.exchange(send, *posts)
        written += [slice_name(post) for post in posts]
    assert len(asked(lambda: reader.exchange(send, room=1_000))) == QUIET + 1
    reader.catch_up(send)
    assert [name for name in reader.slices if name in set(written)] == written


def test_all_of_a_long_feed_comes_in_few_questions(laptop: MakeLaptop, send: Send) -> None:
    here, reader = laptop(), laptop("Tomas")
    reader.catch_up(send)
    for _ in range(10):
        here.exchange(send, *(here.pack(here.entry("post.made", os.urandom(20), COHORT)) for _ in range(10)))
    assert len(asked(lambda: reader.exchange(send))) == QUIET + 3  # 16, 32 and 64 at once
    assert not reader.exchange(send).feeds


def test_however_long_a_feed_is_few_slices_are_held_at_once(laptop: MakeLaptop, send: Send) -> None:
    """A slice may have more than a megabyte: hundreds of long ones behind hundreds of short ones are no reason to hold
    all of them."""
    here, reader = laptop(), laptop("Tomas")
    reader.catch_up(send)
    for _ in range(20):
        here.exchange(send, *(here.pack(here.entry("post.made", os.urandom(20), COHORT)) for _ in range(20)))
    limits = [int(found) for each in asked(lambda: reader.exchange(send)) for found in re.findall(r"LIMIT (\d+)", each)]
    assert max(limits) == feeds.MOST_AT_ONCE
    assert not reader.exchange(send).feeds
