"""The two databases that a centre may have, for rows that are measured on both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.support.postgresql import cluster


@dataclass(frozen=True)
class Engine:
    """``new_url``: where another database is (None: in the centre's folder); ``pids``: processes of its own."""

    name: str
    new_url: Callable[[], str | None]
    pids: tuple[int, ...] = ()


SQLITE = Engine("SQLite", lambda: None)


@contextmanager
def engines() -> Iterator[tuple[Engine, Engine]]:
    """SQLite as the centre sets it, and a PostgreSQL of its own: both wait for the disk at every commit."""
    with cluster(durable=True) as running:
        yield SQLITE, Engine("PostgreSQL", lambda: running.url(running.new_database()), (running.pid,))
