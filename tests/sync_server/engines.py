"""Two databases behind one name: Django's default connection, pointed at another URL for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from sync_server import database_url


def connection_to(url: str) -> BaseDatabaseWrapper:
    """A connection of Django's that is not open yet; whoever asks for it closes it, and nobody else.

    The doors close what an earlier request left in the middle of a transaction; a test is always in the middle of one
    (of SQLite in memory Django itself ignores the closing).
    """
    before = connections.settings[DEFAULT_DB_ALIAS]
    connections.settings[DEFAULT_DB_ALIAS] = {**before, **database_url.parse(url)}
    try:
        wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
    finally:
        connections.settings[DEFAULT_DB_ALIAS] = before
    wrapper.close_if_unusable_or_obsolete = lambda: None
    return wrapper


@contextmanager
def connected_through(wrapper: BaseDatabaseWrapper) -> Iterator[None]:
    """Everything in this thread that says "the default database" means this one, and new threads open their own."""
    settings, before = connections.settings[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    connections.settings[DEFAULT_DB_ALIAS] = wrapper.settings_dict
    connections[DEFAULT_DB_ALIAS] = wrapper
    try:
        yield
    finally:
        connections.settings[DEFAULT_DB_ALIAS] = settings
        connections[DEFAULT_DB_ALIAS] = before
