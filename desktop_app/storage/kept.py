"""Answers that were worked out from the database, kept in it until anything in it changes.

Promises: what is found here was worked out from what the database holds now: every commit, of this process or another,
empties the table in the same transaction (database.py), and an answer is not kept when somebody wrote since it was
begun. It is encrypted like everything else. Refuses: anything that cannot be worked out again.
Called by operations and wiring.
"""

from desktop_app.storage.database import Database


def read(database: Database, name: str) -> str | None:
    """What is kept under this name. Raises Known, as any query; also works before the schema is up to date."""
    if not database.can_keep():
        return None
    found = database.value("SELECT value FROM kept WHERE name = ?", (name,))
    return found if isinstance(found, str) else None


def keep(database: Database, name: str, value: str, since: int) -> bool:
    """Keeps it, unless another process wrote after ``data_version()`` was ``since``; returns whether it did."""
    with database.write(keeps=True):
        current = database.data_version() == since
        if current:
            database.run("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, value))
    return current
