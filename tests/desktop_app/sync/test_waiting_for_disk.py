"""What an exchange waits for the disk for: what came and what was acknowledged, and not that nothing is new."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.operations import exchanging
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop


@contextmanager
def waited(laptop: FieldLaptop) -> Iterator[list[int]]:
    """How many rows each transaction changed that ended on the disk."""
    connection, found = laptop.session.database._connection, []
    full, before = laptop.session.database.value("PRAGMA synchronous") == 2, connection.total_changes

    def look(statement: str) -> None:
        nonlocal full, before
        if statement.startswith("PRAGMA synchronous = "):
            full = statement.endswith("FULL")
        if statement == "COMMIT":
            if full and connection.total_changes > before:
                found.append(connection.total_changes - before)
            before = connection.total_changes

    connection.set_trace_callback(look)
    try:
        yield found
    finally:
        connection.set_trace_callback(None)


def test_nothing_new_waits_for_nothing_and_what_was_sent_does(make: MakeLaptop) -> None:
    writer = make()
    reader = make(words=writer.words())
    for laptop in (writer, reader, writer, reader):
        laptop.exchange()
    writer.clock.advance(hours=1)
    with waited(writer) as found:
        writer.exchange()
    assert found == []
    view = exchanging.sync_view(writer.session)
    assert view.status.last_contact == view.history[0].when, "and yet it is kept"
    writer.write("Bridge", "It is closed.")
    for laptop in (writer, reader):
        with waited(laptop) as found:
            laptop.exchange()
        assert found
    writer.reopen()
    assert exchanging.status(writer.session).waiting == 0
    assert exchanging.status(writer.session).last_contact is not None


def test_what_a_learner_writes_waits_again(laptop: FieldLaptop) -> None:
    laptop.exchange()
    laptop.exchange()
    with waited(laptop) as found:
        laptop.write("Bridge", "It is closed.")
    assert found
