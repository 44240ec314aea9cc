"""The history of exchanges: one row for each, whether it went well or not.

Promises: rows are added and never changed. Called by operations and sync/.
"""

from dataclasses import dataclass

from desktop_app.storage.database import Database


@dataclass(frozen=True)
class PastExchange:
    """Times in ms UTC by the laptop's clock, sizes in bytes on the wire, ``sent`` and ``received`` in entries.

    ``code`` is None when it went to its end, "stopped" when somebody stopped it, else a code of domain.errors. ``way``
    is "line", or "stick" for an answer that came in a file.
    """

    started: int
    ended: int
    code: str | None
    requests: int
    bytes_up: int
    bytes_down: int
    sent: int
    received: int
    way: str = "line"


_COLUMNS = "started, ended, code, requests, bytes_up, bytes_down, sent, received, way"


def add(database: Database, past: PastExchange) -> None:
    """Adds a row. Joins the transaction that is open, or makes one that does not wait for the disk."""
    with database.write(waits=False):
        database.run(
            f"INSERT INTO exchanges ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  # names of ours
            (
                past.started,
                past.ended,
                past.code,
                past.requests,
                past.bytes_up,
                past.bytes_down,
                past.sent,
                past.received,
                past.way,
            ),
        )


def latest(database: Database, most: int) -> list[PastExchange]:
    """The last ``most`` of them, newest first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM exchanges ORDER BY seq DESC LIMIT ?",  # noqa: S608  # names of ours
        (most,),
    )
    return [PastExchange(*row) for row in rows]


def count(database: Database) -> int:
    """How many there were."""
    return int(database.value("SELECT count(*) FROM exchanges"))


def bytes_since(database: Database, moment: int) -> tuple[int, int]:
    """(bytes up, bytes down) over the line, of those begun at or after this moment in ms UTC."""
    row = database.row(
        "SELECT coalesce(sum(bytes_up), 0), coalesce(sum(bytes_down), 0) FROM exchanges "
        "WHERE started >= ? AND way = 'line'",
        (moment,),
    )
    return (0, 0) if row is None else (int(row[0]), int(row[1]))
