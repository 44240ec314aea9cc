"""How often an exchange asks the database: the same, however much the centre holds."""

import os
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sync_protocol.entries import COHORT, MANAGERS, MINE
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
