"""Threads of one process that write to SQLite wait for their turn, and never for SQLite to try again."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from pytest_django import DjangoDbBlocker

from sync_server.centre import placing
from sync_server.centre.models import TideCount
from tests.sync_server.engines import connected_through, connection_to

THREADS = 8
TIMES = 20


@pytest.fixture
def impatient(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database in a file, on which whoever meets another writer fails at once."""
    wrapper: BaseDatabaseWrapper = connection_to(f"sqlite://{tmp_path / 'centre.sqlite3'}")
    wrapper.settings_dict["OPTIONS"] = {**wrapper.settings_dict["OPTIONS"], "timeout": 0}
    with django_db_blocker.unblock(), closing(wrapper), connected_through(wrapper):
        call_command("migrate", verbosity=0)
        yield


def in_threads(work: Callable[[], None]) -> None:
    together = threading.Barrier(THREADS)

    def begin(_: int) -> None:
        together.wait(10)
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(begin, range(THREADS)))


def test_threads_write_one_after_another(impatient: None) -> None:
    def count_up() -> None:
        for _ in range(TIMES):
            with placing.transaction():
                TideCount.objects.filter(shard=0).update(places=F("places") + 1)

    in_threads(count_up)
    assert placing.all_places() == THREADS * TIMES


def test_a_turn_ends_with_an_error_too(impatient: None) -> None:
    with pytest.raises(RuntimeError), placing.transaction():
        raise RuntimeError
    in_threads(lambda: TideCount.objects.filter(shard=1).first())
    with placing.transaction():
        TideCount.objects.filter(shard=1).update(places=1)
