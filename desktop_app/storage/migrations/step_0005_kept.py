"""What was worked out from everything else and is quicker to read than to work out again (kept.py)."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the table. Whoever commits anything empties it (database.py)."""
    database.run("CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
